"""Swap the names of a tagged sentence for others of their kind, so that shape and place count, not the name."""

from __future__ import annotations

import gzip
import random
from collections.abc import Container
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


def readable(
    names: dict[str, list[list[str]]], words: Container[str], common: Container[str]
) -> dict[str, list[list[str]]]:
    """The names that a reader of another language would take for names: all of their words known, no common word alone."""
    return {
        kind: [
            name
            for name in listed
            if all(word.lower().rstrip(".") in words for word in name)
            and not (len(name) == 1 and name[0].lower() in common)
        ]
        for kind, listed in names.items()
    }


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
    """Every entity of proper nouns replaced by a name of its type with as many words, so that the tree still holds."""
    rows = list(sentence)
    for first, last in entities(sentence):
        if all(row.pos == "PROPN" and row.form[:1].isupper() for row in rows[first:last]):
            name = _drawn(names[rows[first].entity[2:]], last - first, chance)
            for at, word in zip(range(first, last), name, strict=False):
                rows[at] = replace(rows[at], form=word, lemma=word)
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
