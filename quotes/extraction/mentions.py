"""The words that name a speaker: names, roles, bodies and pronouns, read from token patterns."""

from __future__ import annotations

from dataclasses import replace

from quotes.extraction.mention import Mention
from quotes.extraction.names import (
    is_calendar,
    name_end,
    name_start,
    portfolio_end,
    starts_surname,
    starts_with_particle,
    strip_possessive,
)
from quotes.extraction.nouns import (
    is_adjective,
    is_capital_noun,
    is_demonym,
    is_group,
    is_noun_head,
    is_role,
    is_title,
    may_be_noun,
)
from quotes.extraction.phrases import Phrase, is_described, take_noun
from quotes.extraction.reading import Reading
from quotes.extraction.tree_phrases import phrase_at

MAX_WORDS = 14


def mention_at(reading: Reading, position: int, limit: int) -> Mention | None:
    """Read the noun phrase that starts at position, adverbs before it skipped: `donderdag de Britse minister Jansen`."""
    limit = min(limit, position + 2 * MAX_WORDS)
    start = skip_adverbs(reading, position, limit)
    if start >= limit or reading.words[start].quote >= 0:
        return None
    if (
        reading.words[start].lower in reading.vocabulary.elided_articles
        and start + 1 < limit
        and reading.words[start + 1].has_capital
    ):
        inner = mention_at(reading, start + 1, limit)
        if inner and inner.name and inner.first == start + 1:
            return replace(inner, first=start, name=f"{reading.words[start].text} {inner.name}")
    by_tree = phrase_at(reading, start, limit)
    known = by_tree and (by_tree.name or by_tree.pronoun or is_noun_head(reading, by_tree.role or ""))
    if by_tree and (known or is_demonym(reading, by_tree.last - 1, by_tree.last)):
        return by_tree
    by_words = _pronoun(reading, start, limit) or _phrase(reading, start, min(limit, start + MAX_WORDS))
    if by_words is None or by_words.last >= limit:
        return by_words
    owns = reading.words[by_words.last].text in reading.vocabulary.genitives
    return by_tree if owns and by_tree and by_tree.last > by_words.last + 1 else by_words


def skip_adverbs(reading: Reading, position: int, limit: int) -> int:
    """Step over adverbs and days: `gisteren ook`."""
    limit = min(limit, position + MAX_WORDS)
    while position < limit and reading.words[position].lower in reading.vocabulary.adverbs:
        position += 1
    return position


def _pronoun(reading: Reading, start: int, limit: int) -> Mention | None:
    """`hij`, `ze`; `haar` only where no noun of hers follows: `volgens haar zeker 5.000`, but not `haar advocaat`."""
    word = reading.words[start]
    vocabulary = reading.vocabulary
    if word.lower not in vocabulary.pronouns or word.lower in vocabulary.pronouns_first:
        return None
    if (
        word.lower in vocabulary.possessives
        and start + 1 < limit
        and _may_be_owned(reading, start + 1, limit)
    ):
        return None
    return Mention(start, start + 1, pronoun=word.lower)


def _may_be_owned(reading: Reading, position: int, limit: int) -> bool:
    """After `haar`: `woordvoerder`, `nieuwe advocaat`; not `zeker`, `kreeg`, `betaalt de`."""
    word = reading.words[position]
    if not word.is_alphabetic or not may_be_noun(reading, word) or word.quote >= 0:
        return False
    if is_noun_head(reading, word.lower):
        return True
    after = reading.words[position + 1].lower if position + 1 < limit else ""
    vocabulary = reading.vocabulary
    return after not in vocabulary.determiners | vocabulary.possessives | vocabulary.pronouns


def _phrase(reading: Reading, start: int, limit: int) -> Mention | None:
    """`de Britse minister van Buitenlandse Zaken Liz Truss`: article, qualifier, role, what it is of, name."""
    vocabulary = reading.vocabulary
    first = reading.words[start]
    has_article = first.lower in vocabulary.determiners or first.lower in vocabulary.possessives
    if has_article and first.is_name_like and starts_surname(reading, start, limit):
        has_article = False
    phrase = Phrase(start + 1 if has_article else start, has_article=has_article)
    while phrase.position < limit and _take_one(reading, phrase, limit):
        pass
    _take_attachments(reading, phrase, limit)
    if phrase.name is None and phrase.role is None:
        return None
    if phrase.name is None and not is_described(reading, phrase, first):
        return None
    plural = bool(phrase.role) and is_group(reading, phrase.role or "")
    return Mention(
        start,
        phrase.position,
        phrase.name,
        phrase.role,
        None,
        phrase.qualifier,
        first.lower in vocabulary.definite | vocabulary.possessives,
        first.lower in vocabulary.possessives,
        plural,
    )


def _take_one(reading: Reading, phrase: Phrase, limit: int) -> bool:
    """Take the next word of the phrase, or a whole name; False when the phrase has ended."""
    word = reading.words[phrase.position]
    if word.quote < 0 and word.lower.endswith(reading.vocabulary.age_endings):
        phrase.position += 1
        return True
    if word.quote >= 0 or not word.is_alphabetic:
        return False
    if phrase.name:
        return _take_bearer(reading, phrase, limit)
    common = is_adjective(reading, word) or is_title(reading, word) or is_capital_noun(reading, word)
    if word.is_name_like and not common:
        return _take_name(reading, phrase, limit)
    if starts_with_particle(reading, phrase.position, limit):
        return _take_name(reading, phrase, limit)
    return may_be_noun(reading, word) and take_noun(reading, phrase, word, limit)


