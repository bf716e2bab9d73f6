"""Whose clause it is: the subject of a cue, also where it is shared, left out, or stands before a relative clause."""

from __future__ import annotations

from dataclasses import replace

from quotes.extraction.appositions import with_apposition
from quotes.extraction.draft import CLAUSE_REACH, CUE_REACH, CueHit, cue_at, is_passive
from quotes.extraction.mention import Mention
from quotes.extraction.mentions import is_speaker_like, mention_at
from quotes.extraction.reading import Reading
from quotes.extraction.subjects import clause_start, subject_after, subject_before, subject_of
from quotes.extraction.tree_phrases import phrase_of
from quotes.extraction.tree_subjects import subject_by_tree


def clause_subject(reading: Reading, hit: CueHit, opener: int) -> Mention | None:
    """Whose clause it is: `X` of `X zei dat`, of `X, die had gezegd dat`, of `werd door X gezegd dat`."""
    if is_passive(reading, hit):
        return _agent(reading, hit, opener)
    return (
        beside_its_post(reading, hit)
        or _elided_subject(reading, hit)
        or _of_whose(reading, hit)
        or subject_by_tree(reading, hit.pieces)
        or _antecedent(reading, hit)
        or subject_of(reading, hit, opener)
        or _subject_in_subclause(reading, hit)
        or subject_by_tree(reading, hit.pieces, anything=True)
    )


def beside_its_post(reading: Reading, hit: CueHit) -> Mention | None:
    """`but their coach, | Petra Lindahl, | admitted`: English sets the name between commas, right before the verb."""
    words, closing = reading.words, hit.verb - 1
    lowest = max(reading.line_of(hit.verb).first + 1, closing - 8)
    if not reading.vocabulary.bare_complements or closing <= lowest or words[closing].text != ",":
        return None
    comma = next((i for i in range(closing - 1, lowest, -1) if words[i].text == ","), 0)
    if not comma:
        return None
    common = words[comma - 1].pos == "NOUN" and words[comma - 1].text.islower()
    if not _speaks_for(reading, comma) and (not common or _is_of_somebody(reading, comma)):
        return None
    inner = mention_at(reading, comma + 1, hit.verb)
    return inner if inner and inner.name and inner.first == comma + 1 and inner.last == closing else None


def _speaks_for(reading: Reading, comma: int) -> bool:
    """`A spokesman for Mayor Ellen Pike|, Jordan Reyes, said`; not `Sarah Quill, a spokeswoman for the mayor|, Ellen Pike, said`."""
    words, vocabulary = reading.words, reading.vocabulary
    first = reading.line_of(comma).first
    for index in range(max(first + 1, comma - 8), comma):
        if (
            words[index].lower in vocabulary.unnamed_roles
            and words[index - 1].lower in vocabulary.determiners
        ):
            return index - 2 < first or words[index - 2].text != ","
    return False


def _is_of_somebody(reading: Reading, comma: int) -> bool:
    """`Sarah Quill, a spokeswoman | for the transport secretary, | Edmund Lacey, said`; not `one of the authors, Catrin Morgan, said`."""
    words, vocabulary = reading.words, reading.vocabulary
    for index in range(comma - 2, max(reading.line_of(comma).first, comma - 8), -1):
        if words[index].lower in vocabulary.prepositions | vocabulary.attaching:
            return words[index - 1].lower not in vocabulary.some_of
        if not words[index].is_alphabetic or words[index].text in vocabulary.genitives:
            return False  # `The University of Leeds | 's chancellor, Ada Osei, added`
    return False


def _of_whose(reading: Reading, hit: CueHit) -> Mention | None:
    """`Maki, whose | insurance agent | has told her`: not she, her agent."""
    start = clause_start(reading, reading.line_of(hit.verb).first, hit.verb)
    if start >= hit.verb or reading.words[start].lower not in reading.vocabulary.whose:
        return None
    if any(word.text == "," for word in reading.words[start : hit.verb]):
        return None
    return mention_at(reading, start, hit.verb) or mention_at(reading, start + 1, hit.verb)


def _antecedent(reading: Reading, hit: CueHit) -> Mention | None:
    """`Edward Hill, die had verklaard dat`: who a relative clause is about stands before its comma."""
    line = reading.line_of(hit.verb)
    start = clause_start(reading, line.first, hit.verb)
    if (
        start < line.first + 2
        or start >= hit.verb
        or reading.words[start].lower not in reading.vocabulary.relatives
    ):
        return None
    for index in range(max(line.first, start - 14), start - 1):
        if reading.words[index].text == ",":
            continue
        mention = mention_at(reading, index, start - 1)
        if mention and mention.first == index and is_speaker_like(reading, mention):
            rest = reading.words[mention.last : start - 1]
            if all(word.is_alphabetic and word.pos not in ("VERB", "AUX", "ADV") for word in rest):
                return mention if mention.name else replace(mention, last=start - 1)
    return None


