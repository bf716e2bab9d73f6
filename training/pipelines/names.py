"""Swap the names of a tagged sentence for others of their kind, so that shape and place count, not the name."""

from __future__ import annotations

import gzip
import random
from dataclasses import replace
from pathlib import Path

from training.pipelines.trees import Row, Sentence

FILES = {"PER": "per", "LOC": "geo", "ORG": "org"}


def read_names(folder: Path) -> dict[str, list[list[str]]]:
    """Return the name lists of folder by entity type, each name as its words."""
    names = {}
    for kind, file in FILES.items():
        with gzip.open(folder / f"{file}.txt.gz", "rt", encoding="utf-8") as lines:
            words = [line.split() for line in lines.read().splitlines()]
            names[kind] = [name for name in words if 1 <= len(name) <= 4 and name[0][:1].isalpha()]
    return names


def read_entities(path: Path) -> dict[str, list[str]]:
    """Return sent_id -> IOB tags of an .iob2.gz file; tags other than PER, LOC, ORG are nobody's name."""
    found: dict[str, list[str]] = {}
    tags: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# sent_id"):
                tags = found.setdefault(line.partition("= ")[2].strip(), [])
            elif line[:1].isdigit():
                tag = line.split("\t")[2]
                tags.append(tag.strip() if tag.strip()[2:] in FILES else "O")
    return found


def tagged(sentence: Sentence, tags: list[str] | None) -> Sentence:
    """The sentence with its entities, or without any when the two do not have the same words."""
    if tags is None or len(tags) != len(sentence):
        return sentence
    return tuple(replace(row, entity=tag) for row, tag in zip(sentence, tags, strict=True))


def swapped(sentence: Sentence, names: dict[str, list[list[str]]], chance: random.Random) -> Sentence:
    """Every entity replaced by a name of the same type with the same number of words, so that the tree still holds."""
    rows = list(sentence)
    for first, last in entities(sentence):
        kind = rows[first].entity[2:]
        name = _drawn(names[kind], last - first, chance)
        for row, word in zip(range(first, last), name, strict=False):
            if rows[row].form[:1].isupper() and rows[row].pos == "PROPN":
                rows[row] = replace(rows[row], form=word, lemma=word)
    return tuple(rows)


def entities(sentence: Sentence) -> list[tuple[int, int]]:
    """First and last-plus-one of every entity."""
    firsts = [at for at, row in enumerate(sentence) if row.entity.startswith("B-")]
    return [(first, _end(sentence, first)) for first in firsts]


def _end(sentence: tuple[Row, ...], first: int) -> int:
    last = first + 1
    while last < len(sentence) and sentence[last].entity.startswith("I-"):
        last += 1
    return last


def _drawn(names: list[list[str]], length: int, chance: random.Random) -> list[str]:
    for _ in range(200):
        name = chance.choice(names)
        if len(name) == length:
            return name
    return []
