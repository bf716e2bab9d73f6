"""The embedder that the settings name, one per process."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Protocol

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string
from numpy import float32
from numpy.typing import NDArray
from pgvector import HalfVector

from quotes.models.statement import DIMENSIONS


class Embedder(Protocol):
    """Texts to vectors. version is stored with every vector, so that vectors of two makers are never compared."""

    version: str
    dimension: int

    def embed(self, texts: Sequence[str]) -> NDArray[float32]:
        """One row per text, of length 1; a row of zeros for a text without words."""
        ...


@cache
def embedder() -> Embedder:
    """Raises ImproperlyConfigured when EMBEDDER's vectors do not fit the database column."""
    made: Embedder = import_string(settings.EMBEDDER)()
    if made.dimension != DIMENSIONS:
        raise ImproperlyConfigured(
            f"EMBEDDER={settings.EMBEDDER!r} makes vectors of {made.dimension}; the database holds {DIMENSIONS}."
        )
    return made


def vectors(texts: Sequence[str]) -> list[HalfVector | None]:
    """The vector of each text; None where it has no words."""
    return [HalfVector(row) if row.any() else None for row in embedder().embed(texts)]
