"""An article as the rules read it: words in sentences, and which of them stand inside quotation marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from quotes.extraction.cues import Lexicon, load_cues
from quotes.extraction.tree import Tree, plant
from quotes.extraction.words import Words, load_words
from quotes.language.marks import Stretch
from quotes.language.page import Page
from quotes.language.pipelines import page_of, starts_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(slots=True)
class Word:
    """One token that is no quotation mark. quote: index of the outermost stretch around it, or -1.

    pos, dep: by Universal Dependencies. head: index of the word it hangs on, its own for a root. entity: the type of the
    name it belongs to (PER, LOC, ORG, ...), opens: is it that name's first word. has_capital: `Truss`, `'Aboutaleb`.
    is_name_like: has a capital that is not merely that of a sentence's first word.
    """

    index: int
    text: str
    lower: str
    start: int
    end: int
    sentence: int
    quote: int = -1
    pos: str = ""
    dep: str = ""
    head: int = -1
    entity: str = ""
    opens: bool = False
    is_name_like: bool = False
    has_capital: bool = False

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

    proper: words, in lower case, that have a capital where only a name gets one. may_cue: the words that may be a cue, in order.
    """

    text: str
    page: Page
    vocabulary: Words
    lexicon: Lexicon
    words: list[Word]
    lines: list[Line]
    quotes: list[Stretch]
    inner: list[Stretch]
    tree: Tree
    proper: frozenset[str] = frozenset()
    may_cue: Sequence[int] = ()

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
    vocabulary = load_words(language)
    _see_capitals(words)
    proper = _proper(words, lines)
    _tell_names(words, proper, vocabulary)
    lexicon = load_cues(language)
    return Reading(
        page.text,
        page,
        vocabulary,
        lexicon,
        words,
        lines,
        outermost,
        inner,
        plant(words),
        proper,
        cue_places(words, lexicon, vocabulary),
    )


def cue_places(words: Sequence[Word], lexicon: Lexicon, vocabulary: Words) -> list[int]:
    """Where a cue may begin outside quotes: at one of its finite forms, or at an auxiliary."""
    auxiliaries = vocabulary.auxiliaries
    return [w.index for w in words if w.quote < 0 and (w.lower in lexicon.finite or w.lower in auxiliaries)]


def _proper(words: Sequence[Word], lines: Sequence[Line]) -> frozenset[str]:
    """`haverkort`, `visser`: capitals inside a sentence; a headline may set them everywhere and says nothing."""
    return frozenset(
        word.lower
        for line in lines
        if not line.heading
        for before, word in pairwise(words[line.first : line.last])
        if word.has_capital and before.quote == word.quote and before.text[-1] not in ":.?!–—-("
    )


def _see_capitals(words: Sequence[Word]) -> None:
    for word in words:
        first = word.text[0]
        word.has_capital = first.isupper() or (first in "'’" and word.text[1:2].isupper())


# What no name is, unless something else says so.
COMMON = frozenset(
    {"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PRON", "SCONJ", "VERB"}
)


def _tell_names(words: Sequence[Word], proper: frozenset[str], vocabulary: Words) -> None:
    """`Boos liep hij weg`, `Vragen waren er niet`: the capital of a first word makes no name of a common one."""
    before = None
    for word, follower in zip(words, [*words[1:], None], strict=True):
        word.is_name_like = word.has_capital
        after_elision = before is not None and before.lower in ("'s", "’s")
        if word.has_capital and (after_elision or _opens_sentence(before, word)) and word.text[1:].islower():
            known = word.entity or word.lower in proper or word.lower in vocabulary.particles
            noun = word.pos == "NOUN" or (word.pos == "ADJ" and word.lower not in vocabulary.adjectives)
            with_surname = follower is not None and noun and _goes_on_as_name(follower, vocabulary)
            known = known or word.lower in vocabulary.feminine_names | vocabulary.masculine_names
            word.is_name_like = bool(known) or with_surname or word.pos not in COMMON
            if (
                word.is_name_like
                and word.pos == "NOUN"
                and word.lower in proper
                and word.lower not in vocabulary.roles
            ):
                word.pos = "PROPN"  # `Knaepen schudt het hoofd`, who is `Lode Knaepen` elsewhere
            if after_elision and word.lower in vocabulary.adverbs:
                word.is_name_like = False  # `'s Nachts`
        elif (
            word.has_capital and word.pos == "NOUN" and vocabulary.common_nouns_small and "-" not in word.text
        ):
            word.pos = "PROPN"  # `de Dierenwelzijnsinspectie`: a capital in the middle of a Dutch sentence
        before = word


