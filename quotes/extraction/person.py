"""Who is named in an article, and under which names."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from quotes.extraction.result import SpeakerKind

Gender = Literal["f", "m"]


FIRST_NAMES = Path(__file__).parents[1] / "language/first_names"


@dataclass(slots=True)
class Person:
    """One bearer of a name. seen: (word index, weight) of every mention outside quotation marks, subjects weigh most.

    shared: the name is the surname of several who are named in full.
    """

    name: str
    kind: SpeakerKind
    gender: Gender | None = None
    roles: set[str] = field(default_factory=set)
    qualifiers: set[str] = field(default_factory=set)
    demonyms: set[str] = field(default_factory=set)
    seen: list[tuple[int, float]] = field(default_factory=list)
    plural: bool = False
    shared: bool = False
    votes: Counter[str] = field(default_factory=Counter)

    @property
    def called_person(self) -> bool:
        """Does the pipeline take any mention for a person?"""
        return self.votes["PER"] > 0


@dataclass(slots=True)
class People:
    """Everyone and everything named in an article, by folded full name."""

    by_name: dict[str, Person] = field(default_factory=dict)
    full_names: dict[str, str] = field(default_factory=dict)

    def find(self, name: str) -> Person | None:
        key = fold(name)
        known = self.by_name.get(self.full_names.get(key, key))
        if known is None:
            longer = [person for full, person in self.by_name.items() if full.endswith(f" {key}")]
            known = longer[0] if len(longer) == 1 else None
        return known


@lru_cache(maxsize=10_000)
def fold(name: str) -> str:
    """Lower case without accents, dots and hidden characters: the key under which a name is known."""
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c) and c.isprintable()
    )
    return " ".join(plain.casefold().replace("’", "'").split())


def first_word(name: str) -> str:
    """`liz` of `Liz Truss`; "" of a name without a printable letter."""
    return next(iter(fold(name).split()), "")


def last_word(name: str) -> str:
    """`truss` of `Liz Truss`; "" of a name without a printable letter."""
    return next(iter(reversed(fold(name).split())), "")


@cache
def first_names(gender: str) -> frozenset[str]:
    """The names of quotes/language/first_names, "feminine" or "masculine"."""
    path = FIRST_NAMES / f"{gender}.txt"
    return frozenset(path.read_text(encoding="utf-8").split())
