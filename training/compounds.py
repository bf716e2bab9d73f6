"""Make the list of words that Dutch compounds are made of, and measure what is cut by it.

    pip install wordfreq==3.1.1
    python -m training.compounds --data ../shared/data --words /usr/share/dict/dutch

Sources: the OpenTaal word list (Debian's wdutch; BSD or CC BY 3.0), wordfreq (Speer 2022; CC BY-SA 4.0), and the compounds that
the Alpino treebank takes apart (CC BY-SA 4.0), by which short parts are chosen and the cuts measured.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from math import log10
from pathlib import Path

from quotes.language import compound_parts
from quotes.language.normalise import fold
from training.embedder.sources import words_of_trees

TARGET = compound_parts.FOLDER / "nl.tsv"
LEAST_ZIPF = 2.5
SHORTEST_FREE = 5  # letters from which a common word may be a part without having been seen as one
LONGEST = 16
# Common words that are endings, prefixes or particles when they stand inside another word.
NO_PARTS = frozenset(
    """ver her ont ten ter ken der den men pen sen gen ging ding dingen ring ringen king aan uit toe wel erbij ers aar lis tie
    pol mie bij ens per rea bin tan han hou tel vol kan met""".split()  # noqa: SIM905
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--words", type=Path, required=True)
    options = parser.parse_args()
    gold, others = nouns(options.data)
    train = random.Random(0).sample(sorted(gold), len(gold) // 2)
    parts = choose(options.words, Counter(part for word in train for part in gold[word]))
    TARGET.write_text(
        "".join(f"{word}\t{zipf:.1f}\n" for word, zipf in sorted(parts.items())), encoding="utf-8"
    )
    report({word: gold[word] for word in gold if word not in set(train)}, others)


def nouns(data: Path) -> tuple[dict[str, list[str]], set[str]]:
    """Noun forms that the treebank takes apart, with their lemmas' parts; and those that it does not."""
    gold: dict[str, list[str]] = {}
    others: set[str] = set()
    for cells in words_of_trees(data):
        if cells[3] != "NOUN" or not cells[1].isalpha():
            continue
        form, lemma = fold(cells[1]), fold(cells[2])
        if "_" in lemma:
            gold[form] = lemma.split("_")
        else:
            others.add(form)
    return gold, others - set(gold)


def choose(words: Path, seen: Counter[str]) -> dict[str, float]:
    from wordfreq import get_frequency_dict

    listed = {word for word in words.read_text("utf-8").split() if word.isalpha() and word == word.lower()}
    found: dict[str, float] = {}
    for word, frequency in get_frequency_dict("nl", "best").items():
        zipf = log10(frequency * 1e9)
        long_enough = len(word) >= SHORTEST_FREE or (
            len(word) == SHORTEST_FREE - 1 and zipf >= LEAST_ZIPF + 0.3
        )
        common = long_enough and zipf >= LEAST_ZIPF
        if word in listed and len(word) <= LONGEST and (common or seen[fold(word)] >= 2):
            found[fold(word)] = max(zipf, found.get(fold(word), 0.0))
    found |= {part: LEAST_ZIPF for part in seen if len(part) >= 3 and part.isalpha() and part not in found}
    return {word: zipf for word, zipf in found.items() if word not in NO_PARTS}


def report(gold: dict[str, list[str]], others: set[str]) -> None:
    cut = {word: compound_parts.compound_parts(word, "nl") for word in gold}
    right = sum(same_cut(parts, gold[word]) for word, parts in cut.items())
    print(
        f"compounds of the treebank: {len(gold):,}, cut {sum(map(bool, cut.values())):,}, cut alike {right:,}"
    )
    whole = [word for word in sorted(others) if compound_parts.compound_parts(word, "nl")]
    print(
        f"nouns that it leaves whole: {len(others):,}, cut {len(whole):,} (most are compounds: {whole[::80]})"
    )


def same_cut(parts: tuple[str, ...], lemmas: list[str]) -> bool:
    """As many parts, each beginning as its lemma does: forms and lemmas end differently."""
    return len(parts) == len(lemmas) and all(a[:3] == b[:3] for a, b in zip(parts, lemmas, strict=True))


if __name__ == "__main__":
    main()
