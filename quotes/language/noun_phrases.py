"""Noun phrases in a dependency tree: how far they reach, what stands before them, which lie below a verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quotes.language.words import of_all

if TYPE_CHECKING:
    from spacy.tokens import Token

DEEPEST = 4
_CORE = frozenset({"amod", "compound", "flat", "appos", "nmod:desc"})
_WITHIN = _CORE | {"nmod", "nmod:poss"}
_OWNING = frozenset(of_all("roles", "owning"))
_LOCATING = frozenset(of_all("roles", "locating"))
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "PRON", "NUM", "X", "SYM"})
_CORE_ARGUMENTS = {"nsubj": "nsubj", "nsubj:pass": "nsubj", "obj": "obj", "iobj": "obj"}
_BELOW = frozenset(
    {"obl", "obl:arg", "obl:agent", "nmod", "obj", "iobj", "nsubj", "nsubj:pass", "xcomp", "nmod:poss"}
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """head: its noun or name, folded in case. words: what describes it, the head among them, in order, without what is told of it in a clause.

    start, end: of the head, in characters. spans: of each word. core: those that are no part of an owner or a place: `duties of Hogewind` is
    no Hogewind. pronoun: whether it only points at somebody.
    """

    head: str
    words: tuple[str, ...]
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    core: tuple[tuple[int, int], ...]
    pronoun: bool = False
    proper: bool = False


def phrase_of(head: Token, starts: list[int]) -> Phrase:
    """The phrase around its head."""
    inside = sorted({head, *_inside(head, DEEPEST)}, key=lambda token: token.i)
    kept = [token for token in inside if token.pos_ not in ("DET", "ADP", "PUNCT", "PART")]
    core = {head, *_inside(head, DEEPEST, _CORE)}
    spans = [(token in core, (starts[token.i], starts[token.i] + len(token))) for token in kept]
    begin = starts[head.i]
    return Phrase(
        head.lower_,
        tuple(token.lower_ for token in kept),
        begin,
        begin + len(head),
        tuple(span for _, span in spans),
        tuple(span for is_core, span in spans if is_core),
        head.pos_ == "PRON",
        head.pos_ == "PROPN",
    )


def _inside(head: Token, depth: int, relations: frozenset[str] = _WITHIN) -> Iterator[Token]:
    for child in head.children:
        if depth and child.dep_ in relations and _describes(child, head):
            yield child
            yield from _inside(child, depth - 1, relations)


def _describes(child: Token, head: Token) -> bool:
    """`Dutch`, `of the province`, `uit Urk`; no `after the meeting`, which the parser hangs on any noun before it."""
    if child.dep_ != "nmod":
        return child.pos_ != "VERB"
    if head.pos_ == "PROPN":
        return False
    marker = marker_of(child)
    return marker in _OWNING or (marker in _LOCATING and child.pos_ == "PROPN")


def marker_of(nominal: Token) -> str:
    """The preposition before it, `'s` where it owns, "" for none."""
    if nominal.dep_ == "nmod:poss":
        return "" if nominal.pos_ == "PRON" else "'s"
    # The parser hangs it now and then on what describes the noun: `from Dutch growers`.
    near = [
        nominal,
        *(child for child in nominal.children if child.dep_ in ("compound", "nmod:desc", "amod")),
    ]
    cases = (child.lower_ for each in near for child in each.children if child.dep_ == "case")
    return next(cases, "")


def nominals_below(verb: Token) -> Iterator[tuple[Token, str]]:
    """Nouns that hang on a verb, with the relation by which that or what is between hangs on it: nsubj, obj, or ""."""
    yield from _below(verb, "", DEEPEST)


def _below(token: Token, through: str, depth: int) -> Iterator[tuple[Token, str]]:
    for child in token.children:
        nominal = child.pos_ in _NOMINAL or child.dep_ == "xcomp"
        if depth and child.dep_ in _BELOW and nominal:
            yield child, through
            yield from _below(child, through or _CORE_ARGUMENTS.get(child.dep_, ""), depth - 1)


def descends(token: Token) -> bool:
    """Whether it hangs on another."""
    return token.head is not token
