"""Who did it to whom: whether two that both statements name have changed places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from quotes.matching.slots.phrases import Phrases, read_toml
from quotes.matching.slots.places import Place
from quotes.matching.slots.reading import Reading, is_near
from quotes.matching.slots.same_name import same_name
from quotes.matching.slots.when import When

_CLOSING = re.compile(r"[;:?!]|\.\s")
_OWNED_WITHIN = 3  # words
_BY_REACH = 4
_THAN_REACH = 2  # tokens: than in the year before
_COMPARING = {"dan", "than", "before", "after", "voor", "na"}


@dataclass(frozen=True, slots=True)
class Anchor:
    """Something that both sides name once: where it stands on either. named: a name or a place, no common noun."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    named: bool = True


def shared_anchors(a: Reading, b: Reading) -> list[Anchor]:
    """Names, places and members of sets that stand on both sides, in the order of a; nobody who only says it."""
    found = [
        Anchor(one.places, others[0].places)
        for one in a.names
        if not one.speaks and len(others := [other for other in b.names if same_name(one, other)]) == 1
    ]
    acting = [[p for p in side.places if not _describes(side, p)] for side in (a, b)]
    known = [[(p.key, p.places) for p in side] for side in acting]
    found += _once_on_both(known[0], known[1], named=True)
    mine, theirs = ([(f"{m.kind} {m.name}", m.places) for m in side.members] for side in (a, b))
    found += _once_on_both(mine, theirs, named=False)
    told = [
        anchor for anchor in dict.fromkeys(found) if not _is_aside(a, anchor.a) and not _is_aside(b, anchor.b)
    ]
    return sorted(told, key=lambda anchor: anchor.a)


def _describes(side: Reading, place: Place) -> bool:
    """`Belgian commuters`, `de Finse Aino Lehti`, `the Spaniard Ruiz`: tells who somebody is, and is nobody itself."""
    behind = place.places[-1] + 1
    if not place.described or behind >= len(side.tokens) or side.tokens[behind].opens_clause:
        return False
    token = side.tokens[behind]
    return (
        side.carries_matter(behind)
        and not any(True for _ in _one_way().at(side.tokens, behind))
        and not token.is_figure
    )


Keyed = tuple[str, tuple[int, ...]]


def _once_on_both(mine: Sequence[Keyed], theirs: Sequence[Keyed], *, named: bool) -> Iterator[Anchor]:
    for key, places in mine:
        same = [there for other, there in theirs if other == key]
        if len(same) == 1 and sum(other == key for other, _ in mine) == 1:
            yield Anchor(places, same[0], named)


def _is_aside(side: Reading, places: tuple[int, ...]) -> bool:
    """`bij Garsthuizen`, `in the valley`: the where and how of what happens."""
    reach = 5 if places[0] and side.tokens[places[0] - 1].word in ("en", "and") else 2
    return any(
        side.tokens[place].word in _words("aside") for place in range(max(0, places[0] - reach), places[0])
    )


def swapped(a: Reading, b: Reading, anchors: Sequence[Anchor]) -> tuple[Anchor, Anchor] | None:
    """Two that have changed roles: A beat B, B beat A; from A to B, from B to A. None when nobody has."""
    near = is_near(a, b, 0.85)
    if len(anchors) > 1 and (turned := next((each for each in anchors if _is_turned(a, b, each)), None)):
        return turned, next(each for each in anchors if each is not turned)
    for one, two in combinations(anchors, 2):
        if _moved(a, one.a, two.a) and _moved(b, one.b, two.b):
            if _moved(a, one.a, two.a) != _moved(b, one.b, two.b):
                return one, two
            continue
        if _are_parted(a, one.a, two.a) or _are_parted(b, one.b, two.b):
            continue
        if (owner := _owner(a, one.a, two.a)) and owner == _owner(b, one.b, two.b):
            continue
        named = one.named and two.named
        told = (near or named) and _is_one_way(a) and _is_one_way(b)
        if not told and not _are_compared(a, b, one, two):
            continue
        if _are_together(a, one.a, two.a) or _are_together(b, one.b, two.b):
            continue
        if _first(a, one.a, two.a) != _first(b, one.b, two.b):
            return one, two
    return None


def _is_turned(a: Reading, b: Reading, anchor: Anchor) -> bool:
    """`sold to Marseille`, `moves from Marseille`: where one comes from, the other goes to."""
    mine, theirs = (
        [side.tokens[place - 1].word for place in places[:1] if place]
        for side, places in ((a, anchor.a), (b, anchor.b))
    )
    away, towards = _words("away"), _words("towards")
    return any(
        not away.isdisjoint(one) and not towards.isdisjoint(other)
        for one, other in ((mine, theirs), (theirs, mine))
    )


def _are_compared(a: Reading, b: Reading, one: Anchor, two: Anchor) -> bool:
    """`men earn more than women`."""
    return all(
        any(side.tokens[place].word in _COMPARING for place in range(*sorted((places[0], others[0]))))
        for side, places, others in ((a, one.a, two.a), (b, one.b, two.b))
    )


