"""The weights of a claim model, in an open format: `model.json` (what they are) and `weights.npz` (plain arrays, no pickle).

Arrays: `ngrams`, UTF-8 of the n-grams, one a line; `values`, float16, n-grams x heads; `factors`, float32, factors x heads;
`bias`, float32, one per head. All in log-odds.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FORMAT = "wederhoor-claims"
VERSION = 1
HEADER, ARRAYS = "model.json", "weights.npz"
SHIPPED = Path(__file__).parent / "models"
MAIN = ("check_worthy", "factual")
Floats = NDArray[np.float32]


class WeightsRefused(ValueError):
    """The folder holds no weights that this version can read."""


@dataclass(frozen=True, slots=True)
class Weights:
    """heads: check_worthy, factual, and a head per kind, if any. rows: where an n-gram stands in values.

    nested: what is check-worthy is factual too. Not so where check_worthy was learned among factual sentences only.
    attributed: they were learned from sentences that say who said it, as news does: what a speaker asserts is weighed with that.
    """

    language: str
    heads: tuple[str, ...]
    factors: tuple[str, ...]
    rows: Mapping[str, int]
    values: Floats
    factor_values: Floats
    bias: Floats
    nested: bool = True
    attributed: bool = False


def load_weights(folder: Path) -> Weights:
    """Read the weights of a folder. Raises WeightsRefused when they are missing, damaged or of another version."""
    header = _header(folder)
    try:
        data = (folder / ARRAYS).read_bytes()
    except OSError as error:
        raise WeightsRefused(f"{folder / ARRAYS} cannot be read: {error.strerror}.") from None
    digest = hashlib.sha256(data).hexdigest()
    if digest != header.get("sha256"):
        raise WeightsRefused(
            f"{folder / ARRAYS} is not the file that {HEADER} describes (sha256 {digest[:12]}...). Train or copy both again."
        )
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        ngrams = arrays["ngrams"].tobytes().decode("utf-8").split("\n")
        return Weights(
            header["language"],
            tuple(header["heads"]),
            tuple(header["factors"]),
            {ngram: row for row, ngram in enumerate(ngrams)},
            arrays["values"].astype(np.float32),
            arrays["factors"].astype(np.float32),
            arrays["bias"].astype(np.float32),
            bool(header["nested"]),
            bool(header.get("attributed")),
        )


def _header(folder: Path) -> dict[str, Any]:
    path = folder / HEADER
    try:
        header: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise WeightsRefused(f"{path} cannot be read: {error.strerror}.") from None
    except ValueError as error:
        raise WeightsRefused(f"{path} is not JSON: {error}.") from None
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        raise WeightsRefused(f'{path} does not say "format": "{FORMAT}".')
    if header.get("version") != VERSION:
        raise WeightsRefused(
            f"{path} is version {header.get('version')!r}; this program reads version {VERSION}. Train again with it."
        )
    return header


def save_weights(folder: Path, weights: Weights, about: Mapping[str, Any]) -> None:
    """Write both files. The same weights give the same bytes. about: what else the header says."""
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer,
        ngrams=np.frombuffer("\n".join(weights.rows).encode("utf-8"), dtype=np.uint8),
        values=weights.values.astype(np.float16),
        factors=weights.factor_values.astype(np.float32),
        bias=weights.bias.astype(np.float32),
    )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ARRAYS).write_bytes(buffer.getvalue())
    header = {
        "format": FORMAT,
        "version": VERSION,
        "language": weights.language,
        "heads": weights.heads,
        "factors": weights.factors,
        "nested": weights.nested,
        "attributed": weights.attributed,
        "ngrams": len(weights.rows),
        "bytes": len(buffer.getvalue()),
        "sha256": hashlib.sha256(buffer.getvalue()).hexdigest(),
        **about,
    }
    (folder / HEADER).write_text(json.dumps(header, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
