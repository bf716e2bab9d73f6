"""The slot speaker, and the person among the words that a speaker is given by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.matching.slots.names import PARTICLES, Name, name_of, name_words
from quotes.matching.slots.nearness import may_be_translations
from quotes.matching.slots.reading import Reading
from quotes.matching.slots.same_name import may_be_same, same_name
from quotes.matching.slots.sides import Slot, SlotVerdict
from quotes.matching.slots.tokens import Token, cut

_BELONGING = {"van", "of", "bij", "voor", "aan", "uit", "from", "for", "at", "in", "with", "namens"}


@dataclass(frozen=True, slots=True)
class Person:
    """short, long: the name without and with what follows `van`: Anna Bos, Anna Bos van Lindestad. words: all capitalised ones, folded."""

    short: tuple[str, ...]
    long: tuple[str, ...]
    words: frozenset[str]


def speaker_slot(a: Reading, b: Reading) -> Iterator[Slot]:
    """Who says it: the speaker that a side comes with, else who speaks in its text."""
    mine, theirs = _speakers(a), _speakers(b)
    if not mine and not theirs:
        return
    verdict: SlotVerdict = "missing"
    if any(same_name(one, other) for one in mine for other in theirs):
        verdict = "same"
    elif mine and theirs and not _is_mentioned(a, mine, b) and not _is_mentioned(b, theirs, a):
        verdict = "different"
    persons = person_in(a.side.speaker), person_in(b.side.speaker)
    if persons[0] and persons[1]:
        verdict = _of_persons(persons[0], persons[1], verdict)
    yield Slot("speaker", _speaker_text(a, mine), _speaker_text(b, theirs), verdict)


def _of_persons(one: Person, other: Person, verdict: SlotVerdict) -> SlotVerdict:
    """One person may hold two posts, and two may belong to one club."""
    if _are_one(one, other):
        return "same"
    told = one.words > {*one.short} and other.words > {*other.short}
    named = one.words <= other.words or other.words <= one.words
    return "different" if told and not named else verdict


def _are_one(a: Person, b: Person) -> bool:
    if any(
        same_name(Name(x, ()), Name(y, ()))
        for x, y in ((a.short, b.short), (a.short, b.long), (a.long, b.short))
    ):
        return True
    return a.long[0][0] == b.long[0][0] and same_name(Name(a.long, ()), Name(b.long, ()))


def person_in(speaker: str) -> Person | None:
    """`Laura Finch` of `Laura Finch, chief executive of Telmar`; None where only a post or a body is given."""
    tokens = cut(speaker)
    words = frozenset(token.word for token in tokens if token.is_capital) - name_words("titles")
    start = next((place for place in range(len(tokens)) if _begins_name(tokens, place)), None)
    if start is None:
        return None
    long = _name_from(tokens, start)
    short = long
    for at, token in enumerate(long):
        if token.word in _BELONGING and sum(each.is_capital for each in long[:at]) > 1:
            short = long[:at]
            break
    return Person(_telling(short), _telling(long), words) if _telling(short) else None


def _begins_name(tokens: Sequence[Token], place: int) -> bool:
    """Whether a person's name may begin here: no title, no firm before a post, nothing behind `minister van`."""
    token = tokens[place]
    if not token.is_capital or token.word in name_words("titles"):
        return False
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if after and after.is_joined and not after.is_capital:
        return False
    return not (place and tokens[place - 1].word in _BELONGING and not tokens[place].opens_clause)


def _name_from(tokens: Sequence[Token], start: int) -> list[Token]:
    run = [tokens[start]]
    for token in tokens[start + 1 :]:
        if token.opens_clause or not (
            token.is_capital or token.word in PARTICLES or token.word in _BELONGING
        ):
            break
        run.append(token)
    return run


def _telling(run: Sequence[Token]) -> tuple[str, ...]:
    words = [token.word for token in run if token.is_capital and token.word not in name_words("titles")]
    return tuple(word for word in words if word not in PARTICLES) or tuple(words)


def _is_mentioned(side: Reading, speakers: Sequence[Name], other: Reading) -> bool:
    """Whether a speaker of one side is named on the other, in whatever part: `said Halliburton spokeswoman Wendy Hall`."""
    stated = name_of(other.side.speaker, other.side.language)
    named = [*other.names, *([stated] if stated else [])]
    if any(may_be_same(one, each) for one in speakers for each in named):
        return True
    # What comes as a speaker's name is not written in the language of the text.
    translated = not side.side.speaker and side.side.language != other.side.language
    return translated and any(is_translated(one, other.names) for one in speakers)


def is_translated(name: Name, others: Sequence[Name]) -> bool:
    """Whether another name may be this one in another language; what lists or bodies tell apart stays apart."""
    return any(
        may_be_translations(" ".join(name.words), " ".join(other.words))
        for other in others
        if not (name.key and other.key)
        and not (name.body and other.body)
        and not (name.acronym and other.acronym)
    )


def _speakers(side: Reading) -> list[Name]:
    stated = name_of(side.side.speaker, side.side.language)
    return [stated] if stated else [name for name in side.names if name.speaks and not name.weak]


def _speaker_text(side: Reading, speakers: Sequence[Name]) -> str:
    return side.side.speaker or side.listed(speakers)
