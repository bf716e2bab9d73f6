"""The own labels: sentence id, class and kinds. The texts stay in the treebanks, outside the project."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "labels"


@dataclass(frozen=True, slots=True)
class Label:
    """label: N (non-factual), U (unimportant factual) or C (check-worthy). kinds: the most telling first."""

    sentence: str
    label: str
    kinds: tuple[str, ...]


def read_labels(name: str) -> list[Label]:
    """The labels of one file, in its order. name: without its ending, e.g. adjudicated_nl."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [Label(sentence, label, tuple(kinds.split(","))) for sentence, label, kinds in map(_cells, lines)]


def _cells(line: str) -> tuple[str, str, str]:
    sentence, label, kinds = line.split("\t")
    return sentence, label, kinds


def treebank_texts(*paths: Path) -> dict[str, str]:
    """Texts by sentence id, of CoNLL-U files packed with gzip."""
    return {name: text for path in paths for name, text in _sentences(path)}


def _sentences(path: Path) -> Iterator[tuple[str, str]]:
    name = ""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            key, _, value = line.rstrip("\n").partition(" = ")
            if key == "# sent_id":
                name = value
            elif key == "# text":
                yield name, value
