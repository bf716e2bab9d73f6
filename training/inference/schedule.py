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
        self.model, self.steps, self.taken = model, steps, 0
        self.optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=DECAY)
        self.rates = torch.optim.lr_scheduler.LambdaLR(self.optimiser, self._share)

    def step(self, loss: Tensor) -> None:
        self.optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.rates.step()
        self.taken += 1
        if self.taken % 100 == 0:
            print(
                f"{self.taken:,} of {self.steps:,}, loss {float(loss.detach()):.3f}",
                file=sys.stderr,
                flush=True,
            )

    def _share(self, taken: int) -> float:
        """Of the rate, after so many steps."""
        return min(1.0, taken / RISING) * max(LEAST, 1 - taken / self.steps)
