"""Paragraphs in another language than their article: a statement given in English too, a bilingual press release."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.language.identify import identify
from quotes.language.languages import FUNCTION_WORDS, LANGUAGES, LanguageCode
from quotes.language.page import Page
from quotes.language.text import Paragraph

FEWEST_WORDS = 8
FEWEST_FUNCTION_WORDS = 3
FUNCTION_SHARE = 0.15  # of all words; running text has about twice that
_WORD = re.compile(r"[^\W\d_]+")


def foreign_paragraphs(page: Page, article: LanguageCode) -> dict[LanguageCode, list[Paragraph]]:
    """Return, by language, the paragraphs whose narrator writes another language than the article's.

    What stands between quotation marks does not count: an English quote in a Dutch sentence leaves it Dutch. Function words nominate, the
    identifier confirms, so that nearly all paragraphs cost a few set look-ups.
    """
    found: dict[LanguageCode, list[Paragraph]] = {}
    for number, paragraph in enumerate(page.paragraphs):
        narrated = " ".join(_narrated(page, number, paragraph))
        words = _WORD.findall(narrated.lower())
        other = _nominated(words, article)
        if other and identify(narrated) == other:
            found.setdefault(other, []).append(paragraph)
    return found


def _narrated(page: Page, number: int, paragraph: Paragraph) -> Iterator[str]:
    """The parts of a paragraph outside its quotation marks."""
    position = paragraph.start
    for stretch in page.stretches:
        if stretch.paragraph == number and stretch.depth == 0:
            yield page.working[position : stretch.outer_start]
            position = stretch.outer_end
    yield page.working[position : paragraph.end]


def _nominated(words: list[str], article: LanguageCode) -> LanguageCode | None:
    if len(words) < FEWEST_WORDS:
        return None
    counts = {code: sum(word in FUNCTION_WORDS[code] for word in words) for code in LANGUAGES}
    best = max(LANGUAGES, key=counts.__getitem__)
    enough = counts[best] >= max(FEWEST_FUNCTION_WORDS, FUNCTION_SHARE * len(words), 4 * counts[article])
    return best if best != article and enough else None
