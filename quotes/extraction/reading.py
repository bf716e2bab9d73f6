"""An article as the rules read it: words in sentences, and which of them stand inside quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from quotes.extraction.cues import Lexicon, load_cues
from quotes.extraction.person import first_names
from quotes.extraction.tree import Tree, plant
from quotes.extraction.word import Word, words_of
from quotes.extraction.words import Words, load_words
from quotes.language.marks import Stretch
from quotes.language.page import Page
from quotes.language.pipelines import page_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from quotes.extraction.mention import Mention


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
    described: see described_subjects; None until someone asks.
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
    described: Sequence[Mention] | None = field(default=None, init=False)
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = [word.start for word in self.words]

    def line_of(self, word: int) -> Line:
        return self.lines[self.words[word].sentence]

    def words_between(self, start: int, end: int) -> Sequence[Word]:
        """Words that begin at characters start..end."""
        return self.words[self.index_at(start) : self.index_at(end)]

    def index_at(self, character: int) -> int:
        """Index of the first word that begins at or after character."""
        return bisect_left(self._starts, character)

    def lowers(self, first: int, count: int) -> tuple[str, ...]:
        return tuple(word.lower for word in self.words[first : first + count])

    def quotes_in(self, start: int, end: int) -> Iterator[int]:
        """Indexes of the outermost stretches that begin at characters start..end."""
        first = bisect_left(self.quotes, start, key=_start_of)
        return iter(range(first, bisect_left(self.quotes, end, key=_start_of)))


def read(doc: Doc, language: str) -> Reading:
    """Lay out the tokens of a doc for the rules."""
    page = page_of(doc)
    vocabulary = load_words(language)
    outermost = [stretch for stretch in page.stretches if stretch.depth == 0]
    inner = [stretch for stretch in page.stretches if stretch.depth > 0]
    words = words_of(doc, page, outermost, vocabulary.abbreviations)
    lines = _lines(page, words)
    _see_capitals(words, vocabulary.particles)
    proper = _proper(words, lines, vocabulary)
    _tell_names(words, proper, vocabulary)
    _see_modifiers(words, lines, proper, vocabulary)
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


def _proper(words: Sequence[Word], lines: Sequence[Line], vocabulary: Words) -> frozenset[str]:
    """`haverkort`, `visser`: capitals inside a sentence; a headline may set them everywhere and says nothing."""
    return frozenset(
        word.lower
        for line in lines
        if not line.heading
        for before, word in pairwise(words[line.first : line.last])
        if word.has_capital
        and before.quote == word.quote
        and before.text[-1] not in ":.?!–—-("
        and not is_capital_post(before, word, vocabulary)
    )


def is_capital_post(before: Word | None, word: Word, vocabulary: Words) -> bool:
    """`the Minister said`: English writes a post with a capital; Dutch `de Visser` is a name."""
    article = before is not None and before.lower in vocabulary.plural_article
    return article and vocabulary.bare_complements and word.lower in vocabulary.roles


def _see_capitals(words: Sequence[Word], particles: frozenset[str]) -> None:
    for word in words:
        first = word.text[0]
        elided = first in "'’" or word.text[1:2] in ("'", "’")  # `'Aboutaleb`, `d’Hollander`
        particle, _, surname = word.text.partition("-")
        joined = surname[:1].isupper() and particle in particles  # `al-Rashid`
        elided = elided and word.text.lstrip(first).lstrip("'’")[:1].isupper()
        word.has_capital = first.isupper() or elided or joined


# What no name is, unless something else says so.
COMMON = frozenset(
    {"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PRON", "SCONJ", "VERB"}
)


def _tell_names(words: Sequence[Word], proper: frozenset[str], vocabulary: Words) -> None:
    """`Boos liep hij weg`, `Vragen waren er niet`: the capital of a first word makes no name of a common one."""
    before = None
    for word, follower in zip(words, [*words, None][1:], strict=True):
        word.is_name_like = word.has_capital
        if (
            word.pos == "PROPN"
            and word.text.islower()
            and word.text.isalpha()
            and word.lower in vocabulary.roles
        ):
            word.pos = "NOUN"  # `a company | spokeswoman`, `from | captain Lewis Aird`
        elif word.has_capital and _is_in_name(before, word, follower, vocabulary):
            word.pos = (
                "PROPN"  # `biologist | Ngozi Adichie`, `Hamish MacLeod`, that a tagger took for adjectives
            )
        after_elision = before is not None and before.lower in vocabulary.genitive_s
        if word.has_capital and (after_elision or _opens_sentence(before, word)) and word.text[1:].islower():
            known = word.entity or word.lower in proper or word.lower in vocabulary.particles
            noun = word.pos == "NOUN" or (word.pos == "ADJ" and word.lower not in vocabulary.adjectives)
            with_surname = follower is not None and noun and _goes_on_as_name(follower, vocabulary)
            known = known or word.lower in vocabulary.first_names or _opens_body(word, follower, vocabulary)
            word.is_name_like = bool(known) or with_surname or word.pos not in COMMON
            if _opens_body(word, follower, vocabulary):
                word.pos = "PROPN"
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


def _is_in_name(before: Word | None, word: Word, follower: Word | None, vocabulary: Words) -> bool:
    """Inside a person or body by name, or a first name before a capital; in Dutch any capital before another one, but `Britse Labour`."""
    if word.pos not in ("ADJ", "NOUN", "VERB") or word.lower in vocabulary.nationalities:
        return False
    before_capital = follower is not None and follower.has_capital and follower.quote == word.quote
    if vocabulary.common_nouns_small:
        country = word.lower.endswith(
            (*vocabulary.nationality_endings, *vocabulary.country_adjective_endings)
        )
        inside = before_capital and word.pos != "NOUN" and not _opens_sentence(before, word)
        return inside and not country and word.text[1:].islower()
    if word.pos == "VERB" or word.lower in vocabulary.roles:
        return False
    return word.entity in ("PER", "ORG") or (before_capital and _is_first_name(word.lower, vocabulary))


def _is_first_name(lower: str, vocabulary: Words) -> bool:
    known = lower in vocabulary.first_names
    return known or lower in first_names("feminine") or lower in first_names("masculine")


def _opens_body(word: Word, follower: Word | None, vocabulary: Words) -> bool:
    """`Veilig Fietsen Nederland`, `Bouwend Noord`: a bare adjective before a capital, where a plain one would be bent."""
    if follower is None or word.pos != "ADJ" or not vocabulary.joins_nouns:
        return False
    bent = word.lower.endswith(vocabulary.adjective_endings)
    return not bent and follower.has_capital and word.head == follower.index


def _see_modifiers(
    words: Sequence[Word], lines: Sequence[Line], proper: frozenset[str], vocabulary: Words
) -> None:
    """`Artistiek leider verlaat De Loods`: the capital of a headline before a post is no name's, unless it is one below."""
    for line in lines:
        if not line.heading or line.last - line.first < 2:
            continue
        word, post = words[line.first], words[line.first + 1]
        known = word.lower in proper or word.lower in vocabulary.first_names | vocabulary.places
        if post.text.islower() and post.lower in vocabulary.roles and word.text[1:].islower() and not known:
            word.is_name_like = False
            word.pos = "ADJ" if word.pos == "PROPN" else word.pos


def _goes_on_as_name(follower: Word, vocabulary: Words) -> bool:
    """`Truus | van Hemert`, `Teun | Achterveld`."""
    return follower.pos == "PROPN" or (follower.lower in vocabulary.particles and follower.dep == "flat")


def _opens_sentence(before: Word | None, word: Word) -> bool:
    if before is None or before.sentence != word.sentence or before.quote != word.quote:
        return True
    return before.text[-1] in ".?!:–—-("


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


_start_of = attrgetter("start")
