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

from quotes.models.statement import DIMENSIONS, Statement


class Embedder(Protocol):
    """Texts to vectors. version is stored with every vector, so that vectors of two makers are never compared."""

    version: str
    dimension: int

    def embed(self, texts: Sequence[str]) -> NDArray[float32]:
        """One row per text, of length 1; a row of zeros for a text without words."""
        ...


@cache
def embedder() -> Embedder:
    """Raises ImproperlyConfigured when EMBEDDER cannot be loaded, or its vectors do not fit the database column."""
    named = f"EMBEDDER={settings.EMBEDDER!r}"
    try:
        given = [settings.EMBEDDER_MODEL] if settings.EMBEDDER_MODEL else []
        made: Embedder = import_string(settings.EMBEDDER)(*given)
    except (
        Exception
    ) as error:  # whatever its own code raises: the one who set it has to read which setting it was
        raise ImproperlyConfigured(f"{named} cannot be loaded: {error}") from error
    missing = [name for name in ("version", "dimension", "embed") if not getattr(made, name, None)]
    if missing:
        raise ImproperlyConfigured(f"{named} is no embedder: it has no {' and no '.join(missing)}.")
    if made.dimension != DIMENSIONS:
        raise ImproperlyConfigured(
            f"{named} makes vectors of {made.dimension}; the database holds {DIMENSIONS}."
        )
    if len(made.version) > VERSION_LENGTH:
        raise ImproperlyConfigured(f"{named} has a version of more than {VERSION_LENGTH} characters.")
    return made


VERSION_LENGTH = Statement._meta.get_field("embedding_version").max_length or 0


def complaint_about_embedder() -> str:
    """What is wrong with the setting; "" when it can be used."""
    try:
        embedder()
    except ImproperlyConfigured as error:
        return str(error)
    return ""


def vectors(texts: Sequence[str]) -> list[HalfVector | None]:
    """The vector of each text; None where it has no words. Raises ImproperlyConfigured where the embedder keeps no word."""
    found = embedder().embed(texts)
    if found.shape != (len(texts), DIMENSIONS):
        raise ImproperlyConfigured(
            f"EMBEDDER={settings.EMBEDDER!r} gave vectors of shape {found.shape} for {len(texts)} texts, not {(len(texts), DIMENSIONS)}."
        )
    return [HalfVector(row) if row.any() else None for row in found]
