"""All slots of a pair."""

from __future__ import annotations

from dataclasses import replace

from quotes.matching.slots.actors import Actors, compare_actors
from quotes.matching.slots.claim_slots import compare_claims
from quotes.matching.slots.conditions import condition_slot
from quotes.matching.slots.date_slot import date_slot
from quotes.matching.slots.deeds import Parse, deeds_of
from quotes.matching.slots.modality_slot import modality_slot
from quotes.matching.slots.number_slots import complements, number_slots
from quotes.matching.slots.reading import Reading, read
from quotes.matching.slots.second_reading import Judge, Verdict, reread
from quotes.matching.slots.sides import Side, Slot
from quotes.matching.slots.speakers import speaker_slot
from quotes.matching.slots.substitution import substitution_slot
from quotes.matching.slots.twins import denied_twin
from quotes.matching.slots.who_slots import entity_and_place_slots


def compare_slots(
    a: Side, b: Side, parse: Parse | None = None, judge: Judge | None = None
) -> tuple[Slot, ...]:
    """Compare two statements in either language. A slot that neither side states is left out; never raises on any text. parse, judge: as read_twice."""
    return read_twice(a, b, parse, judge)[0]


def read_twice(
    a: Side, b: Side, parse: Parse | None, judge: Judge | None
) -> tuple[tuple[Slot, ...], Verdict | None]:
    """The slots, and what the second reading made of the two; None without one.

    parse: reads the trees of a text for who does it to whom; asked only where no number, date, name or place differs. Without it the order of
    names tells, and less is found. judge: reads both texts together, after the rules.
    """
    mine, theirs = read(a), read(b)
    slots = by_rules(mine, theirs, parse)
    verdict = judge(mine, theirs) if judge else None
    return tuple(reread(slots, verdict) if verdict else slots), verdict


def by_rules(mine: Reading, theirs: Reading, parse: Parse | None) -> list[Slot]:
    slots = [*number_slots(mine, theirs), *date_slot(mine, theirs), *entity_and_place_slots(mine, theirs)]
    claims = compare_claims(mine, theirs, _actors(mine, theirs, slots, parse))
    negation = denied_twin(mine, theirs) or condition_slot(mine, theirs) or claims.negation
    if negation:
        slots.append(negation)
    slots = _with_entity(slots, [claims.roles] if claims.roles else [])
    if not any(slot.verdict == "different" for slot in slots):
        slots = _with_entity(slots, [*substitution_slot(mine, theirs, claims.polarities)])
    if claims.opposed and complements(mine, theirs):
        slots = [
            replace(slot, verdict="same") if slot.slot in ("percentage", "negation") else slot
            for slot in slots
        ]
    return [*slots, *modality_slot(mine, theirs), *speaker_slot(mine, theirs)]


def _actors(a: Reading, b: Reading, slots: list[Slot], parse: Parse | None) -> Actors | None:
    if parse is None or any(slot.verdict == "different" for slot in slots):
        return None
    mine, theirs = (parse(side.text, side.side.language) for side in (a, b))
    return compare_actors(a, b, deeds_of(mine), deeds_of(theirs))


def _with_entity(slots: list[Slot], better: list[Slot]) -> list[Slot]:
    """Put another slot of entities in the place of the one there is."""
    return [*(slot for slot in slots if slot.slot != "entity"), *better] if better else slots
