"""Everything that a comparison needs to know of one statement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from quotes.language.normalise import stem_words
from quotes.language.stop_words import NEGATIONS, STOP_WORDS
from quotes.matching.slots.amounts import find_amounts
from quotes.matching.slots.bodies import Body, find_bodies
from quotes.matching.slots.capitals import without_mere_capitals
from quotes.matching.slots.contrasts import Member, find_members
from quotes.matching.slots.dates import find_dates
from quotes.matching.slots.names import Name, find_known_names, find_names
from quotes.matching.slots.places import Place, find_places
from quotes.matching.slots.quantities import Quantity
from quotes.matching.slots.sides import Side
from quotes.matching.slots.tokens import MOST_CHARACTERS, Token, cut, printed
from quotes.matching.slots.when import When

# `niet in Meppel maar in Hoogeveen`: what stands before the `maar` is not what is stated.
_CORRECTED = re.compile(
    r"\b(?:niet|geen|not)\s+(?P<no>(?:[\w.,’'-]+\s+){0,5}?[\w.’'-]+),?\s+(?:maar|but)\s+(?P<yes>[\w’'-]+(?:\s+[\w’'-]+)?)",
    re.I,
)
_PREPOSITIONS = {"in", "op", "bij", "voor", "door", "met", "uit", "naar", "van", "aan", "at", "on", "by", "for", "from", "with", "to", "near", "te"}  # fmt: skip

_JOINING = {"voor", "van", "en", "for", "of", "and"}  # two parts of a name, for readers

# Every finding of one side is held against every one of the other.
MOST_FINDINGS = 50


class HasPlaces(Protocol):
    """Something found at tokens of a text."""

    @property
    def places(self) -> tuple[int, ...]: ...


@dataclass(frozen=True, slots=True)
class Reading:
    """One side, read. Of all lists: in the order of the text."""

    side: Side
    text: str
    tokens: Sequence[Token]
    dates: list[When]
    amounts: list[Quantity]
    places: list[Place]
    names: list[Name]
    members: list[Member]
    bodies: list[Body]

    def printed(self, places: Sequence[int]) -> str:
        return printed(self.text, self.tokens, places)

    def listed(self, items: Sequence[HasPlaces]) -> str:
        """The wording of several findings, each once; names that one word joins (`Bureau voor Wonen`) as one."""
        groups: list[list[int]] = []
        for item in items:
            if groups and self._joins(groups[-1][-1], item.places[0]):
                groups[-1] += [item.places[0] - 1, *item.places]
            else:
                groups.append(list(item.places))
        return ", ".join(dict.fromkeys(map(self.printed, groups)))

    def _joins(self, last: int, first: int) -> bool:
        """Whether just one joining word stands between two places, both with a capital."""
        if first - last != 2 or self.tokens[last + 1].word not in _JOINING:
            return False
        return self.tokens[last].is_capital and self.tokens[first].is_capital

    @property
    def stems(self) -> frozenset[str]:
        """Stems of the words that carry matter, without those that deny."""
        return frozenset(self.stem(place) for place in range(len(self.tokens)) if self.carries_matter(place))

    def carries_matter(self, place: int) -> bool:
        word = self.tokens[place].word
        return word not in STOP_WORDS[self.side.language] and word not in NEGATIONS[self.side.language]

    def stem(self, place: int) -> str:
        return stem_words([self.tokens[place].word], self.side.language)[0]


def read(side: Side) -> Reading:
    """Read one side of a pair."""
    # In capitals throughout, a capital tells no name.
    text = without_corrected(side.text.lower() if side.text.isupper() else side.text)
    tokens = cut(text)
    dates = find_dates(tokens, side.language, side.said_on)
    taken = {place for when in dates for place in when.places}
    known = find_known_names(tokens, side.language, taken)
    taken |= {place for name in known for place in name.places}
    places = find_places(tokens, taken)
    taken |= {at for place in places for at in place.places}
    tokens = without_mere_capitals(tokens, side.language, taken)
    amounts = find_amounts(tokens, side.language, taken)
    counted = taken | {place for amount in amounts for place in amount.places}
    bodies = find_bodies(tokens, side.language)
    names = sorted([*known, *find_names(tokens, side.language, counted)], key=lambda name: name.places)
    names = [replace(name, body=_body_of(name, bodies)) for name in names]
    called = counted | {place for name in names if not name.weak for place in name.places}
    members = find_members(tokens, side.language, called - _plain(names, tokens))
    most = slice(MOST_FINDINGS)
    return Reading(
        side,
        text,
        tokens,
        dates[most],
        amounts[most],
        places[most],
        names[most],
        members[most],
        bodies[most],
    )


def _body_of(name: Name, bodies: Sequence[Body]) -> Body | None:
    return next((body for body in bodies if not set(body.places).isdisjoint(name.places)), None)


def _plain(names: Sequence[Name], tokens: Sequence[Token]) -> set[int]:
    """Places in names that are words as well: `Tweede Kamer`."""
    return {place for name in names if name.key for place in name.places if len(name.places) > 1}


def without_corrected(text: str) -> str:
    """Blank out what is put right: `niet 30 maar 13 mensen` states 13."""
    for found in list(_CORRECTED.finditer(text[:MOST_CHARACTERS])):
        no, yes = found["no"].split()[0], found["yes"].split()[0]
        if _kind(no) == _kind(yes) and _kind(no) is not None and yes.lower() not in ("wel", "also", "ook"):
            start, end = found.start(), found.start("yes")
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _kind(word: str) -> str | None:
    """What sort of word begins a correction."""
    if word.lower() in _PREPOSITIONS:
        return word.lower()
    if word[0].isdigit():
        return "figure"
    if word.lower() in ("de", "het", "een", "the", "a", "an"):
        return "article"
    return "name" if word[0].isupper() else None


def is_near(a: Reading, b: Reading, share: float = 0.6) -> bool:
    """Whether two statements in one language have most of their words in common."""
    if a.side.language != b.side.language:
        return False
    mine, theirs = a.stems, b.stems
    return (
        bool(mine and theirs)
        and len(mine & theirs) >= share * min(len(mine), len(theirs))
        and len(mine & theirs) >= 0.5 * max(len(mine), len(theirs))
    )
