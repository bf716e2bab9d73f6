"""From whom to whom: the predicates of a statement as deeds, whichever end the verb tells them from.

`A sells it to B`, `B buys it from A` and `it was sold to B by A` are one deed, from A to B. Which end a subject is at is told by its verb
(who loses, gets or obeys is at the far end) and by the prepositions of the others: `from` stands before the near end, `to` before the far one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Literal

from quotes.language.normalise import fold
from quotes.language.noun_phrases import Phrase
from quotes.language.predicates import Argument, Predicate
from quotes.matching.slots.agency import agency
from quotes.matching.slots.phrases import read_toml

# text, language -> its predicates; quotes.language.predicates.read_predicates, where a process may load the pipelines.
Parse = Callable[[str, str], Sequence[Predicate]]


@dataclass(frozen=True, slots=True)
class Deed:
    """words: the verb and what it governs. told: what tells which end is which.

    order: subject and object alone; from: a word such as `from`; goal: one such as `to`; yield: one such as `to`, of a verb whose subject yields.
    """

    words: tuple[str, ...]
    source: Phrase
    goal: Phrase
    told: Literal["order", "from", "goal", "yield"]

    @property
    def ends(self) -> tuple[Phrase, Phrase]:
        return self.source, self.goal

    def printed(self, text: str) -> str:
        """`gemeente → Koppejan`, whichever is named first."""
        return " → ".join(text[min(end.core)[0] : max(end.core)[1]] for end in self.ends)


def deeds_of(predicates: Sequence[Predicate]) -> list[Deed]:
    """Every pair of arguments of which one does something to the other, in order."""
    return [
        deed
        for each in predicates
        for deed in _deeds(each)
        if not deed.source.pronoun and not deed.goal.pronoun and deed.source.start != deed.goal.start
    ]


def _deeds(predicate: Predicate) -> Iterator[Deed]:
    agents = [each.phrase for each in predicate.arguments if each.relation == "agent"]
    others = [each for each in predicate.arguments if each.relation != "agent" and _tells(predicate, each)]
    for agent, other in product(agents, others):
        near = _is_near_end(other, predicate.words)
        if near is not None:
            ends = (other.phrase, agent) if near else (agent, other.phrase)
            yield Deed(_words_of(predicate, ends), *ends, _told(other, near))
    for source, goal in _between(others):
        yield Deed(_words_of(predicate, (source, goal)), source, goal, "from")


def _words_of(predicate: Predicate, ends: tuple[Phrase, Phrase]) -> tuple[str, ...]:
    heads = [end.head for end in ends]
    return (*predicate.words, *(word for word in predicate.governed if word not in heads))


def _told(other: Argument, near: bool) -> Literal["order", "from", "goal", "yield"]:
    if not other.marker:
        return "order"
    if not near:
        return "goal"
    return "yield" if other.marker in _words("towards_whom") else "from"


def _tells(predicate: Predicate, argument: Argument) -> bool:
    """`is bigger than B`, `is Spanje geld schuldig`; but of `is a student of B` the noun tells who does what."""
    return predicate.verbal or not argument.marker or argument.marker in _words("than")


def _is_near_end(other: Argument, words: Sequence[str]) -> bool | None:
    """Whether it goes from the other to the agent; None when neither can be told."""
    receiving, getting, taking = (_is_any(words, kind) for kind in ("receiving", "getting", "taking"))
    if other.marker in _words("owning") and other.marker != "van" and agency(fold(other.of)) > 0:
        return None  # `takes Georgia's party to court` does nothing to Georgia
    if receiving and other.marker == "van" and agency(fold(other.of)) > 0:
        return None  # `ontving de koning van Jordanië`: the king comes, the country gives nothing
    if other.marker in _words("from") or other.marker in _words("owning"):
        if receiving or getting:
            return True
        return False if taking or (other.of and other.marker in _words("owning")) else None
    if not other.marker:
        # Who receives a guest acts on him; who receives a letter does not act at all.
        hosting = other.relation == "patient" and agency(fold(other.phrase.head)) > 0
        return None if receiving and not hosting else _is_any(words, "undergoing")
    return receiving if other.marker in _words("towards_whom") else None


def _between(others: Sequence[Argument]) -> Iterator[tuple[Phrase, Phrase]]:
    """`van A naar B`, and in a passive whose agent is not told: `sold to A`, `bought from B`."""
    sources = [each.phrase for each in others if each.marker in _words("source")]
    goals = [each.phrase for each in others if each.marker in _words("goal")]
    yield from product(sources, goals)


def _is_any(words: Sequence[str], kind: str) -> bool:
    begins, whole = _listed(kind)
    return any(word.startswith(begins) or word in whole for word in map(fold, words))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(read_toml("roles.toml")[kind])


@cache
def _listed(kind: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Beginnings of words, and whole words."""
    words = _words(kind)
    begins = tuple(word[:-1] for word in words if word.endswith("*"))
    return begins, frozenset(word for word in words if not word.endswith("*"))
