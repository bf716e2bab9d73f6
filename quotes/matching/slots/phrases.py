"""Find words and phrases of a lexicon in a statement.

A phrase is written as it is read: `niet meer dan`. `stijg*` is any word that begins so, `*loos` any that ends so, `a|b` is
either, `keur* .. goed` leaves up to six words between its parts, `stop* (*ing)` asks for what follows without taking it.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from quotes.language.normalise import fold
from quotes.matching.slots.tokens import Token

FOLDER = Path(__file__).parent / "data"
WIDEST_GAP = 6
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase at the tokens `places`, in order; those between its parts are left out."""

    value: T
    places: tuple[int, ...]


class Phrases(Generic[T]):
    """A lexicon of phrases, each with the value it stands for."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self.by_start: dict[str, list[tuple[list[str], T]]] = defaultdict(list)
        for phrase, value in entries:
            for parts in spelled_out(fold(phrase).replace("'", "").split()):
                self.by_start[key_of(parts[0])].append((parts, value))
        self._beginning_with = lru_cache(maxsize=10_000)(self._find_beginnings)

    def find(self, tokens: Sequence[Token], taken: Iterable[int] = ()) -> list[Found[T]]:
        """Return what is found, in order: at each place the longest, and no token in two phrases or in `taken`."""
        return longest_first(self.all(tokens), taken)

    def all(self, tokens: Sequence[Token]) -> list[Found[T]]:
        """Every phrase, in the order in which they begin."""
        return [hit for place in range(len(tokens)) for hit in self.at(tokens, place)]

    def at(self, tokens: Sequence[Token], place: int) -> Iterator[Found[T]]:
        """Every phrase that begins at this place."""
        for parts, value in self._beginning_with(tokens[place].word):
            places = (place,) if len(parts) == 1 else placed(parts, tokens, place)
            if places:
                yield Found(value, places)

    def _find_beginnings(self, word: str) -> tuple[tuple[list[str], T], ...]:
        """The phrases whose first part this word fits."""
        return tuple(
            entry
            for key in keys_for(word)
            for entry in self.by_start.get(key, ())
            if fits(entry[0][0].strip("()"), word)
        )


def longest_first(hits: Iterable[Found[T]], taken: Iterable[int] = ()) -> list[Found[T]]:
    """Of phrases that share a token the longest, none with a token in `taken`; in order."""
    found: list[Found[T]] = []
    used = set(taken)
    for hit in sorted(hits, key=lambda hit: (-len(hit.places), hit.places)):
        if used.isdisjoint(hit.places):
            used.update(hit.places)
            found.append(hit)
    return sorted(found, key=lambda hit: hit.places)


def spelled_out(parts: list[str]) -> list[list[str]]:
    """`a|b c` as `a c` and `b c`."""
    readings: list[list[str]] = [[]]
    for part in parts:
        readings = [[*reading, choice] for reading in readings for choice in part.split("|")]
    return readings


def key_of(part: str) -> str:
    """What a first part is filed under: itself, `=abc` for the first letters, `*` for any."""
    if part.startswith("*"):
        return "*"
    return "=" + part[:-1][:3] if part.endswith("*") else part


def keys_for(word: str) -> tuple[str, ...]:
    return (*dict.fromkeys((word, f"={word[:3]}", f"={word[:2]}", f"={word[:1]}")), "*")


def placed(parts: Sequence[str], tokens: Sequence[Token], place: int) -> tuple[int, ...]:
    """Where the parts stand, the first at `place`; () where they do not."""
    places: list[int] = []
    gap = False
    for part in parts:
        if part == "..":
            gap = True
            continue
        last = min(len(tokens), place + (WIDEST_GAP + 1 if gap else 1))
        at = next((i for i in range(place, last) if fits(part.strip("()"), tokens[i].word)), None)
        if at is None:
            return ()
        if not part.startswith("("):
            places.append(at)
        place, gap = at + 1, False
    return tuple(places)


def fits(part: str, word: str) -> bool:
    if part.endswith("*"):
        return word.startswith(part[:-1])
    if part.startswith("*"):
        return word.endswith(part[1:]) and len(word) > len(part) + 1
    return part == word


@cache
def read_toml(name: str) -> dict[str, Any]:
    """A file of the data folder."""
    with (FOLDER / name).open("rb") as file:
        return tomllib.load(file)


def for_language(phrases: Iterable[str], language: str) -> Iterator[str]:
    """The phrases without a tag, and those tagged with this language: `en:die`."""
    for phrase in phrases:
        tag, found, rest = phrase.rpartition(":")
        if not found or tag == language:
            yield rest
