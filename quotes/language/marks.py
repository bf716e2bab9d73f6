"""Quotation marks of every kind, and the stretches between them.

A mark opens or closes by the characters beside it, never by counting. Apostrophes are no marks. A mark that is not closed
before its paragraph ends is dropped, not guessed, unless the next paragraph re-opens it; the rest is still read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quotes.language.text import Paragraph
from quotes.language.words import of_all

# What may close what is opened by the key. Newspapers mix styles within one pair.
_CLOSERS: dict[str, str] = {
    "'": "'’‘",
    "‘": "’'‘",
    "’": "’'",
    "‚": "’‘'",
    '"': '"”“',
    "“": '”"',
    "”": '”"',
    "„": '”“"',
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
}
_OPENERS = {char: [o for o, closers in _CLOSERS.items() if char in closers] for char in "".join(_CLOSERS)}
_MARK = re.compile("(?:,,|''|``|[\"'‘’‚“”„«»‹›])")
_ALIASES = {",,": "„", "``": "“", "''": '"'}
_APOSTROPHES = "'’‘"
_ELISION = re.compile(rf"(?:{'|'.join(of_all('marks', 'elided'))})(?![\w'’])")
_DECADE = re.compile(
    rf"\d\d(?:s|er)?(?![\d.,]*\d)(?!\w)(?! ?(?:{'|'.join(['%', *of_all('marks', 'counted')])}))"
)
_GENITIVES = frozenset(of_all("marks", "genitives"))
_ONE_SENTENCE = re.compile(r"[A-ZÀ-Þ](?:(?!, [a-zß-ÿ]+ )[^.!?])*[.!?]")
_SENTENCE_EDGE = ".:!?,;(\n"


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between two marks.

    start, end: the content. outer_start, outer_end: with the marks. depth: 0 for an outermost stretch.
    continues: the paragraph ended without a closing mark and the next one re-opens.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int
    paragraph: int
    continues: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    char: str
    opens: bool
    closes: bool
    possessive: bool


def quoted_stretches(text: str, parts: Sequence[Paragraph]) -> list[Stretch]:
    """Return the stretches between quotation marks, in text order, outer before inner."""
    found: list[Stretch] = []
    for number, part in enumerate(parts):
        pairs, unclosed = _pair(list(_marks(text, part)))
        edges = [(opener.start, opener.end, closer.start, closer.end, False) for opener, closer in pairs]
        if unclosed and _reopened(text, unclosed, pairs, parts[number + 1 : number + 2]):
            edges.append((unclosed.start, unclosed.end, part.end, part.end, True))
        elif unclosed and _is_last_sentence(text, unclosed, pairs, part):
            edges.append((unclosed.start, unclosed.end, part.end, part.end, False))
        found += _nest(text, edges, number)
    return found


def _marks(text: str, part: Paragraph) -> Iterator[_Mark]:
    position = part.start
    while found := _MARK.search(text, position, part.end):
        start, end = found.span()
        printed = found.group()
        if printed == "''" and _is_two_marks(text, start, part):
            printed, end = "'", start + 1
        position = end
        mark = _read_mark(text, start, end, printed, part)
        if mark:
            yield mark


def _is_two_marks(text: str, start: int, part: Paragraph) -> bool:
    """`''s Ochtends` is a mark and an elision; `'een 'tussenschot''` closes twice; `''woord''` is one double mark."""
    if _ELISION.match(text, start + 2):
        return True
    before, after = _beside(text, start, start + 2, part)
    if (
        _is_open_side(before)
        or text.find("''", part.start, start) >= 0
        or text.find(",,", part.start, start) >= 0
    ):
        return False
    return not after.isalnum() and "'" in text[part.start : start]


def _read_mark(text: str, start: int, end: int, printed: str, part: Paragraph) -> _Mark | None:
    before, after = _beside(text, start, end, part)
    char = _ALIASES.get(printed, printed)
    if printed == ",," and not after.strip():
        return None
    if char in _APOSTROPHES and _is_apostrophe(text, start, end, before, after):
        return None
    spaced = char in "«»‹›"  # « Comme cela », in French and Belgian print
    opens = (spaced or bool(after.strip())) and _may_open(char, before, after)
    closes = (spaced or bool(before.strip())) and _may_close(char, after)
    possessive = char in _APOSTROPHES and closes and _is_possessive(text, start, end)
    return _Mark(start, end, char, opens, closes, possessive) if opens or closes else None


def _beside(text: str, start: int, end: int, part: Paragraph) -> tuple[str, str]:
    before = text[start - 1] if start > part.start else " "
    after = text[end] if end < part.end else " "
    return before, after


def _is_open_side(before: str) -> bool:
    return not before.strip() or before in "([{-–—/:" or before in "\"'‘“„«»‚‹›’”"


def _may_open(char: str, before: str, after: str) -> bool:
    if char in "„‚":
        return True
    # An unmistakable opener may follow a stop without a space: a common typing slip.
    return _is_open_side(before) or (char in "‘“«\"'" and before in ".,!?;…" and after.isalpha())


def _may_close(char: str, after: str) -> bool:
    if char in "„‚":
        return False
    return not after.isalnum() or char in "”»"


def _is_apostrophe(text: str, start: int, end: int, before: str, after: str) -> bool:
    """foto's, zo'n, don't, 's avonds, Van 't Hof, '90. Possessives (Frans' huis) are seen when pairing."""
    if before.isalnum() and after.isalnum():
        return True
    if before.isalnum():
        return False
    if _ELISION.match(text, end):
        return True
    if _DECADE.match(text, end):
        words_before = text[max(0, start - 12) : start].rstrip()
        return bool(words_before) and words_before[-1] not in _SENTENCE_EDGE
    return False


def _is_possessive(text: str, start: int, end: int) -> bool:
    """Frans' huis, members' patience: a word on s, x or z, and the sentence goes on with a small letter."""
    word = text[max(0, start - 30) : start].split(" ")[-1].lstrip("\"'‘“„«(")
    follows = text[end : end + 2]
    return word[-1:] in _GENITIVES and follows[:1] == " " and follows[1:].islower()


def _pair(marks: Sequence[_Mark]) -> tuple[list[tuple[_Mark, _Mark]], _Mark | None]:
    """Match closers with openers, innermost first. Also returns the first opener that stays open."""
    pairs: list[tuple[_Mark, _Mark]] = []
    stack: list[_Mark] = []
    waiting: Counter[str] = Counter()
    for mark, closer_follows in zip(marks, _closer_follows(marks), strict=True):
        if mark.closes and _is_awaited(mark, waiting) and not (mark.possessive and closer_follows):
            pairs.append((_pop_opener(mark, stack, waiting), mark))
        elif mark.opens:
            stack.append(mark)
            waiting[mark.char] += 1
    return pairs, stack[0] if stack else None


def _closer_follows(marks: Sequence[_Mark]) -> list[bool]:
    """For each mark: is the next single mark one that can only close?"""
    follows, flags = False, []
    for mark in reversed(marks):
        flags.append(follows)
        if mark.char in _APOSTROPHES:
            follows = mark.closes and not mark.opens
    return flags[::-1]


def _is_awaited(mark: _Mark, waiting: Counter[str]) -> bool:
    return any(waiting[opener] for opener in _OPENERS[mark.char])


def _pop_opener(mark: _Mark, stack: list[_Mark], waiting: Counter[str]) -> _Mark:
    while True:
        opener = stack.pop()
        waiting[opener.char] -= 1
        if mark.char in _CLOSERS[opener.char]:
            return opener


def _reopened(
    text: str, opener: _Mark | None, pairs: Iterable[tuple[_Mark, _Mark]], following: Sequence[Paragraph]
) -> bool:
    """An opener is carried over when the next paragraph starts with the same mark, and nothing of its kind closed since."""
    if (
        opener is None
        or not following
        or any(a.char == opener.char and a.start > opener.start for a, _ in pairs)
    ):
        return False
    return (
        text[following[0].start : opener.end - opener.start + following[0].start]
        == text[opener.start : opener.end]
    )


def _is_last_sentence(
    text: str, opener: _Mark, pairs: Iterable[tuple[_Mark, _Mark]], part: Paragraph
) -> bool:
    """`Zij is opgelucht. “Iedereen is thuis.` at a paragraph's end: one whole sentence whose closing mark was forgotten."""
    if opener.char in _APOSTROPHES or any(closer.end > opener.start for _, closer in pairs):
        return False
    opens_sentence = opener.start == part.start or text[part.start : opener.start].rstrip()[-1:] in ".!?:"
    return opens_sentence and bool(_ONE_SENTENCE.fullmatch(text, opener.end, part.end))


def _nest(text: str, edges: Iterable[tuple[int, int, int, int, bool]], paragraph: int) -> Iterator[Stretch]:
    """Order stretches and count how many others each stands in."""
    enclosing: list[int] = []
    for outer_start, start, end, outer_end, continues in sorted(edges, key=lambda edge: (edge[0], -edge[3])):
        while enclosing and enclosing[-1] <= outer_start:
            enclosing.pop()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield Stretch(start, end, outer_start, outer_end, len(enclosing), paragraph, continues)
            enclosing.append(outer_end)
