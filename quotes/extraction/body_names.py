"""The names of bodies and firms: `Raad voor de Rechtspraak`, `J.D. Hallam & Sons plc`, where they begin and end."""

from __future__ import annotations

from quotes.extraction.nouns import is_group, is_organisation_word
from quotes.extraction.person import first_names
from quotes.extraction.reading import Reading

LONGEST = 14  # words of a name


def company_end(reading: Reading, position: int, limit: int) -> int:
    """`J.D. Hallam & Sons plc.`, `Peeters, Crab & Zn.`, `'t Duin B.V.`: up to the form of the firm; 0 where there is none."""
    words, end = reading.words, 0
    if not words[position].has_capital:
        return 0
    for index in range(position, min(limit, position + 9)):
        word = words[index]
        joins = word.text in ("&", ",", "'") or word.text in reading.vocabulary.genitive_s or word.has_capital
        form = word.lower.strip(".") in reading.vocabulary.company_forms and index > position
        if word.quote != words[position].quote or not (joins or form):
            break
        if form:
            end = index + 1
    if end and end < limit and words[end].text == "." and end + 1 < limit:
        end += 1
    return end


def names_a_body(reading: Reading, first: int, position: int, limit: int) -> bool:
    """`Marlow Chamber | of Commerce`, `Bank of England`: `of` inside the name of a body."""
    vocabulary = reading.vocabulary
    of = reading.words[position].text in vocabulary.body_prepositions
    if not of or position == first or position + 1 >= limit:
        return False
    before, following = reading.words[position - 1], reading.words[position + 1]
    if following.text in vocabulary.body_articles and position + 2 < limit:
        following = reading.words[position + 2]  # `Raad voor | de Rechtspraak`
    if not following.is_name_like or following.lower in vocabulary.calendar:
        return False
    if position - first > 1 and is_first_name(reading, reading.words[first].lower):
        return False  # `Leanne Church | of Greenfield Council`
    people = is_group(reading, before.lower) and reading.words[position].text in vocabulary.cause_prepositions
    return is_organisation_word(reading, before.lower) or people


def is_body_by_place(reading: Reading, first: int, end: int) -> bool:
    """`Vakbond | De Schakel` at the start of a sentence."""
    if end - first < 2 or reading.vocabulary.bare_complements:
        return False
    word = reading.words[first]
    opens = (
        first == reading.line_of(first).first and word.text[1:].islower() and word.lower not in reading.proper
    )
    somewhere = end - first == 2 and reading.words[first + 1].lower in reading.vocabulary.places
    if opens and is_group(reading, word.lower) and reading.words[first + 1].has_capital:
        return True  # a headline's `Bewoners | Zandwijk`
    return opens and is_organisation_word(reading, word.lower) and not somewhere  # `Milieubond Vlaanderen`


def is_first_name(reading: Reading, lower: str) -> bool:
    """In the language's own lists, or in those of the world."""
    return is_given(reading, lower) or lower in first_names("feminine") or lower in first_names("masculine")


def is_given(reading: Reading, lower: str) -> bool:
    """Is this a first name: `liesbet`?"""
    return lower in reading.vocabulary.first_names


def company_start(reading: Reading, first: int, last: int) -> int:
    """`J.D. Hallam & Sons | plc`, `St. Brendan's Care | Ltd.`: back over what joins the parts of a firm's name."""
    words = reading.words
    forms = reading.vocabulary.company_forms
    if not any(words[i].lower.strip(".") in forms for i in range(first, last)):
        return first
    lowest, start = max(reading.line_of(first).first, first - LONGEST), first
    while start > lowest:
        before = words[start - 1]
        joins = before.text in ("&", "'") or before.text in reading.vocabulary.genitive_s
        joins = joins and start - 2 >= lowest and words[start - 2].has_capital
        joins = joins or before.lower in reading.vocabulary.elided_articles
        if (
            not (before.has_capital or joins)
            or before.quote != words[first].quote
            or before.lower in reading.vocabulary.determiners
        ):
            break
        start -= 1
    return start


def body_start(reading: Reading, first: int, last: int) -> int:
    """`the | Federal Aviation Administration`, `the | Aircraft Technicians’ Alliance`: English bodies, from their article on."""
    words, vocabulary = reading.words, reading.vocabulary
    body = words[last - 1]
    if not (vocabulary.bare_complements and body.has_capital and is_organisation_word(reading, body.lower)):
        return first
    lowest, start = max(reading.line_of(first).first, first - LONGEST), first
    while start > lowest:
        owned = words[start - 1].text in vocabulary.genitives and start - 2 >= lowest
        before = words[start - 2 if owned else start - 1]
        if not before.has_capital or not before.is_alphabetic or before.quote != body.quote:
            break
        if before.lower in vocabulary.determiners or before.lower in vocabulary.calendar:
            break
        start = before.index
    behind_article = start > lowest and words[start - 1].lower in vocabulary.plural_article
    return start if behind_article else first
