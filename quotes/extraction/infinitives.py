"""Speech as an infinitive or a thing: `zegt S te willen`, `told her to leave`, `denied taking money`, `denied any link`."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.extraction.clause_ends import clause_end
from quotes.extraction.clause_subjects import clause_subject
from quotes.extraction.content import content_range, cues_in, make_draft
from quotes.extraction.draft import Draft, is_passive
from quotes.extraction.mention import Mention
from quotes.extraction.mentions import skip_adverbs
from quotes.extraction.reading import Line, Reading
from quotes.extraction.subjects import subject_after, subject_before
from quotes.extraction.tree_subjects import subject_by_tree

# How far an infinitive may stand behind its cue, in words.
REACH = 30


def infinitives(reading: Reading, line: Line) -> Iterator[Draft]:
    """`X zei [...] te willen`, `X heeft ontkend [...] te plannen`, `X raadde Y aan [...] te kiezen`, `X told Y to leave`."""
    for hit in cues_in(reading, line, "F"):
        if (
            hit.cue.strength < 2
            or hit.cue.kind in ("volition_verb", "manner_verb")
            or hit.cue.lemma in reading.vocabulary.private_verbs
        ):
            continue
        mention = clause_subject(reading, hit, line.last)
        behind = mention.last if mention and mention.first > hit.verb else 0
        found = _content(
            reading, _behind_adverbs(reading, max(hit.end, behind), line.last), line.last, hit.pieces
        )
        if found is None or mention is None or is_passive(reading, hit):
            continue
        segments = content_range(reading, *found, least=2)
        if segments:
            yield make_draft(reading, "infinitive", hit, segments, mention)


def _behind_adverbs(reading: Reading, position: int, limit: int) -> int:
    """Step over `gisteren`, `opnieuw`; `niet` belongs to what is said."""
    after = skip_adverbs(reading, position, limit)
    negations = reading.vocabulary.negations
    return next((i for i in range(position, after) if reading.words[i].lower in negations), after)


def _content(reading: Reading, first: int, limit: int, cue: tuple[int, ...]) -> tuple[int, int] | None:
    """Where the infinitive clause that may begin at first begins and ends."""
    vocabulary = reading.vocabulary
    if vocabulary.bare_complements:
        return _english_content(reading, first, limit, cue)
    for index in range(first, min(limit - 1, first + REACH)):
        word, verb = reading.words[index], reading.words[index + 1]
        if word.lower in vocabulary.clause_openers or word.text in ";:,":
            return None
        if word.lower in vocabulary.infinitive_marker and verb.lower.endswith(vocabulary.infinitive_endings):
            return first, clause_end(reading, index, limit)
    return None


def _english_content(
    reading: Reading, first: int, limit: int, cue: tuple[int, ...]
) -> tuple[int, int] | None:
    """From `to` or `not to`, whoever is told stepped over; or from the gerund right behind the cue."""
    gerund = next((i for i in range(first, min(limit, first + 3)) if reading.words[i].pos != "ADV"), limit)
    if gerund < limit and _is_gerund(reading, gerund):  # `denied | ever knowingly taking`
        return first, _before_circumstance(reading, first, clause_end(reading, first, limit, cue))
    for index in range(first, min(limit - 1, first + 8)):
        if _is_stopped(reading, index):
            return None
        follower = reading.words[index + 1]
        opens = reading.words[index].lower in reading.vocabulary.infinitive_marker
        if opens and (follower.pos in ("VERB", "AUX") or follower.quote >= 0):
            negated = index > first and reading.words[index - 1].lower in reading.vocabulary.negations
            start = index - 1 if negated else index
            return start, _before_circumstance(reading, index, clause_end(reading, index, limit, cue))
    return None


def _is_stopped(reading: Reading, index: int) -> bool:
    word = reading.words[index]
    if word.quote < 0 and word.lower in reading.vocabulary.clause_openers | reading.vocabulary.relatives:
        return True
    return word.text in (";", ":", ",")


def _is_gerund(reading: Reading, index: int) -> bool:
    """`denied | taking money`."""
    word, endings = reading.words[index], reading.vocabulary.gerund_endings
    return word.lower.endswith(endings) and len(word.text) > 4 and word.pos in ("VERB", "AUX", "NOUN", "ADJ")


def _before_circumstance(reading: Reading, first: int, limit: int) -> int:
    """`denied taking money | when he appeared before magistrates`, `..., after emails showed`: the narrator's."""
    vocabulary = reading.vocabulary
    for index in range(first + 2, limit):
        word = reading.words[index]
        if (
            word.quote < 0
            and word.lower in vocabulary.clause_joiners
            and reading.words[index - 1].text == ","
        ):
            return index - 1
        if word.quote >= 0 or word.lower not in vocabulary.circumstances:
            continue
        if word.lower in vocabulary.sure_circumstances or reading.words[index - 1].text == ",":
            return index - (reading.words[index - 1].text == ",")
    return limit


