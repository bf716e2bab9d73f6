"""The texts that the embedder learns from, read from where they lie; none of them is kept.

Each reader names its licence; `card.py` prints the same list. Research-only sets are never read here.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MOST_CHARACTERS = 180  # of an English text: the teacher's time grows with its length
OWN = Path(__file__).with_name("own")
WORDNET = Path("/usr/share/wordnet")  # Debian's wordnet-base
FREEDICT = Path("/usr/share/dictd")  # Debian's dict-freedict-*
_SOUNDS = re.compile(r"\s*/[^/]*/")
_ENTRY_NUMBER = re.compile(r"^\d+\.\s*")


@dataclass(frozen=True, slots=True)
class Pair:
    """An English and a Dutch text that say the same; source as in LICENCES."""

    en: str
    nl: str
    source: str


LICENCES = {
    "libreoffice-help": "MPL-2.0",
    "libreoffice-ui": "MPL-2.0",
    "mediawiki": "GPL-2.0-or-later",
    "wesnoth": "GPL-2.0-or-later",
    "other-mo": "GPL-2.0-or-later",
    "iso-codes": "LGPL-2.1-or-later",
    "cldr": "Unicode-3.0",
    "freedict": "GPL-2.0-or-later",
    "wiktionary": "CC BY-SA 3.0",
    "odwn-wordnet": "CC BY-SA 4.0",
    "odwn-wikt": "CC BY-SA 4.0",
    "stsb": "CC BY-SA 4.0",
    "nl-covid-dashboard": "EUPL-1.2",
    "own": "as the project",
}


def pairs(data: Path) -> list[Pair]:
    """Texts in both languages: DATA/matching/pairs.tsv, then our own."""
    found = []
    with (data / "matching" / "pairs.tsv").open(encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            source, en, nl = line.rstrip("\n").split("\t")
            if en.strip() and nl.strip():
                found.append(Pair(en, nl, source))
    return found + own_pairs()


def own_rows(name: str) -> Iterator[list[str]]:
    for path in sorted(OWN.glob(f"{name}*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                yield line.split("\t")


def own_pairs() -> list[Pair]:
    """Each Dutch wording of our own rows beside its English."""
    found = []
    for nl, reworded, en in own_rows("statements"):
        found += [Pair(en, nl, "own"), Pair(en, reworded, "own")]
    for dutch, english in own_rows("thesaurus"):
        for en in english.split(";"):
            found += [
                Pair(en.strip(), nl.strip(), "own") for nl in dutch.split(";") if nl.strip() and en.strip()
            ]
    return found


def rewordings() -> list[tuple[str, str]]:
    """Two Dutch texts that say the same: our own statements."""
    return [(row[0], row[1]) for row in own_rows("statements")]


def synonyms(data: Path) -> list[tuple[str, str]]:
    """Two Dutch words with one meaning: thesaurus rows, words that translate one foreign word, forms of one lemma."""
    found: set[tuple[str, str]] = set()
    for row in own_rows("thesaurus"):
        found |= couples([word.strip() for word in row[0].split(";")])
    for name in ("freedict-deu-nld", "freedict-fra-nld"):
        for words in freedict_senses(name):
            found |= couples(words)
    for forms in inflections(data):
        found |= couples(forms)
    return sorted(found)


def couples(words: list[str], most: int = 6) -> set[tuple[str, str]]:
    kept = sorted({word for word in words if word})[:most]
    return {(a, b) for i, a in enumerate(kept) for b in kept[i + 1 :]}


def freedict_senses(name: str) -> Iterator[list[str]]:
    """The Dutch words of each numbered sense of a FreeDict dictionary (GPL-2.0-or-later)."""
    path = FREEDICT / f"{name}.dict.dz"
    text = gzip.decompress(path.read_bytes()).decode("utf-8").replace("ĳ", "ij")
    for line in text.splitlines():
        if "/" in line or line.startswith(("00database", "See ", "Note:")):
            continue
        words = [_SOUNDS.sub("", word).strip() for word in _ENTRY_NUMBER.sub("", line).split(",")]
        words = [word for word in words if 1 < len(word) < 40]
        if len(words) > 1:
            yield words


def inflections(data: Path) -> Iterator[list[str]]:
    """Forms of one lemma and word class in the Dutch trees (CC BY-SA 4.0)."""
    forms: dict[tuple[str, str], set[str]] = defaultdict(set)
    for cells in words_of_trees(data):
        if cells[3] in {"NOUN", "VERB", "ADJ"} and cells[1].isalpha():
            lemma = cells[2].replace("_", "").casefold()
            forms[lemma, cells[3]] |= {cells[1].casefold(), lemma}
    for same in forms.values():
        if len(same) > 1:
            yield sorted(same)


def words_of_trees(data: Path) -> Iterator[list[str]]:
    """The columns of each word of the Dutch training trees: number, form, lemma, word class ..."""
    for path in sorted((data / "nlp" / "dutch" / "train").glob("*.conllu.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (line.split("\t") for line in lines if line[:1].isdigit())


def english(data: Path) -> list[str]:
    """English text without Dutch: WordNet glosses, examples and lemmas (WordNet licence), debates (CC BY 4.0), UD_English-EWT (CC BY-SA 4.0)."""
    found = dict.fromkeys(wordnet())
    debates = data / "matching" / "english_text" / "debates_2020.txt"
    found |= dict.fromkeys(line for line in debates.read_text("utf-8").splitlines() if line.count(" ") >= 4)
    found |= dict.fromkeys(tree_texts(data / "nlp" / "english" / "ewt-train.conllu.gz"))
    with (data / "claims" / "claimbuster" / "train.json").open(encoding="utf-8") as file:
        found |= dict.fromkeys(row["text"] for row in json.load(file))
    return list(found)


def running_text(data: Path) -> list[str]:
    """Sentences of newspapers and the web, Dutch (CC BY-SA 4.0) and English (as in english): names and numbers in plenty."""
    found = []
    for path in sorted((data / "nlp" / "dutch" / "train").glob("*.conllu.gz")):
        found += tree_texts(path)
    found += tree_texts(data / "nlp" / "dutch" / "lassysmall-dev.conllu.gz")
    found += tree_texts(data / "nlp" / "english" / "ewt-train.conllu.gz")
    found += (data / "matching/english_text/debates_2020.txt").read_text("utf-8").splitlines()
    return [text for text in dict.fromkeys(found) if text.count(" ") >= 6]


def tree_texts(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [line[9:].strip() for line in lines if line.startswith("# text = ")]


def wordnet() -> Iterator[str]:
    for kind in ("noun", "verb", "adj", "adv"):
        for line in (WORDNET / f"data.{kind}").open(encoding="utf-8"):
            if line.startswith("  "):
                continue
            head, _, gloss = line.partition(" | ")
            cells = head.split()
            words = [cells[4 + 2 * i].replace("_", " ").split("(")[0] for i in range(int(cells[3], 16))]
            definition, *examples = [part.strip(' "\n') for part in gloss.split(";")]
            yield from words
            yield f"{words[0]}: {definition}"
            yield from (example for example in examples if example.count(" ") >= 2)
