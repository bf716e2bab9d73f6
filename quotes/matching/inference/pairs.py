"""Two statements as the network reads them: a row per word, with what tells it from its like.

The words are those of the shipped embedder, so that Dutch and English lie in one space; how near a word's nearest in the other text
lies is told with it, for a small network finds that out with pains. An amount or a day is one word, the same whichever it is: the rules know
these, `100.000` and `honderdduizend` too. Training and run time both read pairs through here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from quotes.language.static_embedder import StaticEmbedder
from quotes.matching.slots.reading import Reading
from quotes.matching.slots.tokens import Token

# Words of one text that are read; a statement has 8 to 35.
MOST_WORDS = 64
# Cosine of a word and its nearest in the other text from which it has a near, a nearer and a very near one.
NEAR = (0.4, 0.55, 0.75)
SAME_WORD, NO_NEAR_WORD = 5, 1
LEAST_LENGTH = 0.1  # of a vector, whose logarithm is read
AMOUNT, DAY = "#", "@"

Ints = NDArray[np.intp]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Word:
    """word: folded, AMOUNT or DAY. marks: traits as bits, 0..15. places: of its tokens."""

    word: str
    marks: int
    places: tuple[int, ...]

    @property
    def has_meaning(self) -> bool:
        return self.word not in (AMOUNT, DAY)


@dataclass(frozen=True, slots=True)
class TextInput:
    """One text of a pair, a place per word.

    directions: shape (words, 256), each of length 1, of zeros for an amount. lengths: logarithms of how long the vectors were, shape (words,).
    match: 1..5, how near the nearest word of the other text is. dutch: 0 or 1.
    """

    words: tuple[Word, ...]
    directions: Floats
    lengths: Floats
    match: Ints
    dutch: int

    @property
    def marks(self) -> Ints:
        return np.array([word.marks for word in self.words], dtype=np.intp)


def read_pair(embedder: StaticEmbedder, a: Reading, b: Reading) -> tuple[TextInput, TextInput]:
    own, others = words_of(a), words_of(b)
    (mine, own_lengths), (theirs, their_lengths) = (directions(embedder, words) for words in (own, others))
    matched, matched_back = matches(
        mine @ theirs.T, *([word.word for word in words] for words in (own, others))
    )
    return (
        TextInput(tuple(own), mine, own_lengths, matched, int(a.side.language == "nl")),
        TextInput(tuple(others), theirs, their_lengths, matched_back, int(b.side.language == "nl")),
    )


def words_of(reading: Reading) -> list[Word]:
    """The first MOST_WORDS tokens of a text, those of an amount or a day as one."""
    stands_for = {place: AMOUNT for amount in reading.amounts for place in amount.places}
    stands_for |= {place: DAY for when in reading.dates for place in when.places}
    found: list[Word] = []
    for place, token in enumerate(reading.tokens[:MOST_WORDS]):
        word = stands_for.get(place)
        if word and found and found[-1].word == word and found[-1].places[-1] == place - 1:
            found[-1] = replace(found[-1], places=(*found[-1].places, place))
        else:
            found.append(Word(word or token.word, 0 if word else marks_of(token), (place,)))
    return found


def directions(embedder: StaticEmbedder, words: Sequence[Word]) -> tuple[Floats, Floats]:
    vectors = np.zeros((len(words), embedder.dimension), dtype=np.float32)
    for row, word in enumerate(words):
        if word.has_meaning:
            vectors[row] = embedder.known_vector(word.word)
    lengths = np.linalg.norm(vectors, axis=1)
    return vectors / np.maximum(lengths, 1e-6)[:, None], np.log(np.maximum(lengths, LEAST_LENGTH))


def marks_of(token: Token) -> int:
    """Traits as bits: a capital inside a sentence, a figure, behind a mark, first of a sentence."""
    traits = (token.is_capital and not token.first, token.is_figure, token.opens_clause, token.first)
    return sum(bool(trait) << bit for bit, trait in enumerate(traits))


def matches(cosines: Floats, mine: Sequence[str], theirs: Sequence[str]) -> tuple[Ints, Ints]:
    """How near the nearest word of the other text lies, 1..5 for each word of either."""
    found = []
    for axis, words, others in ((1, mine, theirs), (0, theirs, mine)):
        near = np.full(len(words), NO_NEAR_WORD, dtype=np.intp)
        if words and others:
            near += sum((cosines.max(axis=axis) > step).astype(np.intp) for step in NEAR)
        there = set(others)
        near[np.array([word in there for word in words], dtype=bool)] = SAME_WORD
        found.append(near)
    return found[0], found[1]
