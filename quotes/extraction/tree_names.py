"""Where a name begins and ends, from one of its words: titles, departments and towns before it left out, firms whole."""

from __future__ import annotations

from quotes.extraction.body_names import LONGEST, body_start, company_start, is_first_name
from quotes.extraction.names import is_calendar, name_end, name_start, opens_name
from quotes.extraction.nouns import (
    is_adjective,
    is_group,
    is_noun_head,
    is_organisation_word,
    is_role,
    is_title,
)
from quotes.extraction.reading import Reading, is_capital_post
from quotes.extraction.word import Word

NAMING = frozenset({"appos", "flat"})


def name_of(reading: Reading, head: int) -> tuple[int, int] | None:
    """First and last-plus-one word of the name in a phrase: its head's own, or one that stands beside the head."""
    words, tree = reading.words, reading.tree
    attached = head + 1 < len(words) and words[head + 1].lower in reading.vocabulary.attaching
    if words[head].pos == "PROPN" and not (attached and is_title(reading, words[head])):
        return name_around(reading, head)
    for child in tree.children[head]:
        if (
            child > head
            and words[child].dep in NAMING
            and words[child].pos == "PROPN"
            and (words[child].is_name_like or words[child].text.endswith("."))  # not the field of a professor
            and words[child - 1].text not in reading.vocabulary.attaching  # `staatssecretaris van | Asiel`
            and words[child].quote < 0
            and words[tree.left[child]].pos != "ADP"  # `woordvoerder | van het Rode Kruis`
        ):
            return name_around(reading, child)
    following = head + 1
    while (
        following + 1 < len(words) and words[following].text.endswith(".") and len(words[following].text) > 1
    ):
        following += 1  # `Paleontologe dr. Ineke Sassen`
    following += _is_field(reading, head)
    if following < len(words) and words[head].pos == "NOUN" and _starts_name(reading, following):
        return name_around(reading, following)
    holder = _holder(reading, head) if is_role(reading, words[head].lower) else None
    if holder is not None:
        return name_around(reading, holder)
    return None


def _is_field(reading: Reading, head: int) -> bool:
    """`hoogleraar | staatsrecht | Tess Merlot`: one noun between a post and a name that a tree hangs elsewhere."""
    words = reading.words
    if head + 2 >= reading.line_of(head).last or not is_role(reading, words[head].lower):
        return False
    field = words[head + 1]
    return field.pos == "NOUN" and field.text.islower() and field.quote < 0 and words[head + 2].pos == "PROPN"


def _holder(reading: Reading, head: int) -> int | None:
    """`minister van Binnenlandse Zaken | Mahamat Abakar`: where the name behind a department or a town begins."""
    words, vocabulary = reading.words, reading.vocabulary
    limit, at = reading.line_of(head).last, head + 1
    if at + 2 >= limit or words[at].lower not in vocabulary.attaching:
        return None
    at += 1
    start = at
    while at < limit and (
        words[at].lower in vocabulary.departments | vocabulary.places
        or (at > start and words[at].lower in vocabulary.coordinators)
    ):
        at += 1
    if at == start:
        at = _person_behind(reading, start, limit)
    named = start < at < limit and words[at].is_name_like and words[at].pos == "PROPN" and words[at].quote < 0
    return at if named else None


def _person_behind(reading: Reading, start: int, limit: int) -> int:
    """`directeur van Kabelnet | Jan Mulder`: where a first name begins behind the name of a body; start where none does."""
    for index in range(start + 1, min(limit - 1, start + 5)):
        word = reading.words[index]
        if not word.has_capital or not reading.words[start].has_capital:
            break
        if (
            word.opens
            and word.entity == "PER"
            and is_first_name(reading, word.lower)
            and reading.words[index + 1].has_capital
        ):
            return index
    return start


def _starts_name(reading: Reading, at: int) -> bool:
    """`woordvoerder | Els Nijland`: a capital right behind a post."""
    word, before = reading.words[at], reading.words[at - 1]
    if word.sentence == before.sentence and is_noun_head(reading, before.lower) and word.has_capital:
        follower = reading.words[at + 1] if at + 1 < len(reading.words) else None
        titled = (
            word.lower in reading.vocabulary.determiners and follower is not None and follower.is_name_like
        )
        if titled or opens_name(reading, at):
            return word.quote < 0  # `vakbond | De Schakel`, `stichting | Het Groene Hart`
    return (
        word.is_name_like
        and word.is_alphabetic
        and word.quote < 0
        and word.sentence == before.sentence
        and word.pos == "PROPN"
        and not is_adjective(reading, word)
        and (word.entity != "LOC" or is_noun_head(reading, before.lower))
    )


def name_around(reading: Reading, node: int) -> tuple[int, int] | None:
    """The whole run of capitals and particles that a word of a name stands in, titles in front left out."""
    words = reading.words
    limit = reading.line_of(node).last
    while node + 1 < limit and _is_title_only(reading, node) and words[node + 1].is_name_like:
        node += 1
    first = _run_start(reading, node)
    start = name_start(reading, first, max(name_end(reading, first, limit), node + 1))
    last = max(name_end(reading, start, limit), node + 1)
    if is_calendar(reading, start, last) or (last - start == 1 and is_title(reading, words[start])):
        return None
    if (
        last - start == 1
        and start > 0
        and is_capital_post(words[start - 1], words[start], reading.vocabulary)
    ):
        return None
    if last - start == 1 and _is_common_word(reading, words[start]):
        return None
    start = min(start, company_start(reading, start, last), body_start(reading, start, last))
    start = _before_of(reading, start)
    joined = _joined_end(reading, node, last)
    return (first if joined > last else start), joined


