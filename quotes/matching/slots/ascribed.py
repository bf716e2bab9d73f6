"""Whether two statements are ascribed to one source, as their texts describe it: by name, by kind, by what a minister is for.

A mayor and a town clerk are two people; so are the ministers of finance and of health. A mayor and a spokesman may be one, and so may a
mayor and somebody who is given by name alone: then nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from quotes.matching.slots.names import Name, name_words
from quotes.matching.slots.persons import person_in
from quotes.matching.slots.phrases import Found, Phrases, for_language, read_toml
from quotes.matching.slots.reading import Reading
from quotes.matching.slots.same_name import same_name
from quotes.matching.slots.sources import Places, find_sources
from quotes.matching.slots.tokens import Token, cut

Agreement = Literal["same", "alike", "unsure", "different"]
_AGREEMENTS: tuple[Agreement, ...] = ("same", "alike", "unsure", "different")
_OF = {"van", "of", "for", "voor", "bij", "from", "namens"}
_BEFORE_POST = {"nl": ("-",), "en": ("-", " ")}
_VAGUE = frozenset({"president", "company"})  # of a country, a bank, a club; the owner of a farm


@dataclass(frozen=True, slots=True)
class Source:
    """names: all, bodies and firms too, in order. persons: those of people. kinds, portfolios: of `data/sources.toml`. places: tokens in the text."""

    names: tuple[Name, ...]
    persons: tuple[Name, ...]
    kinds: frozenset[str]
    portfolios: frozenset[str]
    places: Places


def sources_in(side: Reading) -> list[Source]:
    """Return who is said to speak in the text of a side, in order."""
    found = find_sources(side.tokens, side.side.language, lambda places: _tells(side, places))
    return [_described(side, places) for places in found]


def source_of(speaker: str, language: str) -> Source:
    """The source that a field gives: a name, a post, or both."""
    tokens = cut(speaker)
    person = person_in(speaker)
    persons = (Name(person.short, ()),) if person else ()
    return Source(persons, persons, _kinds(tokens, language), _portfolios(tokens, language), ())


def _described(side: Reading, places: Places) -> Source:
    """What a stretch of tokens says of somebody."""
    inside = {*places}
    names = tuple(name for name in side.names if inside.issuperset(name.places) and not name.weak)
    persons = tuple(name for name in names if _is_person(side, name, inside))
    tokens = [side.tokens[at] for at in places]
    kinds, portfolios = _kinds(tokens, side.side.language), _portfolios(tokens, side.side.language)
    return Source(names, persons, kinds, portfolios, places)


def _tells(side: Reading, places: Places) -> bool:
    """Whether they name anybody, by what he is called or by what he is."""
    named = any({*places}.issuperset(name.places) and not name.weak for name in side.names)
    return named or bool(_kinds([side.tokens[at] for at in places], side.side.language))


def agreement(a: Source, b: Source) -> Agreement:
    """Names come first, then kinds, then what they are for."""
    if a.persons and b.persons:
        alike = any(same_name(one, other) for one in a.persons for other in b.persons)
        return "same" if alike else "different"
    if any(same_name(one, other) for one in a.names for other in b.names):
        return "alike"
    if not a.kinds or not b.kinds:
        return "unsure"
    shared = a.kinds & b.kinds
    if not shared:
        return "different"
    apart = shared == {"minister"} and a.portfolios and b.portfolios
    return "different" if apart and a.portfolios.isdisjoint(b.portfolios) else "alike"


def _is_person(side: Reading, name: Name, inside: set[int]) -> bool:
    """No body, no acronym, no firm before a post (FNV-bestuurder, the Telmar chief), no portfolio (minister van Asiel)."""
    if name.body or name.key or all(word in name_words("titles") for word in name.words):
        return False
    first, last = name.places[0], name.places[-1]
    if any(side.tokens[at].text.isupper() and len(side.tokens[at].text) > 1 for at in name.places):
        return False
    after = side.tokens[last + 1] if last + 1 < len(side.tokens) else None
    joined = after and after.gap in _BEFORE_POST[side.side.language] and not after.is_capital
    if after and joined and (after.gap == "-" or (last + 1 in inside and after.word not in _OF)):
        return False
    return not (
        first
        and side.tokens[first - 1].word in _OF | {"the", "de", "het"}
        and not side.tokens[first].opens_clause
    )


@cache
def _lexicon(table: str, language: str) -> Phrases[str]:
    entries = read_toml("sources.toml")[table]
    return Phrases(
        [(phrase, kind) for kind, listed in entries.items() for phrase in for_language(listed, language)]
    )


def _found(tokens: Sequence[Token], table: str, language: str) -> list[Found[str]]:
    """Every phrase that is no part of a longer one."""
    hits = [hit for at in range(len(tokens)) for hit in _lexicon(table, language).at(tokens, at)]
    return [hit for hit in hits if not any({*hit.places} < {*other.places} for other in hits)]


@cache
def _standing_for_others() -> frozenset[str]:
    return frozenset(read_toml("sources.toml")["words"]["for_others"].split())


def _kinds(tokens: Sequence[Token], language: str) -> frozenset[str]:
    """Of the noun that comes before `of`, `van`, where that tells one: the lawyer of the suspect is no suspect, the head of the police is."""
    hits = _found(tokens, "kinds", language)
    end = next((at for at, token in enumerate(tokens) if at and token.word in _OF), len(tokens))
    kinds = frozenset(hit.value for hit in hits if hit.places[0] < end and not _is_owner(tokens, hit))
    if kinds <= _VAGUE and not _standing_for_others().isdisjoint(token.word for token in tokens[:end]):
        kinds = frozenset(hit.value for hit in hits)
    return kinds - {"president"} if len(kinds) > 1 else kinds


def _is_owner(tokens: Sequence[Token], hit: Found[str]) -> bool:
    """`the victim's sister`."""
    return tokens[hit.places[-1]].text.endswith(("'s", "’s"))


def _portfolios(tokens: Sequence[Token], language: str) -> frozenset[str]:
    return frozenset(hit.value for hit in _found(tokens, "portfolios", language))


def compared(
    sides: tuple[Reading, Reading], sources: tuple[Sequence[Source], Sequence[Source]]
) -> Agreement | None:
    """The best agreement of any two sources; None where a side tells of none.

    Where one side alone ascribes it, a person that only the other side names is taken for its source, unless somebody in it may be the
    one that is given: `The man who foresaw it was Bram Kuiper`.
    """
    if bool(sources[0]) == bool(sources[1]):
        return _best(*sources)
    told, silent = (0, 1) if sources[0] else (1, 0)
    if _best(sources[told], _mentions(sides[silent])) in ("same", "alike"):
        return None
    known = _persons(sides[told])
    new = [each for each in _persons(sides[silent]) if _best([each], known) not in ("same", "alike")]
    return "different" if _best(sources[told], new) == "different" else None


def _best(mine: Sequence[Source], theirs: Sequence[Source]) -> Agreement | None:
    told = {agreement(one, other) for one in mine for other in theirs}
    return next((each for each in _AGREEMENTS if each in told), None)


def _persons(side: Reading) -> list[Source]:
    """Everybody who is named, each with the words before that may tell what he is."""
    spans = (
        tuple(range(max(0, name.places[0] - 2), name.places[-1] + 1)) for name in side.names if not name.weak
    )
    return [each for each in (_described(side, span) for span in spans) if each.persons]


def _mentions(side: Reading) -> list[Source]:
    """Everybody who is named or described by a single word."""
    words = (_described(side, (place,)) for place in range(len(side.tokens)))
    return [*_persons(side), *(each for each in words if each.kinds)]
