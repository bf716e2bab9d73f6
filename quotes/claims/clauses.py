"""Main clauses within a sentence, by its parse: where one assertion ends and the next begins.

Trees are those of Universal Dependencies (https://universaldependencies.org/u/dep/), so nothing here knows a language but the
joining words of `signals/`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from quotes.claims.joining_words import joining_words
from quotes.claims.reading import TextReading
from quotes.claims.tree import HELPING, Tree
from quotes.language.pipelines import page_of, starts_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl"})
VERBS = frozenset({"VERB", "AUX"})
PARTICIPLE = "VerbForm=Part"
RELATIVE = "acl:relcl"
LEAST_WORDS = 3
LONGEST_SUBJECT = 8  # words that may be set before a clause that has no subject of its own


@dataclass(frozen=True, slots=True)
class Clause:
    """Characters start..end, and what is said of it elsewhere in its sentence: stretches to be read before it, and one after it."""

    start: int
    end: int
    before: tuple[tuple[int, int], ...] = ()
    after: tuple[int, int] | None = None


class Clauses:
    """Reads the clauses of one doc. Cost: the tokens of the stretch that is asked about. reading: the words of its text as given."""

    def __init__(self, doc: Doc, language: str) -> None:
        self._doc = doc
        self.reading = TextReading(page_of(doc).working, language)
        self._tree = Tree(doc)
        self.starts = starts_of(doc)  # of each token, in the text as given
        self._bare = [at for at, is_mark in enumerate(self._tree.is_mark) if not is_mark]
        self._bare_starts = [self.starts[at] for at in self._bare]
        self._joining = joining_words(language)
        self.language = language

    def split(self, start: int, end: int) -> list[Clause]:
        """Return the main clauses of a stretch, in order; the stretch itself where there is but one."""
        clauses, first = [], start
        for last, following in self._complements(start, end):
            clauses += self._split(first, last)
            first = following
        return [*clauses, *self._split(first, end)]

    def _complements(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where one complement ends and the next begins: `zei dat ... | en dat | ...`, whatever the parser makes of it."""
        tree, stretch, verbs = self._tree, self._between(start, end), 0
        complementizers = self._joining.complementizers
        for at, following in pairwise(stretch):
            verbs += tree.is_verb[at]
            if not verbs or tree.lowers[following] not in complementizers:
                continue
            if tree.lowers[at] in self._joining.coordinators and following < stretch[-1]:
                if any(tree.is_verb[rest] for rest in stretch if rest > following):
                    yield self._end_before(at), self.starts[following + 1]
                verbs = 0

    def _split(self, start: int, end: int) -> list[Clause]:
        stretch = self._between(start, end)
        main = self._head(stretch)
        if main is None:
            return [Clause(start, end)]
        clauses, first = [], start
        shared: tuple[tuple[int, int], ...] = ()
        for predicate in self._joined(stretch, main):
            joint = self._joint(stretch, main, predicate)
            if joint is None or self.starts[joint] <= first:
                continue
            clauses.append(Clause(first, self._end_before(joint), shared))
            first = self._after(joint, predicate)
            subject = self._shared_subject(main, predicate, first)
            shared = (subject,) if subject else ()
        return [*clauses, Clause(first, end, shared)]

    def asserts(self, start: int, end: int) -> bool:
        """Whether the stretch holds a predicate, so that it may be true or false by itself: not so `"gevaarlijk moment"`."""
        stretch = self._between(start, end)
        return len(stretch) >= LEAST_WORDS and any(map(self._tree.is_verb.__getitem__, stretch))

    def has_verb(self, start: int, end: int, *, besides: Sequence[tuple[int, int]]) -> bool:
        """Whether a verb stands in the stretch that is not one of these words."""
        is_verb = self._tree.is_verb
        return any(
            not any(a <= self.starts[at] < b for a, b in besides)
            for at in self._between(start, end)
            if is_verb[at]
        )

    def asserts_besides(self, start: int, end: int, cues: Sequence[tuple[int, int]]) -> bool:
        """Whether the stretch says more than who said something, and what he is: `said Ray Dutton, who has commuted for years`."""
        tree, stretch = self._tree, self._between(start, end)
        loose = [
            at for at in stretch if tree.is_verb[at] and not any(a <= self.starts[at] < b for a, b in cues)
        ]
        first, last = (stretch[0], stretch[-1]) if stretch else (0, 0)
        return not all(self._is_relative(at, first, last) for at in loose)

    def _is_relative(self, at: int, first: int, last: int) -> bool:
        """Does a token stand in a relative clause of the tokens first..last?"""
        tree = self._tree
        while first <= at <= last:
            if tree.dep(at) == RELATIVE:
                return True
            if tree.heads[at] == at:
                break
            at = tree.heads[at]
        return False

    def before(self, start: int, end: int, cues: Sequence[tuple[int, int]] = ()) -> int:
        """Where the clause that leads into a stretch at end begins; start if it is all one.

        `Er zijn er geen, | maar volgens de bond`, `Hij trad af, | nadat de raad hem had verweten dat`. cues: words that only lead in.
        """
        verbs, found = 0, start
        cue = max((a for a, _ in cues if a < end), default=end)
        for at in self._between(start, cue):
            verbs += self._tree.is_verb[at]
            if verbs and self._is_joint(at):
                return self._end_before(at)
            if (
                found == start
                and self._tree.lowers[at] == self._joining.comma
                and self._is_main(start, self.starts[at])
            ):
                found = self._end_before(at)
        return found if cues else start

    def _is_main(self, start: int, end: int) -> bool:
        """Whether the stretch holds the verb that its whole sentence hangs on."""
        tree = self._tree
        return any(
            tree.is_verb[at]
            and (
                tree.heads[at] == at
                or (tree.dep(at) in HELPING and tree.heads[tree.heads[at]] == tree.heads[at])
            )
            for at in self._between(start, end)
        )

    def is_past(self, start: int, end: int) -> bool:
        """Whether the stretch says what has happened: its verb is in the past or the perfect."""
        tree, main = self._tree, self._head(self._between(start, end))
        if main is None:
            return False
        helpers = [child for child in tree.children[main] if tree.dep(child).startswith(("aux", "cop"))]
        verbs = [main, *helpers]
        if any(tree.lowers[verb] in self._joining.unreal for verb in verbs):
            return False
        if tree.has(main, PARTICIPLE) and any(tree.lowers[verb] in self._joining.perfect for verb in verbs):
            return True
        # A participle's tense says nothing, but a past tense without auxiliary is read as one now and then.
        alone = not any(tree.dep(child).startswith("aux") for child in helpers)
        return any(
            tree.has(verb, "Tense=Past") and (not tree.has(verb, PARTICIPLE) or (alone and verb == main))
            for verb in verbs
        )

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens of a stretch, without quotation marks."""
        return [self._doc[at] for at in self._between(start, end)]

    def word_before(self, token: Token) -> str:
        """The word before a token in lower case, quotation marks and commas skipped; "" where there is none."""
        at = token.i - 1
        while at >= 0 and self._tree.pos(at) == "PUNCT":
            at -= 1
        return self._tree.lower(at) if at >= 0 else ""

    def head(self, tokens: Sequence[Token]) -> Token | None:
        """The predicate that the rest of the stretch hangs on."""
        at = self._head([token.i for token in tokens])
        return None if at is None else self._doc[at]

    def _between(self, start: int, end: int) -> list[int]:
        """The tokens of a stretch, without quotation marks."""
        return self._bare[bisect_left(self._bare_starts, start) : bisect_left(self._bare_starts, end)]

    def _head(self, stretch: Sequence[int]) -> int | None:
        if not stretch:
            return None
        tree, first, last = self._tree, stretch[0], stretch[-1]
        for at in stretch:
            head = tree.heads[at]
            outside = head == at or not first <= head <= last or tree.is_mark[head]
            if outside and (tree.is_verb[at] or tree.helpers(at)):
                return at
        return None

    def _joined(self, stretch: Sequence[int], main: int) -> list[int]:
        """Predicates beside main, in order."""
        tree, chain = self._tree, {main}
        found = []
        for at in stretch:
            if at <= main or tree.heads[at] not in chain:
                continue
            dep = tree.dep(at)
            beside = dep in ("conj", "parataxis") or (dep == "advcl" and self._contrast(at))
            if beside and self._is_predicate(at, main):
                chain.add(at)
                found.append(at)
        return found

    def _is_predicate(self, at: int, main: int) -> bool:
        """`en sloopte er 120`; not `en 20 gesloopt`, which lacks its verb."""
        tree = self._tree
        if tree.helpers(at):
            return True
        if not tree.is_verb[at]:
            return False
        if tree.has(at, "VerbForm=Fin"):
            return True
        # A past tense that was read as a participle, as the one before it was.
        return tree.has(at, PARTICIPLE) and not any(
            tree.dep(child).startswith("aux") for child in tree.children[main]
        )

    def _joint(self, stretch: Sequence[int], main: int, predicate: int) -> int | None:
        """The word or sign between the clause of main and that of predicate."""
        joints = [at for at in stretch if main < at <= predicate and self._is_joint(at)]
        own = [at for at in joints if self._tree.heads[at] == predicate]
        if own:
            return own[0]
        # `maar` is hung on the clause before it now and then.
        return next((at for at in joints if self._tree.heads[at] == main), None)

    def _is_joint(self, at: int) -> bool:
        tree, joining, word = self._tree, self._joining, self._tree.lowers[at]
        return (
            word == joining.semicolon
            or (word in joining.coordinators and tree.pos(at) == "CCONJ")
            or (word in joining.contrasts and tree.pos(at) == "SCONJ")
        )

    def _contrast(self, at: int) -> bool:
        tree = self._tree
        return any(
            tree.dep(child) == "mark" and tree.lowers[child] in self._joining.contrasts
            for child in tree.children[at]
        )

    def _end_of(self, at: int) -> int:
        return self.starts[at] + len(self._doc[at])

    def _end_before(self, joint: int) -> int:
        """Where the last word before the joint ends; a comma between the two belongs to neither."""
        last = joint - 1
        while last > 0 and self._tree.lower(last) in (",", ";", "–", "-"):
            last -= 1
        return self._end_of(last)

    def _after(self, joint: int, predicate: int) -> int:
        """Where the next clause begins: behind `en`, and behind `dat` in `en dat`."""
        first = joint + 1
        while first < predicate and (self._tree.dep(first) == "mark" or self._tree.lower(first) == ","):
            first += 1
        return self.starts[min(first, len(self.starts) - 1)]

    def _shared_subject(self, main: int, predicate: int, first: int) -> tuple[int, int] | None:
        """`De stad` in `De stad bouwde 400 woningen en | sloopte 120 panden`.

        Certain only where the subject opens its own clause before the verb, and this clause begins with its verb.
        """
        tree, opening = self._tree, bisect_left(self.starts, first)
        has_own = any(tree.dep(child) in SUBJECTS for child in tree.children[predicate])
        if has_own or not tree.is_verb[opening]:
            return None
        subject = next((child for child in tree.children[main] if tree.dep(child) in SUBJECTS), None)
        if subject is None or subject > main or tree.pos(subject) == "PRON":
            return None
        left, right = self._doc[subject].left_edge.i, self._doc[subject].right_edge.i
        if right - left >= LONGEST_SUBJECT or any(tree.pos(at) == "PUNCT" for at in range(left, right + 1)):
            return None
        if any(child < left and tree.dep(child) != "punct" for child in tree.children[main]):
            return None  # `Vorig jaar bouwde de stad`, `Daarom heeft de stad`: it says more than the subject
        return self.starts[left], self._end_of(right)
