"""The known places and which lies within which.

`data/places.tsv` has what is written by hand, with the words for people and things; `data/towns.tsv` ten thousand towns more, from GeoNames.
A place may lie in one of several: which of two towns of one name is meant, cannot be told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from quotes.matching.slots.phrases import FOLDER, Phrases, read_toml

_TOWNS_OF_PARTS = frozenset(
    ["amsterdam", "rotterdam", "the hague", "london", "washington", "antwerp"]
)  # hold their boroughs
_CONTINENTS = frozenset(
    ["europe", "africa", "asia", "north america", "south america", "oceania", "middle east"]
)


@cache
def words(table: str) -> frozenset[str]:
    """A table of places.toml: opening, first_names, surnames."""
    return frozenset(read_toml("places.toml")["words"][table].split())


@cache
def sure_names() -> Phrases[tuple[str, bool]]:
    """The names of places.tsv, each with its key and whether it is a word for people or things: Belgian, Spanjaard."""
    return Phrases(
        [
            (name.replace("-", " "), (key, described))
            for key, _, groups in _rows()
            for described, names in zip((False, True), groups, strict=False)
            for name in names
        ]
    )


@cache
def town_names() -> Phrases[str]:
    """The names of towns.tsv, many of them words and surnames as well. Each is its own key."""
    return Phrases([(name, _town_key(name)) for _, names in _towns() for name in names])


@cache
def adjectives() -> dict[str, str]:
    """Dutch adjectives as they are made of the names of towns, with the key: terneuzense, vlissingse, edese."""
    names = [(name, key) for key, _, groups in _rows() for name in groups[0]]
    names += [(name, _town_key(name)) for _, towns in _towns() for name in towns]
    made: dict[str, str] = {}
    for name, key in names:
        stem = name.lower()
        if len(stem) > 4 and stem.isalpha() and not is_region(key):
            made |= {f"{each}se": key for each in (stem, stem.removesuffix("en"), stem.removesuffix("e"))}
    return made


def _town_key(name: str) -> str:
    return f"town {name.lower()}"


@cache
def _rows() -> list[tuple[str, str, tuple[tuple[str, ...], ...]]]:
    """(key, within, (names, words for its people and things))."""
    rows = []
    for key, within, *groups in _lines("places.tsv"):
        rows.append((key, within, tuple(tuple(group.split("|")) for group in groups)))
    return rows


@cache
def _towns() -> list[tuple[str, list[str]]]:
    """(within, names)."""
    return [(within, names.split("|")) for within, names in _lines("towns.tsv")]


def _lines(file: str) -> Iterator[list[str]]:
    for line in (FOLDER / file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def _within() -> dict[str, frozenset[str]]:
    """What each place lies in, in one of these."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, outer, _ in _rows():
        found[key].update(outer.split("|") if outer else ())
    for outer, names in _towns():
        for name in names:
            found[_town_key(name)].add(outer)
    return {key: frozenset(outer) for key, outer in found.items()}


@cache
def around(key: str) -> frozenset[str]:
    """The place itself and all that it lies in, or may lie in."""
    outer = _within().get(key, frozenset())
    return frozenset([key]).union(*(around(each) for each in outer))


@cache
def _kind(table: str) -> frozenset[str]:
    """regions without a place of the list in them; areas: landscapes, seas and rivers, of which no list tells what lies there."""
    return frozenset(part.strip() for part in read_toml("places.toml")["kinds"][table].split(","))


@cache
def _regions() -> frozenset[str]:
    """Places that hold others, countries, and those that places.toml lists."""
    holding = frozenset[str]().union(*_within().values()) - _TOWNS_OF_PARTS
    countries = {key for key, outer in _within().items() if outer <= _CONTINENTS}
    return holding | countries | _kind("regions") | _kind("areas")


def is_region(key: str) -> bool:
    """Whether it may hold towns: a country, a province, a landscape."""
    return key in _regions()


def may_agree(a: str, b: str) -> bool:
    """Whether one lies in the other, or may, as far as the lists tell: Colchester and Essex are both in England."""
    if a in around(b) or b in around(a):
        return True
    return may_hold(a, b) or may_hold(b, a)


def may_hold(region: str, other: str) -> bool:
    """Whether no list tells that a region does not hold the other place."""
    outer = _within().get(region, frozenset())
    if region in _kind("areas"):
        if other in _kind("areas"):
            return False
        return not outer.isdisjoint(around(other)) or any(other in around(each) for each in outer)
    return is_region(region) and not is_region(other) and not outer.isdisjoint(_within().get(other, ()))
