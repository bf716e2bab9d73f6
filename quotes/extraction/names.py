"""Where a proper name starts and ends: particles, initials, titles in front, affiliations behind."""

from __future__ import annotations

import re
from functools import lru_cache

from quotes.extraction.body_names import (
    LONGEST,
    company_end,
    is_body_by_place,
    is_given,
    names_a_body,
)
from quotes.extraction.nouns import is_demonym, is_organisation_word, is_title
from quotes.extraction.reading import Reading


def opens_name(reading: Reading, position: int) -> bool:
    """`Van den Berg`, `De Croo`: a capital particle before a name; at the start of a sentence only in a chain."""
    word = reading.words[position]
    follower = reading.words[position + 1 : position + 3]
    if word.lower not in reading.vocabulary.particles or not word.is_name_like or not follower:
        return False
    if follower[0].lower in reading.vocabulary.particles and not follower[0].is_name_like:
        return True
    abbreviated = (
        len(follower[0].text.rstrip(".")) > 1 and follower[0].text.isupper()
    )  # `De NAVO`: an article
    from_there = follower[0].lower in reading.vocabulary.demonyms  # `De Italiaan`
    named = follower[0].is_name_like and not abbreviated and not from_there
    if named and _stands_in(reading.text, f" {word.lower} {follower[0].text}"):
        return True  # `Ten Brummelhuis`, who is `Roelof ten Brummelhuis` elsewhere
    return position != reading.line_of(position).first and follower[0].is_name_like


def starts_with_particle(reading: Reading, position: int, limit: int) -> bool:
    """`van 't Hof`, `de Vries`: a particle before a capital, where a name may start."""
    particles = reading.vocabulary.particles
    if reading.words[position].lower not in particles or not reading.words[position].is_name_like:
        return False
    while position < limit and reading.words[position].lower in particles:
        position += 1
    return position < limit and reading.words[position].is_name_like


def starts_surname(reading: Reading, start: int, limit: int) -> bool:
    """`De Croo zei` in the middle of a sentence: a capital article before a capital."""
    word = reading.words[start]
    if word.lower not in reading.vocabulary.particles or start == reading.line_of(start).first:
        return False
    return start + 1 < limit and reading.words[start + 1].is_name_like


def name_end(reading: Reading, position: int, limit: int) -> int:
    """Where the name that starts at position ends: `Jan Peter van 't Hof`, `J. de Vries`, `Simeon II`."""
    vocabulary = reading.vocabulary
    limit = min(limit, position + LONGEST)
    company = company_end(reading, position, limit)
    if company:
        return company
    end = probe = position
    while probe < limit:
        word = reading.words[probe]
        if word.quote >= 0 or (end > position and _is_possessed(reading, end)):
            break
        if word.is_name_like and word.is_alphabetic and not (end > position and _is_no_name(reading, probe)):
            probe = end = probe + 1
        elif (
            word.text in vocabulary.genitives
            and probe == end
            and end > position
            and not _is_possessed(reading, end + 1)
        ) or (probe == end > position and _opens_elided(reading, probe, limit)):
            probe += 1
        elif word.lower in vocabulary.particles and (end > position or word.is_name_like):
            if probe == end and _is_affiliation(reading, position, probe, limit):
                break
            probe += 1
        elif (
            word.text == "&"
            and probe == end > position
            and probe + 1 < limit
            and reading.words[probe + 1].is_name_like
        ) or (probe == end and names_a_body(reading, position, probe, limit)):
            probe += 1
        elif (
            word.text == "." and len(reading.words[probe - 1].text) <= 2 and probe == end and probe > position
        ):
            probe = end = probe + 1
        else:
            break
    return end


def _opens_elided(reading: Reading, position: int, limit: int) -> bool:
    """`Tjitske | in 't Veld`; not `Jan woont | in 't Gooi`, a region."""
    words, vocabulary = reading.words, reading.vocabulary
    if position + 2 >= limit or words[position].lower not in vocabulary.within:
        return False
    surname = words[position + 2]
    elided = words[position + 1].lower in vocabulary.elided_articles and surname.has_capital
    return elided and surname.lower not in vocabulary.places and words[position - 1].is_name_like


def _is_possessed(reading: Reading, end: int) -> bool:
    """`Trimble's | party`; not `Theatre Workers' | Guild`."""
    before, following = reading.words[end - 1], reading.words[end] if end < len(reading.words) else None
    vocabulary = reading.vocabulary
    if not before.text.endswith(vocabulary.genitive_s) and before.text not in vocabulary.genitives:
        return False
    return following is None or not (following.has_capital and is_organisation_word(reading, following.lower))


def _is_no_name(reading: Reading, position: int) -> bool:
    """`Haverkort Wednesday`: an adverb or a day with a capital ends the name before it; `Chase Winter` is all name."""
    word, before = reading.words[position], reading.words[position - 1]
    lower, vocabulary = word.lower, reading.vocabulary
    small = vocabulary.common_nouns_small and not reading.line_of(position).heading
    joined = word.dep == "flat" and word.head == before.index and word.has_capital
    if small or (joined and (word.entity == "PER" or is_given(reading, before.lower))):
        return False
    return lower in reading.vocabulary.adverbs or lower in reading.vocabulary.calendar


