"""Garbage collection, for work on many records that hold no circles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

NEW_OBJECTS = 50_000


@contextmanager
def collected_rarely() -> Iterator[None]:
    """Look for circles after so many new objects, and not after Python's 700, which records by the thousand pass again and again."""
    before = gc.get_threshold()
    gc.set_threshold(NEW_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
