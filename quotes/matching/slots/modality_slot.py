"""The slot modality: how firmly a statement is made, and what it says somebody is bound to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from quotes.matching.slots.conditions import conditional
from quotes.matching.slots.evidence import MODAL_REACH, is_thin
from quotes.matching.slots.modality import Modality, differs, is_opened_and_settled, read_modality
from quotes.matching.slots.norms import agree, read_norms
from quotes.matching.slots.reading import Reading, is_near
from quotes.matching.slots.sides import Slot, SlotVerdict
from quotes.matching.slots.tokens import Token

_ALIKE = 0.5
_FREE = {"free", "exempt"}


def modality_slot(a: Reading, b: Reading) -> Iterator[Slot]:
    """May, will, must and did; left out where neither side says more than that it is."""
    mine, theirs = _modality(a), _modality(b)
    rules = _norms(a), _norms(b)
    shown = [
        side.printed(tuple(sorted({*told.places, *(at for places in norms.values() for at in places)})))
        for side, told, norms in zip((a, b), (mine, theirs), rules, strict=True)
    ]
    if any(shown):
        yield Slot("modality", shown[0], shown[1], _verdict(a, b, (mine, theirs), rules))


def _verdict(
    a: Reading,
    b: Reading,
    told: tuple[Modality, Modality],
    rules: tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]],
) -> SlotVerdict:
    """Norms on both sides tell by themselves; a may or a will on one side alone counts where both speak of one thing."""
    free = any(_FREE & norms.keys() for norms in rules)
    mine, theirs = (
        each.allowing if _FREE & norms.keys() or (free and each.has("may")) else each
        for each, norms in zip(told, rules, strict=True)
    )
    same_rule = agree(*rules, loosely=a.side.language != b.side.language, near=is_near(a, b, 0.8))
    if same_rule is False:
        return "different"
    if same_rule:
        mine, theirs = mine.without_norms, theirs.without_norms
    if is_opened_and_settled(mine, theirs):
        return "different"
    both = bool(told[0].places and told[1].places)
    if (both or not is_thin(a, b, MODAL_REACH)) and differs(mine, theirs, near=_read_alike(a, b)):
        return "different"
    return "same" if both or same_rule else "missing"


def _modality(side: Reading) -> Modality:
    return read_modality(_without_conditions(side), side.side.language, _dated(side))


def _norms(side: Reading) -> dict[str, tuple[int, ...]]:
    return read_norms(_without_conditions(side), side.side.language, _dated(side))


def _without_conditions(side: Reading) -> Sequence[Token]:
    """The tokens, those blank that ask for something: `mag niemand zonder helm naar binnen` forbids nothing to who wears one."""
    bound = conditional(side.tokens, side.side.language)
    if not bound:
        return side.tokens
    return [replace(token, word="") if at in bound else token for at, token in enumerate(side.tokens)]


def _dated(side: Reading) -> set[int]:
    return {place for when in side.dates for place in when.places}


def _read_alike(a: Reading, b: Reading) -> bool:
    """Whether all but a few words are the same, in the same order."""
    mine, theirs = ([token.word for token in side.tokens] for side in (a, b))
    return is_near(a, b, 0.8) and SequenceMatcher(None, mine, theirs, autojunk=False).ratio() >= _ALIKE
