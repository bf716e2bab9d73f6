"""An article as the rules read it: words in sentences, and which of them stand inside quotation marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from quotes.extraction.cues import Lexicon, load_cues
from quotes.extraction.words import Words, load_words
from quotes.language.marks import Stretch
from quotes.language.page import Page
from quotes.language.pipelines import page_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(slots=True)
class Word:
    """One token that is no white space and no quotation mark. quote: index of the outermost stretch around it, or -1."""

    index: int
    text: str
    lower: str
    start: int
    end: int
    sentence: int
    quote: int = -1

    @property
    def is_name_like(self) -> bool:
        """Starts with a capital."""
        return self.text[0].isupper() or (self.text[0] in "'’" and self.text[1:2].isupper())

    @property
    def is_alphabetic(self) -> bool:
        return self.text[0].isalpha() or (self.text[0] in "'’" and len(self.text) > 1)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as printed: words first..last (exclusive)."""

    index: int
    first: int
    last: int
    start: int
    end: int
    paragraph: int
    heading: bool


@dataclass(slots=True)
class Reading:
    """text as given, its page, words, sentences (lines) and outermost quoted stretches.

    proper: words, in lower case, that have a capital where only a name gets one.
    """

    text: str
    page: Page
    vocabulary: Words
    lexicon: Lexicon
    words: list[Word]
    lines: list[Line]
    quotes: list[Stretch]
    inner: list[Stretch]
    proper: frozenset[str] = frozenset()

    def line_of(self, word: int) -> Line:
        return self.lines[self.words[word].sentence]

    def words_between(self, start: int, end: int) -> Sequence[Word]:
        """Words that begin at characters start..end."""
        return self.words[self.index_at(start) : self.index_at(end)]

    def index_at(self, character: int) -> int:
        """Index of the first word that begins at or after character."""
        return bisect_left(self.words, character, key=_word_start)

    def lowers(self, first: int, count: int) -> tuple[str, ...]:
        return tuple(word.lower for word in self.words[first : first + count])

    def quotes_in(self, start: int, end: int) -> Iterator[int]:
        """Indexes of the outermost stretches that begin at characters start..end."""
        first = bisect_left(self.quotes, start, key=_stretch_start)
        return iter(range(first, bisect_left(self.quotes, end, key=_stretch_start)))


def read(doc: Doc, language: str) -> Reading:
    """Lay out the tokens of a doc for the rules."""
    page = page_of(doc)
    outermost = [stretch for stretch in page.stretches if stretch.depth == 0]
    inner = [stretch for stretch in page.stretches if stretch.depth > 0]
    words = _words(doc, page, outermost)
    lines = _lines(page, words)
    return Reading(
        page.text,
        page,
        load_words(language),
        load_cues(language),
        words,
        lines,
        outermost,
        inner,
        _proper(words, lines),
    )


def _proper(words: Sequence[Word], lines: Sequence[Line]) -> frozenset[str]:
    """`haverkort`, `visser`: capitals inside a sentence; a headline may set them everywhere and says nothing."""
    return frozenset(
        word.lower
        for line in lines
        if not line.heading
        for before, word in pairwise(words[line.first : line.last])
        if word.is_name_like and before.quote == word.quote and before.text[-1] not in ":.?!–—-("
    )


def _words(doc: Doc, page: Page, outermost: Sequence[Stretch]) -> list[Word]:
    sentence_starts = [sentence.start for sentence in page.sentences]
    quote_starts = [stretch.start for stretch in outermost]
    words: list[Word] = []
    for token in doc:
        text, start = token.text, token.idx
        if text.isspace() or text == '"' or not text:
            continue
        sentence = max(0, bisect_right(sentence_starts, start) - 1)
        quote = bisect_right(quote_starts, start) - 1
        if quote >= 0 and start >= outermost[quote].end:
            quote = -1
        words.append(Word(len(words), text, text.lower(), start, start + len(text), sentence, quote))
    return _hyphens_joined(words)


def _hyphens_joined(words: Sequence[Word]) -> list[Word]:
    """`Dunmore`, `-`, `Hale` are one word where no space stands between them."""
    joined: list[Word] = []
    for word in words:
        last = joined[-1] if joined else None
        if last and last.end == word.start and last.quote == word.quote and last.sentence == word.sentence:
            hyphen = word.text == "-" and last.is_alphabetic
            if hyphen or (last.text.endswith("-") and last.is_alphabetic and word.is_alphabetic):
                last.text, last.lower, last.end = last.text + word.text, last.lower + word.lower, word.end
                continue
        joined.append(replace(word, index=len(joined)))
    return joined


def _lines(page: Page, words: Sequence[Word]) -> list[Line]:
    lines, first = [], 0
    for index, sentence in enumerate(page.sentences):
        last = first
        while last < len(words) and words[last].sentence == index:
            last += 1
        heading = page.paragraphs[sentence.paragraph].heading
        lines.append(Line(index, first, last, sentence.start, sentence.end, sentence.paragraph, heading))
        first = last
    return lines


def _word_start(word: Word) -> int:
    return word.start


def _stretch_start(stretch: Stretch) -> int:
    return stretch.start
