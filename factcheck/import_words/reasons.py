"""Finding the sentences of quotes/ingest within a reason, and saying them in another language."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from factcheck.import_words.files import FILES
from factcheck.import_words.markup import MARKUP
from factcheck.import_words.parts import PARTS
from factcheck.import_words.rows import ROWS
from factcheck.import_words.sentence import NUMBERS, Sentence, opening_of
from factcheck.import_words.texts import TEXTS
from factcheck.import_words.work import WORK

Openings = Mapping[str, list[Sentence]]
Found: TypeAlias = tuple[Sentence, re.Match[str]]
LONG, MOST = 5_000, 100  # characters, sentences


def by_opening(sentences: Iterable[str]) -> Openings:
    """Sentences by their first word, those that say most first."""
    found: defaultdict[str, list[Sentence]] = defaultdict(list)
    for sentence in sorted(map(Sentence, sentences), key=lambda each: -each.fixed):
        found[sentence.opening].append(sentence)
    return found


SENTENCES = by_opening((*FILES, *ROWS, *TEXTS, *MARKUP, *WORK))
PHRASES = by_opening(PARTS)


def reason_in_words(reason: str) -> str:
    """A stored reason in the language that is active. Some 10 us a sentence."""
    return reason if is_english() else said_again(reason)


def is_english() -> bool:
    """Whether the stored words are those of the page, or there is no page."""
    return (get_language() or "en").startswith("en")


def said_again(text: str) -> str:
    return "".join(piece if isinstance(piece, str) else filled(*piece) for piece in pieces_of(text))


def pieces_of(text: str) -> Iterator[str | Found]:
    """The sentences of ours in text with their values, and what stands between them as it is.

    A text longer than LONG, whose values a file may have filled as it liked, is left alone from its first unknown word on,
    and after MOST sentences: looking for an end that is not there takes time for every character that follows.
    """
    position = count = 0
    while position < len(text):
        if found := sentence_at(text, position):
            yield found
            position, count = found[1].end(), count + 1
        elif len(text) > LONG and (count >= MOST or text[position] != " "):
            yield text[position:]
            return
        else:
            end = text.find(" ", position) + 1 or len(text)
            yield text[position:end]
            position = end


def sentence_at(text: str, position: int) -> Found | None:
    """Which sentence begins there. One that begins with a value can only be the first: nothing else shows where it begins."""
    end = text.find(" ", position)
    known = SENTENCES.get(text[position : end if end >= 0 else None], [])
    for sentence in [*known, *(SENTENCES[""] if not position else [])]:
        if found := sentence.pattern.match(text, position):
            return sentence, found
    return None


def filled(sentence: Sentence, found: re.Match[str]) -> str:
    values = {name: KINDS.get(name, str)(value) for name, value in found.groupdict().items()}
    return _(sentence.english) % values


def phrase(text: str) -> str:
    """What stands within another sentence: a word or clause that we know, or a sentence that may have lost its full stop."""
    sentence = text if text.endswith((".", "?")) else f"{text}."
    if found := part_in(PHRASES.get(opening_of(text), []), text):
        return filled(*found)
    if sentence_at(sentence, 0):
        return said_again(sentence).removesuffix("" if sentence == text else ".")
    found = part_in(PHRASES[""], text)
    return filled(*found) if found else text


def part_in(parts: Iterable[Sentence], text: str) -> Found | None:
    return next(((part, found) for part in parts if (found := part.pattern.fullmatch(text))), None)


def number(text: str) -> str:
    return number_format(int(text.replace(",", "")), force_grouping=True)


def moment(text: str) -> str:
    try:
        return date_format(timezone.localtime(datetime.datetime.fromisoformat(text)), "j F Y, H:i")
    except ValueError:
        return text


def listed(text: str) -> str:
    return text.replace(" and ", f" {_('and')} ").replace(" or ", f" {_('or')} ")


# How a value is said again, by the name of its place; others stay as they are.
KINDS: Mapping[str, Callable[[str], str]] = {
    **dict.fromkeys(NUMBERS, number),
    **dict.fromkeys(("agency", "outer", "what", "why"), phrase),
    "choice": listed,
    "moment": moment,
}
