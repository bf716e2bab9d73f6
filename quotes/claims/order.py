"""Word order of a clause that is to stand by itself: Dutch puts the verb second in a main clause, and nowhere else.

`dat | er 30.000 soldaten zijn` -> `Er zijn 30.000 soldaten`; `volgens de bond | zijn 300 banen verdwenen` -> `300 banen zijn verdwenen`
(Algemene Nederlandse Spraakkunst, chapter 21). Languages without [order] in signals/ keep one order, and are left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from quotes.claims.clauses import SUBJECTS, VERBS, Clauses
from quotes.claims.result import Resolution
from quotes.claims.wording import ORDER
from quotes.claims.words import signals
from quotes.language.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

FIRST = SUBJECTS | {"csubj", "obl", "obl:agent", "obl:unmarked", "advmod", "nmod"}
HELPING = ("aux", "aux:pass", "cop")


@dataclass(frozen=True, slots=True)
class _OrderWords:
    """conjunctions: before a clause that ends in its verb. partitives: `aantal`. parts: `toe|namen`. whole: only looks like one: `opende`."""

    conjunctions: frozenset[str]
    partitives: frozenset[str]
    parts: re.Pattern[str]
    whole: re.Pattern[str]
    unsure: re.Pattern[str]


@cache
def _words(language: str) -> _OrderWords | None:
    lists = signals(language).get("order")
    if lists is None:
        return None
    particles, unsure = "|".join(lists["particles"]), "|".join(lists["unsure"])
    return _OrderWords(
        frozenset(lists["conjunctions"]),
        frozenset(lists["partitives"]),
        re.compile(rf"({particles})({'|'.join(lists['verbs'])})"),
        re.compile("|".join(lists["whole"])),
        re.compile(rf"(?:{particles}|{unsure})\w"),
    )


def turned(start: int, end: int, clauses: Clauses) -> tuple[Resolution, ...]:
    """Return what is to be moved so that the clause at start..end reads as a main clause; nothing where it is one, or is not certain."""
    words = _words(clauses.language)
    if words is None:
        return ()
    tokens = clauses.tokens(start, end)
    main = clauses.head(tokens)
    if main is None or not _is_single(tokens, main):
        return ()
    finite = _finite(tokens, main)
    if finite is None:
        return ()
    opened_by_verb = finite.i == tokens[0].i
    if not opened_by_verb and clauses.word_before(tokens[0]) not in words.conjunctions:
        return ()
    last = (
        _first_constituent(tokens[1:], main, FIRST | {"obj"}, words)
        if opened_by_verb
        else _first_constituent(tokens, main, FIRST, words)
    )
    if last is None or (not opened_by_verb and finite.i <= last.i + 1):
        return ()
    verb, left = (finite.text, "") if opened_by_verb else _parted(finite, words)
    if not verb:
        return ()
    at = clauses.starts[last.i] + len(last.text)
    place = clauses.starts[finite.i]
    gone = Resolution(Span(place, place + len(finite.text), finite.text), left, ORDER)
    return gone, Resolution(Span(at, at, ""), f" {verb}", ORDER)


def is_dependent(start: int, clauses: Clauses) -> bool:
    """Does the clause at start stand behind a conjunction that sends its verb to the end?"""
    words = _words(clauses.language)
    tokens = clauses.tokens(start, start + 1) if words else []
    return words is not None and bool(tokens) and clauses.word_before(tokens[0]) in words.conjunctions


def _is_single(tokens: list[Token], main: Token) -> bool:
    """Is there no second predicate beside it, which would want its own turn: `heeft afgewezen en ... heeft verzwegen`?"""
    chain = {main.i}
    for token in tokens:
        if token.dep_ in ("conj", "parataxis") and token.head.i in chain:
            chain.add(token.i)
            if _is_finite(token) or any(_is_finite(c) for c in token.children if c.dep_ in HELPING):
                return False
    return True


def _finite(tokens: list[Token], main: Token) -> Token | None:
    """The one finite verb of the predicate."""
    first = tokens[0]
    if first.pos_ == "AUX" and first.dep_ == "nmod:poss" and "Past" not in main.morph.get("Tense", []):
        return first  # `zijn 300 banen geschrapt`, whose tree was read as `his 300 jobs`
    inside = {token.i for token in tokens}
    verbs = [main, *(child for child in main.children if child.dep_ in HELPING)]
    found = [verb for verb in verbs if verb.i in inside and _is_finite(verb)]
    if not found and len(verbs) == 1 and not any(_is_finite(token) for token in tokens):
        return main if main.pos_ in VERBS else None  # `verdwenen`, read as a participle
    return found[0] if len(found) == 1 else None


def _is_finite(token: Token) -> bool:
    return "Fin" in token.morph.get("VerbForm", [])


def _first_constituent(
    tokens: list[Token], main: Token, roles: frozenset[str], words: _OrderWords
) -> Token | None:
    """The last token of what the clause opens with, where that is its subject, a time or a place."""
    if not tokens:
        return None
    top = tokens[0]
    while top.head.i != main.i and top.head.i != top.i:
        top = top.head
    if top.head.i != main.i or top.i == main.i or top.dep_ not in roles:
        return None
    own = {token.i for token in top.subtree}
    last = None
    for token in tokens:
        if token.i not in own:
            break
        last = token
    if last is None or last.i < top.i or (last.text == "," and not _holds_clause(top)):
        return None
    return None if _holds_two(top) and top.lower_ not in words.partitives else last


def _holds_two(top: Token) -> bool:
    """Two phrases read as one: `de gemeente 12 miljoen euro`."""
    return any(
        child.i > top.i
        and child.pos_ in ("NOUN", "NUM", "PRON")
        and not any(c.dep_ == "case" for c in child.children)
        for child in top.children
        if child.dep_ not in ("conj", "cc", "flat", "fixed")
    )


def _holds_clause(top: Token) -> bool:
    return any(_is_finite(token) for token in top.subtree)


def _parted(finite: Token, words: _OrderWords) -> tuple[str, str]:
    """The verb for its second place, and what stays behind: `namen`, `toe`. Empty where it may be parted or not."""
    lower = finite.lower_
    if finite.pos_ == "AUX" or words.whole.fullmatch(lower):
        return finite.text, ""
    parts = words.parts.fullmatch(lower)
    if parts:
        return parts[2], parts[1]
    return ("", "") if words.unsure.match(lower) else (finite.text, "")
