"""The weights of the network, in an open format: plain arrays, no pickle.

`inference.npz` has every matrix as int8 with a scale per row, `NAME` and `NAME.scale`, and every other array as float16. `words.txt` lists
the words that have a row of their own in `own`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FOLDER = Path(__file__).parent / "weights"
ARRAYS, WORDS, VERSION = "inference.npz", "words.txt", "version.txt"

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """arrays: by name, as float32. own_rows: where a word stands in `own`. version: as the model card says."""

    arrays: Mapping[str, Floats]
    own_rows: Mapping[str, int]
    version: str


@cache
def shipped_weights() -> Weights:
    """Read once a process: some 6 MB."""
    return load_weights(FOLDER)


def load_weights(folder: Path) -> Weights:
    with np.load(folder / ARRAYS, allow_pickle=False) as stored:
        arrays = {name: _restored(name, stored) for name in stored.files if not name.endswith(".scale")}
    words = (folder / WORDS).read_text("utf-8").splitlines()
    version = (folder / VERSION).read_text("utf-8").strip()
    return Weights(arrays, {word: row for row, word in enumerate(words)}, version)


def _restored(name: str, stored: Mapping[str, NDArray[np.generic]]) -> Floats:
    values = stored[name].astype(np.float32)
    if f"{name}.scale" not in stored:
        return values
    restored: Floats = values * stored[f"{name}.scale"].astype(np.float32)[:, None]
    return restored
