"""Who a sentence is about: whoever its main verb has for a subject, where that is somebody who can speak."""

from __future__ import annotations

from quotes.extraction.appositions import with_apposition
from quotes.extraction.kinds import kind_of
from quotes.extraction.mention import Mention
from quotes.extraction.reading import Line, Reading
from quotes.extraction.subjects import subject_after, subject_before
from quotes.extraction.tree import SUBJECTS
from quotes.extraction.tree_phrases import phrase_of


def person_of(reading: Reading, line: Line) -> Mention | None:
    """The person that a sentence is about: the subject of its main verb."""
    for index in range(line.first, line.last):
        word = reading.words[index]
        if word.dep != "ROOT" or word.quote >= 0:
            continue
        subject = reading.tree.child(index, SUBJECTS)
        mention = phrase_of(reading, subject, line.last) if subject is not None else None
        mention = with_apposition(reading, mention, line.last) if mention else None
        if mention and _may_speak(reading, mention):
            return mention
    for index in range(line.first, line.last):
        word = reading.words[index]
        if word.quote >= 0 or not _is_finite(reading, index):
            continue
        mention = subject_before(reading, index) or subject_after(reading, index + 1, line.last)
        if mention and _may_speak(reading, mention):
            return mention
        return None
    return None


def _is_finite(reading: Reading, index: int) -> bool:
    lower = reading.words[index].lower
    if reading.words[index].pos in ("DET", "PRON"):
        return False  # `over | zijn | kansen`
    return (
        lower in reading.vocabulary.finite
        or lower in reading.lexicon.finite
        or _verb_after_name(reading, index)
    )


def _verb_after_name(reading: Reading, index: int) -> bool:
    """`De minister rekent`: any small word on -t or -de right after a phrase that opens the sentence."""
    word = reading.words[index]
    if not word.text.islower() or not word.lower.endswith(reading.vocabulary.finite_endings):
        return False
    mention = subject_before(reading, index)
    return (
        mention is not None
        and mention.last == index
        and (mention.name is not None or mention.pronoun is not None)
    )


def _may_speak(reading: Reading, mention: Mention) -> bool:
    return bool(mention.pronoun) or kind_of(reading, mention.name, mention.role) in (
        "person",
        "unnamed",
        "organisation",
    )
