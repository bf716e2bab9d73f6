"""Two sentences in one language that are the same but for a denial: `opent niet voor` beside `opent voor`."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.language.stop_words import NEGATIONS
from quotes.matching.slots.reading import Reading
from quotes.matching.slots.scope import CONJUNCTIONS
from quotes.matching.slots.sides import Slot

# Come and go with a denial: `does not open` and `opens`, `geen brug` and `een brug`.
_LIGHT = {
    "nl": {"een", "er", "meer", "langer", "enige"},
    "en": {"a", "an", "any", "do", "does", "did", "some", "longer"},
}
_LEAST_SHARED = 4  # words, so that these are sentences


@dataclass(frozen=True, slots=True)
class _Bare:
    """A sentence without its denials. denials: how many words stand before each, and its token. borders: of clauses, likewise."""

    stems: tuple[str, ...]
    denials: tuple[tuple[int, int], ...]
    borders: frozenset[int]

    def in_clauses(self) -> list[int]:
        """The clause of each denial, counted from the first."""
        return [sum(border <= before for border in self.borders) for before, _ in self.denials]


def denied_twin(a: Reading, b: Reading) -> Slot | None:
    """A denial that differs where all other words are the same and in the same order; nothing where they are not."""
    if a.side.language != b.side.language:
        return None
    mine, theirs = _bare(a), _bare(b)
    if mine.stems != theirs.stems or len(mine.stems) < _LEAST_SHARED:
        return None
    if mine.in_clauses() == theirs.in_clauses():
        return None
    mine_told, theirs_told = (
        reading.printed([place for _, place in bare.denials]) for reading, bare in ((a, mine), (b, theirs))
    )
    return Slot("negation", mine_told, theirs_told, "different")


def _bare(reading: Reading) -> _Bare:
    language = reading.side.language
    stems: list[str] = []
    denials, borders = [], set()
    for place, token in enumerate(reading.tokens):
        if token.opens_clause or token.word in CONJUNCTIONS:
            borders.add(len(stems))
        if token.word in NEGATIONS[language] or token.is_denial_of_verb:
            denials.append((len(stems), place))
        elif token.word not in _LIGHT.get(language, ()):
            stems.append(reading.stem(place))
    return _Bare(tuple(stems), tuple(denials), frozenset(borders))
