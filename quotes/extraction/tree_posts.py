"""A name and the post beside it: whose the post is, and whose name stands behind it."""

from __future__ import annotations

from quotes.extraction.nouns import is_group, is_noun_head, is_organisation_word, is_role
from quotes.extraction.reading import Reading
from quotes.extraction.tree_names import name_around


def is_owner(reading: Reading, start: int, last: int) -> bool:
    """`Burgemeester Els Hendrix' | woordvoerder bevestigt`: the one who speaks is hers; no name of his own follows."""
    words = reading.words
    if last + 1 >= len(words):
        return False
    genitives = reading.vocabulary.genitives
    mark = words[last].text in genitives
    post = words[last + 1] if mark else words[last]
    owned = mark or words[last - 1].text.endswith(genitives)
    behind = words[post.index + 1] if post.index + 1 < len(words) else None
    named = behind is not None and (
        behind.is_name_like or (behind.text == "," and _is_named_beside(reading, behind.index + 1))
    )
    return owned and not post.has_capital and is_role(reading, post.lower) and not named


def _is_named_beside(reading: Reading, at: int) -> bool:
    return at < len(reading.words) and reading.words[at].is_name_like


def behind_its_post(reading: Reading, named: tuple[int, int] | None) -> tuple[int, int] | None:
    """`Labour councillor | Harry Oldham`, `Eastmere boss | Ian Crewe`: the name behind the post, where there is one."""
    if named is None or named[1] + 1 >= len(reading.words):
        return named
    post, following = reading.words[named[1]], reading.words[named[1] + 1]
    if post.is_name_like or not is_role(reading, post.lower) or post.quote >= 0:
        return named
    if following.text == "," and named[1] + 2 < len(reading.words):
        following = reading.words[named[1] + 2]
    if not following.is_name_like or following.sentence != post.sentence or following.quote >= 0:
        return named
    return name_around(reading, following.index) or named


def belongs_to_role(reading: Reading, head: int, named: tuple[int, int]) -> bool:
    """`a United Nations | spokeswoman`, `Poland's infrastructure | ministry`: the name in front says whose it is."""
    if named[1] >= len(reading.words):
        return False
    words, vocabulary = reading.words, reading.vocabulary
    possessed = words[named[1] - 1].text.endswith(vocabulary.genitive_s)
    possessed = possessed or words[named[1]].text in vocabulary.genitives
    if possessed and named[1] <= head <= named[1] + 3:
        return is_noun_head(reading, words[head].lower)
    speaks = is_role(reading, words[head].lower) or is_organisation_word(reading, words[head].lower)
    return named[1] == head and words[head].pos == "NOUN" and (speaks or is_group(reading, words[head].lower))
