"""Whether who does it to whom has changed places: the deeds of two statements held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from quotes.language.normalise import fold, stem_words
from quotes.language.noun_phrases import Phrase
from quotes.language.stop_words import STOP_WORDS
from quotes.matching.slots import gazetteer
from quotes.matching.slots.agency import agency
from quotes.matching.slots.deeds import Deed
from quotes.matching.slots.names import Name
from quotes.matching.slots.nearness import cosine, is_word
from quotes.matching.slots.reading import Reading
from quotes.matching.slots.same_name import same_name

_MARGIN = 0.25
_LEAST = 0.45
_LIKE_DEED, _LIKE_WORDS = 0.1, 0.25
_LEAST_GAIN = 0.1
_ACTS, _THING = -0.2, -0.5
_SURER = 0.2
_SURE_END = 0.6


@dataclass(frozen=True, slots=True)
class Actors:
    """Two deeds that may be one. crossed: whether their ends have changed places. sure: how surely all ends may act, as agency."""

    a: Deed
    b: Deed
    crossed: bool
    sure: float
    alike: float

    @property
    def converse(self) -> bool:
        """Whether one is told from the other end: `lent to`, `borrowed from`."""
        far = {"from", "yield"}
        return (self.a.told in far) != (self.b.told in far)


def compare_actors(a: Reading, b: Reading, mine: Sequence[Deed], theirs: Sequence[Deed]) -> Actors | None:
    """mine, theirs: the deeds of a and of b. Return the deeds that both tell; None where none of one is also the other's, or where both ways are told."""
    found = [*_aligned(a, b, mine, theirs)]
    kept = [each for each in found if not any(_contradicts(other, each) for other in found)]
    # What others do beside it is told straight as well; a change of places is what counts.
    return max(kept, key=lambda each: (each.crossed, each.sure), default=None)


def _contradicts(other: Actors, one: Actors) -> bool:
    """Whether other tells the contrary of the same two, about as surely, or of one of them, and is more alike."""
    if other.crossed == one.crossed:
        return False
    shared = len(_starts(other.a) & _starts(one.a)), len(_starts(other.b) & _starts(one.b))
    if shared == (2, 2):
        return other.sure > one.sure - _SURER
    if max(shared) == 2 and other.alike >= one.alike - _LEAST_GAIN:
        return other.sure > one.sure - _SURER
    return min(shared) > 0 and other.alike > one.alike + _LEAST_GAIN


def _starts(deed: Deed) -> set[int]:
    return {end.start for end in deed.ends}


def _aligned(a: Reading, b: Reading, deeds: Sequence[Deed], others: Sequence[Deed]) -> Iterator[Actors]:
    for mine, theirs in product(deeds, others):
        straight = likeness(a, b, mine.source, theirs.source), likeness(a, b, mine.goal, theirs.goal)
        crossed = likeness(a, b, mine.source, theirs.goal), likeness(a, b, mine.goal, theirs.source)
        for one, other, turned in ((straight, crossed, False), (crossed, straight, True)):
            if not _is_clear(one, other) or not _is_one_deed(mine, theirs, one):
                continue
            if {mine.told, theirs.told} == {"goal", "yield"}:
                continue
            sure = min(_agency(side, end) for side, deed in ((a, mine), (b, theirs)) for end in deed.ends)
            if sure >= _least_agency(mine, theirs, min(one)):
                yield Actors(mine, theirs, turned, sure, min(one))


def _least_agency(mine: Deed, theirs: Deed, alike: float) -> float:
    """Things ram and overtake each other as well, where subject and object are the very same two."""
    if not mine.told == theirs.told == "order":
        return _ACTS
    return -2.0 if alike >= _SURE_END and _deed_likeness(mine, theirs) >= _LIKE_WORDS else _THING


def _is_clear(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether both ends are like the ones they are laid beside, and more so than the other way round."""
    gains = [p - q for p, q in zip(one, other, strict=True)]
    return min(one) >= _LEAST and min(gains) >= _LEAST_GAIN and sum(gains) >= 2 * _MARGIN


def _agency(side: Reading, phrase: Phrase) -> float:
    """How surely it may act: two that act change places, a reader and a letter do not."""
    if any(_touches(side, when.places, phrase.spans) for when in side.dates):
        return -1.0
    if phrase.proper or _names(side, phrase):
        return 1.0
    head = fold(phrase.head)
    return agency(head) if is_word(head) else max(agency(head), agency(_text(side, phrase)))


def _is_one_deed(mine: Deed, theirs: Deed, ends: tuple[float, float]) -> bool:
    """Whether the words for it may be; where both ends are surely the same, `sue` and `take to court` need not be alike."""
    if mine.told == theirs.told == "order" and min(ends) >= _SURE_END:
        return True
    least = _LIKE_WORDS if {mine.told, theirs.told} == {"order", "goal"} else _LIKE_DEED
    return _deed_likeness(mine, theirs) >= least


def _deed_likeness(mine: Deed, theirs: Deed) -> float:
    """How like the words for the two are, as cosine of the nearest."""
    return max(cosine(fold(one), fold(other)) for one, other in product(mine.words, theirs.words))


def likeness(a: Reading, b: Reading, mine: Phrase, theirs: Phrase) -> float:
    """How like two phrases are of one thing, 1 for a shared name; from the names, the places and the words in them."""
    names = _names(a, mine), _names(b, theirs)
    if any(same_name(one, other) for one, other in product(*names)):
        return 1.0
    found = max(
        cosine(_text(a, mine), _text(b, theirs)),
        cosine(fold(mine.head), fold(theirs.head)),
        1.0 if _stem(a, mine) == _stem(b, theirs) else 0.0,
    )
    if all(names):
        found *= 0.5
    where = _places(a, mine), _places(b, theirs)
    if all(where):
        agree = any(gazetteer.may_agree(one, other) for one, other in product(*where))
        if agree and _is_place(a, mine) and _is_place(b, theirs):
            return 1.0
        found += 0.3 if agree else -0.4
    return found


def _is_place(side: Reading, phrase: Phrase) -> bool:
    """Whether the phrase is a place's name, or its people."""
    return any(
        side.tokens[place].start <= phrase.start < side.tokens[place].end
        for each in side.places
        for place in each.places
    )


def _names(side: Reading, phrase: Phrase) -> list[Name]:
    return [name for name in side.names if not name.weak and _touches(side, name.places, phrase.core)]


def _places(side: Reading, phrase: Phrase) -> list[str]:
    return [place.key for place in side.places if _touches(side, place.places, phrase.spans)]


def _touches(side: Reading, places: Sequence[int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(
        side.tokens[place].start < end and start < side.tokens[place].end
        for place in places
        for start, end in spans
    )


def _text(side: Reading, phrase: Phrase) -> str:
    words = [fold(word) for word in phrase.words if word not in STOP_WORDS[side.side.language]]
    return " ".join(words) or fold(phrase.head)


def _stem(side: Reading, phrase: Phrase) -> str:
    return stem_words([fold(phrase.head)], side.side.language)[0]
