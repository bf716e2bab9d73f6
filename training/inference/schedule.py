"""How fast is learnt: rising over the first steps, then falling to nothing."""

from __future__ import annotations

import sys

import torch
from torch import Tensor, nn

RISING = 200  # steps
LEAST = 0.02  # of the rate, at the end
DECAY = 0.05  # of weights


class Schedule:
    """One optimiser, whose rate follows the steps."""

    def __init__(self, model: nn.Module, steps: int, rate: float) -> None:
        self.model, self.steps, self.rate, self.taken = model, steps, rate, 0
        self.optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=DECAY)

    def step(self, loss: Tensor) -> None:
        share = min(1.0, self.taken / RISING) * max(LEAST, 1 - self.taken / self.steps)
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate * share
        self.optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.taken += 1
        if self.taken % 100 == 0:
            print(
                f"{self.taken:,} of {self.steps:,}, loss {float(loss.detach()):.3f}",
                file=sys.stderr,
                flush=True,
            )
