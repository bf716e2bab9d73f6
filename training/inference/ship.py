"""The network as it ships: matrices in int8 with a scale a row, names as in `quotes.matching.inference.network`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quotes.matching.inference.weights import ARRAYS, VERSION, WORDS
from training.inference.model import Network


def write(folder: Path, model: Network, version: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    stored: dict[str, Any] = {}
    for name, values in named(model).items():
        if values.ndim == 2 and len(values) > 1:
            stored[name], stored[f"{name}.scale"] = quantised(values)
        else:
            stored[name] = values.astype(np.float16)
    np.savez_compressed(folder / ARRAYS, **stored)
    own = model.words.words[: model.words.own]
    (folder / WORDS).write_text("".join(f"{word}\n" for word in own), encoding="utf-8")
    (folder / VERSION).write_text(f"{version}\n", encoding="utf-8")


def named(model: Network) -> dict[str, NDArray[np.float32]]:
    """Every array that is read at run time: `read.windows.0.weight` as `read.0.weight`, `read.norms.0.weight` as `read.0.norm.weight`."""
    found = {}
    for name, values in model.state_dict().items():
        array = values.float().numpy()
        if name in ("own.weight", "mark.weight", "match.weight", "language.weight"):
            name, array = name.removesuffix(".weight"), array[:-1] if name == "own.weight" else array
        found[_run_time_name(name)] = array
    return found


def _run_time_name(name: str) -> str:
    parts = name.replace("_norm", ".norm").split(".")
    if "windows" in parts:
        parts.remove("windows")
    if "norms" in parts:
        at = parts.index("norms")
        parts = [*parts[:at], parts[at + 1], "norm", *parts[at + 2 :]]
    return ".".join(parts)


def quantised(values: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    scales = np.maximum(np.abs(values).max(axis=1) / 127, 1e-6).astype(np.float16)
    whole = np.rint(values / scales.astype(np.float32)[:, None]).clip(-127, 127)
    return whole.astype(np.int8), scales
