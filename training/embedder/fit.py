"""Training: the student's vectors towards the teacher's, and wordings of one matter towards each other."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from training.embedder.student import DIMENSION, Pass, Student, Texts

SCALE = 20.0


@dataclass(frozen=True, slots=True)
class Group:
    """Texts that are trained alike. sides: one or two wordings of each; teacher: its target, if there is one.

    share: how many of these a step takes. kept: share of its words that the last side keeps, drawn anew each time.
    """

    name: str
    sides: tuple[Texts, ...]
    teacher: NDArray[np.float32] | None
    share: int
    kept: float = 1.0

    def __len__(self) -> int:
        return len(self.sides[0].offsets) - 1


def principal(vectors: NDArray[np.float16], dimension: int = DIMENSION) -> NDArray[np.float32]:
    """The directions, shape (384, dimension), that keep most of the teacher's vectors. Not centred: cosines stay."""
    some = vectors[:: max(1, len(vectors) // 100_000)].astype(np.float32)
    _, directions = np.linalg.eigh(some.T @ some)
    kept: NDArray[np.float32] = directions[:, ::-1][:, :dimension].astype(np.float32)
    return kept


def fit(student: Student, groups: Sequence[Group], *, steps: int, rate: float, seed: int) -> None:
    random = np.random.default_rng(seed)
    began, sums = time.monotonic(), Counter[str]()
    for step in range(1, steps + 1):
        chosen = [random.integers(len(group), size=group.share) for group in groups]
        made = together(student, groups, chosen, random)
        sides = list(made.vectors.split([group.share for group in groups for _ in group.sides]))
        targets = [
            torch.from_numpy(group.teacher[some]) if group.teacher is not None else None
            for group, some in zip(groups, chosen, strict=True)
        ]
        pool = torch.cat([target for target in targets if target is not None])
        losses = [
            loss([sides.pop(0) for _ in group.sides], target, pool)
            for group, target in zip(groups, targets, strict=True)
        ]
        torch.stack(losses).sum().backward()
        student.update(made, rate * pace(step, steps))
        sums.update({group.name: value.item() for group, value in zip(groups, losses, strict=True)})
        if step % 250 == 0:
            shown = "  ".join(f"{name} {value / 250:.3f}" for name, value in sums.items())
            print(f"step {step:,}  {time.monotonic() - began:.0f} s  {shown}", file=sys.stderr, flush=True)
            sums.clear()


def together(
    student: Student,
    groups: Sequence[Group],
    chosen: Sequence[NDArray[np.int64]],
    random: np.random.Generator,
) -> Pass:
    """One pass over all sides of all groups: a word that several texts have is spelled once."""
    flats, texts, count = [], [], 0
    for group, some in zip(groups, chosen, strict=True):
        for side in group.sides:
            flat, text = side.take(some)
            if group.kept < 1 and side is group.sides[-1]:
                stays = random.random(len(flat)) < group.kept
                flat, text = flat[stays], text[stays]
            flats.append(flat)
            texts.append(text + count)
            count += len(some)
    return student.forward(np.concatenate(flats), np.concatenate(texts), count)


def pace(step: int, steps: int) -> float:
    """Up over the first 5 %, then down to nothing in a straight line."""
    warm = max(1, steps // 20)
    return min(1.0, (step + 1) / warm) * max(0.02, 1 - step / steps)


def loss(sides: Sequence[torch.Tensor], target: torch.Tensor | None, pool: torch.Tensor) -> torch.Tensor:
    """Of one group; pool: the teacher's vectors of all groups of the step, as what else a text might have been about."""
    weight = len(sides[0]) / 512
    if target is None:
        return weight * apart(sides[0], sides[1])
    parts = [2 * (1 - (side * target).sum(1)).mean() + relations(side, target, pool) for side in sides]
    if len(sides) == 2:
        parts.append(apart(sides[0], sides[1], like=target))
    return weight * torch.stack(parts).sum()


def relations(made: torch.Tensor, target: torch.Tensor, pool: torch.Tensor) -> torch.Tensor:
    """Cross-entropy between whom the teacher finds near in the pool, and whom the student does."""
    wanted = functional.softmax(SCALE * target @ pool.T, dim=1)
    return -(wanted * functional.log_softmax(SCALE * made @ pool.T, dim=1)).sum(1).mean()


def apart(a: torch.Tensor, b: torch.Tensor, like: torch.Tensor | None = None) -> torch.Tensor:
    """InfoNCE both ways (van den Oord et al. 2018); with like, the teacher's view of who else is near instead of one right answer."""
    scores = SCALE * a @ b.T
    if like is None:
        right = torch.arange(len(a))
        return (functional.cross_entropy(scores, right) + functional.cross_entropy(scores.T, right)) / 2
    wanted = functional.softmax(SCALE * like @ like.T, dim=1)
    forth = -(wanted * functional.log_softmax(scores, dim=1)).sum(1).mean()
    back = -(wanted * functional.log_softmax(scores.T, dim=1)).sum(1).mean()
    return (forth + back) / 2
