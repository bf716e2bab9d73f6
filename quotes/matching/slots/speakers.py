"""The slot speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.matching.slots.ascribed import Agreement, Source, agreement, compared, source_of, sources_in
from quotes.matching.slots.gazetteer import may_agree
from quotes.matching.slots.names import Name, name_of
from quotes.matching.slots.nearness import may_be_translations
from quotes.matching.slots.persons import Person, person_in
from quotes.matching.slots.places import find_places
from quotes.matching.slots.reading import Reading
from quotes.matching.slots.same_name import may_be_same, same_name
from quotes.matching.slots.sides import Side, Slot, SlotVerdict
from quotes.matching.slots.sources import silent_places
from quotes.matching.slots.tokens import cut


def speaker_slot(a: Reading, b: Reading) -> Iterator[Slot]:
    """Who says it: the speaker that a side comes with, else whom its text ascribes it to."""
    mine, theirs = _speakers(a), _speakers(b)
    sources = _sources(a), _sources(b)
    if not (mine or theirs or sources[0] or sources[1]):
        return
    verdict: SlotVerdict = "missing"
    mentioned = _is_mentioned(a, mine, b) or _is_mentioned(b, theirs, a)
    if any(same_name(one, other) for one in mine for other in theirs):
        verdict = "same"
    elif mine and theirs and not mentioned:
        verdict = "different"
    persons = person_in(a.side.speaker), person_in(b.side.speaker)
    if persons[0] and persons[1]:
        verdict = _of_persons(persons[0], persons[1], verdict)
    elif a.side.speaker and b.side.speaker:
        verdict = _of_posts(a.side, b.side, (sources[0][0], sources[1][0]), verdict)
    elif not (a.side.speaker and b.side.speaker):
        verdict = _of_sources(compared((a, b), sources), verdict, mentioned)
    yield Slot("speaker", _speaker_text(a, mine, sources[0]), _speaker_text(b, theirs, sources[1]), verdict)


def _of_sources(told: Agreement | None, verdict: SlotVerdict, mentioned: bool) -> SlotVerdict:
    """What the descriptions add to the names: a post that a name may hold is no other speaker, two posts are two."""
    if told == "same":
        return "same"
    if told == "alike":
        return "missing" if verdict == "different" else verdict
    return "different" if told == "different" and verdict == "missing" and not mentioned else verdict


def _of_posts(a: Side, b: Side, sources: tuple[Source, Source], verdict: SlotVerdict) -> SlotVerdict:
    """A post beside a person or beside another post, as they are given: who holds it is not told, and posts are translated."""
    one, other = sources
    told = agreement(one, other)
    if told == "different":
        return "different"
    if verdict != "different":
        return verdict
    person_beside_post = bool(one.persons) != bool(other.persons) and bool(one.kinds or other.kinds)
    translated = told == "alike" and a.language != b.language and not _sit_apart(a, b)
    return "missing" if person_beside_post or translated else verdict


def _sit_apart(a: Side, b: Side) -> bool:
    """Whether posts are told to be of two places: the Danish and the Belgian prime minister."""
    mine, theirs = ([place.key for place in find_places(cut(side.speaker), set())] for side in (a, b))
    return bool(mine and theirs) and not any(may_agree(one, other) for one in mine for other in theirs)


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


def _is_mentioned(side: Reading, speakers: Sequence[Name], other: Reading) -> bool:
    """Whether a speaker of one side is named on the other, in whatever part: `said Halliburton spokeswoman Wendy Hall`."""
    stated = name_of(other.side.speaker, other.side.language)
    silent = silent_places(other.tokens, other.side.language)
    named = [name for name in other.names if silent.isdisjoint(name.places)]
    named += [stated] if stated else []
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


def _sources(side: Reading) -> list[Source]:
    return [source_of(side.side.speaker, side.side.language)] if side.side.speaker else sources_in(side)


def _speaker_text(side: Reading, speakers: Sequence[Name], sources: Sequence[Source]) -> str:
    return side.side.speaker or side.listed(sources) or side.listed(speakers)
