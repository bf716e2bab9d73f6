"""Two statements side by side: which words they share, where their truth conditions part, and how near that makes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quotes.language.normalise import stem_words, words
from quotes.language.stop_words import STOP_WORDS
from quotes.matching.slots import Judge, Parse, Side, Slot, SlotVerdict, read_twice

Band = Literal["none", "suggest", "strong"]
Relation = Literal["repeats", "rewords", "contradicts", "different"]

# Shorter texts are never linked by themselves: "Dat klopt niet" resembles every other denial.
LEAST_WORDS_FOR_STRONG = 8
# Cosine of two words of like meaning. Among 653 conflicting pairs, had the slots overlooked them all, one in three would pass by
# similarity alone, one in twenty with this.
LIKE_WORD_FOR_STRONG = 0.6
# Log-odds of a conflict by the second reading up to which a pair may be linked by itself.
SURELY_SAME = -1.0
# Texts this near, in one language, are one text with a word or two in another's place: oostkant, westkant lie near by vectors, too.
_NEARLY_ALL, _SAME_BEGINNING = 3, 4  # shared words for each exchanged one; letters
# A conflict in one of these makes two like statements contradict each other; in who, where or when they are about two things.
CONTRADICTING = frozenset({"number", "unit", "percentage", "money", "negation"})

__all__ = ["Band", "Comparison", "Relation", "Side", "Slot", "SlotVerdict", "band", "compare", "relation"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """shared_words: content words on both sides, by stem, as a prints them; empty across languages. conflict: log-odds by the second reading that both
    cannot be true; None without one."""

    slots: tuple[Slot, ...]
    shared_words: tuple[str, ...]
    conflict: float | None = None

    @property
    def differing(self) -> frozenset[str]:
        """Names of the slots that differ."""
        return frozenset(slot.slot for slot in self.slots if slot.verdict == "different")

    @property
    def conflicts(self) -> bool:
        """Whether a condition of truth differs. Another speaker is none: two people may assert the same."""
        return bool(self.differing - {"speaker"})

    @property
    def surely_same(self) -> bool:
        """Whether no slot differs, the speaker's neither, and the second reading, if there was one, agrees."""
        return not self.differing and (self.conflict is None or self.conflict <= SURELY_SAME)


def compare(a: Side, b: Side, parse: Parse | None = None, judge: Judge | None = None) -> Comparison:
    """Compare slot by slot, and find the shared words. What neither side states is left out. parse, judge: as read_twice."""
    slots, verdict = read_twice(a, b, parse, judge)
    return Comparison(slots, shared_words(a, b), verdict.conflict if verdict else None)


def band(
    similarity: float,
    comparison: Comparison,
    a: Side,
    b: Side,
    *,
    suggest: float,
    strong: float,
    weakest: float = 1.0,
) -> Band:
    """Which band a pair falls in.

    Never strong, whatever the similarity: a differing slot, the speaker's too; a second reading that is not sure; a short text; a telling word that has no like in
    the other text (weakest, as quotes.matching.alignment), for it may be what makes one true and the other false; one word in place
    of another where all the rest is the same.
    """
    if similarity < suggest:
        return "none"
    long_enough = min(len(words(a.text)), len(words(b.text))) >= LEAST_WORDS_FOR_STRONG
    told_alike = weakest >= LIKE_WORD_FOR_STRONG and comparison.surely_same and not exchange_words(a, b)
    return "strong" if similarity >= strong and long_enough and told_alike else "suggest"


def relation(similarity: float, comparison: Comparison, a: Side, b: Side, *, suggest: float) -> Relation:
    """What b is to a: the same words, the same in other words, the opposite of the same matter, or something else."""
    if words(a.text) == words(b.text) and not comparison.differing:
        return "repeats"
    if similarity < suggest:
        return "different"
    if not comparison.differing:
        return "rewords"
    return "contradicts" if comparison.differing & CONTRADICTING else "different"


def shared_words(a: Side, b: Side) -> tuple[str, ...]:
    if a.language != b.language:
        return ()
    mine, theirs = content_words(a), {stem for stem, _ in content_words(b)}
    return tuple(dict.fromkeys(word for stem, word in mine if stem in theirs))


def exchange_words(a: Side, b: Side) -> bool:
    """Whether two texts in one language are the same but for words that stand in each other's place; figures have slots of their own."""
    if a.language != b.language:
        return False
    mine, theirs = (
        {stem for stem, word in content_words(side) if not word[0].isdecimal()} for side in (a, b)
    )
    own, others = mine - theirs, theirs - mine
    if len(mine & theirs) < _NEARLY_ALL * max(len(own), len(others)):
        return False
    return _has_unlike(own, others) and _has_unlike(others, own)


def _has_unlike(stems: set[str], others: set[str]) -> bool:
    """Whether one of the stems begins as none of the others does."""
    beginnings = {stem[:_SAME_BEGINNING] for stem in others}
    return any(stem[:_SAME_BEGINNING] not in beginnings for stem in stems)


def content_words(side: Side) -> list[tuple[str, str]]:
    """(stem, word) of what is not a stop word."""
    found = [word for word in words(side.text) if word not in STOP_WORDS[side.language]]
    return list(zip(stem_words(found, side.language), found, strict=True))
