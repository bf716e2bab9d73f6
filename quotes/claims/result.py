"""What claim detection hands out."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.language.spans import Span

KINDS = (
    "quantity",
    "comparison",
    "causal",
    "event",
    "legal",
    "history",
    "prediction",
    "opinion",
    "personal",
    "other",
)


@dataclass(frozen=True, slots=True)
class Factor:
    """One reason for a score: what was seen, how much it moved the score (log-odds, signed), and where."""

    name: str
    weight: float
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What is read for the words at span, so that a claim can be understood by itself: a name for `ze`, a date for `gisteren`.

    span: in the article; empty where words are put in, as a subject that the clause shares with the one before it.
    reason: "shared", "date", or how a name was found. source: where in the article words stand that are put in as they are.
    """

    span: Span
    text: str
    reason: str
    source: Span | None = None


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """An assertion worth a check.

    check_worthiness: 0..1. kinds: from KINDS. quote: index of the quote it stands in, None when the narrator asserts it.
    seen: the names of all factors seen in it, also those that hardly weigh. past: it is about what has happened.
    resolutions: what can be read for its pronouns, without its dates, which depend on when it was published.
    """

    span: Span
    check_worthiness: float
    kinds: tuple[str, ...]
    factors: tuple[Factor, ...]
    quote: int | None = None
    seen: tuple[str, ...] = ()
    past: bool = False
    resolutions: tuple[Resolution, ...] = ()
