"""Time that a test measures on a machine it shares."""

from __future__ import annotations

import time
from collections.abc import Callable


def least_cpu_seconds(work: Callable[[], object], *, enough: float, tries: int = 3) -> float:
    """CPU seconds of the quickest of some runs of work; the first one under enough ends them.

    One run alone tells too little: the garbage of all tests before it may be collected inside, .6 s at once, and
    threads of the same process count as well.
    """
    least = float("inf")
    for _ in range(tries):
        started = time.process_time()
        work()
        least = min(least, time.process_time() - started)
        if least < enough:
            break
    return least
