"""What is known of a text before the first token: its paragraphs, marks and sentences, and the copy that is analysed."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.language import guard
from quotes.language.density import thin_out
from quotes.language.marks import Stretch, quoted_stretches
from quotes.language.sentences import Sentence, split_quoted, split_sentences
from quotes.language.text import Paragraph, mask, paragraphs


@dataclass(frozen=True, slots=True)
class Page:
    """text: as given. working: the copy for analysis, letter for letter in place.

    In the working copy furniture is blank, harmful runs are broken up, what is packed too densely for prose is left out, and every quotation mark that has a partner is `"`,
    so that one article reads the same in each of the styles newspapers print. sentence_starts: characters at which a
    sentence begins, those within quotes too.
    """

    text: str
    working: str
    paragraphs: tuple[Paragraph, ...]
    stretches: tuple[Stretch, ...]
    sentences: tuple[Sentence, ...]
    sentence_starts: tuple[int, ...]


def read_page(text: str) -> Page:
    """Raises TextRefused when text is too long or has no words."""
    guard.check(text)
    working = mask(thin_out(guard.neutralise(text)))
    parts = paragraphs(working)
    stretches = quoted_stretches(working, parts)
    sentences = split_sentences(working, parts, stretches)
    starts = {sentence.start for sentence in sentences}
    for stretch in stretches:
        if stretch.depth == 0:
            inner = split_quoted(working, stretch.start, stretch.end, stretch.paragraph)
            starts.update(sentence.start for sentence in inner[1:])
    return Page(
        text,
        _with_plain_marks(working, stretches),
        tuple(parts),
        tuple(stretches),
        tuple(sentences),
        tuple(sorted(starts)),
    )


def _with_plain_marks(text: str, stretches: list[Stretch]) -> str:
    letters = list(text)
    for stretch in stretches:
        letters[stretch.outer_start : stretch.start] = '"'.rjust(stretch.start - stretch.outer_start)
        letters[stretch.end : stretch.outer_end] = (
            '"'.ljust(stretch.outer_end - stretch.end) if stretch.end < stretch.outer_end else ""
        )
    return "".join(letters)
