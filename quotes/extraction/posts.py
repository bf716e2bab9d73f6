"""Whom `de minister` means outside quotes, for readers who see one sentence without its article: only where there is no doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quotes.extraction.nouns import is_role
from quotes.extraction.person import Person, fold, last_word
from quotes.extraction.posts_alike import is_same_post
from quotes.extraction.reading import Reading
from quotes.extraction.references import Reference, Story
from quotes.extraction.word import Word
from quotes.language.spans import Span

NAMED_WITHIN = 8  # words between a post and the name that it belongs to: `de Britse minister van Buitenlandse Zaken Liz Truss`


def certain_posts(story: Story, stretches: Sequence[tuple[int, int]]) -> list[tuple[Reference, ...]]:
    """Return for each stretch of characters the posts in it whose holder is certain, each with his full name.

    Certain: the article names one holder of such a post, and every mention of it is either his or the bare `de minister`; nobody is
    called a predecessor or counterpart. Cost: a look at each word of the stretches; one walk over the article per post found.
    """
    known: dict[str, Person | None] = {}
    return [tuple(_in_stretch(story, stretch, known)) for stretch in stretches]


def _in_stretch(
    story: Story, stretch: tuple[int, int], known: dict[str, Person | None]
) -> Iterator[Reference]:
    reading = story.reading
    for word in _defined(reading, stretch):
        if not is_role(reading, word.lower) or not _is_bare(reading, word):
            continue
        if word.lower not in known:
            known[word.lower] = _only_holder(story, word.lower)
        holder = known[word.lower]
        told = fold(reading.text[slice(*stretch)]).split()
        if holder and last_word(holder.name) not in told:
            yield Reference(Span.of(reading.text, word.end, word.end), f" [{holder.name}]", "post")
            return


def _defined(reading: Reading, stretch: tuple[int, int]) -> list[Word]:
    """The words behind `de` or `the`, outside quotes."""
    first, last = map(reading.index_at, stretch)
    before = reading.words[max(0, first - 1) : last]
    definite = reading.vocabulary.definite
    return [word for article, word in pairwise(before) if article.lower in definite and word.quote < 0]


def _is_bare(reading: Reading, word: Word) -> bool:
    """`de minister`; not `de Franse minister`, `de minister van Defensie`, `de minister Bos`."""
    before = reading.words[word.index - 1] if word.index else None
    after = reading.words[word.index + 1] if word.index + 1 < len(reading.words) else None
    if before is None or before.sentence != word.sentence or before.lower not in reading.vocabulary.definite:
        return False
    if after is None or after.sentence != word.sentence:
        return True
    possessed = after.start == word.end and after.text != "," and after.text[0] not in ".!?;:"
    return after.lower not in reading.vocabulary.prepositions and not after.has_capital and not possessed


def _only_holder(story: Story, role: str) -> Person | None:
    reading = story.reading
    holders = [
        person
        for person in story.people.by_name.values()
        if person.kind == "person" and any(is_same_post(reading, held, role) for held in person.roles)
    ]
    if len(holders) != 1 or " " not in holders[0].name or holders[0].plural:
        return None
    holder = holders[0]
    for word in reading.words:
        if word.lower in reading.vocabulary.other_holders:
            return None
        if not is_role(reading, word.lower) or not is_same_post(reading, word.lower, role):
            continue
        if _is_former(reading, word) or not (_is_bare(reading, word) or _is_of(reading, word, holder)):
            return None
    return holder


def _is_former(reading: Reading, word: Word) -> bool:
    """`oud-minister`, `the former mayor`, `de nieuwe burgemeester`: there are two of them."""
    before = reading.words[word.index - 1].lower if word.index else ""
    former = tuple(reading.vocabulary.former)
    return word.lower.startswith(former) or before.startswith(former)


def _is_of(reading: Reading, word: Word, holder: Person) -> bool:
    """Does the holder's name stand beside this post, in the same sentence?"""
    near = reading.words[max(0, word.index - NAMED_WITHIN) : word.index + NAMED_WITHIN + 1]
    name = last_word(holder.name)
    return any(fold(other.text) == name and other.sentence == word.sentence for other in near)