def _before_of(reading: Reading, first: int) -> int:
    """`Bank of | England`: a body whose name goes on behind a preposition begins before it."""
    words, vocabulary = reading.words, reading.vocabulary
    at = first - 1
    at -= at > 0 and words[at].text in vocabulary.body_articles
    lowest = reading.line_of(first).first
    if at - 1 < lowest or words[at].text not in vocabulary.body_prepositions:
        return first
    body = words[at - 1]
    named = (
        body.is_name_like and is_organisation_word(reading, body.lower) and body.quote == words[first].quote
    )
    return _run_start(reading, body.index) if named else first


def _is_common_word(reading: Reading, word: Word) -> bool:
    """`Prosecutors`, `Vakbond` at the start of a sentence, `Franse`: a capital, and no name."""
    nationalities, endings = reading.vocabulary.nationalities, reading.vocabulary.adjective_endings
    if is_group(reading, word.lower) or word.lower in nationalities:
        return True
    if word.text.isupper() and is_role(reading, word.lower):
        return True  # `The town's MP`
    if any(word.lower.removesuffix(ending) in nationalities for ending in endings):
        return True
    opens = word.index == reading.line_of(word.index).first
    return (
        opens and word.lower not in reading.proper and is_noun_head(reading, word.lower) and not word.entity
    )


def _is_title_only(reading: Reading, at: int) -> bool:
    """`mr.`, `Raadsvrouw`, `CDA'er`: stands before a name and is none."""
    word = reading.words[at]
    abbreviated = word.text.endswith(".") and not word.is_name_like
    member = word.lower.endswith(reading.vocabulary.member_endings)
    return abbreviated or member or is_title(reading, word)


def _run_start(reading: Reading, node: int) -> int:
    """Where the run begins: back over capitals, and over particles that have a capital before them.

    `minister van Buitenlandse Zaken | Oleksandr Hnatenko`: the name of a department is not his.
    """
    words, particles = reading.words, reading.vocabulary.particles
    lowest, first = max(reading.line_of(node).first, node - LONGEST), node
    while first > lowest:
        step = first - 1
        while step > lowest and words[step].lower in particles and not words[step].is_name_like:
            step -= 1
        word = words[step]
        of_name = word.is_name_like and word.is_alphabetic and word.quote == words[node].quote
        if word.lower in particles and word.has_capital and opens_name(reading, step):
            first = step
            continue
        if word.lower in reading.vocabulary.definite and step == reading.line_of(node).first:
            break  # `De Kamer van Koophandel zegt`, but for `De Croo`
        if _is_title_article(reading, step):
            return step  # `stichting | Het Groene Pad`
        inside = _may_be_in_name(reading, word) or _is_title_article(reading, step - 1)
        if not of_name or _names_something_else(reading, word, words[first], words[node]) or not inside:
            break
        first = step
    return first


def _is_title_article(reading: Reading, at: int) -> bool:
    """`Het`, `De` with a capital inside a sentence."""
    word, line = reading.words[at], reading.line_of(at)
    article = word.lower in reading.vocabulary.definite and word.has_capital and word.quote < 0
    return article and reading.vocabulary.joins_nouns and at > line.first


def _names_something_else(reading: Reading, word: Word, first: Word, node: Word) -> bool:
    """`van Buitenlandse Zaken | Ada Bos`, `van Gent | Lea Hofman`, `van Kabelnet | Jan Mulder`: what the post is of."""
    vocabulary = reading.vocabulary
    of_something = vocabulary.departments | vocabulary.places
    if word.lower in of_something and node.lower not in of_something:
        return True
    before = reading.words[word.index - 1].lower if word.index else ""
    if before not in vocabulary.attaching:
        return False
    beside = (
        first.dep == "appos" and first.head == word.head
    )  # what the post is of and who holds it, both of the post
    return beside or (bool(word.entity) and first.opens)


def _may_be_in_name(reading: Reading, word: Word) -> bool:
    """`National` of `National Heart Council` is; `Britse` of `Britse minister` is not."""
    if word.entity and not word.opens and word.pos != "ADJ":
        return True
    if word.entity == "ORG":
        return True
    follower = reading.words[word.index + 1] if word.index + 1 < len(reading.words) else None
    if follower and follower.has_capital and follower.lower in reading.vocabulary.possessives:
        return True  # `Save Our Shores`
    if follower and follower.has_capital and is_organisation_word(reading, follower.lower):
        return True  # `European Commission`
    return word.pos in ("PROPN", "NOUN", "X") and not is_adjective(reading, word)


def _joined_end(reading: Reading, node: int, last: int) -> int:
    """`Emre en Kaan Yıldız`: two who speak as one."""
    words, tree = reading.words, reading.tree
    if last + 1 >= len(words) or words[last].lower not in reading.vocabulary.name_joiners:
        return last
    if (
        last >= 1
        and is_first_name(reading, words[last - 1].lower)
        and is_first_name(reading, words[last + 1].lower)
    ):
        alone = last < 2 or not words[last - 2].is_name_like
        return name_end(reading, last + 1, reading.line_of(node).last) if alone else last
    for child in tree.children[node]:
        if child == last + 1 and words[child].dep == "conj" and words[child].pos == "PROPN":
            return name_end(reading, child, reading.line_of(node).last)
    return last
