"""The dependency tree of an article: who hangs on whom, and how far each word's phrase reaches.

Relations are those of Universal Dependencies, as UD_Dutch-Alpino and UD_English-EWT use them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
# A verb that shares the subject of the one it hangs on: `zei dat ... en | voegde toe`, `moet | bekennen`.
SHARING = frozenset({"conj", "xcomp", "aux", "aux:pass", "parataxis"})
DEEPEST = 6


class Node(Protocol):
    """A word of the tree."""

    pos: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Tree:
    """children: words that hang on each word, in text order. left, right: the first and last word of its phrase.

    named: for each word, the first that hangs on it by each relation.
    """

    words: Sequence[Node]
    children: list[list[int]]
    left: list[int]
    right: list[int]
    named: list[dict[str, int]]

    def child(self, of: int, relations: frozenset[str]) -> int | None:
        """The first word that hangs on `of` by one of relations; the cost does not grow with how many hang there."""
        named = self.named[of]
        return min((named[relation] for relation in relations if relation in named), default=None)

    def clause_of(self, verb: int) -> int:
        """The word that the clause of a finite verb hangs on: the participle of `heeft`, else the verb."""
        word = self.words[verb]
        return word.head if word.dep in AUXILIARIES else verb

    def subject_of(self, verb: int) -> int | None:
        """The head of the verb's subject, its own or one that it shares; of `X, die zei` it is X."""
        clause = self.clause_of(verb)
        for _ in range(DEEPEST):
            subject = self.child(clause, SUBJECTS)
            word = self.words[clause]
            if subject is not None:
                is_relative = word.dep == "acl:relcl" and self.words[subject].pos == "PRON"
                return word.head if is_relative else subject
            if word.dep == "acl:relcl":
                return None
            if word.dep not in SHARING or word.head == clause:
                return None
            clause = word.head
        return None

    def agent_of(self, verb: int) -> int | None:
        """The head of `door X`, `by X` in a passive."""
        return self.child(self.clause_of(verb), frozenset({"obl:agent"}))

    def above(self, word: int) -> Iterator[int]:
        """The words that a word hangs on, nearest first."""
        for _ in range(DEEPEST):
            head = self.words[word].head
            if head == word:
                return
            yield head
            word = head


def plant(words: Sequence[Node]) -> Tree:
    """Build the tree of words; cost grows with their number."""
    children: list[list[int]] = [[] for _ in words]
    named: list[dict[str, int]] = [{} for _ in words]
    left, right = list(range(len(words))), list(range(len(words)))
    for index, word in enumerate(words):
        if word.head != index:
            children[word.head].append(index)
            named[word.head].setdefault(word.dep, index)
            head = word.head
            while left[head] > index:
                left[head] = index
                head = words[head].head
    for index in range(len(words) - 1, -1, -1):
        head = words[index].head
        while right[head] < index:
            right[head] = index
            head = words[head].head
    return Tree(words, children, left, right, named)
