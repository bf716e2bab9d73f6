"""The trees of a doc as plain lists: a spaCy token takes ten times as long to answer, and each is asked many times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc

COLUMNS: list[int | str] = ["ORTH", "LOWER", "POS", "DEP", "MORPH", "HEAD"]
HELPING = frozenset({"aux", "aux:pass", "cop"})
# What spaCy calls a word class, a relation or a set of features, by its number there, the same in every vocabulary: some hundreds.
_NAMES: dict[int, str] = {}


class Tree:
    """By token: whether it is a quotation mark or a verb, its word in lower case as spaCy's number of it (word_number), its head (itself
    for a root) and its children in order.

    Relations and features are those of Universal Dependencies. Cost: a third of a microsecond a token, once.
    """

    def __init__(self, doc: Doc) -> None:
        self._strings = strings = doc.vocab.strings
        table: Any = doc.to_array(COLUMNS)  # of 64 bits without a sign; spaCy's types say floats
        orth, lower, pos, dep, morph, head = table.reshape(-1, len(COLUMNS)).T
        self.lowers = _listed(lower)
        self._pos, self._dep, self._morph = (self._names(column) for column in (pos, dep, morph))
        self.is_mark: list[bool] = (orth == strings['"']).tolist()
        self.is_verb: list[bool] = ((pos == strings["VERB"]) | (pos == strings["AUX"])).tolist()
        # HEAD is a distance, negative to the left.
        self.heads: list[int] = [token + way for token, way in enumerate(head.astype("int64").tolist())]
        self.children: list[list[int]] = [[] for _ in self.heads]
        for token, above in enumerate(self.heads):
            if above != token:
                self.children[above].append(token)

    def lower(self, at: int) -> str:
        word: str = self._strings[self.lowers[at]]
        return word

    def pos(self, at: int) -> str:
        return self._pos[at]

    def dep(self, at: int) -> str:
        return self._dep[at]

    def has(self, at: int, feature: str) -> bool:
        """feature: `VerbForm=Fin`."""
        return feature in self._morph[at]

    def helpers(self, at: int) -> list[int]:
        """The auxiliaries and copulas of a predicate."""
        return [child for child in self.children[at] if self.dep(child) in HELPING]

    def _names(self, column: NDArray[np.uint64]) -> list[str]:
        numbers = _listed(column)
        try:
            return list(map(_NAMES.__getitem__, numbers))
        except KeyError:
            _NAMES.update((number, self._strings[number]) for number in set(numbers))
            return list(map(_NAMES.__getitem__, numbers))


def word_number(lower: str) -> int:
    """What spaCy calls a word, the same in every vocabulary: to compare numbers is cheaper than to ask for words."""
    from spacy.strings import get_string_id

    number: int = get_string_id(lower)
    return number


def _listed(column: NDArray[np.uint64]) -> list[int]:
    numbers: list[int] = column.tolist()
    return numbers
