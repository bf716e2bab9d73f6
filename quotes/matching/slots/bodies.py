"""Bodies that are named by what they are and what they are for, and whether two names are of one.

`Rijksbureau voor Wonen` is the `National Housing Bureau`: bureaus both, and the words for what they do are translations, as the
vectors of the shipped embedder tell. `Ministry of Defence` is not `ministerie van Landbouw`. Well-known bodies that have another
name altogether in the other language stand in `data/names.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from quotes.language.compound_parts import compound_parts
from quotes.matching.slots.contrasts import contrasting, find_members
from quotes.matching.slots.nearness import cosine, is_word
from quotes.matching.slots.phrases import read_toml
from quotes.matching.slots.tokens import Token, cut

Agreement = Literal["same", "unsure", "different"]

# Cosine of a word and its translation: of 73 that bodies are named by 61 lie at .55 or above and 3 below .42; of 67 pairs such as
# banks and insurers 5 and 53. Those five exclude each other by `data/contrasts.toml`, or are said to be opposites there.
TRANSLATION, MAYBE = 0.55, 0.42
_LONGEST = 8  # words on either side of the noun
_SAME_START = 5  # letters that two forms of a word share
_LINKED = frozenset({"ministry", "minister"})  # in small letters too: het ministerie van Landbouw


@dataclass(frozen=True, slots=True)
class Body:
    """kinds: what sorts of body its noun may mean. topics: its other telling words, folded. places: all its tokens."""

    kinds: frozenset[str]
    topics: tuple[str, ...]
    places: tuple[int, ...]
    language: str


def find_bodies(tokens: Sequence[Token], language: str) -> list[Body]:
    """Return the bodies that are named by more than their noun, in order."""
    found: list[Body] = []
    for place, token in enumerate(tokens):
        kinds, rest = _noun(token.word, language)
        if not kinds or (found and place <= found[-1].places[-1]):
            continue
        if not token.is_capital and kinds.isdisjoint(_LINKED):
            continue
        places = (*_before(tokens, place), place, *_after(tokens, place))
        words = (*rest, *(tokens[at].word for at in places if at != place))
        topics = tuple(word for word in words if word not in _words("qualifiers") and word not in _kinds())
        if topics:
            found.append(Body(kinds, topics, places, language))
    return found


def agreement(a: Body, b: Body) -> Agreement:
    """Whether two bodies are one. What one name has and the other leaves out says nothing."""
    if a.kinds.isdisjoint(b.kinds) or _exclude_each_other(a, b):
        return "different"
    near = [[_nearness(one, other, a.language == b.language) for other in b.topics] for one in a.topics]
    forth, back = ([max(row) for row in rows] for rows in (near, zip(*near, strict=True)))
    found = max(min(forth), min(back))
    if a.language != b.language:
        found = max(found, _nearness_of_rest(a, b))
    return "same" if found >= TRANSLATION else "unsure" if found >= MAYBE else "different"


def _nearness_of_rest(a: Body, b: Body) -> float:
    """The cosine of what the two are for, without names and words that they share: Zeeonderzoek, Marine Research."""
    shared = {*a.topics} & {*b.topics} | _words("scopes")
    mine, theirs = (" ".join(word for word in body.topics if word not in shared) for body in (a, b))
    return cosine(mine, theirs) if mine and theirs and _are_words(mine, theirs) else 0.0


def _are_words(one: str, other: str) -> bool:
    """Whether one of two is made of words that the table has: two names that it has not are spelled alike by chance."""
    return any(all(map(is_word, text.split())) for text in (one, other))


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """The kinds that a noun may mean."""
    kinds = {kind: nouns.split() for kind, nouns in read_toml("bodies.toml")["kinds"].items()}
    nouns = {noun for all_of_one in kinds.values() for noun in all_of_one}
    return {noun: frozenset(kind for kind in kinds if noun in kinds[kind]) for noun in nouns}


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(read_toml("bodies.toml")["words"][table].split())


def _noun(word: str, language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """What kinds a word means, and the other parts of a compound: onderwijs of onderwijsraad. No kinds: no such noun."""
    if word in _kinds():
        return _kinds()[word], ()
    parts = compound_parts(word, language)
    return (_kinds()[parts[-1]], tuple(parts[:-1])) if parts and parts[-1] in _kinds() else (frozenset(), ())


def _before(tokens: Sequence[Token], place: int) -> list[int]:
    """Capitalised words right before: Duinmeer Water Board, Tenants' Association. Before a minister, finance."""
    if not tokens[place].is_capital:
        portfolio = place and tokens[place - 1].word in _words("portfolios")
        return [place - 1] if portfolio and not tokens[place].opens_clause else []
    start = place
    while start and place - start < _LONGEST and _follows(tokens[start]):
        before = tokens[start - 1]
        if not before.is_capital or before.word in ("the", "de", "het"):
            break
        start -= 1
    return list(range(start, place))


def _follows(token: Token) -> bool:
    """Whether a name may go on with it: no mark but the apostrophe of a genitive stands before it."""
    return token.gap in ("' ", "’ ") or not (token.first or token.opens_clause)


def _after(tokens: Sequence[Token], place: int) -> list[int]:
    """What it is for, and where: van Huurders Lindestad, of Health and Sport."""
    found: list[int] = []
    goes_on = tokens[place].is_capital and "minister" not in _kinds().get(
        tokens[place].word, ()
    )  # Minister Overdijk
    for at in range(place + 1, min(place + 1 + _LONGEST, len(tokens))):
        token = tokens[at]
        if not _follows(token):
            break
        joins = token.word in _words("linking") or token.word in ("de", "het", "the", "en", "and")
        if not joins and not token.is_capital:
            break
        if not found and not joins and not goes_on:
            break
        found.append(at)
    while found and not tokens[found[-1]].is_capital:
        found.pop()
    return found


def _exclude_each_other(a: Body, b: Body) -> bool:
    """Doctors and patients lie near each other, and are none."""
    mine, theirs = (find_members(cut(" ".join(body.topics)), body.language, ()) for body in (a, b))
    return bool(contrasting(mine, theirs, near=True))


def _nearness(one: str, other: str, same_language: bool) -> float:
    """1 for one word, nearly that for two forms; else the cosine, where both are words and no names. Within a language, forms only."""
    if one == other:
        return 1.0
    if min(len(one), len(other)) >= _SAME_START and one[:_SAME_START] == other[:_SAME_START]:
        return 0.99
    return 0.0 if same_language or not _are_words(one, other) else cosine(one, other)
