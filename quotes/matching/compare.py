"""Two statements side by side: which words they share, and where their truth conditions part.

Full Fact's test of a match is "the same truth conditions": one differing number or one negation makes two near-identical
sentences say different things, however close their vectors lie.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from quotes.language.normalise import stem_words, words
from quotes.language.numbers import NumberMention, find_numbers
from quotes.matching.stop_words import NEGATIONS, STOP_WORDS

SlotVerdict = Literal["same", "different", "missing"]
Band = Literal["none", "suggest", "strong"]

# Shorter texts are never linked by themselves: "Dat klopt niet" resembles every other denial.
LEAST_WORDS_FOR_STRONG = 8


@dataclass(frozen=True, slots=True)
class Side:
    """One statement of a pair. speaker: by full name, empty for the narrator or when unknown."""

    text: str
    language: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """One condition of truth on both sides, as printed; "" where a side has none."""

    slot: str
    a: str
    b: str
    verdict: SlotVerdict


@dataclass(frozen=True, slots=True)
class Comparison:
    """shared_words: content words on both sides, by stem, as a prints them; empty across languages."""

    slots: tuple[Slot, ...]
    shared_words: tuple[str, ...]

    @property
    def conflicts(self) -> bool:
        """Whether a condition of truth differs. Another speaker is none: two people may assert the same."""
        return any(slot.verdict == "different" and slot.slot != "speaker" for slot in self.slots)


def compare(a: Side, b: Side) -> Comparison:
    """Compare numbers, percentages, money, negation and speaker. What neither side has is left out."""
    slots = [*number_slots(a, b), *negation_slot(a, b), *speaker_slot(a, b)]
    return Comparison(tuple(slots), shared_words(a, b))


def band(
    similarity: float, comparison: Comparison, a: Side, b: Side, *, suggest: float, strong: float
) -> Band:
    """Which band a pair falls in. A conflict or a short text is never strong, whatever the similarity."""
    if similarity < suggest:
        return "none"
    long_enough = min(len(words(a.text)), len(words(b.text))) >= LEAST_WORDS_FOR_STRONG
    return "strong" if similarity >= strong and long_enough and not comparison.conflicts else "suggest"


def number_slots(a: Side, b: Side) -> Iterable[Slot]:
    """A slot per kind of number. Same: one side's values are all on the other; different: each has its own."""
    of_a, of_b = by_kind(a), by_kind(b)
    for kind in sorted(of_a.keys() | of_b.keys()):
        mine, theirs = of_a.get(kind, []), of_b.get(kind, [])
        yield Slot(kind, printed(mine), printed(theirs), verdict_on(values(mine), values(theirs)))


def by_kind(side: Side) -> dict[str, list[NumberMention]]:
    found: dict[str, list[NumberMention]] = {}
    for mention in find_numbers(side.text, side.language):
        found.setdefault(mention.kind, []).append(mention)
    return found


def values(mentions: Iterable[NumberMention]) -> set[object]:
    return {
        (round(mention.value, 6), mention.unit if mention.kind == "money" else "") for mention in mentions
    }


def printed(mentions: Iterable[NumberMention]) -> str:
    return ", ".join(mention.span.text for mention in mentions)


def verdict_on(a: set[object], b: set[object]) -> SlotVerdict:
    if not a or not b:
        return "missing"
    return "same" if a <= b or b <= a else "different"


def negation_slot(a: Side, b: Side) -> Iterable[Slot]:
    mine, theirs = negations(a), negations(b)
    if mine or theirs:
        even = (len(mine) - len(theirs)) % 2 == 0  # two denials cancel out: "geen sprake van dat er geen ..."
        yield Slot("negation", ", ".join(mine), ", ".join(theirs), "same" if even else "different")


def negations(side: Side) -> list[str]:
    return [word for word in words(side.text) if word in NEGATIONS[side.language]]


def speaker_slot(a: Side, b: Side) -> Iterable[Slot]:
    """Who said it, where both sides name someone. The narrator's claim beside a speaker's says nothing either way."""
    if a.speaker and b.speaker:
        same = words(a.speaker) == words(b.speaker)
        yield Slot("speaker", a.speaker, b.speaker, "same" if same else "different")


def shared_words(a: Side, b: Side) -> tuple[str, ...]:
    if a.language != b.language:
        return ()
    mine, theirs = content_words(a), content_words(b)
    return tuple(dict.fromkeys(word for stem, word in mine if stem in {stem for stem, _ in theirs}))


def content_words(side: Side) -> list[tuple[str, str]]:
    """(stem, word) of what is not a stop word."""
    found = [word for word in words(side.text) if word not in STOP_WORDS[side.language]]
    return list(zip(stem_words(found, side.language), found, strict=True))
