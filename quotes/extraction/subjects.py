"""Who a verb is about: the phrase before it, behind it, or behind `volgens`."""

from __future__ import annotations

from dataclasses import replace

from quotes.extraction.appositions import with_apposition
from quotes.extraction.behind_verbs import demonstrative_at, name_behind_words
from quotes.extraction.draft import CLAUSE_REACH, CueHit, cue_at
from quotes.extraction.mention import Mention
from quotes.extraction.mentions import mention_at, skip_adverbs
from quotes.extraction.names import opens_name
from quotes.extraction.reading import Reading
from quotes.extraction.tree_subjects import subject_by_tree


def subject_of(reading: Reading, hit: CueHit, limit: int) -> Mention | None:
    """Who the verb is about: by the tree, else before it, or after it when something else stands first."""
    grammatical = subject_by_tree(reading, hit.pieces)
    if grammatical:
        return grammatical
    before = subject_before(reading, hit.verb)
    if before or not _may_invert(reading, hit.verb):
        return before or subject_by_tree(reading, hit.pieces, anything=True)
    thing = subject_by_tree(reading, hit.pieces, anything=True)
    if reading.vocabulary.bare_complements and "D" not in hit.cue.frames:
        return thing  # who stands behind `described` is told of, not telling
    if thing and thing.last == hit.verb and thing.first == reading.line_of(hit.verb).first:
        return thing  # `Dagblad noemt het plan '...'`: not the plan
    return subject_after(reading, hit.verb + 1, limit) or subject_by_tree(reading, hit.pieces, anything=True)


def _may_invert(reading: Reading, verb: int) -> bool:
    """After `De ... |` the subject has been named; only something else in front puts it behind the verb."""
    first = reading.line_of(verb).first
    start = clause_start(reading, first, verb)
    vocabulary = reading.vocabulary
    articles = vocabulary.determiners - vocabulary.anaphors
    if reading.words[verb - 1].lower in vocabulary.calendar:
        return True  # `De laatste weken zegt de bond`
    return start >= verb or reading.words[start].lower not in articles or reading.words[verb - 1].text == ","


def source_after(reading: Reading, position: int, limit: int) -> Mention | None:
    """Who stands after `volgens` or `aldus`: `hem`, `de minister`, `zijn partij, Groen Links`."""
    mention = mention_at(reading, position, limit)
    return with_apposition(reading, mention, limit) if mention else None


def subject_after(reading: Reading, position: int, limit: int) -> Mention | None:
    """`zei [gisteren] de minister`, an object pronoun or `zich` stepped over."""
    while position < limit and reading.words[position].lower in reading.vocabulary.stepped_over:
        position += 1
    start = position
    mention = demonstrative_at(reading, position, limit) or mention_at(reading, position, limit)
    if mention is None:
        position = _after_prepositional(reading, position, limit)
        mention = mention_at(reading, position, limit) if position else None
    if mention is None and start < limit:
        mention = name_behind_words(reading, start, limit)
    objects = reading.vocabulary.objects
    if reading.vocabulary.bare_complements:
        objects = objects | reading.vocabulary.pronouns_thing  # `put it differently`
    if mention and mention.pronoun in objects:
        return None
    return with_apposition(reading, mention, limit) if mention else None


def _after_prepositional(reading: Reading, position: int, limit: int) -> int:
    """Step over `tegen de krant`, `in Brussel`, so that `zei in Brussel de minister` is read."""
    start = skip_adverbs(reading, position, limit)
    if (
        start >= limit
        or reading.words[start].lower not in reading.vocabulary.prepositions
        or start + 1 >= limit
    ):
        return 0
    inner = mention_at(reading, start + 1, limit)
    return inner.last if inner else 0


def subject_and_cue(reading: Reading, position: int, limit: int) -> tuple[Mention | None, CueHit | None]:
    """`the site manager, Oleg Bartosz, said`, `Bill Tanager growled`: a subject that begins at position, and its cue."""
    mention = mention_at(reading, position, limit)
    if mention is None:
        return None, None
    mention = with_apposition(reading, mention, limit)
    verb = skip_adverbs(reading, _after_insertions(reading, mention.last, limit), limit)
    hit = cue_at(reading, verb, limit, "DR") if verb < limit else None
    hit = hit or _cue_behind_phrase(reading, mention, limit)
    return (mention, hit) if hit else (None, None)


def _cue_behind_phrase(reading: Reading, mention: Mention, limit: int) -> CueHit | None:
    """`a passenger | on the upper deck | told local radio`: nothing but a phrase between subject and cue."""
    if mention.pronoun or mention.last >= limit or reading.words[mention.last].pos != "ADP":
        return None
    for index in range(mention.last + 1, min(limit, mention.last + 9)):
        word = reading.words[index]
        if not word.is_alphabetic or word.quote >= 0:
            return None
        hit = cue_at(reading, index, limit, "DR") if word.pos in ("VERB", "AUX") else None
        if hit or word.pos in ("VERB", "AUX"):
            return hit
    return None


def _after_insertions(reading: Reading, position: int, limit: int) -> int:
    """Step over what stands between commas behind a subject: `, 52, a former cook at the Grill and one of 17 plaintiffs,`."""
    if position >= limit or reading.words[position].text != ",":
        return position
    for index in range(position, min(limit - 1, position + 35)):
        if reading.words[index].text in (".", ";", ":") or reading.words[index].quote >= 0:
            break
        if reading.words[index].text == "," and cue_at(reading, index + 1, limit, "DR"):
            return index + 1
    return position


