"""Our own gold for quotes: texts with every quote marked, written by people who had not read the rules.

`sets/quotes/items_*.jsonl` hold one phenomenon each, `articles_*.jsonl` are whole articles; sets/quotes/README.md is the guide they
were written by. A gold segment is the literal text; here it gets its offsets.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

FOLDER = Path(__file__).parent / "sets/quotes"
TUNED = (
    "items_nl",
    "items_en",
    "fresh_items_nl",
    "fresh_items_en",
    "articles_nl",
    "articles_en",
)  # rules were mended with these in sight
CHECKS = (
    "check_items_nl",
    "check_items_en",
    "check_articles_nl",
    "check_articles_en",
)  # only scored, never read
NAMES = TUNED + CHECKS
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_TITLES = re.compile(r"^(?:(?:de|het|een|the|an?)\s+)+", re.I)
Range = tuple[int, int]


class HasSegments(Protocol):
    """What is compared with gold: an extracted quote, or another gold quote."""

    @property
    def segments(self) -> Sequence[Any]: ...


@dataclass(frozen=True, slots=True)
class Edge:
    """Characters start..end."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """tier: core is required, optional and nested are neither required nor punished. speakers: accepted names, () for none."""

    style: str
    tier: str
    segments: tuple[Edge, ...]
    cue: tuple[Edge, ...]
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldText:
    """One item or article. not_quotes: tempting stretches that nobody says."""

    id: str
    phenomenon: str
    language: str
    text: str
    quotes: tuple[GoldQuote, ...]
    not_quotes: tuple[Edge, ...] = field(default=())


def read_set(name: str) -> list[GoldText]:
    """Return the texts of one of NAMES. Raises ValueError where a literal does not stand in its text."""
    with (FOLDER / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [_text(json.loads(line)) for line in lines if line.strip()]


def _text(entry: dict[str, Any]) -> GoldText:
    text = entry["text"]
    return GoldText(
        entry["id"],
        entry["phenomenon"],
        entry["language"],
        text,
        tuple(_quote(text, quote) for quote in entry["quotes"]),
        tuple(_place(text, literal) for literal in entry.get("not_quotes", ())),
    )


def _quote(text: str, entry: dict[str, Any]) -> GoldQuote:
    segments: list[Edge] = []
    for literal in entry["segments"]:
        segments.append(_place(text, literal, segments[-1].end if segments else 0))
    cue = tuple(_place(text, literal) for literal in entry.get("cue", ()))
    speakers = tuple(filter(None, (entry.get("resolved_speaker") or "").split("|")))
    return GoldQuote(entry["type"], entry["tier"], tuple(segments), cue, speakers)


def _place(text: str, literal: str | dict[str, Any], after: int = 0) -> Edge:
    """Where a literal stands: its first place after `after`, or its n-th in the text."""
    wanted = literal if isinstance(literal, str) else literal["s"]
    start = text.find(wanted, after) if isinstance(literal, str) else -1
    for _ in range(0 if isinstance(literal, str) else literal["n"]):
        start = text.find(wanted, start + 1)
    if start < 0:
        raise ValueError(f"{wanted!r} does not stand in {text[:60]!r}...")
    return Edge(start, start + len(wanted))


def words_of(text: str, quote: HasSegments) -> frozenset[int]:
    """Where the words of a quote start."""
    return frozenset(m.start() for s in quote.segments for m in _WORD.finditer(text, s.start, s.end))


def overlap(text: str, one: HasSegments, other: HasSegments) -> float:
    """Shared words over all words of both, 0..1."""
    a, b = words_of(text, one), words_of(text, other)
    return len(a & b) / len(a | b) if a | b else 0.0


def is_accepted(gold: GoldQuote, name: str | None) -> bool:
    """Is this one of the accepted names, a post in front of it allowed?"""
    if not gold.speakers:
        return not name
    found = _key(name or "")
    return any(found == _key(n) or (" " in found and found.endswith(f" {_key(n)}")) for n in gold.speakers)


def _key(name: str) -> str:
    return re.sub(r"\W+", " ", _TITLES.sub("", name)).strip().casefold()


def mistakes(gold: GoldText, found: Sequence[Any]) -> Iterator[str]:
    """What an editor would have to mend, a sentence each: missed, misattributed, or found where nobody speaks.

    found: ExtractedQuote of the text. A quote counts as found from an overlap of one half.
    """
    text, taken = gold.text, set()
    for quote in sorted(gold.quotes, key=lambda q: q.tier != "core"):
        free = [other for other in found if id(other) not in taken]
        best = max(free, key=lambda other: overlap(text, quote, other), default=None)
        if best is None or overlap(text, quote, best) < 0.5:
            if quote.tier == "core":
                yield f"missed: {_said(text, quote)!r} by {_names(quote)}"
            continue
        taken.add(id(best))
        if quote.tier == "core" and not is_accepted(quote, best.resolved_speaker):
            yield f"{best.resolved_speaker} instead of {_names(quote)}: {_said(text, quote)!r}{_why(best)}"
    for other in found:
        if id(other) not in taken and not _is_beside(text, other, gold.quotes):
            yield f"nobody says {_said(text, other)!r} ({other.resolved_speaker}){_why(other)}"


def _why(found: Any) -> str:
    """` [inquit: named here]`: the rule that found it, and how its speaker was named."""
    return f" [{found.rule}: {found.reason}]"


def _is_beside(text: str, quote: HasSegments, gold: Iterable[GoldQuote]) -> bool:
    """A part of what an optional or nested gold quote says."""
    words = words_of(text, quote)
    side = [words_of(text, other) for other in gold if other.tier != "core"]
    return any(len(words & other) >= 0.5 * len(words) for other in side)


def _said(text: str, quote: HasSegments) -> str:
    return " ... ".join(text[s.start : s.end] for s in quote.segments)


def _names(quote: GoldQuote) -> str:
    return "|".join(quote.speakers) or "nobody"


def as_scorer_json(name: str) -> dict[str, Any]:
    """The set as ../shared/tools/score_quotes.py reads gold."""
    return {
        "docs": [
            {
                "doc": gold.id,
                "language": gold.language,
                "text": gold.text,
                "quotes": [_scorer_quote(quote) for quote in gold.quotes],
                "not_quotes": [_edge_json(edge) for edge in gold.not_quotes],
            }
            for gold in read_set(name)
        ]
    }


def _scorer_quote(quote: GoldQuote) -> dict[str, Any]:
    return {
        "type": quote.style,
        "tier": quote.tier,
        "segments": [_edge_json(edge) for edge in quote.segments],
        "cue": [_edge_json(edge) for edge in quote.cue],
        "resolved_speaker": "|".join(quote.speakers) or None,
    }


def _edge_json(edge: Edge) -> dict[str, int]:
    return {"start": edge.start, "end": edge.end}
