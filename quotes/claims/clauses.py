"""Main clauses within a sentence, by its parse: where one assertion ends and the next begins.

Trees are those of Universal Dependencies (https://universaldependencies.org/u/dep/), so nothing here knows a language but the
joining words of `signals/`.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from quotes.claims.words import signals
from quotes.language.pipelines import starts_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl"})
VERBS = frozenset({"VERB", "AUX"})
LEAST_WORDS = 3
LONGEST_SUBJECT = 8  # words that may be set before a clause that has no subject of its own


@dataclass(frozen=True, slots=True)
class Clause:
    """Characters start..end, and what is said of it elsewhere in its sentence: stretches to be read before it, and one after it."""

    start: int
    end: int
    before: tuple[tuple[int, int], ...] = ()
    after: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class JoiningWords:
    """coordinators: `en`. contrasts: conjunctions that set two assertions side by side: `terwijl`.

    perfect: auxiliaries that make a past with a participle: `heeft`. unreal: past forms of what need not have been: `zou`.
    """

    coordinators: frozenset[str]
    contrasts: frozenset[str]
    perfect: frozenset[str]
    unreal: frozenset[str]


@cache
def joining_words(language: str) -> JoiningWords:
    lists = signals(language)["clauses"]
    return JoiningWords(
        frozenset(lists["coordinators"]),
        frozenset(lists["contrasts"]),
        frozenset(lists["perfect"]),
        frozenset(lists["unreal"]),
    )


class Clauses:
    """Reads the clauses of one doc. Cost: the tokens of the stretch that is asked about."""

    def __init__(self, doc: Doc, language: str) -> None:
        self._doc = doc
        self.starts = starts_of(doc)  # of each token, in the text as given
        self._joining = joining_words(language)
        self.language = language

    def split(self, start: int, end: int) -> list[Clause]:
        """Return the main clauses of a stretch, in order; the stretch itself where there is but one."""
        tokens = self.tokens(start, end)
        main = self.head(tokens)
        if main is None:
            return [Clause(start, end)]
        clauses, first = [], start
        shared: tuple[tuple[int, int], ...] = ()
        for predicate in self._joined(tokens, main):
            joint = self._joint(tokens, main, predicate)
            if joint is None or self.starts[joint.i] <= first:
                continue
            clauses.append(Clause(first, self._end_before(joint), shared))
            first = self._after(joint, predicate)
            subject = self._shared_subject(main, predicate, first)
            shared = (subject,) if subject else ()
        return [*clauses, Clause(first, end, shared)]

    def asserts(self, start: int, end: int) -> bool:
        """Whether the stretch holds a predicate, so that it may be true or false by itself: not so `"gevaarlijk moment"`."""
        tokens = self.tokens(start, end)
        return len(tokens) >= LEAST_WORDS and any(token.pos_ in VERBS for token in tokens)

    def before(self, start: int, end: int) -> int:
        """Where the clause that leads into a stretch at end begins: `Er zijn er geen, | maar volgens de bond`; start if it is all one."""
        tokens = self.tokens(start, end)
        verbs = 0
        for token in tokens:
            verbs += token.pos_ in VERBS
            if verbs and self._is_joint(token):
                return self._end_before(token)
        return start

    def is_past(self, start: int, end: int) -> bool:
        """Whether the stretch says what has happened: its verb is in the past or the perfect."""
        main = self.head(self.tokens(start, end))
        if main is None:
            return False
        verbs = [main, *(child for child in main.children if child.dep_.startswith(("aux", "cop")))]
        if any(verb.lower_ in self._joining.unreal for verb in verbs):
            return False
        perfect = "Part" in main.morph.get("VerbForm", []) and any(
            verb.lower_ in self._joining.perfect for verb in verbs
        )
        return perfect or any(
            "Past" in verb.morph.get("Tense", []) and _is_finite(verb, main) for verb in verbs
        )

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens of a stretch, without quotation marks."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [token for token in self._doc[first:last] if token.text != '"']

    def word_before(self, token: Token) -> str:
        """The word before a token in lower case, quotation marks and commas skipped; "" where there is none."""
        at = token.i - 1
        while at >= 0 and self._doc[at].pos_ == "PUNCT":
            at -= 1
        return self._doc[at].lower_ if at >= 0 else ""

    def head(self, tokens: list[Token]) -> Token | None:
        """The predicate that the rest of the stretch hangs on."""
        inside = {token.i for token in tokens}
        roots = [token for token in tokens if token.head.i == token.i or token.head.i not in inside]
        return next((token for token in roots if token.pos_ in VERBS or _verb_beside(token)), None)

    def _joined(self, tokens: list[Token], main: Token) -> list[Token]:
        """Predicates beside main, in order."""
        chain = {main.i}
        found = []
        for token in tokens:
            if token.i <= main.i or token.head.i not in chain:
                continue
            beside = token.dep_ in ("conj", "parataxis") or (token.dep_ == "advcl" and self._contrast(token))
            if beside and self._is_predicate(token, main):
                chain.add(token.i)
                found.append(token)
        return found

    def _is_predicate(self, token: Token, main: Token) -> bool:
        """`en sloopte er 120`; not `en 20 gesloopt`, which lacks its verb."""
        if any(child.dep_ in ("aux", "aux:pass", "cop") for child in token.children):
            return True
        if token.pos_ not in VERBS:
            return False
        form = token.morph.get("VerbForm", [])
        if "Fin" in form:
            return True
        # A past tense that was read as a participle, as the one before it was.
        return "Part" in form and not any(c.dep_.startswith("aux") for c in main.children)

    def _joint(self, tokens: list[Token], main: Token, predicate: Token) -> Token | None:
        """The word or sign between the clause of main and that of predicate."""
        joints = [token for token in tokens if main.i < token.i <= predicate.i and self._is_joint(token)]
        own = [joint for joint in joints if joint.head.i == predicate.i]
        if own:
            return own[0]
        # `maar` is hung on the clause before it now and then.
        return next((joint for joint in joints if joint.head.i == main.i), None)

    def _is_joint(self, token: Token) -> bool:
        lower = token.lower_
        return (
            token.text == ";"
            or (token.pos_ == "CCONJ" and lower in self._joining.coordinators)
            or (token.pos_ == "SCONJ" and lower in self._joining.contrasts)
        )

    def _contrast(self, token: Token) -> bool:
        return any(
            child.dep_ == "mark" and child.lower_ in self._joining.contrasts for child in token.children
        )

    def _end_before(self, joint: Token) -> int:
        """Where the last word before the joint ends; a comma between the two belongs to neither."""
        last = joint.i - 1
        while last > 0 and self._doc[last].text in (",", ";", "–", "-"):
            last -= 1
        return self.starts[last] + len(self._doc[last].text)

    def _after(self, joint: Token, predicate: Token) -> int:
        """Where the next clause begins: behind `en`, and behind `dat` in `en dat`."""
        first = joint.i + 1
        while first < predicate.i and (self._doc[first].dep_ == "mark" or self._doc[first].text == ","):
            first += 1
        return self.starts[min(first, len(self.starts) - 1)]

    def _shared_subject(self, main: Token, predicate: Token, first: int) -> tuple[int, int] | None:
        """`De stad` in `De stad bouwde 400 woningen en | sloopte 120 panden`.

        Certain only where the subject opens its own clause before the verb, and this clause begins with its verb.
        """
        opening = self._doc[bisect_left(self.starts, first)]
        own = {child.dep_ for child in predicate.children}
        if own & SUBJECTS or opening.pos_ not in VERBS:
            return None
        subject = next((child for child in main.children if child.dep_ in SUBJECTS), None)
        if subject is None or subject.i > main.i or subject.pos_ == "PRON":
            return None
        words = self._doc[subject.left_edge.i : subject.right_edge.i + 1]
        if len(words) > LONGEST_SUBJECT or any(word.pos_ == "PUNCT" for word in words):
            return None
        if any(child.i < subject.left_edge.i for child in main.children if child.dep_ != "punct"):
            return None  # `Vorig jaar bouwde de stad`, `Daarom heeft de stad`: it says more than the subject
        last = words[-1]
        return self.starts[words[0].i], self.starts[last.i] + len(last.text)


def _verb_beside(token: Token) -> bool:
    return any(child.dep_ in ("cop", "aux", "aux:pass") for child in token.children)


def _is_finite(verb: Token, main: Token) -> bool:
    """A participle's tense says nothing, but a past tense without auxiliary is read as one now and then."""
    alone = verb is main and not any(child.dep_.startswith("aux") for child in main.children)
    return "Part" not in verb.morph.get("VerbForm", []) or alone
