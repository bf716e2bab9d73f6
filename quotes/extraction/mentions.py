"""The words that name a speaker: names, roles, bodies and pronouns, read from token patterns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from quotes.extraction.reading import Reading, Word

MAX_WORDS = 14


@dataclass(frozen=True, slots=True)
class Mention:
    """Words first..last (exclusive) that name a speaker.

    name: the proper name in it. role: its head noun ("minister"). pronoun: the pronoun it is.
    qualifier: a nationality or body beside the role ("Britse"). definite: "de minister", "zijn ambtgenoot".
    """

    first: int
    last: int
    name: str | None = None
    role: str | None = None
    pronoun: str | None = None
    qualifier: str | None = None
    definite: bool = False
    possessed: bool = False
    plural: bool = False


def mention_at(reading: Reading, position: int, limit: int) -> Mention | None:
    """Read the noun phrase that starts at position, adverbs before it skipped: `donderdag de Britse minister Jansen`."""
    limit = min(limit, position + 2 * MAX_WORDS)
    start = skip_adverbs(reading, position, limit)
    if start >= limit or reading.words[start].quote >= 0:
        return None
    return _pronoun(reading, start, limit) or _phrase(reading, start, min(limit, start + MAX_WORDS))


def skip_adverbs(reading: Reading, position: int, limit: int) -> int:
    """Step over adverbs and days: `gisteren ook`."""
    limit = min(limit, position + MAX_WORDS)
    while position < limit and reading.words[position].lower in reading.vocabulary.adverbs:
        position += 1
    return position


def _pronoun(reading: Reading, start: int, limit: int) -> Mention | None:
    word = reading.words[start]
    vocabulary = reading.vocabulary
    if word.lower not in vocabulary.pronouns or word.lower in vocabulary.pronouns_first:
        return None
    if word.lower in vocabulary.possessives and start + 1 < limit and reading.words[start + 1].is_alphabetic:
        follower = reading.words[start + 1].lower
        if (
            follower
            not in vocabulary.prepositions
            | vocabulary.adverbs
            | vocabulary.finite
            | vocabulary.clause_openers
        ):
            return None
    return Mention(start, start + 1, pronoun=word.lower)


@dataclass(slots=True)
class _Phrase:
    """What has been read of a noun phrase so far."""

    position: int
    name: str | None = None
    role: str | None = None
    qualifier: str | None = None


def _phrase(reading: Reading, start: int, limit: int) -> Mention | None:
    vocabulary = reading.vocabulary
    first = reading.words[start]
    has_article = first.lower in vocabulary.determiners or first.lower in vocabulary.possessives
    if has_article and first.is_name_like and _starts_surname(reading, start, limit):
        has_article = False
    phrase = _Phrase(start + 1 if has_article else start)
    while phrase.position < limit and _take_one(reading, phrase, limit):
        pass
    _take_attachments(reading, phrase, limit)
    if phrase.name is None and phrase.role is None:
        return None
    if not has_article and phrase.name is None and not _may_stand_bare(reading, phrase, start):
        return None
    plural = bool(phrase.role) and phrase.role in vocabulary.plural_people
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


def _starts_surname(reading: Reading, start: int, limit: int) -> bool:
    """`De Croo zei` in the middle of a sentence: a capital article before a capital."""
    word = reading.words[start]
    if word.lower not in reading.vocabulary.particles or start == reading.line_of(start).first:
        return False
    return start + 1 < limit and reading.words[start + 1].is_name_like


def _may_stand_bare(reading: Reading, phrase: _Phrase, start: int) -> bool:
    """Without article: `Brits buitenlandminister`, `woordvoerder Jansen`, `critici`, or a role in a headline."""
    role = phrase.role or ""
    vocabulary = reading.vocabulary
    return role in vocabulary.plural_people or is_role(reading, role) or role in vocabulary.organisations


def _take_one(reading: Reading, phrase: _Phrase, limit: int) -> bool:
    """Take the next word of the phrase, or a whole name; False when the phrase has ended."""
    word = reading.words[phrase.position]
    if word.quote >= 0 or not word.is_alphabetic:
        return False
    if phrase.name:
        return False
    if word.is_name_like and not (_is_adjective(reading, word) or _is_title(reading, word)):
        return _take_name(reading, phrase, limit)
    if not _may_be_noun(reading, word):
        return _starts_with_particle(reading, phrase.position, limit) and _take_name(reading, phrase, limit)
    if _starts_with_particle(reading, phrase.position, limit):
        return _take_name(reading, phrase, limit)
    return _take_noun(reading, phrase, word)


def _take_noun(reading: Reading, phrase: _Phrase, word: Word) -> bool:
    lower = word.lower
    if _is_adjective(reading, word):
        phrase.qualifier = word.text
    elif phrase.role and not is_role(reading, lower):
        return False
    elif _is_noun_head(reading, lower) or phrase.role is None:
        if phrase.role is None and lower.endswith("e") and not _is_noun_head(reading, lower):
            following = _following(reading, phrase.position)
            if following and following.is_alphabetic and _may_be_noun(reading, following):
                phrase.position += 1
                return True
        phrase.role = lower
    phrase.position += 1
    return True


def _following(reading: Reading, position: int) -> Word | None:
    return reading.words[position + 1] if position + 1 < len(reading.words) else None


def _may_be_noun(reading: Reading, word: Word) -> bool:
    return word.lower not in reading.vocabulary.no_nouns and not _is_cue_verb(reading, word)


def _is_cue_verb(reading: Reading, word: Word) -> bool:
    lower = word.lower
    if word.is_name_like or (
        lower not in reading.lexicon.finite and lower not in reading.lexicon.participles
    ):
        return False
    return not _is_noun_head(reading, lower)


def _is_adjective(reading: Reading, word: Word) -> bool:
    """`Britse`, `Brits`, `Wit-Russische`: a capitalised word that says of which country, before a noun."""
    lower = word.lower
    if not word.is_name_like:
        return False
    following = _following(reading, word.index)
    if following is None or following.sentence != word.sentence or not following.is_alphabetic:
        return False
    if lower in reading.vocabulary.nationalities:
        return not following.is_name_like or True
    if not lower.endswith(("se", "sche")) or len(lower) < 5:
        return False
    return not following.is_name_like and _may_be_noun(reading, following)


def _is_title(reading: Reading, word: Word) -> bool:
    """`NAVO-secretaris-generaal`, `Hezbollah-leider`; and `Minister` with its capital before a name or a `van`."""
    _, hyphen, tail = word.text.partition("-")
    if hyphen:
        return tail[:1].islower() and is_role(reading, word.lower)
    return word.lower in reading.vocabulary.roles and word.text[1:].islower()


def is_role(reading: Reading, lower: str) -> bool:
    """Is this what a person is or does? Compounds count by their last part: `buitenlandminister`, `bondscoach`."""
    roles = reading.vocabulary.roles
    return lower in roles or _ends_with(lower, roles)


def is_speaker_like(reading: Reading, mention: Mention) -> bool:
    """Is this somebody or some body that can speak, rather than any noun?"""
    if mention.name or mention.pronoun or mention.plural:
        return True
    role = mention.role or ""
    return _is_noun_head(reading, role)


def is_organisation_word(reading: Reading, lower: str) -> bool:
    bodies = reading.vocabulary.organisations
    return lower in bodies or _ends_with(lower, bodies)


@lru_cache(maxsize=20_000)
def _ends_with(lower: str, nouns: frozenset[str]) -> bool:
    return any(lower[cut:] in nouns for cut in range(2, max(2, len(lower) - 3)))


def _is_noun_head(reading: Reading, lower: str) -> bool:
    vocabulary = reading.vocabulary
    return (
        is_role(reading, lower)
        or is_organisation_word(reading, lower)
        or lower in vocabulary.plural_people
        or lower in vocabulary.documents
    )


def opens_name(reading: Reading, position: int) -> bool:
    """`Van den Berg`, `De Croo`: a capital particle before a name; at the start of a sentence only in a chain."""
    word = reading.words[position]
    following = reading.words[position + 1 : position + 3]
    if word.lower not in reading.vocabulary.particles or not word.is_name_like or not following:
        return False
    if following[0].lower in reading.vocabulary.particles and not following[0].is_name_like:
        return True
    return position != reading.line_of(position).first and following[0].is_name_like


def _starts_with_particle(reading: Reading, position: int, limit: int) -> bool:
    """`van 't Hof`, `de Vries`: a particle before a capital, where a name may start."""
    particles = reading.vocabulary.particles
    if reading.words[position].lower not in particles or not reading.words[position].is_name_like:
        return False
    while position < limit and reading.words[position].lower in particles:
        position += 1
    return position < limit and reading.words[position].is_name_like


def _take_name(reading: Reading, phrase: _Phrase, limit: int) -> bool:
    end = name_end(reading, phrase.position, limit)
    words = reading.words[phrase.position : end]
    if not words:
        return False
    phrase.name = strip_possessive(reading.text[words[0].start : words[-1].end])
    phrase.position = end
    return True


def name_end(reading: Reading, position: int, limit: int) -> int:
    """Where the name that starts at position ends: `Jan Peter van 't Hof`, `J. de Vries`, `Simeon II`."""
    particles = reading.vocabulary.particles
    end = probe = position
    while probe < limit:
        word = reading.words[probe]
        if word.quote >= 0 or (end > position and reading.words[end - 1].text.endswith(("'s", "’s"))):
            break
        if (
            word.is_name_like
            and word.is_alphabetic
            and not (end > position and word.lower in reading.vocabulary.adverbs)
        ):
            probe = end = probe + 1
        elif word.lower in particles and (end > position or word.is_name_like):
            probe += 1
        elif (
            word.text == "." and len(reading.words[probe - 1].text) <= 2 and probe == end and probe > position
        ):
            probe = end = probe + 1
        else:
            break
    return end


def strip_possessive(name: str) -> str:
    """`Trimble's`, `Truss'` without their ending; a stop that was glued to the name goes as well."""
    if name.endswith(".") and len(name.split()[-1]) > 3 and name.count(".") == 1:
        name = name[:-1]
    for ending in ("'s", "’s", "'", "’"):
        if name.endswith(ending):
            return name[: -len(ending)]
    return name


def _take_attachments(reading: Reading, phrase: _Phrase, limit: int) -> None:
    """`minister van Buitenlandse Zaken Liz Truss`, `woordvoerster van het ministerie van justitie`."""
    while phrase.role and phrase.name is None and phrase.position + 1 < limit:
        joins = reading.words[phrase.position].lower
        inside = joins in ("in", "binnen", "within") and phrase.role in reading.vocabulary.unnamed_roles
        if joins not in reading.vocabulary.attaching and not inside:
            return
        if not _take_attachment(reading, phrase, limit):
            return


def _take_attachment(reading: Reading, phrase: _Phrase, limit: int) -> bool:
    vocabulary, words = reading.vocabulary, reading.words
    position = phrase.position + 1
    while position < limit and words[position].lower in vocabulary.departments | vocabulary.coordinators:
        position += 1
    if position > phrase.position + 1:
        phrase.position = position
        if position < limit and words[position].is_name_like and is_role(reading, phrase.role or ""):
            _take_name(reading, phrase, limit)
        return True
    inner = _phrase(reading, position, limit) if words[position].quote < 0 else None
    if inner is None:
        return False
    phrase.position = inner.last
    return True
