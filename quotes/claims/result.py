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
class FoundClaim:
    """An assertion worth a check.

    check_worthiness: 0..1. kinds: from KINDS. quote: index of the quote it stands in, None when the narrator asserts it.
    """

    span: Span
    check_worthiness: float
    kinds: tuple[str, ...]
    factors: tuple[Factor, ...]
    quote: int | None = None