def _first(side: Reading, one: tuple[int, ...], two: tuple[int, ...]) -> int:
    """+1 when the first of the two acts: it stands first, or `by` stands before it."""
    acts = [bool(_marked(side, places, "by")) for places in (one, two)]
    if acts[0] != acts[1]:
        return 1 if acts[0] else -1
    return 1 if one < two else -1


def _moved(side: Reading, one: tuple[int, ...], two: tuple[int, ...]) -> int:
    """+1 for `from one to two`, -1 the other way; 0 when they are no such pair."""
    if _marked(side, one, "source") and _marked(side, two, "goal"):
        return 1
    return -1 if _marked(side, two, "source") and _marked(side, one, "goal") else 0


def _marked(side: Reading, places: tuple[int, ...], marker: str) -> bool:
    """Whether a word such as `door` stands before it, with at most a post and an article between."""
    reach = _BY_REACH if marker == "by" else 2
    for place in range(places[0] - 1, max(-1, places[0] - 1 - reach), -1):
        if side.tokens[place].word in _words(marker):
            return True
        if side.tokens[place + 1].opens_clause:
            return False
    return False


def _are_together(side: Reading, one: tuple[int, ...], two: tuple[int, ...]) -> bool:
    """`A and B`, `A met B`."""
    first, second = sorted((one, two))
    between = [side.tokens[place].word for place in range(first[-1] + 1, second[0])]
    return any(word in _words("together") for word in between[-2:]) and len(between) <= 4


def _owner(side: Reading, one: tuple[int, ...], two: tuple[int, ...]) -> int:
    """Whose the other is: 1 for `one's two` and `two of one`, 2 the other way; 0 when neither is."""
    for number, (owner, owned) in enumerate(((one, two), (two, one)), 1):
        if side.tokens[owner[-1]].is_genitive and 0 < owned[0] - owner[-1] <= _OWNED_WITHIN:
            return number
        between = [side.tokens[place].word for place in range(owned[-1] + 1, owner[0])]
        if between and between[0] in ("of", "van") and len(between) <= _OWNED_WITHIN:
            return number
    return 0


def _are_parted(side: Reading, one: tuple[int, ...], two: tuple[int, ...]) -> bool:
    """Whether a sentence or a clause of its own ends between them."""
    first, second = sorted((one, two))
    return any(_CLOSING.search(side.tokens[place].gap) for place in range(first[-1] + 1, second[0] + 1))


@cache
def _words(marker: str) -> frozenset[str]:
    return frozenset(read_toml("roles.toml")[marker])


@cache
def _one_way() -> Phrases[str]:
    return Phrases([(phrase, phrase) for phrase in read_toml("roles.toml")["one_way"]])


def _is_one_way(side: Reading) -> bool:
    return any(True for place in range(len(side.tokens)) for _ in _one_way().at(side.tokens, place))


def compared_other_way(a: Reading, b: Reading) -> bool:
    """`X is larger than Y`, `Y is larger than X`, for things that are no names; in one language."""
    if times_other_way(a, b):
        return True
    if a.side.language != b.side.language:
        return False
    parts = [list(_around_than(side)) for side in (a, b)]
    if not parts[0] or not parts[1]:
        return False
    (before_a, after_a), (before_b, after_b) = parts[0][0], parts[1][0]
    crossed = bool(after_a & before_b) and bool(after_b & before_a)
    return crossed and not (after_a & after_b)


def times_other_way(a: Reading, b: Reading) -> bool:
    """`dearer than last year`, `last year they were cheaper than now`: the time that the one starts from is what the other compares with."""
    mine, theirs = _times_around_than(a), _times_around_than(b)
    if mine is None or theirs is None:
        return False
    crossed = _share(mine[1], theirs[0]) or _share(theirs[1], mine[0])
    return crossed and not _share(mine[1], theirs[1]) and not _share(mine[0], theirs[0])


def _times_around_than(side: Reading) -> tuple[list[When], list[When]] | None:
    """The times before the first `than`, and the one that it brings in; None without a `than`."""
    at = next((place for place, token in enumerate(side.tokens) if token.word in ("dan", "than")), None)
    if at is None:
        return None
    before = [when for when in side.dates if when.places[0] < at]
    return before, [when for when in side.dates if 0 < when.places[0] - at <= _THAN_REACH]


def _share(mine: Sequence[When], theirs: Sequence[When]) -> bool:
    return any(_is_same(one, other) for one in mine for other in theirs)


def _is_same(one: When, other: When) -> bool:
    """Whether two times are told to be the same; those that nothing is known of are not."""
    told = (one.windows, one.key, one.parts)
    return any(told) and told == (other.windows, other.key, other.parts)


def _around_than(side: Reading) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    for place, token in enumerate(side.tokens):
        if token.word in ("dan", "than"):
            before = frozenset(side.stem(at) for at in range(place) if side.carries_matter(at))
            reach = range(place + 1, min(place + 5, len(side.tokens)))
            yield before, frozenset(side.stem(at) for at in reach if side.carries_matter(at))


def first_differs(a: Reading, b: Reading, anchors: Sequence[Anchor]) -> bool:
    """Whether the two begin with different people: A sold it to B, B bought it."""
    starts = [min((n.places for n in side.names), default=None) for side in (a, b)]
    if not anchors or None in starts:
        return False
    return not any(anchor.a == starts[0] and anchor.b == starts[1] for anchor in anchors)