def subject_before(reading: Reading, verb: int) -> Mention | None:
    """The phrase that fills the clause before the verb: `De minister, die niet wilde wijken, | zei`."""
    line = reading.line_of(verb)
    end = _without_trailing_adverbs(reading, line.first, verb)
    if _follows_subclause(reading, line.first, end):
        return None
    end = _before_inserted_clause(reading, line.first, end)
    start = clause_start(reading, line.first, end)
    if start >= end:
        return None
    if reading.words[start].lower in reading.vocabulary.focus:
        start += 1  # `Ook de bond betwijfelt`
        if start >= end:
            return None
    opener = reading.words[start].lower
    if opener in reading.vocabulary.day_prepositions and start + 2 < end:
        start += 2 * (
            reading.words[start + 1].lower in reading.vocabulary.calendar
        )  # `On Friday | residents said`
        opener = reading.words[start].lower
    if opener in reading.vocabulary.prepositions | reading.vocabulary.adverbs and not opens_name(
        reading, start
    ):
        return _named_between_commas(reading, end, verb)
    mention = mention_at(reading, start, end)
    if mention is None or mention.first != start:
        return None
    if end < verb and reading.words[end].text == "," and not mention.name:
        mention = with_apposition(reading, replace(mention, last=end), verb)
    gap = end - mention.last
    if (
        gap <= 0
        or _is_one_phrase(reading, mention.last, end)
        or reading.words[mention.last].lower in reading.vocabulary.prepositions
        or reading.words[mention.last].text in ",("
    ):
        return mention
    return None


def _named_between_commas(reading: Reading, comma: int, verb: int) -> Mention | None:
    """`In a letter the chairman, | Piers Lanyon, | wrote`: a name that fills the commas before the verb."""
    if comma >= verb or reading.words[comma].text != ",":
        return None
    inner = mention_at(reading, comma + 1, verb)
    return inner if inner and inner.name and inner.first == comma + 1 and inner.last == verb - 1 else None


def _follows_subclause(reading: Reading, first: int, end: int) -> bool:
    """`Hoewel het laat was, | zei`: what stands before the comma has a subject of its own."""
    if end - 1 <= first or reading.words[end - 1].text != ",":
        return False
    start = clause_start(reading, first, end - 1)
    comma = next((i for i in range(end - 2, first, -1) if reading.words[i].text == ","), first)
    if reading.words[comma + 1].lower in reading.vocabulary.relatives:
        return False  # `X, die als enige tegenstemde, | ontkent`
    return start > first and reading.words[start - 1].lower in reading.vocabulary.subordinators


def _is_one_phrase(reading: Reading, start: int, end: int) -> bool:
    """`De studenten | van de hogere technische school`: no verb and no comma up to the verb."""
    return end - start <= 8 and all(_is_of_phrase(reading, index) for index in range(start, end))


def _is_of_phrase(reading: Reading, index: int) -> bool:
    """No verb: `van`, `the`, and English `officials | briefed on` that only describes."""
    word, vocabulary = reading.words[index], reading.vocabulary
    follower = reading.words[index + 1] if index + 1 < len(reading.words) else None
    if (
        word.lower.endswith(vocabulary.participle_endings)
        and follower
        and follower.pos == "ADP"
        and vocabulary.bare_complements
    ):
        return True
    return (
        word.is_alphabetic
        and word.lower not in vocabulary.finite
        and word.lower not in reading.lexicon.finite
    )


def _without_trailing_adverbs(reading: Reading, first: int, end: int) -> int:
    """`De minister | gisteren nog`."""
    lowest = max(first, end - CLAUSE_REACH)
    while end > lowest and reading.words[end - 1].lower in reading.vocabulary.adverbs:
        end -= 1
    return end


def _before_inserted_clause(reading: Reading, first: int, end: int) -> int:
    """Jump back over `, die ...,` and `, minister van X,` that stand between a subject and its verb."""
    if end - 1 > first and reading.words[end - 1].text == ")":
        return _before_bracket(reading, first, end)
    if end - 1 <= first or reading.words[end - 1].text != ",":
        return end
    for index in range(end - 2, max(first, end - 40), -1):
        if reading.words[index].text == ",":
            return _before_age(reading, first, index)
    return end


def _before_age(reading: Reading, first: int, comma: int) -> int:
    """`Owner Tony Harper |, 62, whose grandfather`."""
    aged = comma - 2 > first and reading.words[comma - 1].text.isdigit()
    return comma - 2 if aged and reading.words[comma - 2].text == "," else comma


def _before_bracket(reading: Reading, first: int, end: int) -> int:
    """`wethouder Vos | (Ruimte)`."""
    for index in range(end - 2, max(first, end - 12), -1):
        if reading.words[index].text == "(":
            return index
    return end


def clause_start(reading: Reading, first: int, end: int) -> int:
    """Where the clause that ends before `end` starts: after a comma, a colon, `maar`, `nadat`."""
    boundaries = reading.vocabulary.clause_boundaries
    for index in range(end - 1, max(first, end - CLAUSE_REACH) - 1, -1):
        word = reading.words[index]
        if word.quote >= 0 or word.text in (";", ":", "–", "—", "("):
            return index + 1
        if word.text == "," and index + 1 < end:
            return index + 2 if reading.words[index + 1].lower in boundaries else index + 1
        if word.lower in boundaries and _joins_clauses(reading, index, first, end):
            return index + 1
    return first


def _joins_clauses(reading: Reading, index: int, first: int, end: int) -> bool:
    """`en` between two nouns joins no clauses: `Jan en Piet zeiden`."""
    word = reading.words[index]
    if word.lower not in reading.vocabulary.noun_joiners:
        return True
    return index == first or not any(
        reading.words[i].is_name_like or reading.words[i].quote >= 0 for i in range(index - 1, index)
    )
