"""Speech around its attribution: `S, zegt X`, `S, the minister said, S`, `S, luidt het`."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.extraction.clause_subjects import beside_its_post, clause_subject
from quotes.extraction.content import content_range, content_start, content_tail, make_draft
from quotes.extraction.draft import CLAUSE_REACH, CueHit, Draft, cue_at, is_passive
from quotes.extraction.inquit import voice_behind
from quotes.extraction.mention import Mention
from quotes.extraction.mentions import is_speaker_like, mention_at
from quotes.extraction.reading import Line, Reading
from quotes.extraction.subjects import subject_after, subject_and_cue, subject_before


def parentheticals(reading: Reading, line: Line) -> Iterator[Draft]:
    """`S, zegt X`, `S, zo heeft X laten weten`, `S, zegt X, S`."""
    start = _after_subclause(reading, line)
    if start >= line.last:
        return
    vocabulary = reading.vocabulary
    open_question = reading.words[line.first].lower in vocabulary.whether | vocabulary.ambiguous_openers
    fronted = reading.words[line.first].lower in vocabulary.prepositions
    for comma in range(start + 1, line.last - 1):
        word = reading.words[comma]
        if (
            fronted
            and word.lower in reading.vocabulary.clause_openers
            and reading.words[comma + 1].text != ","
        ):
            return
        if not _parts_speech(reading, comma):
            continue
        verb = comma + 1
        if reading.words[verb].lower in reading.vocabulary.as_somebody and verb + 1 < line.last:
            verb += 1  # `Money, as the broker put it, has no memory`
        with_so = reading.words[verb].lower in reading.vocabulary.so and verb + 1 < line.last
        verb += with_so
        draft = _parenthetical(reading, line, comma, verb)
        if draft and open_question and len(draft.segments) < 2:
            return  # `Of hij blijft, weet ze niet`
        asks = reading.words[line.first].lower in vocabulary.question_words
        if draft and asks and any(w.lower in vocabulary.negations for w in reading.words[verb : line.last]):
            return  # `Wat zij daarna gaat doen, weet ze nog niet`
        if draft:
            yield draft
            return


def _after_subclause(reading: Reading, line: Line) -> int:
    """Past `Hoewel het laat was,`: the comma behind a clause in front is no place for who speaks."""
    if reading.words[line.first].lower not in reading.vocabulary.subordinators:
        return line.first
    return next((i for i in range(line.first, line.last) if reading.words[i].text == ","), line.last)


def _parts_speech(reading: Reading, index: int) -> bool:
    """`S, zegt X`, and in a dialogue without marks `S? vroeg X`."""
    word, follower = reading.words[index], reading.words[index + 1]
    if word.quote >= 0:  # `That was "plainly untrue," Bagger retorted`
        opens = reading.words[reading.line_of(index).first].quote == word.quote
        return word.text == "," and follower.quote < 0 and not opens
    return word.text == "," or (word.text in "?!" and follower.text[0].islower())


def _parenthetical(reading: Reading, line: Line, comma: int, verb: int) -> Draft | None:
    """The verb and speaker behind a comma: `S, | zegt X`; the clause before it is what is said."""
    if reading.words[verb].quote >= 0 or reading.words[line.first].lower in reading.vocabulary.source_markers:
        return None
    if _is_impersonal(reading, verb, line.last):
        cue = [(reading.words[verb].start, reading.words[verb + 1].end)]
        mention = voice_behind(reading, verb + 2, line.last)
        segments = content_range(reading, content_start(reading, line), comma)
        return Draft("indirect", segments, cue, mention, mention.first if mention else verb, "impersonal")
    if (
        subject_before(reading, verb)
        and reading.words[comma].text == ","
        and _closes_relative(reading, line, comma)
    ):
        return None
    hit = cue_at(reading, verb, line.last, "R")
    if hit and is_passive(reading, hit):
        return _passive_behind(reading, line, comma, hit)
    mention = subject_after(reading, verb + 1, line.last) if hit else None
    if hit is None and reading.vocabulary.bare_complements:
        mention, hit = subject_and_cue(reading, verb, line.last)
    if hit and mention and is_passive(reading, hit):
        # `S, the court was told`: nobody says who told it
        said = _has_verb(reading, line.first, comma)  # not `Outside the courthouse, X was asked whether`
        segments = content_range(reading, content_start(reading, line), comma) if said else []
        return make_draft(reading, "parenthetical", hit, segments, None) if segments else None
    if hit is None or mention is None or not _may_be_said_by(reading, hit, mention, verb):
        return None
    fronted = reading.words[line.first].lower in reading.vocabulary.clause_openers
    if fronted and hit.cue.kind == "name_verb":
        return (
            None  # `Dat de brug pas in 2033 klaar is, noemt X 'vragen om files'`: the narrator's, X names it
        )
    if _goes_on(reading, line, comma, hit, mention, verb):
        return None
    end = max(hit.end, mention.last)
    tail = content_tail(reading, end, line.last)
    if reading.vocabulary.bare_complements and not tail and not _has_verb(reading, line.first, comma):
        return None  # `In a letter to parliament, X said ...`
    front = content_range(reading, content_start(reading, line), comma, least=1 if tail else 2)
    return make_draft(reading, "parenthetical", hit, front + tail, mention) if front else None


def _goes_on(reading: Reading, line: Line, comma: int, hit: CueHit, mention: Mention, verb: int) -> bool:
    """Is the verb no close of what stands before the comma, but the middle of a clause of its own?"""
    words, end = reading.words, max(hit.end, mention.last)
    inserted = end >= line.last or words[end].text == "," or mention.first == verb
    if not inserted and _is_only_subject(reading, line, comma):
        return True
    beside = beside_its_post(reading, hit)
    if beside and beside.first == mention.first == verb:
        return True  # `County led, but their coach, Petra Lindahl, admitted her team had stopped`
    followed = end < line.last and mention.first > verb and words[end].pos in ("VERB", "AUX")
    if followed and reading.vocabulary.bare_complements:
        return True  # `Anders Coyle, 68, who flies the mail, says he has`
    if end < line.last and (
        words[end].lower in reading.vocabulary.clause_openers
        or (words[end].text == ":" and end + 1 < line.last and words[end + 1].quote >= 0)
    ):
        return True  # `Asked whether she would go, she replied: '...'`
    return _leads_in_marks(reading, end, line.last)  # `Opening the meeting, the mayor said, "..."`


def _may_be_said_by(reading: Reading, hit: CueHit, mention: Mention, verb: int) -> bool:
    """Is this a verb of saying, with somebody who can speak?"""
    thinks = len(hit.pieces) > 1 and hit.cue.kind == "think_verb"  # `, hebben haar dood betreurd`
    if thinks or hit.cue.strength < 2 or hit.cue.kind == "volition_verb":
        return False
    if mention.pronoun in reading.vocabulary.pronouns_thing and mention.first > verb:
        return False  # `welcomed the ruling, said it vindicated the farmers`
    # `A dozen engineers, some in jackets, observed a moment of silence`
    return is_speaker_like(reading, mention) or (hit.cue.strength >= 3 and mention.first == verb)


def _passive_behind(reading: Reading, line: Line, comma: int, hit: CueHit) -> Draft | None:
    """`Dat er 90 banen verdwijnen, werd donderdag door X bevestigd`."""
    if reading.words[line.first].lower not in reading.vocabulary.clause_openers:
        return None
    mention = clause_subject(reading, hit, line.last)
    segments = content_range(reading, line.first + 1, comma)
    return make_draft(reading, "parenthetical", hit, segments, mention) if mention and segments else None


def _leads_in_marks(reading: Reading, end: int, limit: int) -> bool:
    """A comma and then a marked quote that begins with a capital."""
    if end + 1 >= limit or reading.words[end].text != ",":
        return False
    following = reading.words[end + 1]
    return following.quote >= 0 and following.has_capital


def _is_only_subject(reading: Reading, line: Line, comma: int) -> bool:
    """`Haar collega van D66, Sven Vos, noemde`, `Een man die anoniem wil blijven, bevestigt`: what stands before the comma is who speaks."""
    mention = mention_at(reading, line.first, comma + 1)
    if mention is None or mention.first != line.first or mention.last > comma:
        return False
    after = reading.words[mention.last]
    commas = [index for index in range(mention.last, comma + 1) if reading.words[index].text == ","]
    if after.text == ",":
        return comma in commas[:2]
    return after.lower in reading.vocabulary.relatives and comma == commas[0]


def _has_verb(reading: Reading, first: int, last: int) -> bool:
    """`Oosterhaven has 19,100 people`; not `In a letter to parliament`, `Opening the meeting`, `Two hours after it began`."""
    words, vocabulary = reading.words[first:last], reading.vocabulary
    if reading.line_of(first).heading:
        return True
    if any(word.lower in vocabulary.subordinators for word in words[:4]):
        return False
    if words[0].lower.endswith(vocabulary.gerund_endings) and words[0].pos == "VERB":
        return False  # `Opening the meeting`
    subject = any(word.dep.startswith(("nsubj", "expl", "csubj")) for word in words)
    verb = any(word.pos in ("VERB", "AUX") for word in words)
    return subject and verb


def _is_impersonal(reading: Reading, verb: int, limit: int) -> bool:
    """`luidt het`, `klinkt het`."""
    vocabulary = reading.vocabulary
    if verb + 1 >= limit or reading.words[verb].lower not in vocabulary.impersonal_verbs:
        return False
    return reading.words[verb + 1].lower in vocabulary.impersonal_subject


def _closes_relative(reading: Reading, line: Line, comma: int) -> bool:
    """`X, who leads Y,`: the comma ends an inserted clause, so the verb behind it has its subject already."""
    for index in range(comma - 1, max(line.first, comma - CLAUSE_REACH), -1):
        if reading.words[index].text == ",":
            return reading.words[index + 1].lower in reading.vocabulary.relatives
    return False
