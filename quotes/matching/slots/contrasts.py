"""Things of one kind that exclude each other: dead and injured, bus and train, north and south."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from quotes.language.stop_words import NEGATIONS
from quotes.matching.slots.phrases import Found, Phrases, for_language, longest_first, read_toml
from quotes.matching.slots.tokens import Token

_DENIAL_REACH = 3  # tokens
Named = tuple[str, str, str]  # slot, kind and name of a member


@dataclass(frozen=True, slots=True)
class Member:
    """slot: the slot that a contrast belongs to, place or entity. kind: the set. name: which of the set."""

    slot: str
    kind: str
    name: str
    places: tuple[int, ...]


def find_members(tokens: Sequence[Token], language: str, taken: Iterable[int]) -> list[Member]:
    """Return the members of the sets in order, without the hurt of `nobody was hurt`. A word may belong to two sets."""
    taken = set(taken)
    hits: dict[tuple[str, str], list[Found[Named]]] = {}
    for hit in _lexicon(language).all(tokens):
        hits.setdefault(hit.value[:2], []).append(hit)
    found = [
        Member(*hit.value, hit.places)
        for (_, kind), of_kind in hits.items()
        for hit in longest_first(of_kind, taken)
        if kind != "casualty" or not _is_denied(tokens, hit.places[0], language)
    ]
    return sorted(found, key=lambda member: member.places)


def _is_denied(tokens: Sequence[Token], place: int, language: str) -> bool:
    """`Nobody was hurt` tells of no injured."""
    for at in range(place - 1, max(-1, place - 1 - _DENIAL_REACH), -1):
        if tokens[at + 1].opens_clause:
            return False
        if tokens[at].word in NEGATIONS[language]:
            return True
    return False


@cache
def _lexicon(language: str) -> Phrases[Named]:
    return Phrases(
        [
            (phrase, (slot, kind, name))
            for slot, kinds in read_toml("contrasts.toml").items()
            if slot != "broader"
            for kind, members in kinds.items()
            for name, phrases in members.items()
            for phrase in for_language(phrases, language)
        ]
    )


def is_akin(member: Member, others: Sequence[Member]) -> bool:
    """Whether it holds one of the others of its set, or is held by one."""
    broader = _broader().get(member.kind, {})
    return any(
        other.name in broader.get(member.name, ()) or member.name in broader.get(other.name, ())
        for other in others
        if other.kind == member.kind
    )


@cache
def _broader() -> dict[str, dict[str, list[str]]]:
    """Of each set: the members that a broader one holds."""
    return dict(read_toml("contrasts.toml")["broader"])


def contrasting(
    a: Sequence[Member], b: Sequence[Member], *, near: bool
) -> list[tuple[list[Member], list[Member]]]:
    """The members of each set in which the two sides share none; near: in which each has one of its own.

    A member that holds one of the other side's, or is held by one, is no contrast: parents and father.
    """
    pairs = []
    for kind in dict.fromkeys(member.kind for member in a):
        mine, theirs = ([member for member in side if member.kind == kind] for side in (a, b))
        known = {member.name for member in mine} & {member.name for member in theirs}
        own = [
            [member for member in side if member.name not in known and not is_akin(member, others)]
            for side, others in ((mine, theirs), (theirs, mine))
        ]
        if all(own) and (near or not known):
            pairs.append((own[0], own[1]))
    return pairs
