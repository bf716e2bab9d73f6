"""Read CoNLL-U trees, and rewrite them as modern newspapers would print them."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

# Straight double marks most often: analysis hands every pair to the pipeline as such. The others for who uses it bare.
MARKS = [('"', '"')] * 5 + [("'", "'")] * 3 + [("„", "”"), ("“", "”"), ("‘", "’"), ("«", "»"), (",,", "''")]
OPENING_OR_CLOSING = frozenset("\"'`´’‘“”„«»") | {"''", "``", ",,", "<<", ">>"}


@dataclass(frozen=True, slots=True)
class Row:
    """One word of a tree. head: index in the sentence, its own for the root. entity: an IOB tag, "" where nobody said."""

    form: str
    lemma: str
    pos: str
    morph: str
    head: int
    dep: str
    space: bool
    entity: str = ""


Sentence = tuple[Row, ...]


def read_trees(path: Path) -> Iterator[tuple[str, Sentence]]:
    """Yield (sent_id, rows) of a .conllu.gz file, in file order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for block in lines.read().strip().split("\n\n"):
            rows = [line.split("\t") for line in block.split("\n") if not line.startswith("#")]
            ids = [line.partition("= ")[2] for line in block.split("\n") if line.startswith("# sent_id")]
            yield ids[0] if ids else "", tuple(_rows(rows))


def _rows(rows: list[list[str]]) -> Iterator[Row]:
    """Words only: ranges (`3-4 don't`) say where their parts have a space, empty nodes (`8.1`) say nothing."""
    glued_until, space_after = 0, True
    for form_id, form, lemma, pos, _, morph, head, dep, _, misc in rows:
        space = "SpaceAfter=No" not in misc
        if "-" in form_id:
            glued_until, space_after = int(form_id.split("-")[1]), space
        elif "." not in form_id:
            place = int(form_id)
            if place <= glued_until:
                space = space_after if place == glued_until else False
            at = int(head) - 1 if int(head) else place - 1
            dep = "ROOT" if dep == "root" else dep
            yield Row(form, joined(lemma, form), pos, "" if morph == "_" else morph, at, dep, space)


def joined(lemma: str, form: str) -> str:
    """Alpino parts compounds: `rente_grondslag` -> `rentegrondslag`, `af_lopen` -> `aflopen`."""
    return lemma if "_" in form else lemma.replace("_", "")


def restyled(sentence: Sentence, chance: random.Random) -> Sentence:
    """The same tree, every pair of quotation marks in one style drawn at random."""
    places = [at for at, row in enumerate(sentence) if row.form in OPENING_OR_CLOSING]
    if not places:
        return sentence
    opening, closing = chance.choice(MARKS)
    rows = list(sentence)
    for turn, at in enumerate(places):
        rows[at] = replace(
            rows[at], form=closing if turn % 2 else opening, lemma=closing if turn % 2 else opening
        )
    return tuple(rows)


def wrapped(sentence: Sentence, chance: random.Random) -> Sentence:
    """The whole sentence between marks, as a quote that stands by itself."""
    opening, closing = chance.choice(MARKS)
    root = next(at for at, row in enumerate(sentence) if row.head == at) + 1
    moved = [replace(row, head=row.head + 1) for row in sentence]
    moved[-1] = replace(moved[-1], space=False)
    first = Row(opening, opening, "PUNCT", "", root, "punct", False)
    last = Row(closing, closing, "PUNCT", "", root, "punct", True)
    entities = bool(sentence[0].entity)
    return (
        replace(first, entity="O" if entities else ""),
        *moved,
        replace(last, entity="O" if entities else ""),
    )
