"""Learn to tell conflicts from rewordings."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits as log_loss
from torch.nn.functional import cross_entropy

from training.inference.model import Network
from training.inference.schedule import Schedule
from training.inference.texts import Example, Family, Text

BATCH = 128  # pairs of a step
FAMILIES_SHARE = 0.72  # of them, the others are labelled pairs
# What a loss counts beside that of a conflict.
KIND_SHARE, WORD_SHARE = 0.2, 0.5
TURNING = 3.0  # how many times a word on which a pair turns counts: there are few
FIGURES_KEPT = 0.6  # of the pairs about figures, which only say that both are the same
# Families: so many conflicts stand beside the statement they were made of, so many rewordings are light ones. Else how alike two texts are would
# tell which they are.
LIGHT = 0.3
LIGHT_REWORDINGS = ((0, 1), (4, 5))


@dataclass(frozen=True, slots=True)
class Corpus:
    families: Sequence[Family]
    pairs: Sequence[Example]

    def texts(self) -> Iterator[Text]:
        for pair in self.pairs:
            yield from (pair.a, pair.b)
        for family in self.families:
            yield from (*family.same, *(other[2] for other in family.others))

    def draw(self) -> Example:
        if random.random() < FAMILIES_SHARE:
            return pair_of(random.choice(self.families), conflict=random.random() < 0.5)
        while True:
            pair = random.choice(self.pairs)
            if not pair.figures or random.random() < FIGURES_KEPT:
                return turned(pair)


def pair_of(family: Family, *, conflict: bool) -> Example:
    """Two of one meaning, or one of them and one that conflicts."""
    light = random.random() < LIGHT
    if not conflict:
        one, other = random.choice(LIGHT_REWORDINGS) if light else random.sample(range(len(family.same)), 2)
        return turned(Example(family.same[one], family.same[other], conflict=False))
    made_of, marked, conflicting, kind = random.choice(family.others)
    beside = made_of if light else random.randrange(len(family.same))
    one_text = marked if beside == made_of else family.same[beside].untold()
    return turned(Example(one_text, conflicting, conflict=True, kind=kind))


def turned(pair: Example) -> Example:
    """Either way round."""
    return pair if random.random() < 0.5 else replace(pair, a=pair.b, b=pair.a)


def fit(model: Network, corpus: Corpus, *, steps: int, rate: float) -> None:
    schedule = Schedule(model, steps, rate)
    for _ in range(steps):
        schedule.step(loss_of(model, [corpus.draw() for _ in range(BATCH)]))


def loss_of(model: Network, examples: Sequence[Example]) -> Tensor:
    batch = model.words.batch(examples)
    with torch.autocast("cpu", torch.bfloat16):
        conflict, kind, words = model(batch)
    conflicts = torch.tensor([float(each.conflict) for each in examples])
    kinds = torch.tensor([each.kind for each in examples])
    told = kinds >= 0
    loss = log_loss(conflict.float(), conflicts)
    if told.any():
        of_kinds = cross_entropy(kind[told].float(), kinds[told], reduction="sum")
        loss = loss + KIND_SHARE * of_kinds / len(examples)
    for scores, text in zip(words, (batch.a, batch.b), strict=True):
        known = text.turns >= 0
        of_words = log_loss(scores[known].float(), text.turns[known], pos_weight=torch.tensor(TURNING))
        loss = loss + WORD_SHARE * of_words
    found: Tensor = loss
    return found
