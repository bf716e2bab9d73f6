"""Paragraphs in another language than their article: a statement given in English too, a bilingual press release."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quotes.language.identify import identify
from quotes.language.languages import FUNCTION_WORDS, LANGUAGES, LanguageCode
from quotes.language.marks import Stretch
from quotes.language.page import Page
from quotes.language.text import Paragraph

FEWEST_WORDS = 8
FEWEST_FUNCTION_WORDS = 3
FUNCTION_SHARE = 0.1  # of all words; running text has two to three times that
_WORD = re.compile(r"[^\W\d_]+")


def foreign_paragraphs(page: Page, article: LanguageCode) -> dict[LanguageCode, list[Paragraph]]:
    """Return, by language, the paragraphs whose narrator writes another language than the article's.

    What stands between quotation marks does not count: an English quote in a Dutch sentence leaves it Dutch. Function words nominate, the
    identifier confirms, so that nearly all paragraphs cost a few set look-ups.
    Where all of it looks foreign, whoever named the article's language knows better.
    """
    found: dict[LanguageCode, list[Paragraph]] = {}
    quoted: dict[int, list[Stretch]] = {}
    for stretch in page.stretches:
        if stretch.depth == 0:
            quoted.setdefault(stretch.paragraph, []).append(stretch)
    for number, paragraph in enumerate(page.paragraphs):
        narrated = " ".join(_narrated(page.working, paragraph, quoted.get(number, ())))
        whole = page.working[paragraph.start : paragraph.end]
        other = _nominated(_words(narrated), _words(whole), article)
        if other and identify(whole) == other:
            found.setdefault(other, []).append(paragraph)
    foreign = sum(map(len, found.values()))
    return found if foreign < len(page.paragraphs) else {}


def _narrated(text: str, paragraph: Paragraph, quoted: Iterable[Stretch]) -> Iterator[str]:
    """The parts of a paragraph outside its quotation marks."""
    position = paragraph.start
    for stretch in quoted:
        yield text[position : stretch.outer_start]
        position = stretch.outer_end
    yield text[position : paragraph.end]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _nominated(narrated: list[str], whole: list[str], article: LanguageCode) -> LanguageCode | None:
    """The language of the function words; a narrator of few words (`"...," Asante told us`) must show some of it, and none of the article's."""
    if len(narrated) >= FEWEST_WORDS:
        return _language_of(narrated, article)
    other = _language_of(whole, article) if len(whole) >= FEWEST_WORDS else None
    shown = other and not FUNCTION_WORDS[other].isdisjoint(narrated)
    return other if shown and FUNCTION_WORDS[article].isdisjoint(narrated) else None


def _language_of(words: list[str], article: LanguageCode) -> LanguageCode | None:
    """The language with by far the most function words; None when it is the article's, or they are too few to tell."""
    counts = {code: sum(word in FUNCTION_WORDS[code] for word in words) for code in LANGUAGES}
    best = max(LANGUAGES, key=counts.__getitem__)
    enough = counts[best] >= max(FEWEST_FUNCTION_WORDS, FUNCTION_SHARE * len(words), 4 * counts[article])
    return best if best != article and enough else None
