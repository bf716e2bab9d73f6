"""Vectors by a model of the sentence-transformers library, for desks that have one: an optional extra.

`pip install -r requirements-sentence-transformers.txt`, then EMBEDDER=quotes.language.sentence_embedder.SentenceEmbedder and
EMBEDDER_MODEL=/folder/of/the/model. The model is read from its folder; nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

DIMENSIONS = 256  # of the database column
BATCH = 64


class SentenceEmbedder:
    """A model's vectors, their first 256 numbers at length 1.

    That loses little with a model that was trained for it (Matryoshka representations, Kusupati et al. 2022), and much with others:
    measure yours by `manage.py rank`. A model of fewer numbers is refused by `manage.py check`.
    """

    def __init__(self, model: str) -> None:
        """model: a folder. Raises ValueError when there is none, and ImportError with what to install."""
        folder = Path(model)
        if not (folder / "config.json").is_file() and not (folder / "modules.json").is_file():
            raise ValueError(
                f"EMBEDDER_MODEL={model!r} is no folder of a model. Nothing is fetched: put one there."
            )
        self.model = _loaded(folder)
        whole = self.model.get_embedding_dimension() or 0
        self.dimension = min(whole, DIMENSIONS)
        self.version = f"{folder.name[:60]}-{_digest(folder)}-{self.dimension}"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row per text, shape (n, 256), L2-normalised; a text without letters or figures gives a row of zeros."""
        told = [any(letter.isalnum() for letter in text) for text in texts]
        asked = [_encodable(text) for text, tells in zip(texts, told, strict=True) if tells]
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        if asked:
            found = self.model.encode(asked, batch_size=BATCH, show_progress_bar=False)
            rows = np.asarray(found, dtype=np.float32)[:, : self.dimension]
            vectors[np.array(told)] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return vectors


def _loaded(folder: Path) -> Any:
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise ImportError(
            "sentence-transformers is not installed: pip install -r requirements-sentence-transformers.txt."
        ) from error
    return SentenceTransformer(str(folder), device="cpu", local_files_only=True)


def _digest(folder: Path) -> str:
    """Of what describes the model and how large its weights are: another model in the same folder has another version."""
    parts = sorted(path for path in folder.rglob("*") if path.suffix in (".json", ".safetensors", ".bin"))
    told = [f"{path.relative_to(folder)} {path.stat().st_size}" for path in parts]
    return sha256("\n".join(told).encode()).hexdigest()[:8]


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
