"""`X zei dat S`, `vroeg of S`: clauses that a verb governs."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.extraction.clause_ends import clause_end
from quotes.extraction.clause_subjects import clause_subject
from quotes.extraction.content import MIN_WORDS, content_range, cues_in, make_draft
from quotes.extraction.draft import CUE_REACH, CueHit, Draft
from quotes.extraction.mention import Mention
from quotes.extraction.mentions import is_speaker_like
from quotes.extraction.reading import Line, Reading

OPENER_REACH = 22
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})


def clause_opener(reading: Reading, hit: CueHit, line: Line) -> int | None:
    """The `dat` or `of` that the cue governs; not the one of `said she expects 5,000, a forecast that builders dispute`."""
    vocabulary = reading.vocabulary
    wants = hit.cue.kind in ("volition_verb", "think_verb")
    skipped = _inserted_relative(reading, hit, line)
    for index in range(hit.end, min(line.last, hit.end + OPENER_REACH + len(skipped))):
        word = reading.words[index]
        if index in skipped:
            continue
        if word.quote >= 0 or word.text in (".", ";", ":", "?"):
            return None
        if wants and word.text == "," and not _opens_right_after(reading, index, line.last):
            return None  # `die van het gas af wil, hoort dat`
        if _has_clause_already(reading, hit, index) or _opens_gerund(reading, hit, index):
            return None
        if _points_at_time(reading, index, line.last):
            continue
        if word.lower in vocabulary.clause_openers and _opens_clause(reading, hit, index, line.last):
            return index
        if word.lower not in vocabulary.no_subordinators and (
            word.lower in vocabulary.subordinators or word.lower in vocabulary.relatives
        ):
            return None
    return None


def _inserted_relative(reading: Reading, hit: CueHit, line: Line) -> range:
    """`zegt Harm Boersma, | die er al 71 jaar woont, | tegen bezoekers dat`: between the commas is no clause of the cue."""
    words = reading.words
    for comma in range(hit.end + 1, min(line.last - 1, hit.end + 10)):
        if words[comma].text != "," or words[comma].quote >= 0:
            continue
        person = words[comma - 1].is_name_like or words[comma - 1].text == ")"
        if not person or words[comma + 1].lower not in reading.vocabulary.relatives:
            return range(0)
        closing = next(
            (i for i in range(comma + 2, min(line.last, comma + 30)) if words[i].text == ","), comma
        )
        return range(comma, closing + 1)
    return range(0)


def _has_clause_already(reading: Reading, hit: CueHit, index: int) -> bool:
    """`said 40% of the homes would be social, and that`: English without `that` has begun its clause at the verb."""
    vocabulary = reading.vocabulary
    if not vocabulary.bare_complements or index == hit.end:
        return False
    lower, before = reading.words[index].lower, reading.words[index - 1].lower
    if before in vocabulary.clause_joiners and lower in vocabulary.demonstrative_openers:
        return True  # `said it emptied the bins daily | and that traders`
    return lower in vocabulary.finite or (before in vocabulary.pronouns and lower in reading.lexicon.finite)


def _opens_gerund(reading: Reading, hit: CueHit, index: int) -> bool:
    """`said the wall dated from 1240, | adding that`: the clause is the gerund's."""
    gerund = reading.words[index].lower in reading.lexicon.gerunds and index > hit.end
    return gerund and reading.words[index - 1].text == ","


def _points_at_time(reading: Reading, index: int, limit: int) -> bool:
    """`told his wife that morning that`: the first `that` says when."""
    vocabulary = reading.vocabulary
    return (
        vocabulary.bare_complements
        and reading.words[index].lower in vocabulary.anaphors
        and index + 1 < limit
        and reading.words[index + 1].lower in vocabulary.calendar
        and reading.words[min(index + 2, limit - 1)].pos
        not in ("AUX", "VERB")  # `that | January will be hard`
    )


def _stands_between_commas(reading: Reading, hit: CueHit, opener: int, mention: Mention | None) -> bool:
    """`It was unclear, she added, whether`, `..., their union said on Tuesday, in a move that`: said of what stands before."""
    if not reading.vocabulary.bare_complements:
        return False
    first = mention.first if mention and mention.first < hit.verb else hit.verb
    line = reading.line_of(hit.verb)
    if first - line.first < 3 or reading.words[first - 1].text != ",":
        return False
    return any(word.text == "," and word.quote < 0 for word in reading.words[hit.end : opener])


def _opens_right_after(reading: Reading, comma: int, limit: int) -> bool:
    """`vindt, dat`."""
    return comma + 1 < limit and reading.words[comma + 1].lower in reading.vocabulary.clause_openers


