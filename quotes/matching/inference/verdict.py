"""What the network says of a pair of statements, in words of the texts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from quotes.language.static_embedder import StaticEmbedder
from quotes.matching.inference.network import score_pair
from quotes.matching.inference.pairs import Floats, Word, read_pair
from quotes.matching.inference.weights import shipped_weights
from quotes.matching.slots.reading import Reading
from quotes.matching.slots.second_reading import Verdict

# What a pair may turn on, in the order of the weights, and the slot in which it is told. Figures and speakers are left to the rules, which know them.
KINDS = {
    "role": "entity",
    "entity": "entity",
    "negation": "negation",
    "opposite": "negation",
    "modality": "modality",
    "date": "date",
    "place": "place",
    "number": "",
    "unit": "",
    "percentage": "",
    "money": "",
    "speaker": "",
    "mixed": "",
}
_TOLD = [number for number, slot in enumerate(KINDS.values()) if slot]
_TURNS = 0.0  # log-odds from which a word is one of those on which it turns
_MOST_WORDS = 6  # of a side that are told


def judge_pair(a: Reading, b: Reading) -> Verdict | None:
    """Read two statements together, whichever comes first: some 2.5 ms. None where one has no words."""
    mine, theirs = read_pair(_embedder(), a, b)
    if not mine.words or not theirs.words:
        return None
    scores = score_pair(mine, theirs, shipped_weights())
    return Verdict(
        conflict=scores.conflict,
        slot=list(KINDS.values())[_TOLD[int(np.argmax(scores.kinds[_TOLD]))]],
        a=_told(a, mine.words, scores.a),
        b=_told(b, theirs.words, scores.b),
    )


def _told(reading: Reading, words: Sequence[Word], turning: Floats) -> str:
    """The words on which it turns, the likeliest ones; one at least."""
    first, *others = (int(place) for place in np.argsort(-turning)[:_MOST_WORDS])
    chosen = [first, *(place for place in others if turning[place] > _TURNS)]
    return reading.printed([place for one in chosen for place in words[one].places])


@cache
def _embedder() -> StaticEmbedder:
    """The shipped one, whichever the site uses: the weights know no other."""
    return StaticEmbedder()
