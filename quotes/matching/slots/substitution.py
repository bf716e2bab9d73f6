"""One word in place of another, in sentences that are otherwise the same: upheld and overturned, the dam held and the dam burst.

No lexicon knows all opposites. Where all the rest is word for word the same, a word that is no known form or synonym of the one in
its place is taken for another matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache

from quotes.language.compound_parts import compound_parts
from quotes.matching.slots.contrasts import Member, is_akin
from quotes.matching.slots.nearness import cosine
from quotes.matching.slots.phrases import read_toml
from quotes.matching.slots.poles import Polarity
from quotes.matching.slots.reading import Reading
from quotes.matching.slots.sides import Slot
from quotes.matching.slots.tokens import ARTICLES

_LONGEST = 80  # words; past this two sentences are hardly the same but for one
_LONGEST_STRETCH = 2
_PARTICLES = {"into", "up", "out", "off", "over", "down", "on", "for", "from", "to", "back", "away", "aan", "af", "door", "erover", "eruit", "ervan", "in", "mee", "neer", "om", "op", "terug", "uit", "van", "voor", "weg"}  # fmt: skip
_MODALS = {"may", "might", "could", "can", "will", "would", "must", "should", "shall", "zal", "zou", "kan", "moet", "mag", "wil", "gaat", "misschien", "mogelijk", "wellicht", "perhaps", "maybe", "possibly", "vermoedelijk", "waarschijnlijk", "probably", "likely"}  # fmt: skip
# Cosine: of 24 conflicts in one word the nearest is goalkeeper and striker, .56; cutting and slicing lie at .68.
_SYNONYMS = 0.6
_ALIKE = 5  # letters that two forms of a word share
_SHORTEST_PART = 4


def substitution_slot(a: Reading, b: Reading, polarities: tuple[Polarity, Polarity]) -> Iterator[Slot]:
    """What stands in one place, as an entity that differs."""
    stretches = _replaced(a, b)
    if stretches is None:
        return
    mine, theirs = stretches
    told = [_poles(polarity, stretch) for polarity, stretch in zip(polarities, stretches, strict=True)]
    if told[0] & told[1]:
        return  # dicht, niet open
    if _is_phrase_for(a, mine, b, theirs):
        return
    if _is_plain(a, mine) and _is_plain(b, theirs) and not _are_akin(a, b, mine, theirs):
        yield Slot("entity", a.printed(mine), b.printed(theirs), "different")


def _changes(a: Reading, b: Reading) -> list[tuple[range, range]]:
    """The stretches that differ, articles passed over; none across languages and for long texts."""
    if a.side.language != b.side.language or max(len(a.tokens), len(b.tokens)) > _LONGEST:
        return []
    places = [_without_articles(side) for side in (a, b)]
    mine, theirs = ([side.tokens[at].word for at in of] for side, of in zip((a, b), places, strict=True))
    return [
        (_stretch(places[0][start:end]), _stretch(places[1][other:other_end]))
        for kind, start, end, other, other_end in SequenceMatcher(
            None, mine, theirs, autojunk=False
        ).get_opcodes()
        if kind != "equal"
    ]


def _without_articles(side: Reading) -> list[int]:
    return [at for at, token in enumerate(side.tokens) if token.word not in ARTICLES]


def _stretch(places: list[int]) -> range:
    return range(places[0], places[-1] + 1) if places else range(0)


def _replaced(a: Reading, b: Reading) -> tuple[range, range] | None:
    """The one stretch on either side that differs."""
    changes = _changes(a, b)
    if len(changes) != 1 or not all(changes[0]):
        return None
    mine, theirs = changes[0]
    longest = max(map(len, changes[0]))
    if longest > _LONGEST_STRETCH or len(a.tokens) - len(mine) < max(2, longest):
        return None
    return mine, theirs


def _is_phrase_for(a: Reading, mine: range, b: Reading, theirs: range) -> bool:
    """One verb, and a verb with its particle: burgled and broken into, overweegt and denkt erover. These say the same as often as not."""
    _, (other, phrase) = sorted(((a, mine), (b, theirs)), key=lambda each: len(each[1]))
    if len(mine) + len(theirs) != 1 + _LONGEST_STRETCH:
        return False
    particle = other.tokens[phrase[-1]]
    return particle.word in _PARTICLES and not particle.is_joined and other.carries_matter(phrase[0])


def _is_plain(side: Reading, stretch: range) -> bool:
    """Words of matter that no other reader has judged."""
    judged = {place for when in side.dates for place in when.places}
    judged |= {place for amount in side.amounts for place in amount.places}
    judged |= {at for place in side.places for at in place.places}
    judged |= {place for name in side.names if not name.weak for place in name.places}
    judged |= {place for place in stretch if side.tokens[place].word in _MODALS}
    return judged.isdisjoint(stretch) and any(
        side.carries_matter(place) and len(side.tokens[place].word) > 2 for place in stretch
    )


def _poles(polarity: Polarity, stretch: range) -> set[tuple[str, int]]:
    """The opposites in a stretch, each with the sign that denials leave it."""
    return {(pole.concept, pole.sign) for pole in polarity.poles if not set(pole.places).isdisjoint(stretch)}


def _are_akin(a: Reading, b: Reading, mine: range, theirs: range) -> bool:
    """Forms or parts of one word, synonyms, or one member of a set."""
    if _member_names(a.members, mine) & _member_names(b.members, theirs):
        return True
    if any(is_akin(member, _within(b.members, theirs)) for member in _within(a.members, mine)):
        return True
    one, other = (
        " ".join(side.tokens[place].word for place in stretch) for side, stretch in ((a, mine), (b, theirs))
    )
    if cosine(one, other) >= _SYNONYMS:
        return True
    return any(
        _are_alike(a.tokens[one].word, b.tokens[other].word) or a.stem(one) == b.stem(other)
        for one in mine
        for other in theirs
        if a.carries_matter(one) and b.carries_matter(other)
    )


def _member_names(members: list[Member], stretch: range) -> set[tuple[str, str]]:
    return {(member.kind, member.name) for member in _within(members, stretch)}


def _within(members: list[Member], stretch: range) -> list[Member]:
    return [member for member in members if not set(member.places).isdisjoint(stretch)]


def _are_alike(one: str, other: str) -> bool:
    if not _groups().get(one, frozenset()).isdisjoint(_groups().get(other, frozenset())):
        return True
    heads = [compound_parts(word, "nl")[-1:] for word in (one, other)]
    if all(heads) and cosine(heads[0][0], heads[1][0]) < _SYNONYMS:
        return False  # treurwilg, treurbeuk
    short, long = sorted((one.removeprefix("ge"), other.removeprefix("ge")), key=len)
    return short[:_ALIKE] == long[:_ALIKE] or (len(short) >= _SHORTEST_PART and short in long)


@cache
def _groups() -> dict[str, frozenset[int]]:
    """The groups of synonyms that a word stands in."""
    found: dict[str, set[int]] = {}
    for number, group in enumerate(read_toml("synonyms.toml")["groups"]):
        for word in group.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
