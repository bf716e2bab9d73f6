"""The words of an article, with what the pipeline says of each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from quotes.language.marks import Stretch
from quotes.language.page import Page
from quotes.language.pipelines import starts_of

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


def words_of(doc: Doc, page: Page, outermost: Sequence[Stretch], abbreviations: frozenset[str]) -> list[Word]:
    """The words with what the pipeline says of each. Heads are tokens of the doc until _joined counts words."""
    sentence_starts = [sentence.start for sentence in page.sentences]
    quote_starts = [stretch.start for stretch in outermost]
    name = cache(doc.vocab.strings.as_string)
    heads = doc.to_array("HEAD").astype("int64").tolist()  # distances, negative to the left
    rows = doc.to_array(["ORTH", "POS", "DEP", "ENT_TYPE", "ENT_IOB"]).tolist()
    words: list[Word] = []
    for token, (start, head, row) in enumerate(zip(starts_of(doc), heads, rows, strict=True)):
        orth, pos, dep, entity, iob = row
        text = name(orth)
        if text == '"':
            continue
        sentence = max(0, bisect_right(sentence_starts, start) - 1)
        quote = bisect_right(quote_starts, start) - 1
        if quote >= 0 and start >= outermost[quote].end:
            quote = -1
        words.append(
            Word(
                token,
                text,
                text.lower().replace("’", "'"),
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
    return _joined(words, len(rows), abbreviations)


def _is_inside_word(mark: Word, follower: Word | None) -> bool:
    """The apostrophe of `D’hondt`; not the one of `Patients’ Voice`."""
    inside = follower is not None and follower.start == mark.end and follower.is_alphabetic
    return mark.text in "'’" and inside


def _joined(words: Sequence[Word], tokens: int, abbreviations: frozenset[str]) -> list[Word]:
    """`Dunmore`, `-`, `Hale` are one word, `Sgt`, `.` too, where no space stands between them; the last part says what it is."""
    joined: list[Word] = []
    place = [-1] * tokens  # of each token: the word it went into
    for word, follower in zip(words, [*words, None][1:], strict=True):
        last = joined[-1] if joined else None
        if last and last.end == word.start and last.quote == word.quote and last.sentence == word.sentence:
            hyphen = word.text == "-" and last.is_alphabetic
            if (
                last.is_alphabetic
                and (last.text[-1] in "'’" or _is_inside_word(word, follower))
                and not hyphen
            ):
                place[word.index] = len(joined) - 1  # `D’hondt`, `CD&V’er`: the first part says what it is
                last.text, last.lower, last.end = last.text + word.text, last.lower + word.lower, word.end
                continue
            if word.text == "." and last.lower in abbreviations:
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
