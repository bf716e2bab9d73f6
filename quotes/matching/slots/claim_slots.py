"""The slot negation, and what a change of roles makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.matching.slots.actors import Actors
from quotes.matching.slots.denials import (
    Denials,
    denials_of,
    each_once,
    is_explained,
    is_hinted,
    is_out_of_reach,
    is_stopped,
    is_stressed,
    stopping,
    without_reattached,
)
from quotes.matching.slots.evidence import DENIAL_REACH, is_covered, is_thin
from quotes.matching.slots.exchanged import Exchange, find_exchange
from quotes.matching.slots.families import opposed_across
from quotes.matching.slots.phrases import read_toml
from quotes.matching.slots.polarity import read_polarity
from quotes.matching.slots.poles import Polarity, Pole
from quotes.matching.slots.reading import Reading, is_near
from quotes.matching.slots.roles import (
    Anchor,
    compared_other_way,
    first_differs,
    shared_anchors,
    swapped,
    times_other_way,
)
from quotes.matching.slots.sides import Slot, SlotVerdict

_ONE_OF_SEVERAL = ("draw", "homegame", "listing", "strike")
_EARLY = 3  # tokens: where a subject stands


@dataclass(frozen=True, slots=True)
class Claims:
    """negation: None when nothing is denied or opposed. roles: the slot of a change of roles, if there is one.

    opposed: whether one denies what the other does not, before shares that complement each other are counted: a quarter would, three
    quarters would not.
    """

    negation: Slot | None
    roles: Slot | None
    opposed: bool
    polarities: tuple[Polarity, Polarity]


def compare_claims(a: Reading, b: Reading, actors: Actors | None = None) -> Claims:
    """Count the points in which a denies what b affirms: an even number of them cancels out.

    actors: what their trees tell of who does it to whom; None leaves it to the order of names.
    """
    mine = read_polarity(a.tokens, a.side.language, _taken(a), b.tokens)
    theirs = read_polarity(b.tokens, b.side.language, _taken(b), a.tokens)
    anchors = shared_anchors(a, b)
    moved: Exchange | tuple[Anchor, Anchor] | None = find_exchange(a, b)
    exchanged = moved is not None
    moved = moved or swapped(a, b, anchors)
    crossed = bool(moved) or compared_other_way(a, b)
    if exchanged:
        actors = None
    if actors:
        moved, crossed = None, actors.crossed or times_other_way(a, b)
    flips = [
        concept
        for concept in sorted(mine.concepts & theirs.concepts)
        if _is_opposed(mine.of(concept), theirs.of(concept))
    ]
    may_cancel = crossed and not exchanged and not (actors and actors.converse)
    cancelling = _cancelling(a, b, (mine, theirs), flips) if may_cancel else None
    if cancelling:
        word = {place for pole in mine.of(cancelling) for place in pole.places}  # duurder: a price and a rise
        flips = [c for c in flips if word.isdisjoint(at for pole in mine.of(c) for at in pole.places)]
    elif actors and actors.converse:
        # From A to B is told either way: `lent it to B`, `borrowed it from A`.
        flips = [concept for concept in flips if concept not in read_toml("roles.toml")["converse"]]
    elif not crossed:
        flips = [concept for concept in flips if not _is_converse(a, b, anchors, concept, (mine, theirs))]
    flips, loose = _left_over(a, b, (mine, theirs), flips)
    across = () if flips or any(loose) else opposed_across(mine, theirs)
    if across and not is_covered(a, b):
        across = ()
    denied = _is_denied_by_one(a, b, (mine, theirs), loose, flips)
    points = len(flips) + bool(across) + denied
    opposed = (points > 0 and is_near(a, b)) or points % 2 == 1
    one_denies = bool(loose[0]) != bool(loose[1])
    roles = _role_slot(a, b, moved, actors) if crossed and not cancelling else None
    turned = opposed or one_denies or (len(flips) + len(loose[0]) + len(loose[1])) % 2 == 1
    return Claims(
        _negation_slot(a, b, (mine, theirs), loose, [*flips, *across], opposed), roles, turned, (mine, theirs)
    )


def _cancelling(
    a: Reading, b: Reading, polarities: tuple[Polarity, Polarity], flips: Sequence[str]
) -> str | None:
    """The opposites that a change of roles undoes: A beat B, B lost to A."""
    reversible = read_toml("roles.toml")["reversible"]
    found = next((concept for concept in flips if concept in reversible), None)
    passive = found and (_is_passive(a, polarities[0], found) or _is_passive(b, polarities[1], found))
    return None if passive else found


def _left_over(
    a: Reading, b: Reading, polarities: tuple[Polarity, Polarity], flips: list[str]
) -> tuple[list[str], Denials]:
    """The opposites and denials that nothing on the other side explains or takes up."""
    mine, theirs = polarities
    near = is_near(a, b)
    loose = denials_of(a, mine, theirs, near=near), denials_of(b, theirs, mine, near=near)
    if any(is_stopped(mine, theirs, flip) or is_out_of_reach(a, b, mine, theirs, flip) for flip in flips):
        # `komen er niet meer` is the `niet` of the other side.
        loose = _without(loose[0], stopping(mine, theirs)), _without(loose[1], stopping(theirs, mine))
    flips = [
        concept
        for concept in flips
        if not is_stopped(mine, theirs, concept)
        and not is_out_of_reach(a, b, mine, theirs, concept)
        and not is_hinted(mine, theirs, concept)
        and not _is_no_opposite(mine, theirs, concept)
    ]
    return without_reattached((a, b), each_once(flips, mine, theirs), loose, polarities)


def _is_denied_by_one(
    a: Reading, b: Reading, polarities: tuple[Polarity, Polarity], loose: Denials, flips: Sequence[str]
) -> bool:
    """Whether one side denies what the other affirms: one denial beside two is rather the same thing said twice."""
    mine, theirs = polarities
    one_sided = (not loose[0] and not mine.hinted) or (not loose[1] and not theirs.hinted) or is_near(a, b)
    if not one_sided or (len(loose[0]) - len(loose[1])) % 2 == 0:
        return False
    if is_stressed(a, b, loose):
        return True
    told = bool(flips) or not is_thin(a, b, DENIAL_REACH)
    return told and not is_explained(a, b, mine, theirs, loose)


def _is_passive(side: Reading, of: Polarity, concept: str) -> bool:
    """`were beaten by`: who is beaten stands first, as who loses does; the `by` turns nothing round."""
    after = max((place for pole in of.of(concept) for place in pole.places), default=0)
    words = {token.word for token in side.tokens[after : after + 5]}
    return bool(words & {"beaten", "defeated", "verslagen"}) and bool(words & {"by", "door"})


def _without(denials: list[tuple[int, ...]], poles: Sequence[Pole]) -> list[tuple[int, ...]]:
    """The denials that are none of these poles, nor theirs."""
    spent = {denial for pole in poles for denial in (pole.places, *pole.denials)}
    return [denial for denial in denials if denial not in spent]


def _is_no_opposite(mine: Polarity, theirs: Polarity, concept: str) -> bool:
    """A side that has not lost need not have drawn."""
    return concept in _ONE_OF_SEVERAL and any(
        pole.denials for side in (mine, theirs) for pole in side.of(concept)
    )


def _is_converse(
    a: Reading, b: Reading, anchors: Sequence[Anchor], concept: str, polarities: tuple[Polarity, Polarity]
) -> bool:
    """Whether two opposites may be one deed seen from both ends: A sold it, B bought it."""
    if concept not in read_toml("roles.toml")["converse"]:
        return False
    denied = [any(pole.denials for pole in side.of(concept)) for side in polarities]
    if any(denied):
        return all(denied)  # pays no wages, get no wages; but `do not sell`, `een verkoop ... niet`
    if concept == "result":
        return first_differs(a, b, anchors)
    if _change_places(a, b):
        return True  # Norway lent Denmark a ship, Denmark borrowed it from Norway
    begins_alike = any(anchor.a[0] < _EARLY and anchor.b[0] < _EARLY for anchor in anchors)
    return not begins_alike and not is_near(a, b, 0.65)


def _change_places(a: Reading, b: Reading) -> bool:
    """Whether two countries or towns that both name stand in another order."""
    mine, theirs = ([place.key for place in side.places] for side in (a, b))
    shared = [key for key in dict.fromkeys(mine) if key in theirs]
    return len(shared) > 1 and shared == [key for key in dict.fromkeys(theirs) if key in mine][::-1]


def _taken(side: Reading) -> set[int]:
    """Tokens of dates, names and amounts; `doubled` stays, it is a rise as well."""
    taken = {place for when in side.dates for place in when.places}
    taken |= {place for amount in side.amounts if amount.unit != "change" for place in amount.places}
    return taken | {place for name in side.names if not name.weak and not name.key for place in name.places}


def _is_opposed(mine: Sequence[Pole], theirs: Sequence[Pole]) -> bool:
    return {pole.sign for pole in mine}.isdisjoint(pole.sign for pole in theirs)


def _negation_slot(
    a: Reading,
    b: Reading,
    polarities: tuple[Polarity, Polarity],
    loose: Denials,
    flips: Sequence[str],
    opposed: bool,
) -> Slot | None:
    shown = [
        _shown(side, polarity, denials, flips)
        for side, polarity, denials in zip((a, b), polarities, loose, strict=True)
    ]
    if not opposed and not (shown[0] or shown[1]):
        return None
    verdict: SlotVerdict = "different" if opposed else "same" if shown[0] and shown[1] else "missing"
    return Slot("negation", shown[0], shown[1], verdict)


def _shown(
    side: Reading, polarity: Polarity, denials: Sequence[tuple[int, ...]], flips: Sequence[str]
) -> str:
    """The words that deny, and the opposites that part the two."""
    told = [pole for pole in polarity.poles if pole.denials or pole.concept in flips]
    stretches = {
        tuple(sorted({*pole.places, *(at for denial in pole.denials for at in denial)})) for pole in told
    }
    covered = {place for stretch in stretches for place in stretch}
    stretches |= {places for places in denials if covered.isdisjoint(places)}
    return ", ".join(dict.fromkeys(side.printed(places) for places in sorted(stretches)))


def _role_slot(
    a: Reading, b: Reading, moved: Exchange | tuple[Anchor, Anchor] | None, actors: Actors | None
) -> Slot:
    """Who acts, printed in the order of each side; from whom to whom where the trees tell."""
    if actors and actors.crossed:
        return Slot("entity", actors.a.printed(a.text), actors.b.printed(b.text), "different")
    if moved is None:
        return Slot("entity", a.text.strip()[:80], b.text.strip()[:80], "different")
    if isinstance(moved, Exchange):
        first, second = (", ".join(map(side.printed, ends)) for side, ends in ((a, moved.a), (b, moved.b)))
        return Slot("entity", first, second, "different")
    one, two = moved
    mine = sorted((one.a, two.a))
    theirs = sorted((one.b, two.b))
    return Slot("entity", ", ".join(map(a.printed, mine)), ", ".join(map(b.printed, theirs)), "different")
