"""Places by name and by the words for their people and things: Duitsland, German, Duitsers; and which lies within which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from quotes.matching.slots.phrases import FOLDER, Phrases, read_toml
from quotes.matching.slots.tokens import Token

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


@dataclass(frozen=True, slots=True)
class Place:
    """described: by a word for its people or things: Belgian, Spanjaard."""

    key: str
    places: tuple[int, ...]
    described: bool = False


def find_places(tokens: Sequence[Token], taken: set[int]) -> list[Place]:
    """Return the known places in order; only capitalised words are places."""
    return [
        Place(hit.value[0], hit.places, hit.value[1])
        for hit in _names().find(tokens, taken)
        if tokens[hit.places[-1]].is_capital and _is_place(tokens, hit.places)
    ]


def _is_place(tokens: Sequence[Token], places: tuple[int, ...]) -> bool:
    token = tokens[places[0]]
    if token.word == "us":
        return token.text in ("US", "U.S.", "U.S.A.")
    if token.word == "vs":
        return token.text in ("VS", "V.S.")
    if _is_surname(tokens, places):
        return False
    if len(places) > 1:
        return True
    after = tokens[places[-1] + 1] if places[-1] + 1 < len(tokens) else None
    if token.word in _words("first_names") and after and after.is_capital and not after.opens_clause:
        return False
    return not (token.first and token.word in _words("opening"))


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(read_toml("places.toml")["words"][table].split())


def _is_surname(tokens: Sequence[Token], places: tuple[int, ...]) -> bool:
    """`Van Antwerpen`, `Minister Vlaming`, `Karin Lund`."""
    first = places[0]
    if first == 0 or tokens[first].opens_clause:
        return False
    before = tokens[first - 1]
    if before.text in ("Van", "Ter", "Den") or (before.is_capital and before.word in _POSTS):
        return True
    named = before.is_capital and not before.first and tokens[first].gap == " "
    return named and len(places) == 1 and tokens[first].word in _words("surnames")


@cache
def _names() -> Phrases[tuple[str, bool]]:
    return Phrases(
        [
            (name.replace("-", " "), (key, described))
            for key, _, groups in _rows()
            for described, names in zip((False, True), groups, strict=False)
            for name in names
        ]
    )


@cache
def _rows() -> list[tuple[str, str, tuple[tuple[str, ...], ...]]]:
    """(key, within, (names, words for its people and things))."""
    rows = []
    for line in (FOLDER / "places.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, within, *groups = line.split("\t")
            rows.append((key, within, tuple(tuple(group.split("|")) for group in groups)))
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
