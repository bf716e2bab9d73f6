"""Places by name and by the words for their people and things: Duitsland, German, Duitsers; and which lies within which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from quotes.matching.slots.phrases import FOLDER, Phrases
from quotes.matching.slots.tokens import Token

_COMMON = {"nice", "polen", "pool", "us", "belg", "essen", "bergen", "namen", "fins", "lets", "rus", "aken", "reading", "bath", "turkey", "china", "rio", "jordan", "niger", "porto", "lima", "york", "frans", "maas", "roman", "milan", "florence", "georgia", "chad", "sofia", "paris", "engels", "duits", "nederlands", "fall", "assen", "namur", "vs"}  # fmt: skip
# First names, when a surname follows.
_POSTS = frozenset(
    [
        "minister",
        "burgemeester",
        "wethouder",
        "mayor",
        "premier",
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "professor",
        "mevrouw",
        "meneer",
    ]
)
_FIRST_NAMES = {
    "frans",
    "milan",
    "florence",
    "georgia",
    "sofia",
    "paris",
    "jordan",
    "roman",
    "china",
    "rio",
    "engels",
}


@dataclass(frozen=True, slots=True)
class Place:
    key: str
    places: tuple[int, ...]


def find_places(tokens: Sequence[Token], taken: set[int]) -> list[Place]:
    """Return the known places in order; only capitalised words are places."""
    return [
        Place(hit.value, hit.places)
        for hit in _names().find(tokens, taken)
        if tokens[hit.places[-1]].is_capital and _is_place(tokens, hit.places)
    ]


def _is_place(tokens: Sequence[Token], places: tuple[int, ...]) -> bool:
    token = tokens[places[0]]
    if token.word == "us":
        return token.text in ("US", "U.S.", "U.S.A.")
    if token.word == "vs":
        return token.text in ("VS", "V.S.")
    if len(places) > 1 or token.word not in _COMMON:
        return not _is_surname(tokens, places)
    after = tokens[places[-1] + 1] if places[-1] + 1 < len(tokens) else None
    if token.word in _FIRST_NAMES and after and after.is_capital and not after.opens_clause:
        return False
    return not token.first or token.word not in ("nice", "reading", "fall", "namen")


def _is_surname(tokens: Sequence[Token], places: tuple[int, ...]) -> bool:
    """`Van Antwerpen`, `Minister Vlaming`."""
    first = places[0]
    if first == 0 or tokens[first].opens_clause:
        return False
    before = tokens[first - 1]
    return before.text in ("Van", "Ter", "Den") or (before.is_capital and before.word in _POSTS)


@cache
def _names() -> Phrases[str]:
    return Phrases([(name.replace("-", " "), key) for key, _, names in _rows() for name in names])


@cache
def _rows() -> list[tuple[str, str, tuple[str, ...]]]:
    """(key, within, names)."""
    rows = []
    for line in (FOLDER / "places.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, within, *names = line.split("\t")
            rows.append((key, within, tuple(name for group in names for name in group.split("|"))))
    return rows


@cache
def around(key: str) -> frozenset[str]:
    """The place itself and all that it lies in."""
    within = {key: outer for key, outer, _ in _rows()}
    return frozenset(_outwards(key, within))


def _outwards(key: str, within: dict[str, str]) -> Iterator[str]:
    while key:
        yield key
        key = within.get(key, "")


def may_agree(a: str, b: str) -> bool:
    """Whether one lies in the other."""
    return a in around(b) or b in around(a)
