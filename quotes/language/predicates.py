"""Who does what to whom in a short text, as its dependency trees tell: predicates and their arguments.

Relations are those of Universal Dependencies. Passives are told from actives, relative pronouns stand for what they refer to, and a verb
that has no subject of its own shares that of the verb it hangs on.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from quotes.language.guard import TextRefused
from quotes.language.noun_phrases import Phrase, descends, marker_of, nominals_below, phrase_of
from quotes.language.pipelines import load, starts_of
from quotes.language.words import of_all

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 4_000  # characters that are read
NEEDED = frozenset({"tok2vec", "transformer", "morphologizer", "tagger", "attribute_ruler", "parser"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
OBJECTS = frozenset({"obj", "iobj"})
AGENT_MARKERS = frozenset(of_all("roles", "agent_markers"))
RELATIVE = frozenset(of_all("roles", "relative"))
PERSONAL = frozenset(of_all("roles", "personal"))
_MATTER = frozenset({"NOUN", "VERB", "ADJ", "ADV", "ADP"})
_SHARING = frozenset({"conj", "xcomp", "advcl"})

Relation = Literal["agent", "patient", "recipient", "oblique"]


@dataclass(frozen=True, slots=True)
class Argument:
    """relation: agent, patient and recipient as the verb's voice tells. marker: the preposition before an oblique, folded; "'s" for an owner.

    of: the noun of the subject or object that it hangs on, in lower case: `oil` for the `Ghana` of `buys the oil of Ghana`; else "".
    """

    phrase: Phrase
    relation: Relation
    marker: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Predicate:
    """start, end: of the verb, adjective or noun, in characters. words: it and its particles; governed: nouns and verbs that hang on it; lower case.

    verbal: whether it is a verb. main: the root of its sentence, or beside it. passive: whether its subject undergoes it.
    """

    start: int
    end: int
    words: tuple[str, ...]
    governed: tuple[str, ...]
    arguments: tuple[Argument, ...]
    verbal: bool
    main: bool
    passive: bool


@lru_cache(maxsize=4_096)
def read_predicates(text: str, language: str) -> tuple[Predicate, ...]:
    """Return the predicates of text that have an argument, in order. language: "nl" or "en".

    Offsets are those of text; past LONGEST characters nothing is read. Costs some 4 ms a sentence, the first call of a process the
    load of the pipeline, a second or more; the last 4,096 texts are remembered. Empty for a text without words.
    """
    nlp = load(language)
    with nlp.memory_zone():
        try:
            doc = nlp.make_doc(text[:LONGEST])
        except TextRefused:
            return ()
        for name, component in nlp.pipeline:
            if name in NEEDED:
                doc = component(doc)
        return tuple(_predicates(doc))


def _predicates(doc: Doc) -> Iterator[Predicate]:
    starts = starts_of(doc)
    for token in doc:
        if not _is_predicate(token):
            continue
        arguments = tuple(_arguments(token, starts))
        if arguments:
            words = (token.lower_, *_children(token, {"compound:prt"}))
            governed = tuple(_children(token, {"xcomp", "obj", "obl"}))
            start = starts[token.i]
            yield Predicate(
                start,
                start + len(token),
                words,
                governed,
                arguments,
                verbal=token.pos_ == "VERB",
                main=_is_main(token),
                passive=_is_passive(token),
            )


def _is_predicate(token: Token) -> bool:
    if token.dep_ in ("aux", "aux:pass", "cop", "amod", "case", "fixed", "mark"):
        return False
    return token.pos_ == "VERB" or any(child.dep_ in SUBJECTS for child in token.children)


def _is_main(token: Token) -> bool:
    while token.dep_ in ("conj", "xcomp", "parataxis") and token.head is not token:
        token = token.head
    return token.dep_ == "ROOT"


def _is_passive(token: Token) -> bool:
    told = {child.dep_ for child in token.children}
    if told & {"aux:pass", "nsubj:pass"}:
        return True
    return "obl:agent" in told and not told & OBJECTS and "Part" in token.morph.get("VerbForm", [])


def _children(token: Token, relations: Set[str]) -> Iterator[str]:
    return (child.lower_ for child in token.children if child.dep_ in relations and child.pos_ in _MATTER)


def _arguments(verb: Token, starts: list[int]) -> Iterator[Argument]:
    passive = _is_passive(verb)
    subjects = _subjects(verb)
    objects = [child for child in verb.children if child.dep_ in OBJECTS]
    for subject in subjects[:1]:
        yield Argument(phrase_of(subject, starts), "patient" if passive else "agent")
    # In a language whose cases do not show the parser takes objects for second subjects.
    for taken, subject in enumerate(subjects[1:]):
        relation: Relation = "recipient" if objects or taken else "patient"
        yield Argument(phrase_of(subject, starts), relation)
    recipient = len(objects) > 1 or passive
    for child in objects:
        given = recipient and (child.dep_ == "iobj" or (len(objects) > 1 and child is objects[0]))
        yield Argument(phrase_of(child, starts), "recipient" if given else "patient")
    yield from _obliques(verb, starts, passive, set(subjects))


def _obliques(verb: Token, starts: list[int], passive: bool, subjects: set[Token]) -> Iterator[Argument]:
    for nominal, through in nominals_below(verb):
        marker = marker_of(nominal)
        if not marker or nominal in subjects or (through == "nsubj" and not passive):
            continue
        on = nominal.head.lower_ if through else ""
        by = marker in AGENT_MARKERS and (passive or nominal.dep_ == "obl:agent")
        yield Argument(phrase_of(nominal, starts), "agent" if by else "oblique", marker, on)


def _subjects(verb: Token) -> list[Token]:
    """The heads of its subjects, its own or one that it shares, in order; an antecedent in the place of a relative pronoun."""
    told = [child for child in verb.children if child.dep_ in SUBJECTS]
    own = [_referent(child, verb) for at, child in enumerate(told) if not _goes_on(told, at)]
    if own:
        return own
    if verb.dep_ in ("acl", "acl:relcl") and verb.head.pos_ in ("NOUN", "PROPN"):
        relative = any(child.lower_ in RELATIVE for child in verb.children)
        return [] if relative else [verb.head]
    if verb.dep_ == "xcomp":
        controlled = [child for child in verb.head.children if child.dep_ in OBJECTS]
        return controlled[:1] or _subjects(verb.head)
    if verb.dep_ in _SHARING and descends(verb):
        return _subjects(verb.head)[:1]
    return []


def _referent(subject: Token, verb: Token) -> Token:
    """Of `the man who fell` the man; of `it was the man who fell` too; of `the union said it fell` the union."""
    if subject.lower_ in RELATIVE and verb.dep_ in ("acl", "acl:relcl", "advcl:relcl"):
        return verb.head
    if subject.lower_ in PERSONAL and verb.dep_ == "ccomp":
        return next((child for child in verb.head.children if child.dep_ in SUBJECTS), subject)
    return subject


def _goes_on(subjects: list[Token], at: int) -> bool:
    """`Banco Duero`, which the parser takes for two."""
    if not at:
        return False
    before, subject = subjects[at - 1], subjects[at]
    return before.pos_ == subject.pos_ == "PROPN" and subject.i == before.i + 1
