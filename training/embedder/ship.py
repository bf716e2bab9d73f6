"""The student as it ships: rows of int8 with a scale each, the words and how much each tells, a version."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from wordfreq import zipf_frequency

from quotes.language.static_embedder import MOST_WEIGHT, NUMBER_WEIGHT

# A word tells the less the more common it is in either language: on the Zipf scale of wordfreq, within bounds.
COMMONEST, LEAST_WEIGHT = 7.2, 0.1


def write(folder: Path, table: dict[str, int], rows: NDArray[np.float32], version: str) -> None:
    """Write version.txt, words.txt, weights.npy, rows.npy (int8) and scales.npy (float16); rows are words, then buckets."""
    folder.mkdir(parents=True, exist_ok=True)
    scales = (np.abs(rows).max(axis=1) / 127).astype(np.float16)
    safe = np.maximum(scales.astype(np.float32), 1e-8)
    np.save(folder / "rows.npy", np.rint(rows / safe[:, None]).clip(-127, 127).astype(np.int8))
    np.save(folder / "scales.npy", scales)
    words = sorted(table, key=lambda word: table[word])
    (folder / "words.txt").write_text("".join(f"{word}\n" for word in words), encoding="utf-8")
    np.save(folder / "weights.npy", np.array([weight(word) for word in words], dtype=np.float16))
    (folder / "version.txt").write_text(f"{version}\n", encoding="utf-8")


def weight(word: str) -> float:
    if word[0].isdigit():
        return NUMBER_WEIGHT
    common: float = max(zipf_frequency(word, language) for language in ("nl", "en"))
    return min(max(COMMONEST - common, LEAST_WEIGHT), MOST_WEIGHT)
