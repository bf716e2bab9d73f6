"""Where a name begins and ends, from one of its words: titles, departments and towns before it left out, firms whole."""

from __future__ import annotations

from quotes.extraction.names import LONGEST, is_calendar, is_given, name_end, name_start, opens_name
from quotes.extraction.nouns import (
    is_adjective,
    is_group,
    is_noun_head,
    is_organisation_word,
    is_role,
    is_title,
)
from quotes.extraction.person import first_names
from quotes.extraction.reading import Reading
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
    if following < len(words) and words[head].pos == "NOUN" and _starts_name(reading, following):
        return name_around(reading, following)
    holder = _holder(reading, head) if is_role(reading, words[head].lower) else None
    if holder is not None:
        return name_around(reading, holder)
    return None


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
            and _is_first_name(reading, word.lower)
            and reading.words[index + 1].has_capital
        ):
            return index
    return start


def _starts_name(reading: Reading, at: int) -> bool:
    """`woordvoerder | Els Nijland`: a capital right behind a post."""
    word, before = reading.words[at], reading.words[at - 1]
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
    if last - start == 1 and _is_common_word(reading, words[start]):
        return None
    start = min(start, _company_start(reading, start, last), _body_start(reading, start, last))
    joined = _joined_end(reading, node, last)
    return (first if joined > last else start), joined


def _company_start(reading: Reading, first: int, last: int) -> int:
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


def _body_start(reading: Reading, first: int, last: int) -> int:
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
        if (
            not of_name
            or _names_something_else(reading, word, words[first], words[node])
            or not _may_be_in_name(reading, word)
        ):
            break
        first = step
    return first


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
    if follower and follower.has_capital and is_organisation_word(reading, follower.lower):
        return True  # `European Commission`
    return word.pos in ("PROPN", "NOUN", "X") and not is_adjective(reading, word)


def _is_first_name(reading: Reading, lower: str) -> bool:
    """In the language's own lists, or in those of the world."""
    return is_given(reading, lower) or lower in first_names("feminine") or lower in first_names("masculine")


def _joined_end(reading: Reading, node: int, last: int) -> int:
    """`Emre en Kaan Yıldız`: two who speak as one."""
    words, tree = reading.words, reading.tree
    if last + 1 >= len(words) or words[last].lower not in reading.vocabulary.name_joiners:
        return last
    if (
        last >= 1
        and _is_first_name(reading, words[last - 1].lower)
        and _is_first_name(reading, words[last + 1].lower)
    ):
        alone = last < 2 or not words[last - 2].is_name_like
        return name_end(reading, last + 1, reading.line_of(node).last) if alone else last
    for child in tree.children[node]:
        if child == last + 1 and words[child].dep == "conj" and words[child].pos == "PROPN":
            return name_end(reading, child, reading.line_of(node).last)
    return last
