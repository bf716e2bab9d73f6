"""A sentence in, its scores with their reasons out: one sum of weights, shown in parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import exp

import numpy as np

from quotes.claims.features import Place, read_features
from quotes.claims.kinds import kinds_of_factors
from quotes.claims.ngrams import bigram, word_ngrams
from quotes.claims.result import Factor
from quotes.claims.weights import MAIN, SHIPPED, Floats, Weights, load_weights
from quotes.claims.words import Word
from quotes.language.spans import Span

REMEMBERED = 30_000
WORDING = "wording"
SMALLEST = 0.1  # log-odds; what weighs less is not named
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


class Scorer:
    """Scores sentences by one set of weights. What a word adds is summed once and remembered."""

    def __init__(self, weights: Weights) -> None:
        if weights.heads[:2] != MAIN:
            raise ValueError(f"The first heads are {weights.heads[:2]}, not {MAIN}.")
        self._weights = weights
        self._factor_rows = {name: row for row, name in enumerate(weights.factors)}
        self._sums: Floats = np.zeros((REMEMBERED, len(weights.heads)), dtype=np.float32)
        self._known: dict[str, int] = {}

    def score(self, sentence: str, *, explain_from: float = 0.0) -> Scored:
        """Return the scores; factors only where check_worthy is at least explain_from. Spans are places in the sentence.

        Deterministic. Tens of microseconds once the words are known.
        """
        seen, words = read_features(sentence, self._weights.language)
        names = [name for name in seen if name in self._factor_rows]
        by_factor = self._weights.factor_values[[self._factor_rows[name] for name in names]]
        by_word, pairs = self._wording(words)
        wording = by_word.sum(axis=0) + pairs
        totals: list[float] = (self._weights.bias + by_factor.sum(axis=0) + wording).tolist()
        check_worthy = _chance(totals[_CHECK_WORTHY])
        factors: list[Factor] = []
        if check_worthy >= explain_from:
            factors = _factors(sentence, names, by_factor[:, _CHECK_WORTHY].tolist(), seen)
            weight = float(wording[_CHECK_WORTHY])
            if abs(weight) >= SMALLEST:
                place = _strongest(words, by_word[:, _CHECK_WORTHY], weight)
                factors.append(_factor(WORDING, weight, sentence, place))
            factors.sort(key=lambda factor: -abs(factor.weight))
        factual = _chance(totals[_FACTUAL])
        if self._weights.nested:
            factual = max(factual, check_worthy)
        return Scored(factual, check_worthy, self._kinds(totals, seen), tuple(factors), tuple(names))

    def _wording(self, words: Sequence[Word]) -> tuple[Floats, Floats]:
        """What each word adds, words x heads, and what the pairs of neighbours add."""
        scale = np.float32(max(1, len(words)) ** -0.5)
        folded = [word.reading.folded for word in words]
        places = self._places(folded)  # may lay the sums anew, so before they are read
        by_word = self._sums[places] * scale
        rows = self._weights.rows
        pairs = (rows.get(bigram(one, other)) for one, other in pairwise(folded))
        known = [row for row in pairs if row is not None]
        return by_word, self._weights.values[known].sum(axis=0) * scale

    def _places(self, folded: Sequence[str]) -> list[int]:
        """Where the sums of these words stand. Makes room first, so that none of them is moved meanwhile."""
        if len(self._known) + len(folded) > len(self._sums):
            self._known = {}
            self._sums = np.zeros((max(REMEMBERED, len(folded)), len(self._weights.heads)), dtype=np.float32)
        for word in folded:
            if word not in self._known:
                place = len(self._known)
                self._sums[place] = self._sum(word)
                self._known[word] = place
        return [self._known[word] for word in folded]

    def _sum(self, folded: str) -> Floats:
        rows, shares = [], []
        for ngram, share in word_ngrams(folded):
            row = self._weights.rows.get(ngram)
            if row is not None:
                rows.append(row)
                shares.append(share)
        summed: Floats = np.array(shares, dtype=np.float32) @ self._weights.values[rows]
        return summed

    def _kinds(self, totals: Sequence[float], seen: Mapping[str, Place | None]) -> tuple[str, ...]:
        """At most two, more likely than not; else the likeliest. Weights without kinds: by the factors."""
        kinds = self._weights.heads[len(MAIN) :]
        if not kinds:
            return kinds_of_factors(seen)
        ranked = sorted(zip(totals[len(MAIN) :], kinds, strict=True), reverse=True)
        return tuple(kind for total, kind in ranked[:2] if total > 0) or (ranked[0][1],)


@cache
def shipped_scorer(language: str) -> Scorer:
    return Scorer(load_weights(SHIPPED / language))


def _chance(log_odds: float) -> float:
    return 1.0 / (1.0 + exp(-max(-50.0, min(50.0, log_odds))))


def _factors(
    sentence: str, names: Sequence[str], weights: Sequence[float], seen: Mapping[str, Place | None]
) -> list[Factor]:
    return [
        _factor(name, weight, sentence, seen[name])
        for name, weight in zip(names, weights, strict=True)
        if abs(weight) >= SMALLEST
    ]


def _factor(name: str, weight: float, sentence: str, place: Place | None) -> Factor:
    return Factor(name, round(weight, 3), Span.of(sentence, *place) if place else None)


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