def _agent(reading: Reading, hit: CueHit, limit: int) -> Mention | None:
    """`werd door X gezegd`, `door X werd gezegd`: the speaker of a passive stands after `door`."""
    agent = reading.tree.agent_of(hit.verb)
    line = reading.line_of(hit.verb)
    if agent is not None:
        return phrase_of(reading, agent, line.last)
    for index in range(max(line.first, hit.verb - CUE_REACH), min(limit, hit.verb + CUE_REACH)):
        if reading.words[index].lower in reading.vocabulary.agent:
            return mention_at(reading, index + 1, limit)
    if reading.words[line.first].lower in reading.vocabulary.among:
        # `Bij de socialisten wordt erop gewezen dat`
        mention = mention_at(reading, line.first + 1, limit)
        return mention if mention and is_speaker_like(reading, mention) else None
    return None


def _elided_subject(reading: Reading, hit: CueHit) -> Mention | None:
    """`X waarschuwde ..., en raadde Y aan ...`: right after `en` a verb has the subject of the clause before.

    Of the verbs before it that attribute speech the nearest counts, else any finite one outside a relative clause.
    """
    line = reading.line_of(hit.verb)
    before = hit.verb - 1
    while before > line.first and reading.words[before].lower in reading.vocabulary.adverbs:
        before -= 1
    joined = reading.words[before].lower in reading.vocabulary.coordinators or _is_listed(
        reading, before, line.last
    )
    if before <= line.first or not joined:
        return None
    verbs = [i for i in range(max(line.first, hit.verb - CLAUSE_REACH), before) if _is_main_verb(reading, i)]
    for index in sorted(verbs, key=lambda i: (cue_at(reading, i, before, "DINFR") is None, -i)):
        mention = subject_before(reading, index) or subject_after(reading, index + 1, hit.verb)
        if mention and is_speaker_like(reading, mention):
            return mention
    return None


def _is_listed(reading: Reading, comma: int, limit: int) -> bool:
    """English `welcomed the ruling, | said it helped and demanded more`: a comma that stands for `and`."""
    if not reading.vocabulary.bare_complements or reading.words[comma].text != ",":
        return False
    for index in range(comma + 2, limit - 1):
        if reading.words[index].lower in reading.vocabulary.clause_joiners:
            return reading.words[index + 1].pos == "VERB"
    return False


def _is_main_verb(reading: Reading, index: int) -> bool:
    word = reading.words[index]
    finite = (
        word.lower in reading.lexicon.finite or word.lower in reading.vocabulary.finite or word.pos == "VERB"
    )
    return word.quote < 0 and finite and index > 0 and not _in_relative_clause(reading, index)


def _in_relative_clause(reading: Reading, index: int) -> bool:
    """`de man die | zei`: not the verb of the main clause."""
    if reading.words[index - 1].text == ",":
        return False
    start = clause_start(reading, reading.line_of(index).first, index)
    return start < index and reading.words[start].lower in reading.vocabulary.relatives


def speaker_before(reading: Reading, before: int) -> Mention | None:
    """The subject of the nearest cue before, else of the sentence."""
    line = reading.line_of(before)
    for index in range(before - 1, line.first - 1, -1):
        hit = cue_at(reading, index, before, "DIRN") if reading.words[index].quote < 0 else None
        mention = clause_subject(reading, hit, before) if hit else None
        if mention and is_speaker_like(reading, mention):
            return mention
    mention = mention_at(reading, line.first, before)
    mention = with_apposition(reading, mention, before) if mention else None
    return mention if mention and is_speaker_like(reading, mention) else None


def _subject_in_subclause(reading: Reading, hit: CueHit) -> Mention | None:
    """`nadat de minister in Brussel had gezegd`: the first phrase of a subordinate clause."""
    line = reading.line_of(hit.verb)
    start = clause_start(reading, line.first, hit.verb)
    mention = mention_at(reading, start, hit.verb) if start < hit.verb else None
    if (
        mention
        and mention.first > line.first
        and reading.words[start - 1].lower in reading.vocabulary.subordinators
    ):
        return mention
    return None
