"""Train the embedder of quotes/language/vectors.

    pip install -r training/requirements-embedder.txt
    python -m training.embedder --data ../shared/data --work WORK --out quotes/language/vectors

DATA: as ../shared/data. Debian's wordnet-base, dict-freedict-deu-nld and dict-freedict-fra-nld have to be installed. WORK keeps the
teacher's vectors (some 350 MB) between runs. The seed is fixed; half an hour on two cores, most of it the teacher's.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from training.embedder import ship, sources, teacher
from training.embedder.fit import Group, fit, principal
from training.embedder.sources import Pair
from training.embedder.student import Lexicon, Student, Texts

SEED = 1
WORDS = 63_000
STEPS, RATE = 4_000, 0.015
SHORT = 3  # words from which a text counts as a sentence, not as a term
# Texts of each kind that a step takes.
SHARES = {
    "sentences": 384,
    "terms": 256,
    "own": 64,
    "english sentences": 256,
    "english terms": 128,
    "synonyms": 128,
    "rewordings": 64,
    "halves": 256,
}
VERSION = "static-nl-en-1"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.manual_seed(SEED)
    pairs = [pair for pair in sources.pairs(options.data) if len(pair.en) <= sources.MOST_CHARACTERS]
    english = [text for text in sources.english(options.data) if len(text) <= sources.MOST_CHARACTERS]
    synonyms, rewordings = sources.synonyms(options.data), sources.rewordings()
    running = sources.running_text(options.data)
    vectors = teacher.vectors([*(pair.en for pair in pairs), *english], options.work)
    reduced = reduce(vectors)
    both = [text for pair in pairs for text in (pair.en, pair.nl)]
    lexicon = Lexicon([*running, *both, *english, *(word for two in synonyms for word in two)], WORDS)
    groups = [
        *taught(pairs, reduced[: len(pairs)], lexicon),
        *alone(english, reduced[len(pairs) :], lexicon),
        untaught("synonyms", synonyms, lexicon),
        untaught("rewordings", rewordings, lexicon),
        # Half of a text is about the same as the whole: so names, numbers and rare words come to count.
        untaught("halves", [(text, text) for text in running], lexicon, kept=0.5),
    ]
    student = Student(lexicon, SEED)
    fit(student, groups, steps=STEPS, rate=RATE, seed=SEED)
    ship.write(options.out, lexicon.table, student.rows.numpy(), VERSION)


def reduce(vectors: NDArray[np.float16]) -> NDArray[np.float32]:
    """The teacher's vectors in the student's dimensions, of length 1."""
    turned = vectors.astype(np.float32) @ principal(vectors)
    lengths: NDArray[np.float32] = np.linalg.norm(turned, axis=1, keepdims=True)
    return turned / lengths


def taught(pairs: Sequence[Pair], vectors: NDArray[np.float32], lexicon: Lexicon) -> list[Group]:
    """Texts in two languages: sentences, terms, and our own sentences once more, for they are news."""
    kinds: dict[str, Callable[[Pair], bool]] = {
        "sentences": lambda pair: is_sentence(pair.en),
        "terms": lambda pair: not is_sentence(pair.en),
        "own": lambda pair: is_sentence(pair.en) and pair.source == "own",
    }
    groups = []
    for name, belongs in kinds.items():
        chosen = [number for number, pair in enumerate(pairs) if belongs(pair)]
        sides = tuple(read([getattr(pairs[i], code) for i in chosen], lexicon) for code in ("nl", "en"))
        groups.append(Group(name, sides, vectors[chosen], SHARES[name]))
    return groups


def alone(texts: Sequence[str], vectors: NDArray[np.float32], lexicon: Lexicon) -> list[Group]:
    groups = []
    for name, wanted in (("english sentences", True), ("english terms", False)):
        chosen = [number for number, text in enumerate(texts) if is_sentence(text) is wanted]
        groups.append(
            Group(name, (read([texts[i] for i in chosen], lexicon),), vectors[chosen], SHARES[name])
        )
    return groups


def untaught(name: str, couples: Sequence[tuple[str, str]], lexicon: Lexicon, kept: float = 1.0) -> Group:
    """Texts that no teacher has read: two of one meaning lie nearer than those of others in the step."""
    sides = tuple(read([two[side] for two in couples], lexicon) for side in (0, 1))
    return Group(name, sides, None, SHARES[name], kept)


def is_sentence(text: str) -> bool:
    return text.count(" ") >= SHORT


def read(texts: Sequence[str], lexicon: Lexicon) -> Texts:
    return Texts.read(texts, lexicon)


if __name__ == "__main__":
    main()