def _is_affiliation(reading: Reading, first: int, particle: int, limit: int) -> bool:
    """`Teun Achterveld | van Zandmeer`: `van` behind a full name says where from; in `Roos van Elderinck` it is part of it.

    Two first names (`Jan Peter van 't Hof`) and a surname that the article prints as `Van X` keep theirs.
    """
    vocabulary = reading.vocabulary
    if reading.words[particle].text not in vocabulary.affiliating or particle - first < 2:
        return False
    if names_a_body(reading, first, particle, limit):
        return False  # `Nederlandse Vereniging van Zaalhouders`
    chain = particle + 1
    while chain < limit and reading.words[chain].lower in vocabulary.particles:
        chain += 1
    between = {word.lower for word in reading.words[particle + 1 : chain]}
    if chain >= limit or between - vocabulary.affiliating_articles:
        return False  # van der, van den, van 't: only surnames
    before = [word for word in reading.words[first:particle] if word.text != "."]
    given = all(len(word.text) <= 2 or word.lower in vocabulary.first_names for word in before)
    surnames = _surnames_with(reading.text, reading.words[particle].lower, vocabulary.surname_articles)
    return not given and reading.words[chain].lower not in surnames


@lru_cache(maxsize=2_000)
def _stands_in(text: str, words: str) -> bool:
    return words in text


@lru_cache(maxsize=8)
def _surnames_with(text: str, particle: str, articles: frozenset[str]) -> frozenset[str]:
    """`elderinck`, when `noemt Van Elderinck` stands in the text: a capital particle inside a sentence."""
    between = "|".join(re.escape(article) for article in sorted(articles))
    surname = rf"(?<![.!?…] )(?<!\n)\b{particle.capitalize()} (?:(?:{between}) )?([^\W\d_]\w+)"
    return frozenset(found.group(1).casefold() for found in re.finditer(surname, text))


def name_start(reading: Reading, first: int, end: int) -> int:
    """Where the bearer's name begins in a run of capitals: `Housing Minister | Liesbet Haverkort`, `Wethouder | Vos`."""
    start = first
    for index in range(first, end - 1):
        word, follower = reading.words[index], reading.words[index + 1]
        if (
            follower.is_name_like
            and follower.is_alphabetic
            and (is_title(reading, word) or word.lower.endswith(reading.vocabulary.member_endings))
        ):
            before = reading.words[index - 1] if index > first else None
            if before is None or not is_given(reading, before.lower):
                start = index + 1
    if first > 0 and end - start >= 2 and is_demonym(reading, start, start + 1):
        return start + 1  # `de Canadees | Alan Fortescue`
    if start == first and (_is_role_by_place(reading, first, end) or is_body_by_place(reading, first, end)):
        return first + 1
    return start


def _is_role_by_place(reading: Reading, first: int, end: int) -> bool:
    """`Substitute | Kola Adeyemi`, `Cabaretière | Saskia Roozen`: a first word before a first name and a surname."""
    if end - first < 2 or not reading.words[first + 1].has_capital:
        return False
    word, follower = reading.words[first], reading.words[first + 1]
    told = follower.opens and follower.entity == "PER" and not word.entity and word.pos == "NOUN"
    if end - first < (2 if told else 3):
        return False
    if first != reading.line_of(first).first or not word.text[1:].islower():
        return False
    lower = word.lower
    if lower in reading.proper or is_given(reading, lower) or lower in reading.vocabulary.particles:
        return False
    return told or is_given(reading, follower.lower)


def portfolio_end(reading: Reading, first: int, end: int, role: str) -> int:
    """Where a post or place ends and its holder's name begins: `van Wonen | Liesbet Haverkort`, `van Gent | Els Wouters`.

    Returns end when no name follows, first when the run holds nothing but a name.
    """
    vocabulary, words = reading.vocabulary, reading.words
    position = first
    while position < end and (
        words[position].lower in vocabulary.departments
        or (position > first and words[position].lower in vocabulary.coordinators)
        or words[position].lower in vocabulary.places
    ):
        position += 1
    if position > first:
        return position
    for index in range(first + 1, end - 1):
        if is_given(reading, words[index].lower):
            return index
    if role.endswith(tuple(vocabulary.portfolio_roles)):
        return first + 1 if end - first >= 3 and words[first + 1].is_name_like else end
    return first


def is_calendar(reading: Reading, first: int, end: int) -> bool:
    """`Wednesday`, `November`: a capital that makes no name."""
    return all(word.lower in reading.vocabulary.calendar for word in reading.words[first:end])


def strip_possessive(reading: Reading, name: str) -> str:
    """`Trimble's`, `Truss'` without their ending; a stop that was glued to the name goes as well."""
    last = name.split()[-1][:-1] if name.endswith(".") else ""
    abbreviated = len(last) == 2 and last.isupper() and last.lower() not in reading.vocabulary.company_forms
    if (len(last) > 2 or abbreviated) and name.count(".") == 1:
        name = name[:-1]  # `zegt het OM.`
    for ending in reading.vocabulary.genitives:
        if name.endswith(ending):
            return name[: -len(ending)]
    return name
