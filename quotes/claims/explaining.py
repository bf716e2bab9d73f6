"""A weighed sentence put in words: which of its factors moved the score, where they stand, and what kind of claim it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quotes.claims.features import Place, Places
from quotes.claims.kinds import kinds_of_claim, kinds_of_factors
from quotes.claims.reading import TextReading
from quotes.claims.result import Factor
from quotes.claims.weights import Floats
from quotes.language.spans import Span

WORDING = "wording"
CLAIM = 0.5
SMALLEST = 0.15  # log-odds; what weighs less is not named
NEIGHBOUR = 1 / 3  # of the strongest word: then the word beside it is shown with it


@dataclass(slots=True)
class Weighed:
    """Words first and on of a text summed up, not yet put in words. names: of its factors that the weights know.

    wording: what its words add to check_worthy. by_word: what each of them adds, still without its share. kinds: log-odds of each.
    """

    factual: float
    check_worthy: float
    seen: Places
    names: Sequence[str]
    wording: float
    by_word: Floats
    kinds: Sequence[float]
    reading: TextReading
    first: int


def heavy(weights: Mapping[str, float]) -> dict[str, float]:
    """The factors that are worth naming, with their weights as shown."""
    return {name: round(weight, 3) for name, weight in weights.items() if abs(weight) >= SMALLEST}


def explain_factors(
    weighed: Weighed, weights: Mapping[str, float], source: str, at: int
) -> tuple[Factor, ...]:
    """Return what moved the score, the heaviest first.

    weights: those of heavy. source: the text as given, in which the text that was weighed begins at.
    """
    named = sorted(_heaviest(weighed, weights), key=_weight, reverse=True)
    places = {place for _, _, place in named if place}  # many factors are seen at one word
    spans = {place: Span.of(source, at + place[0], at + place[1]) for place in places}
    return tuple(Factor(name, weight, spans[place] if place else None) for name, weight, place in named)


def _heaviest(weighed: Weighed, weights: Mapping[str, float]) -> list[tuple[str, float, Place | None]]:
    found = [(name, weights[name], weighed.seen[name]) for name in weighed.names if name in weights]
    if abs(weighed.wording) >= SMALLEST:
        found.append((WORDING, round(weighed.wording, 3), _strongest(weighed)))
    return found


def _weight(named: tuple[str, float, Place | None]) -> float:
    return abs(named[1])


def _strongest(weighed: Weighed) -> Place | None:
    """The word that moved the score most in the direction of the wording, with neighbours that did likewise."""
    added = weighed.by_word if weighed.wording >= 0 else -weighed.by_word
    if not len(added):
        return None
    first = last = int(added.argmax())
    same: list[float] = added.tolist()
    enough = same[first] * NEIGHBOUR
    if enough <= 0:
        return None
    while first > 0 and same[first - 1] >= enough:
        first -= 1
    while last + 1 < len(same) and same[last + 1] >= enough:
        last += 1
    reading = weighed.reading
    return reading.starts[weighed.first + first], reading.place(weighed.first + last)[1]


def explain_kinds(weighed: Weighed, names: Sequence[str]) -> tuple[str, ...]:
    """At most two kinds, more likely than not; else the likeliest. names: of the kinds that the weights know; none: by the factors."""
    if not names:
        return kinds_of_factors(weighed.seen)
    known = list(zip(weighed.kinds, names, strict=True))
    ranked = kinds_of_claim(known, weighed.seen) if weighed.check_worthy >= CLAIM else []
    ranked = ranked or sorted(known, reverse=True)
    return tuple(kind for total, kind in ranked[:2] if total > 0) or (ranked[0][1],)
