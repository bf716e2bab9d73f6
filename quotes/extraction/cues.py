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

from quotes.extraction.words import Words, load_words

FOLDER = Path(__file__).parent / "cues"
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

    participles: "gezegd" -> its cues. nouns: "verklaring" -> its cue. gerunds: "adding" -> its cue.
    double_infinitives: "laten" -> ("weten", its cue), of `heeft laten weten`.
    """

    finite: dict[str, tuple[tuple[Cue, tuple[str, ...]], ...]]
    participles: dict[str, tuple[Cue, ...]]
    nouns: dict[str, Cue]
    gerunds: dict[str, Cue]
    double_infinitives: dict[str, tuple[str, Cue]]


@cache
def load_cues(language: str) -> Lexicon:
    """Read cues/LANGUAGE.tsv."""
    vocabulary = load_words(language)
    finite: dict[str, list[tuple[Cue, tuple[str, ...]]]] = defaultdict(list)
    participles: dict[str, list[Cue]] = defaultdict(list)
    nouns: dict[str, Cue] = {}
    double: dict[str, tuple[str, Cue]] = {}
    for row, cue in _rows(language):
        if cue.kind == "noun":
            nouns[cue.lemma] = cue
        if cue.kind not in VERB_CLASSES:
            continue
        for first, rest in _forms(row["forms"], vocabulary):
            finite[first].append((cue, rest))
        if cue.lemma in vocabulary.double_infinitives:
            first, _, second = cue.lemma.partition(" ")
            double[first] = (second, cue)
        if cue.participle:
            participles[cue.participle].append(cue)
    for cues in finite.values():
        # "deelde ... mee" is tried before "deelde", the surer cue before the weaker.
        cues.sort(key=lambda entry: (-len(entry[1]), -entry[0].strength))
    return Lexicon(
        {form: tuple(cues) for form, cues in finite.items()},
        {form: tuple(cues) for form, cues in participles.items()},
        nouns,
        _gerunds(finite, vocabulary),
        double,
    )


def _gerunds(finite: dict[str, list[tuple[Cue, tuple[str, ...]]]], vocabulary: Words) -> dict[str, Cue]:
    """`adding`, `arguing`, `admitting` of the verbs that take a clause."""
    found: dict[str, Cue] = {}
    for cue in {
        cue for cues in finite.values() for cue, rest in cues if not rest and set("IN") & set(cue.frames)
    }:
        stems = [cue.lemma, *(cue.lemma.removesuffix(mute) for mute in vocabulary.mute_endings)]
        for stem in (*stems, f"{cue.lemma}{cue.lemma[-1]}"):
            found |= {f"{stem}{ending}": cue for ending in vocabulary.gerund_endings}
    return found


def _rows(language: str) -> Iterator[tuple[dict[str, str], Cue]]:
    with (FOLDER / f"{language}.tsv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row, Cue(row["lemma"], row["class"], row["frames"], int(row["strength"]), row["participle"])


def _forms(column: str, vocabulary: Words) -> Iterator[tuple[str, tuple[str, ...]]]:
    """`deelde … mee` gives ("deelde", ("mee",)). Perfects are left out: the participle column covers them.

    A word in brackets is a note to the reader of the table.
    """
    auxiliaries = vocabulary.perfect_auxiliaries | vocabulary.perfect_be
    for form in column.replace("/", " | ").split(" | "):
        words = [word for word in form.replace("…", " ").split() if word not in vocabulary.cue_fillers]
        perfect = bool(words) and words[0] in auxiliaries and "…" in form.split()[1:2]
        if words and not words[0].startswith("(") and not perfect:
            yield words[0], tuple(words[1:])