def clauses(reading: Reading, line: Line) -> Iterator[Draft]:
    """`X zei dat S`, `zei X gisteren dat S`, `heeft X gezegd dat S`, `vroeg of S`, `X vindt het erg dat S`."""
    for hit in cues_in(reading, line, "I"):
        if hit.verb == line.first and _is_participle(reading, hit):
            continue  # `Asked whether she would resign, she replied`
        opener = clause_opener(reading, hit, line)
        if opener is None:
            continue
        first = opener + (0 if _is_demonstrative(reading, opener, line.last) else 1)
        last = clause_end(reading, opener + 1, line.last, hit.pieces)
        judged = _judgement_start(reading, hit, opener)
        mention = clause_subject(reading, hit, opener)
        if _stands_between_commas(reading, hit, opener, mention):
            continue
        timely = reading.words[first].lower in reading.vocabulary.adverbs | reading.vocabulary.calendar
        if timely and not any(word.pos in ("VERB", "AUX") for word in reading.words[first:last]):
            continue  # `ontkende dat | vrijdag in alle toonaarden`
        if last - first <= 4 and all(
            word.pos and word.pos not in NOMINAL for word in reading.words[first:last]
        ):
            continue  # `wilde dat | bevestigen noch ontkennen`
        segments = content_range(reading, judged if judged is not None else first, last)
        if segments and _is_sure(reading, hit, mention) and not _is_question_back(reading, hit):
            yield make_draft(reading, "clause", hit, segments, mention)


def _is_participle(reading: Reading, hit: CueHit) -> bool:
    endings = reading.vocabulary.participle_endings
    return len(hit.pieces) == 1 and reading.words[hit.verb].lower.endswith(endings)


def _is_demonstrative(reading: Reading, opener: int, limit: int) -> bool:
    """`believes that claim should be dropped`: `that` belongs to the noun, and so to what is said."""
    if reading.words[opener].lower not in reading.vocabulary.demonstrative_openers or opener + 2 >= limit:
        return False
    if reading.words[opener + 1].pos == "AUX" and reading.words[opener].pos == "PRON":
        return True  # `She says that is only because`
    noun, verb = reading.words[opener + 1].lower, reading.words[opener + 2].lower
    return noun in reading.lexicon.nouns and verb in reading.vocabulary.finite


def _is_sure(reading: Reading, hit: CueHit, mention: Mention | None) -> bool:
    """Thinking and wanting need somebody who can: `de ironie wil dat` is nobody's thought."""
    if hit.cue.kind not in ("think_verb", "volition_verb", "think_multiword") and hit.cue.strength >= 3:
        return True
    return mention is not None and is_speaker_like(reading, mention)


def _opens_clause(reading: Reading, hit: CueHit, index: int, limit: int) -> bool:
    """`of` joins nouns as well, `dat` may point at a noun before it; both then open no clause of the cue."""
    if index + MIN_WORDS >= limit or _is_relative(reading, index):
        return False
    before = reading.words[index - 1].lower
    if before in reading.vocabulary.question_words and index - 1 > hit.end - 1:
        return False  # `verklaart waarom | dat zo vlot ging`
    if before in reading.vocabulary.noun_clause_heads or (before != "," and index - hit.end >= CUE_REACH):
        return False
    if reading.words[index].lower in reading.vocabulary.ambiguous_openers:
        return hit.cue.lemma in reading.vocabulary.asking_verbs or before in reading.vocabulary.adverbs
    return True


def _is_relative(reading: Reading, index: int) -> bool:
    """`tells children a story | that changes`, `het ultimatum | dat de regering had gesteld`."""
    words, tree = reading.words, reading.tree
    word, before = words[index], words[index - 1]
    if reading.vocabulary.bare_complements and before.pos == "NOUN" and words[index + 1].pos == "AUX":
        return word.pos == "PRON"  # `wrote in a memo to staff | that was seen by reporters`
    if words[word.head].dep != "acl:relcl" or before.pos not in ("NOUN", "PROPN"):
        return False
    if words[index + 1].lower in reading.vocabulary.dummy_subjects:
        return False  # `meldde het bedrijf | dat er te weinig personeel is`
    others = [child for child in tree.children[word.head] if child != index]
    if word.dep == "obj":
        return not any(words[child].dep == "obj" for child in others)
    return word.dep.startswith("nsubj") and not any(words[child].dep.startswith("nsubj") for child in others)


def _judgement_start(reading: Reading, hit: CueHit, opener: int) -> int | None:
    """`vindt het onterecht dat ...`: the judgement belongs to what is said."""
    if hit.cue.lemma not in reading.vocabulary.judging_verbs:
        return None
    for index in range(hit.end, opener):
        if reading.words[index].lower in reading.vocabulary.impersonal_subject and opener - index <= 5:
            return index
    return None


def _is_question_back(reading: Reading, hit: CueHit) -> bool:
    """`Ik zeg dat ...` of the narrator, `wie zegt dat`: no speaker to name."""
    before = reading.words[hit.verb - 1].lower if hit.verb > reading.line_of(hit.verb).first else ""
    return before in reading.vocabulary.pronouns_vague | reading.vocabulary.pronouns_first
