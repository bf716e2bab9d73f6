"""The slot entity, and what entity and place share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from quotes.matching.slots.bodies import Body, agreement
from quotes.matching.slots.contrasts import Member, contrasting
from quotes.matching.slots.counterparts import any_counterparts, denied_on_one_side, may_act, stands_for
from quotes.matching.slots.initials import spelled_in
from quotes.matching.slots.names import Name, name_of
from quotes.matching.slots.nearness import is_word
from quotes.matching.slots.place_slot import Contrasts, Names, place_slot
from quotes.matching.slots.reading import Reading, is_near
from quotes.matching.slots.same_name import may_be_same, same_name
from quotes.matching.slots.sides import Slot, SlotVerdict
from quotes.matching.slots.speakers import is_translated


def entity_and_place_slots(a: Reading, b: Reading) -> Iterator[Slot]:
    """Names and places that only one side has, on both sides, differ; so do things that exclude each other."""
    mine, theirs = ([name for name in side.names if not name.speaks] for side in (a, b))
    left = _left_names(a, b, mine), _left_names(b, a, theirs)
    contrasts = contrasting(
        a.members, b.members, near=a.side.language != b.side.language or is_near(a, b, 0.8)
    )
    yield from _entity_slot(
        a, b, (mine, theirs), left, [pair for pair in contrasts if pair[0][0].slot == "entity"]
    )
    yield from place_slot(a, b, left, [pair for pair in contrasts if pair[0][0].slot == "place"])


def _left_names(a: Reading, b: Reading, mine: Sequence[Name]) -> list[Name]:
    """Names of a that b does not have, nor as a speaker, nor as a word or place."""
    speaker = name_of(b.side.speaker, b.side.language)
    others = [*b.names, *([speaker] if speaker else [])]
    words = {token.word for token in b.tokens}
    spelled = spelled_in(b.tokens, a.tokens)
    told = [body for body in a.bodies if any(agreement(body, other) != "different" for other in b.bodies)]
    listed = {place for name in mine if name.key for place in name.places}
    spelled |= {place for body in told for place in body.places} - listed
    short = [name for name in mine if spelled_in([a.tokens[at] for at in name.places], b.tokens)]
    return [
        name
        for name in mine
        if name not in short
        and spelled.isdisjoint(name.places)
        and not any(may_be_same(name, other) for other in others)
        and not stands_for(name, b.places)
        and not (a.side.language != b.side.language and is_translated(name, others))
        and (len(name.words) > 1 or words.isdisjoint(name.words))
    ]


def _opposed(sides: tuple[Reading, Reading], left: Names, near: bool) -> bool:
    """A word that only begins its sentence counts as a name where all the rest is alike."""
    a, b = ([name for name in side if near or not name.weak] for side in left)
    if near and a and b and all(name.weak for name in (*a, *b)):
        return all(name.places[0] == 0 for name in (*a, *b))
    a, b = ([name for name in side if not _is_mere_word(name)] for side in (a, b))
    return any_counterparts(sides[0], a, sides[1], b)


def _is_mere_word(name: Name) -> bool:
    """`Caught at 104mph, the winger ...`: a capital that only the start of the sentence gives."""
    return name.weak and all(map(is_word, name.words))


def _entity_slot(a: Reading, b: Reading, names: Names, left: Names, contrasts: Contrasts) -> Iterator[Slot]:
    elsewhere = _acting(a, left[0], left[1]), _acting(b, left[1], left[0])
    bodies = _bodies_apart(a, b)
    apart = _opposed((a, b), elsewhere, is_near(a, b, 0.7))
    if (ruled_out := denied_on_one_side(a, b)) is not None:
        yield Slot("entity", a.listed([ruled_out[0]]), b.listed([ruled_out[1]]), "different")
        return
    strong = [name for name in names[0] if not name.weak], [name for name in names[1] if not name.weak]
    if not apart and not bodies[0] and not contrasts and not strong[0] and not strong[1]:
        return
    shown: Names = elsewhere if apart else ((), ()) if contrasts or bodies[0] else strong
    here: list[Name | Member | Body] = [*shown[0], *bodies[0], *_members(contrasts, 0)]
    there: list[Name | Member | Body] = [*shown[1], *bodies[1], *_members(contrasts, 1)]
    shared = any(same_name(one, other) for one in strong[0] for other in strong[1])
    differs = apart or contrasts or bodies[0]
    verdict: SlotVerdict = "different" if differs else "same" if shared else "missing"
    yield Slot("entity", a.listed(here), b.listed(there), verdict)


def _acting(side: Reading, mine: Sequence[Name], theirs: Sequence[Name]) -> list[Name]:
    """Names that stand for no place: besides those that no `in` or `near` goes before, whom things are ordered `bij`."""
    elsewhere = any(not name.located for name in theirs)
    return [name for name in mine if not name.located or (elsewhere and may_act(side, name))]


def _bodies_apart(a: Reading, b: Reading) -> tuple[Sequence[Body], Sequence[Body]]:
    """Bodies of a kind that are for different matters, one of them maybe the speaker: the finance minister, de minister van Landbouw.

    Empty where there are none, or where one side has a body that may be the other's.
    """
    told = {agreement(one, other) for one in a.bodies for other in b.bodies}
    kinds = [frozenset[str]().union(*(body.kinds for body in side.bodies)) for side in (a, b)]
    named = any(may_be_same(one, other) for one in a.names for other in b.names if one.body or other.body)
    return (a.bodies, b.bodies) if told == {"different"} and kinds[0] & kinds[1] and not named else ((), ())


def _members(contrasts: Contrasts, side: Literal[0, 1]) -> list[Member]:
    return [member for pair in contrasts for member in pair[side]]
