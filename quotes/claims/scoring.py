"""A sentence in, its scores with their reasons out: one sum of weights, shown in parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import exp

import numpy as np

from quotes.claims.explaining import Weighed, explain_factors, explain_kinds, heavy
from quotes.claims.features import read_features
from quotes.claims.ngrams import bigram, word_ngrams
from quotes.claims.reading import Piece, TextReading
from quotes.claims.result import Factor
from quotes.claims.weights import MAIN, SHIPPED, Floats, Weights, load_weights

REMEMBERED = 30_000  # words
BATCH = 200  # pieces
NOTHING = 0  # the row of zeros
_CHECK_WORTHY, _FACTUAL = 0, 1


@dataclass(frozen=True, slots=True)
class Scored:
    """factual, check_worthy: chances, 0..1. kinds: from KINDS, the most telling first. factors: the heaviest first.

    seen: every factor that the weights know and the sentence has, also those too light to name.
    """

    factual: float
    check_worthy: float
    kinds: tuple[str, ...]
    factors: tuple[Factor, ...]
    seen: tuple[str, ...] = ()


class Scorer:
    """Scores sentences by one set of weights. What a word adds is summed once and remembered.

    One table holds all rows, so that a batch of sentences is one look-up and one sum: a row of zeros, the factors, the n-grams, and
    the words met so far.
    """

    def __init__(self, weights: Weights) -> None:
        if weights.heads[:2] != MAIN:
            raise ValueError(f"The first heads are {weights.heads[:2]}, not {MAIN}.")
        self.weights = weights
        self.factor_rows = {name: row for row, name in enumerate(weights.factors, 1)}
        self._named = heavy(
            dict(zip(weights.factors, weights.factor_values[:, _CHECK_WORTHY].tolist(), strict=True))
        )
        first = 1 + len(weights.factors)
        self._pair_rows = {ngram: first + row for ngram, row in weights.rows.items() if " " in ngram}
        zeros = np.zeros((1, len(weights.heads)), dtype=np.float32)
        self._learnt: Floats = np.vstack([zeros, weights.factor_values, weights.values])
        self._forget(REMEMBERED)

    @property
    def attributed(self) -> bool:
        """Whether what a speaker asserts is weighed with the words that say who: see Weights."""
        return self.weights.attributed

    def score(self, sentence: str, *, source: str | None = None, at: int = 0) -> Scored:
        """Return the scores with their reasons. Deterministic; tens of microseconds once the words are known.

        source, at: the text as given, and where the sentence begins in it: its factors are placed there; without, in the sentence.
        """
        reading = TextReading(sentence, self.weights.language)
        [weighed] = Weighing(self, reading).weigh([Piece(0, len(sentence))])
        return self.explain(weighed, sentence if source is None else source, at)

    def explain(self, weighed: Weighed, source: str, at: int = 0) -> Scored:
        """Return what was weighed with its kinds and factors. source, at: as in score."""
        factors = explain_factors(weighed, self._named, source, at)
        kinds = explain_kinds(weighed, self.weights.heads[len(MAIN) :])
        return Scored(weighed.factual, weighed.check_worthy, kinds, factors, tuple(weighed.names))

    def rows_of(self, folded: Sequence[str]) -> tuple[Floats, list[int], list[int]]:
        """Return the table, the row in it of each word, and of each pair of neighbours, NOTHING for those that no label has seen.

        A table stays as it is; the next call may make a new one.
        """
        if len(self._learnt) + len(self._known) + len(folded) > len(self._table):
            self._forget(max(REMEMBERED, len(folded)))
        known = self._known
        for word in folded:
            if word not in known:
                place = len(self._learnt) + len(known)
                self._table[place] = self._sum(word)
                known[word] = place
        find = self._pair_rows.get
        pairs = [find(bigram(one, other), NOTHING) for one, other in pairwise(folded)]
        return self._table, [known[word] for word in folded], pairs

    def _forget(self, room: int) -> None:
        self._known: dict[str, int] = {}
        empty = np.zeros((room, self._learnt.shape[1]), dtype=np.float32)
        self._table: Floats = np.vstack([self._learnt, empty])

    def _sum(self, folded: str) -> Floats:
        rows, shares = [], []
        for ngram, share in word_ngrams(folded):
            row = self.weights.rows.get(ngram)
            if row is not None:
                rows.append(row)
                shares.append(share)
        summed: Floats = np.array(shares, dtype=np.float32) @ self.weights.values[rows]
        return summed


class Weighing:
    """One text, whose words are looked up once; pieces of it are weighed many at a time."""

    def __init__(self, scorer: Scorer, reading: TextReading) -> None:
        self._scorer, self._reading = scorer, reading
        self._table, self._words, self._pairs = scorer.rows_of([each.folded for each in reading.readings])

    def weigh(self, pieces: Sequence[Piece]) -> list[Weighed]:
        """Return the scores of each piece by itself: half the cost, and most sentences want no explanation."""
        batches = (pieces[first : first + BATCH] for first in range(0, len(pieces), BATCH))
        return [each for batch in batches for each in self._weigh(batch)]

    def _weigh(self, pieces: Sequence[Piece]) -> Iterator[Weighed]:
        weights, factor_rows = self._scorer.weights, self._scorer.factor_rows
        seen = [read_features(self._reading, piece) for piece in pieces]
        names = [[name for name in its if name in factor_rows] for its in seen]
        stretches = [self._reading.words_in(piece.start, piece.end) for piece in pieces]
        rows: list[int] = []
        edges: list[
            int
        ] = []  # of the factors, pairs and words of each piece; each begins with the row of zeros
        for its, (first, last) in zip(names, stretches, strict=True):
            edges.append(len(rows))
            rows += [NOTHING, *(factor_rows[name] for name in its)]
            edges.append(len(rows))
            rows += [NOTHING, *self._pairs[first : max(first, last - 1)]]
            edges.append(len(rows))
            rows += [NOTHING, *self._words[first:last]]
        added = self._table.take(rows, axis=0)
        summed = np.add.reduceat(added, edges)
        shares = np.array([max(1, last - first) ** -0.5 for first, last in stretches], dtype=np.float32)
        wording = (summed[1::3] + summed[2::3]) * shares[:, None]
        totals = (weights.bias + summed[0::3] + wording).tolist()
        moved, by_words = added[:, _CHECK_WORTHY], wording[:, _CHECK_WORTHY].tolist()
        edges.append(len(rows))
        for at, total in enumerate(totals):
            words, end = edges[3 * at + 2 : 3 * at + 4]
            check_worthy, factual = _chance(total[_CHECK_WORTHY]), _chance(total[_FACTUAL])
            yield Weighed(
                max(factual, check_worthy) if weights.nested else factual,
                check_worthy,
                seen[at],
                names[at],
                by_words[at],
                moved[words + 1 : end],
                total[len(MAIN) :],
                self._reading,
                stretches[at][0],
            )


@cache
def shipped_scorer(language: str) -> Scorer:
    return Scorer(load_weights(SHIPPED / language))


def _chance(log_odds: float) -> float:
    return (
        1.0 / (1.0 + exp(-log_odds)) if log_odds > -50.0 else 0.0
    )  # the exponent of a number too low overflows