def denials(reading: Reading, line: Line) -> Iterator[Draft]:
    """`has denied any link between A and B`, `ontkent elke betrokkenheid bij`: a thing that is denied; not `the allegations`."""
    for hit in cues_in(reading, line, "N"):
        if hit.cue.kind != "deny_verb" and hit.cue.lemma not in reading.vocabulary.denying_verbs:
            continue
        first = hit.end
        if first >= line.last or reading.words[first].lower not in reading.vocabulary.whatever:
            continue
        mention = clause_subject(reading, hit, line.last)
        last = _before_circumstance(reading, first, clause_end(reading, first, line.last))
        segments = content_range(reading, first, last)
        if segments and mention:
            yield make_draft(reading, "denial", hit, segments, mention)


def reported(reading: Reading, line: Line) -> Iterator[Draft]:
    """`He is reported to be living in Lisbon`, `was said to have hung`: somebody says so, and the paper does not tell who."""
    vocabulary = reading.vocabulary
    for hit in cues_in(reading, line, "I") if vocabulary.reported_verbs else ():
        start = hit.end
        if (
            not is_passive(reading, hit)
            or hit.cue.kind not in ("comm_verb", "think_verb")
            or start + 2 >= line.last
        ):
            continue
        if (
            reading.words[start].lower not in vocabulary.infinitive_marker
            or hit.cue.lemma not in vocabulary.reported_verbs
        ):
            continue
        segments = content_range(reading, start, clause_end(reading, start, line.last))
        if segments:
            yield make_draft(reading, "reported", hit, segments, None)


def unsaid(reading: Reading, line: Line) -> Iterator[Draft]:
    """`kon niet zeggen of S`, `declined to say whether S`: what somebody leaves open; the infinitive right before its clause."""
    for index in range(line.first + 2, line.last - 3):
        word, follower = reading.words[index], reading.words[index + 1].lower
        whether = follower in reading.vocabulary.whether
        asks = whether or follower in reading.vocabulary.question_words
        if word.quote >= 0 or not asks or word.lower not in reading.vocabulary.saying:
            continue
        mention = _who_leaves_open(reading, line, index)
        if mention is None:
            continue
        first = index + (2 if whether else 1)
        segments = content_range(reading, first, clause_end(reading, first, line.last))
        if segments:
            hit_cue = [(word.start, word.end)]
            yield Draft("indirect", segments, hit_cue, mention, mention.first, "left open")


def _who_leaves_open(reading: Reading, line: Line, infinitive: int) -> Mention | None:
    """The subject of the verb that governs the infinitive: `Zij | kon niet zeggen`."""
    for index in range(infinitive - 1, max(line.first, infinitive - 8), -1):
        lower = reading.words[index].lower
        if lower in reading.vocabulary.modals or lower in reading.vocabulary.leaves_open:
            return (
                subject_by_tree(reading, (infinitive, index))
                or subject_before(reading, index)
                or subject_after(reading, index + 1, infinitive)
            )
    return None