def is_speaker_like(reading: Reading, mention: Mention) -> bool:
    """Is this somebody or some body that can speak, rather than any noun?"""
    if mention.name or mention.pronoun or mention.plural:
        return True
    role = mention.role or ""
    return is_noun_head(reading, role) or is_demonym(reading, mention.last - 1, mention.last)


def _take_bearer(reading: Reading, phrase: Phrase, limit: int) -> bool:
    """`Labour | councillor Harry Oldham`: a body in front of a post and a name is no speaker itself."""
    position = phrase.position
    if position + 1 >= limit or phrase.role or not is_role(reading, reading.words[position].lower):
        return False
    if reading.words[position].is_name_like or reading.words[position].pos not in ("NOUN", "PROPN"):
        return False
    phrase.qualifier, phrase.name, phrase.role = phrase.name, None, reading.words[position].lower
    phrase.position += 1
    return True


def _take_name(reading: Reading, phrase: Phrase, limit: int) -> bool:
    """`Liesbet Haverkort`; titles in front (`Housing Minister`) become the role, `van Zandmeer` behind is stepped over."""
    first, end = phrase.position, name_end(reading, phrase.position, limit)
    if end == first:
        return False
    if is_calendar(reading, first, end):
        return False
    if phrase.has_article and _take_capital_role(reading, phrase, end):
        return True
    if is_demonym(reading, first, end):
        phrase.role, phrase.position = reading.words[first].lower, end
        return True
    start = name_start(reading, first, end)
    if start > first:
        phrase.role = reading.words[start - 1].lower
    words = reading.words[start:end]
    phrase.name = strip_possessive(reading, reading.text[words[0].start : words[-1].end])
    phrase.position = end
    if end - start > 1 and end + 1 < limit and reading.words[end].lower in reading.vocabulary.affiliating:
        inner = _phrase(reading, end + 1, limit) if reading.words[end + 1].quote < 0 else None
        phrase.position = inner.last if inner else end
    return True


def _take_capital_role(reading: Reading, phrase: Phrase, end: int) -> bool:
    """`the Prime Minister`: English writes a post with capitals; Dutch `De Boer` is a name."""
    last = reading.words[end - 1].lower
    if not reading.vocabulary.bare_complements or last not in reading.vocabulary.roles:
        return False
    phrase.role, phrase.position = last, end
    return True


def _take_attachments(reading: Reading, phrase: Phrase, limit: int) -> None:
    """`minister van Buitenlandse Zaken Liz Truss`, `woordvoerster van het ministerie van justitie`."""
    while phrase.role and phrase.name is None and phrase.position + 1 < limit:
        joins = reading.words[phrase.position].lower
        inside = joins in reading.vocabulary.within and phrase.role in reading.vocabulary.unnamed_roles
        if joins not in reading.vocabulary.attaching and not inside:
            return
        if not _take_attachment(reading, phrase, limit):
            return


def _take_attachment(reading: Reading, phrase: Phrase, limit: int) -> bool:
    """`van Wonen Liesbet Haverkort` names the minister; `van het bedrijf` says of what somebody speaks for."""
    words, position = reading.words, phrase.position + 1
    if position + 1 < limit and words[position].lower in reading.vocabulary.determiners:
        position += (
            words[position + 1].is_name_like and words[position + 1].lower in reading.vocabulary.departments
        )
    if is_role(reading, phrase.role or "") and words[position].quote < 0:
        position = _department_end(reading, position, limit)
        if position > phrase.position + 1 and _take_holder(reading, phrase, position, limit):
            return True
        if reading.words[position - 1].lower in reading.vocabulary.departments:
            phrase.position = position
            return True
        position = phrase.position + 1
        if _take_holder(reading, phrase, position, limit):
            return True
    inner = _phrase(reading, position, limit) if words[position].quote < 0 else None
    if inner is None:
        return False
    phrase.position = _compound_end(reading, inner, limit)
    return True


def _compound_end(reading: Reading, inner: Mention, limit: int) -> int:
    """`the Harrowmere | flood barrier`: English nouns behind a name that has an article."""
    position = inner.last
    vocabulary = reading.vocabulary
    with_article = not vocabulary.plural_article.isdisjoint(reading.lowers(inner.first - 1, 2))
    if not vocabulary.bare_complements or not inner.name or not with_article:
        return position
    while position < min(limit, inner.last + 3):
        word = reading.words[position]
        described = word.lower.endswith(vocabulary.participle_endings)
        if not word.text.islower() or not may_be_noun(reading, word) or described:
            break
        position += 1
    return position


def _department_end(reading: Reading, position: int, limit: int) -> int:
    """`Sociale Zaken en Werkgelegenheid |`: where the name of a department ends."""
    vocabulary, words = reading.vocabulary, reading.words
    end = position
    while position < limit and words[position].lower in vocabulary.departments | vocabulary.coordinators:
        position += 1
        end = position if words[position - 1].lower in vocabulary.departments else end
    return end


def _take_holder(reading: Reading, phrase: Phrase, position: int, limit: int) -> bool:
    """`[minister van] Wonen | Liesbet Haverkort`: the name behind a post, where a name stands there."""
    if position >= limit or not reading.words[position].is_name_like:
        return False
    end = name_end(reading, position, limit)
    after_department = reading.words[position - 1].lower in reading.vocabulary.departments
    start = position if after_department else portfolio_end(reading, position, end, phrase.role or "")
    if start >= end or (start == position and not after_department):
        return False
    words = reading.words[start:end]
    phrase.name = strip_possessive(reading, reading.text[words[0].start : words[-1].end])
    phrase.position = end
    return True