def _goes_on_as_name(follower: Word, vocabulary: Words) -> bool:
    """`Truus | van Hemert`, `Teun | Achterveld`."""
    return follower.pos == "PROPN" or (follower.lower in vocabulary.particles and follower.dep == "flat")


def _opens_sentence(before: Word | None, word: Word) -> bool:
    if before is None or before.sentence != word.sentence or before.quote != word.quote:
        return True
    return before.text[-1] in ".?!:–—-("


def _words(doc: Doc, page: Page, outermost: Sequence[Stretch]) -> list[Word]:
    """The words with what the pipeline says of each. Heads are tokens of the doc until _hyphens_joined counts words."""
    sentence_starts = [sentence.start for sentence in page.sentences]
    quote_starts = [stretch.start for stretch in outermost]
    name = cache(doc.vocab.strings.as_string)
    heads = doc.to_array("HEAD").astype("int64").tolist()  # distances, negative to the left
    rows = doc.to_array(["POS", "DEP", "ENT_TYPE", "ENT_IOB"]).tolist()
    words: list[Word] = []
    texts = [token.text for token in doc]
    for token, (text, start, head, row) in enumerate(zip(texts, starts_of(doc), heads, rows, strict=True)):
        if text == '"':
            continue
        sentence = max(0, bisect_right(sentence_starts, start) - 1)
        quote = bisect_right(quote_starts, start) - 1
        if quote >= 0 and start >= outermost[quote].end:
            quote = -1
        pos, dep, entity, iob = row
        words.append(
            Word(
                token,
                text,
                text.lower(),
                start,
                start + len(text),
                sentence,
                quote,
                name(pos),
                name(dep),
                token + head,
                name(entity),
                iob == 3,
            )
        )
    return _hyphens_joined(words, len(rows))


# `Sgt`, `.` come as two tokens.
ABBREVIATED = frozenset(
    [
        "cllr",
        "sgt",
        "capt",
        "gov",
        "sen",
        "rep",
        "lt",
        "col",
        "gen",
        "maj",
        "cmdr",
        "det",
        "insp",
        "supt",
        "pres",
        "hon",
        "rev",
        "dr",
        "prof",
        "mr",
        "mrs",
        "ms",
        "mw",
        "dhr",
        "drs",
        "ir",
        "ing",
        "st",
    ]
)


def _hyphens_joined(words: Sequence[Word], tokens: int) -> list[Word]:
    """`Dunmore`, `-`, `Hale` are one word where no space stands between them; the last part says what it is."""
    joined: list[Word] = []
    place = [-1] * tokens  # of each token: the word it went into
    for word in words:
        last = joined[-1] if joined else None
        if last and last.end == word.start and last.quote == word.quote and last.sentence == word.sentence:
            hyphen = word.text == "-" and last.is_alphabetic
            if word.text == "." and last.lower in ABBREVIATED:
                place[word.index] = len(joined) - 1
                last.text, last.lower, last.end = last.text + ".", last.lower + ".", word.end
                continue
            if hyphen or (last.text.endswith("-") and last.is_alphabetic and word.is_alphabetic):
                place[word.index] = len(joined) - 1
                last.text, last.lower, last.end = last.text + word.text, last.lower + word.lower, word.end
                if not hyphen:
                    last.pos, last.dep, last.head = word.pos, word.dep, word.head
                continue
        place[word.index] = len(joined)
        joined.append(word)
    for index, word in enumerate(joined):
        head = place[word.head]
        word.index, word.head = index, head if head >= 0 else index
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
