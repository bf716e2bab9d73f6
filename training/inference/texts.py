"""What the network learns from: families of statements and labelled pairs, all written for this project."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from quotes.matching.inference.pairs import AMOUNT, DAY, words_of
from quotes.matching.inference.verdict import KINDS
from quotes.matching.slots import Side
from quotes.matching.slots.reading import read

OWN = Path(__file__).with_name("own")
SETS = Path(__file__).parents[2] / "benchmarks/sets/slots"
TRAINED_SETS = ("pairs", "fresh", "blind", "wide")  # never the check sets
FOR_THRESHOLDS = ("w5", "w6")  # ids in `wide` by which `slots.second_reading` is set
KIND_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}
# An amount or a day is one word whichever it is, so a conflict in one can't be seen; the rules know them.
FIGURES = frozenset({"number", "percentage", "money", "unit", "date"})
UNSEEN = FIGURES | {"speaker"}
HELD_OUT = 12  # one family in so many is for evaluation


@dataclass(frozen=True, slots=True)
class Text:
    """turns: 1 for a word on which its pair turns; None when nobody said."""

    language: str
    words: tuple[str, ...]
    marks: tuple[int, ...]
    turns: tuple[int, ...] | None = None

    def untold(self) -> Text:
        return replace(self, turns=None)


@dataclass(frozen=True, slots=True)
class Example:
    """conflict: whether both cannot be true. kind: number of what they turn on, -1 for nothing. figures: whether the pair is about one."""

    a: Text
    b: Text
    conflict: bool
    kind: int = -1
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """same: eight statements of one meaning. others: (which of same it was made of, that one marked, the conflicting one, kind)."""

    id: str
    same: tuple[Text, ...]
    others: tuple[tuple[int, Text, Text, int], ...]

    @property
    def is_held_out(self) -> bool:
        return zlib.crc32(self.id.encode()) % HELD_OUT == 0


def families() -> Iterator[Family]:
    """Those with a conflict that can be seen."""
    for row in _rows(OWN / "families.jsonl"):
        same = row["same"]
        others = tuple(
            (
                other["of"],
                read_text(Side(same[other["of"]]["t"], same[other["of"]]["l"]), other["was"]),
                read_text(Side(other["t"], other["l"]), other["is"]),
                KIND_NUMBERS[other["phenomenon"]],
            )
            for other in row["other"]
            if other["phenomenon"] not in UNSEEN
        )
        others = tuple(other for other in others if can_be_seen(other[1], other[2]))
        if others:
            yield Family(row["id"], tuple(read_text(Side(each["t"], each["l"]), "") for each in same), others)


def labelled_pairs(*, for_thresholds: bool = False) -> Iterator[Example]:
    """Pairs of `benchmarks/sets/slots` that can be told apart: those to learn from, or those that are kept for thresholds."""
    for name in TRAINED_SETS:
        for row in _rows(SETS / f"{name}.jsonl"):
            if row["id"].startswith(FOR_THRESHOLDS) is not for_thresholds:
                continue
            pair = _example(row)
            if not pair.conflict or (row["phenomenon"] not in UNSEEN and can_be_seen(pair.a, pair.b)):
                yield pair


def can_be_seen(a: Text, b: Text) -> bool:
    """Whether a conflict is in words that are read: not in amounts and days alone."""
    turning = {
        word for text in (a, b) for word, turns in zip(text.words, text.turns or (), strict=False) if turns
    }
    return a.words != b.words and (not turning or not turning <= {AMOUNT, DAY})


def _example(row: dict[str, Any]) -> Example:
    turns = row.get("turns_on") or ("", "")
    a, b = (
        read_text(side_of(row[name]), told if row["conflict"] else "")
        for name, told in zip("ab", turns, strict=True)
    )
    if row["conflict"] and not row.get("turns_on"):
        a, b = a.untold(), b.untold()
    kind = KIND_NUMBERS.get(row["phenomenon"], -1) if row["conflict"] else -1
    return Example(a, b, row["conflict"], kind, figures=row["phenomenon"] in FIGURES)


def side_of(record: dict[str, str]) -> Side:
    day = record.get("date")
    return Side(
        record["text"],
        record["language"],
        record.get("speaker", ""),
        date.fromisoformat(day) if day else None,
    )


def read_text(side: Side, turns: str) -> Text:
    """turns: the literal words on which its pair turns, "" for none."""
    reading = read(side)
    words = words_of(reading)
    start = reading.text.find(turns) if turns else -1
    end = start + len(turns)
    inside = {
        place
        for place, token in enumerate(reading.tokens)
        if start >= 0 and start <= token.start and token.end <= end
    }
    return Text(
        side.language,
        tuple(word.word for word in words),
        tuple(word.marks for word in words),
        tuple(int(not inside.isdisjoint(word.places)) for word in words),
    )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())
