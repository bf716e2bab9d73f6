"""A sentence in, its scores with their reasons out: one sum of weights, shown in parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import exp

import numpy as np

from quotes.claims.features import Place, Places, read_features
from quotes.claims.kinds import kinds_of_claim, kinds_of_factors
from quotes.claims.ngrams import bigram, word_ngrams
from quotes.claims.result import Factor
from quotes.claims.weights import MAIN, SHIPPED, Floats, Weights, load_weights
from quotes.claims.words import Word
from quotes.language.spans import Span

REMEMBERED = 30_000  # words
BATCH = 200  # sentences
WORDING = "wording"
CLAIM = 0.5
SMALLEST = 0.15  # log-odds; what weighs less is not named
NEIGHBOUR = 1 / 3  # of the strongest word: then the word beside it is shown with it
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


@dataclass(slots=True)
class Weighed:
    """A sentence summed up, not yet put in words. totals: log-odds by head; wording: what its words add to the first.

    added: what each of its factors (names), and each of its words, adds to each head; a word still without its share.
    """

    factual: float
    check_worthy: float
    seen: Places
    words: Sequence[Word]
    names: Sequence[str]
    wording: float
    totals: Sequence[float]
    added: tuple[Floats, Floats]


class Scorer:
    """Scores sentences by one set of weights. What a word adds is summed once and remembered.

    One table holds all rows, so that a batch of sentences is one look-up and one sum: a row of zeros, the factors, the n-grams, and
    the words met so far.
    """

    def __init__(self, weights: Weights) -> None:
        if weights.heads[:2] != MAIN:
            raise ValueError(f"The first heads are {weights.heads[:2]}, not {MAIN}.")
        self._weights = weights
        self._factor_rows = {name: row for row, name in enumerate(weights.factors, 1)}
        self._first_ngram = 1 + len(weights.factors)
        zeros = np.zeros((1, len(weights.heads)), dtype=np.float32)
        self._learnt: Floats = np.vstack([zeros, weights.factor_values, weights.values])
        self._forget(REMEMBERED)

    @property
    def attributed(self) -> bool:
        """Whether what a speaker asserts is weighed with the words that say who: see Weights."""
        return self._weights.attributed

    def score(self, sentence: str, *, source: str | None = None, at: int = 0) -> Scored:
        """Return the scores with their reasons. Deterministic; tens of microseconds once the words are known.

        source, at: the text as given, and where the sentence begins in it: its factors are placed there; without, in the sentence.
        """
        return self.explain(self.weigh([sentence])[0], sentence if source is None else source, at)

    def weigh(self, sentences: Sequence[str]) -> list[Weighed]:
        """Return the scores of each sentence alone: half the cost, and most sentences want no explanation."""
        batches = (sentences[first : first + BATCH] for first in range(0, len(sentences), BATCH))
        return [each for batch in batches for each in self._weigh(batch)]

    def explain(self, weighed: Weighed, source: str, at: int = 0) -> Scored:
        """Return what was weighed with its kinds and factors. source, at: as in score."""
        seen, (by_factor, by_word) = weighed.seen, weighed.added
        heaviest = _heaviest(weighed.names, by_factor[:, _CHECK_WORTHY].tolist(), seen)
        if abs(weighed.wording) >= SMALLEST:
            place = _strongest(weighed.words, by_word[:, _CHECK_WORTHY], weighed.wording)
            heaviest.append((WORDING, round(weighed.wording, 3), place))
        heaviest.sort(key=lambda each: -abs(each[1]))
        places = {place for _, _, place in heaviest if place}  # many factors are seen at one word
        spans = {(start, end): Span.of(source, at + start, at + end) for start, end in places}
        factors = tuple(
            Factor(name, weight, spans[place] if place else None) for name, weight, place in heaviest
        )
        kinds = self._kinds(weighed.totals, seen, weighed.check_worthy)
        return Scored(weighed.factual, weighed.check_worthy, kinds, factors, tuple(weighed.names))

    def _weigh(self, sentences: Sequence[str]) -> Iterator[Weighed]:
        read = [read_features(sentence, self._weights.language) for sentence in sentences]
        names = [[name for name in seen if name in self._factor_rows] for seen, _ in read]
        self._make_room(sum(len(words) for _, words in read))
        rows: list[int] = []
        edges: list[
            int
        ] = []  # of the factors, pairs and words of each sentence; each begins with the row of zeros
        for its, (_, words) in zip(names, read, strict=True):
            folded = [word.reading.folded for word in words]
            for part in (
                [self._factor_rows[name] for name in its],
                self._pairs(folded),
                self._places(folded),
            ):
                edges.append(len(rows))
                rows += [0, *part]
        added = self._table.take(rows, axis=0)
        summed = np.add.reduceat(added, edges)
        shares = np.array([max(1, len(words)) ** -0.5 for _, words in read], dtype=np.float32)
        wording = (summed[1::3] + summed[2::3]) * shares[:, None]
        totals = (self._weights.bias + summed[0::3] + wording).tolist()
        edges.append(len(rows))
        for at, (seen, words) in enumerate(read):
            first, pairs, places, last = edges[3 * at : 3 * at + 4]
            both = added[first + 1 : pairs], added[places + 1 : last]
            check_worthy, factual = _chance(totals[at][_CHECK_WORTHY]), _chance(totals[at][_FACTUAL])
            if self._weights.nested:
                factual = max(factual, check_worthy)
            by_words = float(wording[at, _CHECK_WORTHY])
            yield Weighed(factual, check_worthy, seen, words, names[at], by_words, totals[at], both)

    def _pairs(self, folded: Sequence[str]) -> list[int]:
        """Rows of the pairs of neighbours that the weights know."""
        find, first = self._weights.rows.get, self._first_ngram
        return [
            first + row for one, other in pairwise(folded) if (row := find(bigram(one, other))) is not None
        ]

    def _places(self, folded: Sequence[str]) -> list[int]:
        """Rows of the sums of these words; those of new words are made first."""
        known = self._known
        for word in folded:
            if word not in known:
                place = len(self._learnt) + len(known)
                self._table[place] = self._sum(word)
                known[word] = place
        return [known[word] for word in folded]

    def _make_room(self, words: int) -> None:
        """Before rows are looked up, so that none of them is moved meanwhile."""
        if len(self._learnt) + len(self._known) + words > len(self._table):
            self._forget(max(REMEMBERED, words))

    def _forget(self, room: int) -> None:
        self._known: dict[str, int] = {}
        empty = np.zeros((room, self._learnt.shape[1]), dtype=np.float32)
        self._table: Floats = np.vstack([self._learnt, empty])

    def _sum(self, folded: str) -> Floats:
        rows, shares = [], []
        for ngram, share in word_ngrams(folded):
            row = self._weights.rows.get(ngram)
            if row is not None:
                rows.append(row)
                shares.append(share)
        summed: Floats = np.array(shares, dtype=np.float32) @ self._weights.values[rows]
        return summed

    def _kinds(
        self, totals: Sequence[float], seen: Mapping[str, Place | None], check_worthy: float
    ) -> tuple[str, ...]:
        """At most two, more likely than not; else the likeliest. Weights without kinds: by the factors."""
        kinds = self._weights.heads[len(MAIN) :]
        if not kinds:
            return kinds_of_factors(seen)
        ranked = sorted(zip(totals[len(MAIN) :], kinds, strict=True), reverse=True)
        if check_worthy >= CLAIM:
            ranked = kinds_of_claim(ranked, seen) or ranked
        return tuple(kind for total, kind in ranked[:2] if total > 0) or (ranked[0][1],)


@cache
def shipped_scorer(language: str) -> Scorer:
    return Scorer(load_weights(SHIPPED / language))


def _chance(log_odds: float) -> float:
    return 1.0 / (1.0 + exp(-max(-50.0, min(50.0, log_odds))))


def _heaviest(
    names: Sequence[str], weights: Sequence[float], seen: Mapping[str, Place | None]
) -> list[tuple[str, float, Place | None]]:
    return [
        (name, round(weight, 3), seen[name])
        for name, weight in zip(names, weights, strict=True)
        if abs(weight) >= SMALLEST
    ]


def _strongest(words: Sequence[Word], added: Floats, total: float) -> Place | None:
    """The word that moved the score most in the direction of total, with neighbours that did likewise."""
    if not words:
        return None
    same = added if total >= 0 else -added
    first = last = int(same.argmax())
    enough = same[first] * NEIGHBOUR
    if enough <= 0:
        return None
    while first > 0 and same[first - 1] >= enough:
        first -= 1
    while last + 1 < len(words) and same[last + 1] >= enough:
        last += 1
    return words[first].start, words[last].end
