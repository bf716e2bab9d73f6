"""Score extracted quotes against our own gold, by the same measure as the shared scorer.

Two quotes match by the words they share over all words of both, one to one, the best pair first; from 0.5 a quote is found.
End to end means that its speaker is right as well. Optional and nested gold is neither missed nor held against anybody.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from benchmarks.quote_sets import GoldQuote, GoldText, HasSegments, is_accepted, words_of

FOUND = 0.5
_LEADING = re.compile(r"\W*(?:dat|of|that|whether)\b", re.I)


class Extracted(HasSegments, Protocol):
    """An extracted quote, as far as it is scored."""

    @property
    def resolved_speaker(self) -> str | None: ...


@dataclass(slots=True)
class Tally:
    """Counts over texts. recall: style -> [found, all]; phenomena: name -> [end to end, all]."""

    gold: int = 0
    predicted: int = 0
    found: int = 0
    exact: int = 0
    right: int = 0
    wrong: int = 0
    recall: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    phenomena: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))

    def figures(self) -> dict[str, float]:
        """The figures as make bench-quotes shows them."""
        shares = {
            "span F1@.5": _f1(self.found, self.predicted, self.gold),
            "exact F1": _f1(self.exact, self.predicted, self.gold),
            "end-to-end F1": _f1(self.right, self.predicted, self.gold),
            "speaker accuracy": round(self.right / max(1, self.found), 3),
            "not wrong speaker": round(1 - self.wrong / max(1, self.found), 3),
        }
        recalls = {
            f"{style} recall": round(hits / total, 3) for style, (hits, total) in sorted(self.recall.items())
        }
        return shares | recalls | {"n": self.gold}


def tally(texts: Sequence[GoldText], answers: Sequence[Sequence[Extracted]]) -> Tally:
    """Score the quotes found in each text."""
    total = Tally()
    for gold, found in zip(texts, answers, strict=True):
        _add(total, gold, found)
    return total


def _add(total: Tally, gold: GoldText, found: Sequence[Extracted]) -> None:
    partners = _pairs(gold, found)
    for place, quote in enumerate(gold.quotes):
        if quote.tier == "core":
            _add_quote(total, gold, quote, partners.get(place), found)
    taken = {index: place for place, (index, _) in partners.items()}
    side = [words_of(gold.text, quote) for quote in gold.quotes if quote.tier != "core"]
    for index, other in enumerate(found):
        if index in taken:
            total.predicted += gold.quotes[taken[index]].tier == "core"
            continue
        said = words_of(gold.text, other)
        total.predicted += not any(len(said & words) >= 0.5 * len(said) for words in side)


def _add_quote(
    total: Tally,
    gold: GoldText,
    quote: GoldQuote,
    partner: tuple[int, float] | None,
    found: Sequence[Extracted],
) -> None:
    total.gold += 1
    recall, phenomenon = total.recall[quote.style], total.phenomena[gold.phenomenon]
    recall[1] += 1
    phenomenon[1] += 1
    if partner is None:
        return
    other, overlap = found[partner[0]], partner[1]
    total.exact += _trimmed(gold.text, quote) == _trimmed(gold.text, other)
    if overlap < FOUND:
        return
    right = is_accepted(quote, other.resolved_speaker)
    total.found += 1
    recall[0] += 1
    phenomenon[0] += right
    total.right += right
    total.wrong += bool(other.resolved_speaker) and not right


def _pairs(gold: GoldText, found: Sequence[Extracted]) -> dict[int, tuple[int, float]]:
    """Gold index -> (found index, overlap), one to one, best first; core gold first where two overlap alike."""
    golden = [words_of(gold.text, quote) for quote in gold.quotes]
    said = [words_of(gold.text, quote) for quote in found]
    ranked = sorted(
        (
            (len(a & b) / len(a | b), gold.quotes[i].tier == "core", -i, -j)
            for i, a in enumerate(golden)
            for j, b in enumerate(said)
            if a & b
        ),
        reverse=True,
    )
    partners: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for overlap, _, i, j in ranked:
        if -i not in partners and -j not in taken:
            partners[-i] = (-j, overlap)
            taken.add(-j)
    return partners


def _trimmed(text: str, quote: HasSegments) -> frozenset[int]:
    """The words of a quote without a leading `dat` or `that`."""
    words = words_of(text, quote)
    lead = _LEADING.match(text, min(s.start for s in quote.segments))
    return frozenset(word for word in words if lead is None or word >= lead.end())


def _f1(hits: int, predicted: int, gold: int) -> float:
    return round(2 * hits / (predicted + gold), 3) if predicted + gold else 0.0


def weakest(total: Tally, least: float = 0.9) -> list[tuple[str, int, int]]:
    """(phenomenon, right, all) of those below least, worst first."""
    below = [(name, right, of) for name, (right, of) in total.phenomena.items() if right / of < least]
    return sorted(below, key=lambda entry: entry[1] / entry[2])


def count_kinds(answers: Sequence[Sequence[Any]]) -> Counter[str]:
    """How many quotes each rule found."""
    return Counter(quote.rule for found in answers for quote in found)
