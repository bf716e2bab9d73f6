"""On what something hangs: only with a ticket, not without one, unless there is one; or even without."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import product

from quotes.language.stop_words import NEGATIONS
from quotes.matching.slots.phrases import Phrases, read_toml
from quotes.matching.slots.reading import Reading, is_near
from quotes.matching.slots.scope import CONJUNCTIONS
from quotes.matching.slots.sides import Slot
from quotes.matching.slots.tokens import Token

_WITHOUT = {"zonder", "without"}
_UNLESS = {"tenzij", "unless"}
_ALL_THE_SAME = {"ook", "zelfs", "even", "also", "niet", "not"}  # before a `without`


def conditional(tokens: Sequence[Token], language: str) -> set[int]:
    """The places of a denial and of the `without` or `unless` that it goes with: together they ask for something, and deny nothing."""
    conditions = [
        at
        for at, token in enumerate(tokens)
        if token.word in _WITHOUT | _UNLESS and not (at and tokens[at - 1].word in _ALL_THE_SAME)
    ]
    if not conditions:
        return set()
    denials = [
        at
        for at, token in enumerate(tokens)
        if token.word in NEGATIONS[language] and token.word not in _WITHOUT
    ]
    pairs = [pair for pair in product(conditions, denials) if _go_together(tokens, *pair)]
    if not pairs:
        return set()
    nearest = min(pairs, key=lambda pair: abs(pair[0] - pair[1]))
    return set(nearest)


def _go_together(tokens: Sequence[Token], condition: int, denial: int) -> bool:
    """Whether they stand in one clause, or the condition before the first comma: without help, the army cannot go."""
    low, high = sorted((condition, denial))
    between = range(low + 1, high + 1)
    marks = sum(tokens[at].opens_clause for at in between)
    leads = tokens[condition].first or tokens[condition].word in _UNLESS
    return marks <= leads and not any(
        tokens[at].word in CONJUNCTIONS or (at > low + 1 and tokens[at].first) for at in between
    )


def condition_slot(a: Reading, b: Reading) -> Slot | None:
    """A slot of negation that differs where one side needs what the other can do without."""
    near = is_near(a, b)
    for one, other in ((a, b), (b, a)):
        needed, spared = _required(one), _spared(other, near=near)
        if needed and spared and not _spared(one, near=False) and not _required(other):
            told = {id(one): one.printed(needed), id(other): other.printed(spared)}
            return Slot("negation", told[id(a)], told[id(b)], "different")
    return None


def _required(side: Reading) -> tuple[int, ...]:
    pair = conditional(side.tokens, side.side.language)
    return tuple(sorted(pair)) if pair else _first(_phrases("required", side.side.language), side.tokens)


def _spared(side: Reading, *, near: bool) -> tuple[int, ...]:
    """near: the two have most words in common, so that a bare `without` counts as well."""
    found = _first(_phrases("regardless", side.side.language), side.tokens)
    if found or not near or conditional(side.tokens, side.side.language):
        return found
    return next(((at,) for at, token in enumerate(side.tokens) if token.word in _WITHOUT), ())


def _first(phrases: Phrases[str], tokens: Sequence[Token]) -> tuple[int, ...]:
    """The first that no denial stands right before: not only."""
    return next((hit.places for hit in phrases.all(tokens) if not _is_denied(tokens, hit.places)), ())


def _is_denied(tokens: Sequence[Token], places: Iterable[int]) -> bool:
    first = min(places)
    return bool(first) and tokens[first - 1].word in ("niet", "not")


@cache
def _phrases(name: str, language: str) -> Phrases[str]:
    return Phrases([(phrase, name) for phrase in read_toml("conditions.toml")[name][language]])
