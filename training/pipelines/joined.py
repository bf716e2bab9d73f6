"""Trees and silver names of the same sentences, brought together in one doc, so that a word teaches parser and names at once.

The silver docs are treebank sentences in groups, some with other names put in. Where a sentence of theirs is one of a tree, word for
word but for its names and its marks, it gets the tree; what is left between teaches names alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from training.pipelines.trees import OPENING_OR_CLOSING, Row, Sentence

_FIRST = 4  # words by which a tree is looked up; shorter sentences stand inside others by chance
_SURE = 6  # words from which a sentence is known by its form with the names left out
Key = tuple[str, ...]


class Trees:
    """The trees of sentences by their words; names and marks may differ."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self._by_start: dict[Key, list[tuple[Key, Sentence]]] = defaultdict(list)
        self._used: set[Key] = set()
        for sentence in sentences:
            key = tuple(_masked(row.form) for row in sentence)
            self._by_start[key[:_FIRST]].append((key, sentence))

    def at(self, words: list[str], key: Key, start: int) -> Sentence | None:
        """The longest sentence that stands in words from start on; key: the same words, masked."""
        best, best_rank = None, (0, False)
        for known, sentence in self._by_start.get(key[start : start + _FIRST], ()):
            length = len(known)
            same = [row.form for row in sentence] == words[start : start + length]
            if key[start : start + length] == known and (same or length >= _SURE):
                best, best_rank = max(((known, sentence), (length, same)), (best, best_rank), key=_rank)
        if best is None:
            return None
        self._used.add(best[0])
        return best[1]

    def used(self, sentence: Sentence) -> bool:
        """Whether at() gave this sentence, or one that differs in names only."""
        return tuple(_masked(row.form) for row in sentence) in self._used


def _rank(found: tuple[object, tuple[int, bool]]) -> tuple[int, bool]:
    return found[1]


def _masked(word: str) -> str:
    if word in OPENING_OR_CLOSING:
        return '"'
    return "X" if word[:1].isupper() else word


def parts(doc: Doc, trees: Trees) -> Iterator[list[Sentence] | Doc]:
    """Cut a silver doc into runs of sentences that have trees and docs of the words between."""
    words = [token.text for token in doc]
    key = tuple(_masked(word) for word in words)
    run: list[Sentence] = []
    bare = at = 0
    while at < len(doc):
        begins = bool(run) or at == bare or not doc[at - 1].is_alpha
        sentence = trees.at(words, key, at) if begins else None
        if sentence is None or _cuts_name(doc, at) or _cuts_name(doc, at + len(sentence)):
            if run:
                yield run
                run, bare = [], at
            at += 1
            continue
        if not run and bare < at:
            yield doc[bare:at].as_doc()
        run.append(_named(sentence, doc, at))
        at += len(sentence)
    if run:
        yield run
    elif bare < at:
        yield doc[bare:at].as_doc()


def _cuts_name(doc: Doc, place: int) -> bool:
    return place < len(doc) and doc[place].ent_iob_ == "I"


def _named(sentence: Sentence, doc: Doc, start: int) -> Sentence:
    """The tree with the words and names of the doc."""
    return tuple(_row(row, doc, start + at) for at, row in enumerate(sentence))


def _row(row: Row, doc: Doc, place: int) -> Row:
    token = doc[place]
    # "" and not O where the silver says nothing
    entity = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else token.ent_iob_
    lemma = row.lemma if token.text == row.form else token.text
    return replace(row, form=token.text, lemma=lemma, space=bool(token.whitespace_), entity=entity)
