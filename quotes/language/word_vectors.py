"""The word vectors that a pipeline reads beside its trained features: a small table in its own folder, one byte a value.

`training/pipelines/vectors.py` makes it. A word that has no row gets the row of its longest known ending: of a Dutch compound that
is the head, which tells its class and most of its sense (dijkbewaking -> bewaking).
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import NORM
from spacy.util import registry
from spacy.vectors import BaseVectors

if TYPE_CHECKING:
    from spacy.vocab import Vocab

FILE = "word_vectors.npz"
SHORTEST_ENDING = 4  # characters; shorter ones are suffixes, which the pipeline has features for
_DIGITS = str.maketrans("123456789", "000000000")
_MOST_KNOWN = 50_000  # words looked up and remembered, some 5 MB


class WordVectors(BaseVectors):  # type: ignore[misc]  # spaCy has no types for it
    """What spaCy asks of a vocabulary's vectors: rows of float32, shape (n, width), for the hashes of n lower-cased words.

    A word without a row and without a known ending gets zeros.
    """

    attr = NORM
    mode = "packed"
    name = "word_vectors"

    def __init__(self, strings: Any) -> None:
        self.strings = strings
        self.fill([], np.zeros((0, 0), np.int8), np.zeros(0, np.float32))

    def fill(self, words: list[str], rows: NDArray[np.int8], scales: NDArray[np.float32]) -> None:
        """Take a table: the vector of words[i] is scales[i] * rows[i]."""
        self.table = {word: row for row, word in enumerate(words)}
        self.rows, self.scales = rows, scales.astype(np.float32)
        self._known: dict[int, int] = {}

    def get_batch(self, keys: Iterable[int]) -> NDArray[np.float32]:
        places = np.fromiter((self._place_of(int(key)) for key in keys), dtype=np.intp)
        vectors = self.rows[places] * self.scales[places, None]
        vectors[places < 0] = 0
        return vectors

    def _place_of(self, key: int) -> int:
        place = self._known.get(key)
        if place is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            place = self._known[key] = self.row_of(self.strings[key])
        return place

    def row_of(self, word: str) -> int:
        """The row of a lower-cased word or of its longest known ending, -1 without either. All digits are 0."""
        word = word.translate(_DIGITS)
        whole = self.table.get(word)
        if whole is not None:
            return whole
        endings = (word[at:] for at in range(1, len(word) - SHORTEST_ENDING + 1))
        return next((self.table[ending] for ending in endings if ending in self.table), -1)

    @property
    def shape(self) -> tuple[int, int]:
        return self.rows.shape[0], self.rows.shape[1]

    @property
    def vectors_length(self) -> int:
        return int(self.rows.shape[1])

    @property
    def n_keys(self) -> int:
        return len(self.table)

    @property
    def size(self) -> int:
        return int(self.rows.size)

    @property
    def is_full(self) -> bool:
        return True

    def __len__(self) -> int:
        return len(self.table)

    def __contains__(self, key: int | str) -> bool:
        return (key if isinstance(key, str) else self.strings[key]) in self.table

    def __getitem__(self, key: int | str) -> NDArray[np.float32]:
        word = key if isinstance(key, str) else self.strings[key]
        row = self.row_of(word)
        return self.rows[row] * self.scales[row] if row >= 0 else np.zeros(self.vectors_length, np.float32)

    def to_bytes(self, **_: Any) -> bytes:
        held = BytesIO()
        words = np.frombuffer("\n".join(self.table).encode(), dtype=np.uint8)
        np.savez_compressed(held, words=words, rows=self.rows, scales=self.scales)
        return held.getvalue()

    def from_bytes(self, data: bytes, **_: Any) -> WordVectors:
        with np.load(BytesIO(data)) as held:
            self.fill(held["words"].tobytes().decode().split("\n"), held["rows"], held["scales"])
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        (Path(path) / FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_: Any) -> WordVectors:
        file = Path(path) / FILE
        return self.from_bytes(file.read_bytes()) if file.exists() else self


@registry.vectors("wederhoor.WordVectors.v1")  # type: ignore[untyped-decorator]
def _create() -> Any:
    def create(vocab: Vocab) -> WordVectors:
        return WordVectors(vocab.strings)

    return create
