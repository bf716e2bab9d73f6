"""The cue lexicon: what attributes speech. Read from `cues/nl.tsv`, `cues/en.tsv`.

Frames: D direct, I clause (dat, of, that), F infinitive, N noun phrase, R parenthetical ("S, zegt X"), A anaphoric.
Strength: 3 nearly always attribution, 1 needs strong context.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "cues"
AUXILIARIES = frozenset({"heeft", "hebben", "had", "hadden", "is", "zijn", "was", "waren"})
VERB_CLASSES = frozenset(
    {
        "comm_verb",
        "deny_verb",
        "think_verb",
        "manner_verb",
        "name_verb",
        "volition_verb",
        "comm_multiword",
        "think_multiword",
        "name_multiword",
    }
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the lexicon."""

    lemma: str
    kind: str
    frames: str
    strength: int
    participle: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """finite: verb form -> its cues, each with the words that must follow further on ("deelde" -> meedelen, ("mee",)).

    participles: "gezegd" -> its cues. nouns: "verklaring" -> its cue. gerunds: "adding" -> its cue, English only.
    """

    finite: dict[str, tuple[tuple[Cue, tuple[str, ...]], ...]]
    participles: dict[str, tuple[Cue, ...]]
    nouns: dict[str, Cue]
    gerunds: dict[str, Cue]


@cache
def load_cues(language: str) -> Lexicon:
    """Read cues/LANGUAGE.tsv."""
    finite: dict[str, list[tuple[Cue, tuple[str, ...]]]] = defaultdict(list)
    participles: dict[str, list[Cue]] = defaultdict(list)
    nouns: dict[str, Cue] = {}
    for row, cue in _rows(language):
        if cue.kind == "noun":
            nouns[cue.lemma] = cue
        if cue.kind not in VERB_CLASSES:
            continue
        for first, rest in _forms(row["forms"]):
            finite[first].append((cue, rest))
        if cue.participle and cue.participle != "bekend":  # is bekend: is known, not has confessed
            participles[cue.participle].append(cue)
    for cues in finite.values():
        # "deelde ... mee" is tried before "deelde", the surer cue before the weaker.
        cues.sort(key=lambda entry: (-len(entry[1]), -entry[0].strength))
    return Lexicon(
        {form: tuple(cues) for form, cues in finite.items()},
        {form: tuple(cues) for form, cues in participles.items()},
        nouns,
        _gerunds(finite) if language == "en" else {},
    )


def _gerunds(finite: dict[str, list[tuple[Cue, tuple[str, ...]]]]) -> dict[str, Cue]:
    """`adding`, `arguing`, `admitting` of the verbs that take a clause."""
    found = {}
    for cue in {
        cue for cues in finite.values() for cue, rest in cues if not rest and set("IN") & set(cue.frames)
    }:
        stem = cue.lemma.removesuffix("e")
        for form in (f"{cue.lemma}ing", f"{stem}ing", f"{cue.lemma}{cue.lemma[-1]}ing"):
            found[form] = cue
    return found


def _rows(language: str) -> Iterator[tuple[dict[str, str], Cue]]:
    with (FOLDER / f"{language}.tsv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row, Cue(row["lemma"], row["class"], row["frames"], int(row["strength"]), row["participle"])


def _forms(column: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """`deelde … mee` gives ("deelde", ("mee",)). Perfects are left out: the participle column covers them."""
    for form in column.replace("/", " | ").split(" | "):
        words = [
            word for word in form.replace("…", " ").split() if word not in ("dat", "het", "that", "zich")
        ]
        perfect = bool(words) and words[0] in AUXILIARIES and "…" in form.split()[1:2]
        if words and words[0] != "(citaat)" and not perfect:
            yield words[0], tuple(words[1:])
