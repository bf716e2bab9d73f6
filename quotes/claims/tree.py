"""The trees of a doc as plain lists: a spaCy token takes ten times as long to answer, and each is asked many times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc

COLUMNS: list[int | str] = ["ORTH", "POS", "DEP", "MORPH", "HEAD"]
HELPING = frozenset({"aux", "aux:pass", "cop"})
# What spaCy calls a word class, a relation or a set of features, by its number there, the same in every vocabulary: some hundreds.
_NAMES: dict[int, str] = {}


class Tree:
    """By token: whether it is a quotation mark or a verb, its head (itself for a root) and its children in order.

    Relations and features are those of Universal Dependencies. Cost: a third of a microsecond a token, once.
    """

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        strings = doc.vocab.strings
        table: Any = doc.to_array(COLUMNS)  # of 64 bits without a sign; spaCy's types say floats
        orth, pos, dep, morph, head = table.reshape(-1, len(COLUMNS)).T
        self._pos, self._dep, self._morph = pos, dep, morph
        self.is_mark: list[bool] = (orth == strings['"']).tolist()
        self.is_verb: list[bool] = ((pos == strings["VERB"]) | (pos == strings["AUX"])).tolist()
        # HEAD is a distance, negative to the left.
        self.heads: list[int] = [token + way for token, way in enumerate(head.astype("int64").tolist())]
        self.children: list[list[int]] = [[] for _ in self.heads]
        for token, above in enumerate(self.heads):
            if above != token:
                self.children[above].append(token)

    def lower(self, at: int) -> str:
        return self._doc[at].lower_

    def pos(self, at: int) -> str:
        return self._name(self._pos, at)

    def dep(self, at: int) -> str:
        return self._name(self._dep, at)

    def has(self, at: int, feature: str) -> bool:
        """feature: `VerbForm=Fin`."""
        return feature in self._name(self._morph, at)

    def helpers(self, at: int) -> list[int]:
        """The auxiliaries and copulas of a predicate."""
        return [child for child in self.children[at] if self.dep(child) in HELPING]

    def _name(self, column: NDArray[np.uint64], at: int) -> str:
        number = int(column[at])
        name = _NAMES.get(number)
        if name is None:
            name = _NAMES[number] = self._doc.vocab.strings[number]
        return name
