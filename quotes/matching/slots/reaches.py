"""What stands around a date and turns it into a reach: `sinds`, `before`, `not until`, `eind`, `the day after`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import cast

from quotes.matching.slots.nth_days import counted_from
from quotes.matching.slots.phrases import Found, Phrases, read_toml
from quotes.matching.slots.tokens import Token
from quotes.matching.slots.when import Relation, When

_ARTICLES = {"het", "de", "the", "of", "op", "on"}
_DELAY_REACH = 9  # tokens between `not` or `wait` and its `until`
_END_REACH = 8  # tokens between `stopped` and its date
_DAY_REACH = 5  # tokens between `the day after` and the date it leans on


@cache
def lexicon(table: str) -> Phrases[str]:
    """A table of calendar.toml as phrases of its keys; like tokens, they lose the 's of `new year's day`."""
    entries = read_toml("calendar.toml")[table]
    return Phrases([(name.replace("'s", ""), key) for key, names in entries.items() for name in names])


def with_context(tokens: Sequence[Token], when: When, language: str) -> When:
    """Take in what stands before: `eind` narrows, `sinds` and `before` turn it into a reach.

    `Not until May` and `wait until May` are May itself, and so is `voor vrijdag gepland`. What stops in May lasts until then.
    `The day after 3 May` leans on a date and is weak.
    """
    if (counted := counted_from(tokens, when, language)) is not None:
        return _related(tokens, counted)
    if _leans(tokens, when):
        return replace(when, weak=True)
    when = _related(tokens, _narrowed(tokens, when))
    if not when.relation and _is_past(tokens, when):
        when = replace(when, relation="after")
    if when.relation in ("until", "before") and _is_delayed(tokens, when):
        return replace(when, relation="" if when.relation == "until" else "earliest")
    if when.relation == "before" and _is_scheduled(tokens, when):
        return replace(when, relation="")
    return replace(when, ends=not when.relation and _is_end(tokens, when))


def _narrowed(tokens: Sequence[Token], when: When) -> When:
    best = _before(tokens, when, "within")
    if best is None or when.minutes or any(high - low <= 5 for low, high in when.windows):
        return when  # a single day has no parts
    low, high = (float(edge) for edge in best.value.split())
    return replace(when, places=(*best.places, *when.places)).within((low, high))


def _related(tokens: Sequence[Token], when: When) -> When:
    best = _before(tokens, when, "relations")
    named = when.parts.keys() == {"month"} and tokens[when.places[0] - 1].word == "the"
    if best is None or named:  # `after the March election`
        return when
    relation = "" if best.value == "at" else best.value
    return replace(when, places=(*best.places, *when.places), relation=cast("Relation", relation))


def _before(tokens: Sequence[Token], when: When, table: str) -> Found[str] | None:
    """The longest phrase of a table that ends right before a date or before its article."""
    first = when.places[0]
    if first and tokens[first - 1].word in _ARTICLES:
        first -= 1
    hits = [
        hit
        for start in range(max(0, first - 3), when.places[0])
        for hit in lexicon(table).at(tokens, start)
        if hit.places[-1] in (first - 1, when.places[0] - 1)
    ]
    return max(hits, key=lambda hit: len(hit.places), default=None)


def _clause_before(tokens: Sequence[Token], when: When, reach: int) -> Sequence[Token]:
    """The tokens of the clause up to a date, at most `reach`."""
    end = when.places[0]
    start = end
    while start > max(0, end - reach) and not tokens[start].opens_clause:
        start -= 1
    return tokens[start:end]


def _is_delayed(tokens: Sequence[Token], when: When) -> bool:
    """`will not open until May`, `wacht met de bouw tot mei`, `no decision before May`."""
    return any(token.word in _words("delays") for token in _clause_before(tokens, when, _DELAY_REACH))


def _is_scheduled(tokens: Sequence[Token], when: When) -> bool:
    """`staat voor vrijdag gepland`."""
    after = when.places[-1] + 1
    return after < len(tokens) and tokens[after].word in _words("schedules")


def _is_past(tokens: Sequence[Token], when: When) -> bool:
    """`once Easter is over`, `als Pasen voorbij is`."""
    after = when.places[-1] + 1
    return any(hit.places for hit in lexicon("behind").at(tokens, after)) if after < len(tokens) else False


def _is_end(tokens: Sequence[Token], when: When) -> bool:
    """`stopped in May`, `loopt op 31 december af`."""
    after = tokens[when.places[-1] + 1 : when.places[-1] + 2]
    around = {token.word for token in (*_clause_before(tokens, when, _END_REACH), *after)}
    return not around.isdisjoint(_words("ends")) or {"loopt", "af"} <= around


def _leans(tokens: Sequence[Token], when: When) -> bool:
    """`the day after the election of 29 October`."""
    words = [token.word for token in _clause_before(tokens, when, _DAY_REACH + 2)]
    return "day" in when.parts and any(pair in _NEXT_TO for pair in pairwise(words))


_NEXT_TO = {
    (day, side)
    for day in ("dag", "daags", "avond", "day", "days", "week", "weken", "weeks", "dagen", "eve")
    for side in ("na", "voor", "after", "before")
}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_toml("calendar.toml")["words"][name])
