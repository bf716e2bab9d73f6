"""Words that join clauses, by their numbers: what is held against the tokens of a doc without reading their text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from quotes.claims.tree import word_number
from quotes.claims.words import signals

GROUPS = ("coordinators", "contrasts", "complementizers", "perfect", "unreal")


@dataclass(frozen=True, slots=True)
class JoiningWords:
    """Each by its number (quotes.claims.tree). coordinators: `en`. contrasts: conjunctions that set two assertions side by side: `terwijl`.

    complementizers: `dat`. perfect: auxiliaries that make a past with a participle: `heeft`. unreal: past forms of what need not have
    been: `zou`.
    """

    coordinators: frozenset[int]
    contrasts: frozenset[int]
    complementizers: frozenset[int]
    perfect: frozenset[int]
    unreal: frozenset[int]
    semicolon: int
    comma: int


@cache
def joining_words(language: str) -> JoiningWords:
    lists = signals(language)["clauses"]
    numbers = {name: frozenset(map(word_number, lists[name])) for name in GROUPS}
    return JoiningWords(**numbers, semicolon=word_number(";"), comma=word_number(","))
