"""The layout of an article: paragraphs, headlines, and the furniture that is masked for analysis."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotes.language.words import of_all

HEADLINE_MAX = 140

_BLANK_LINES = re.compile(r"\r?\n[^\S\n]*\r?\n\s*")
_LINE_END = re.compile(r"\r\n|\n|\r")
_FINAL = re.compile(r"[.!?…][\"'’”“»«)\]]*$")
_BULLET = re.compile(r"(?:^|\n)\s*[-–—*•]\s")

_DATE_PREFIX = re.compile(r"\s*date \d{4}(?:-\d{1,2}){0,2}\s")
_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.\- ]+(?:, ?[A-ZÀ-Þ][A-ZÀ-Þ'’.\- ]+)*"
_STATE = r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?(?: \d{1,2})?)?"  # `CANTON, Ohio`, `GDANSK, May 12`
_DATELINE = re.compile(rf"\s*{_PLACE}(?: ?/ ?{_PLACE})?{_STATE} ?(?:\([A-Za-z/ .]+\))? ?[-–—] (?=\S)")
_DATED = re.compile(rf"\s*{_PLACE}, \d{{1,2}} [A-Z]{{3,5}}\. ")  # `LIBREVILLE, 12 FEBR.`
_AGENCY = re.compile(r"\s*\((?:ANP|Belga|AFP|Reuters|AP|dpa|Novum|BELGA)(?:/[A-Za-z]+)*\) ?[-–—]? ?")
_NOTICES = tuple(re.compile(rf"\s*{notice}", re.I) for notice in of_all("text", "notices"))
_SPACED_OUT = re.compile(r"\s*(?:\w ){4,}\w[^\n]{0,80}(?=\n|$)")
# `English version: ...`: says in which language a paragraph is, and is nobody's word.
_LABEL = re.compile("|".join(rf"(?:{label})" for label in of_all("text", "labels")), re.I)
_FURNITURE = (_DATE_PREFIX, *_NOTICES, _SPACED_OUT, _AGENCY, _DATELINE, _DATED, _AGENCY)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Characters start..end of a text, without the white space around them."""

    start: int
    end: int
    heading: bool


def paragraphs(text: str) -> list[Paragraph]:
    """Split at blank lines; a text without blank lines is split at its line ends, unless those are hard wraps."""
    boundaries = _BLANK_LINES if _BLANK_LINES.search(text.strip()) else _line_boundaries(text)
    found, start = [], 0
    for gap in boundaries.finditer(text) if boundaries else ():
        found.append((start, gap.start()))
        start = gap.end()
    found.append((start, len(text)))
    return [_paragraph(text, *_trim(text, *edges)) for edges in found if text[slice(*edges)].strip()]


def headline_end(text: str) -> int:
    """Where the headline paragraph at the top ends; 0 when the text starts with its body."""
    parts = paragraphs(mask(text))
    return parts[0].end if len(parts) > 1 and parts[0].heading else 0


def mask(text: str) -> str:
    """Return text with date prefix, dateline, wire notices and labels of a language at its paragraphs' start replaced by spaces."""
    parts = paragraphs(text)
    spans = [(part.start, part.end) for part in parts[:3]]
    for start, end in [(0, spans[0][1]), *spans[1:]] if spans else ():
        text = text[:start] + _mask_furniture(text[start:end]) + text[end:]
    labels = (_LABEL.match(text, part.start, part.end) for part in parts)
    for start, end in [label.span() for label in labels if label]:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _mask_furniture(paragraph: str) -> str:
    done = 0
    for furniture in _FURNITURE:
        found = furniture.match(paragraph, done)
        if found and found.end() > found.start():
            done = found.end()
    return re.sub(r"\S", " ", paragraph[:done]) + paragraph[done:]


def _line_boundaries(text: str) -> re.Pattern[str] | None:
    """Line ends are paragraph ends, unless most lines are full and break off in the middle of a sentence."""
    lines = [line.strip() for line in _LINE_END.split(text) if line.strip()]
    if len(lines) < 2:
        return None
    wrapped = [50 <= len(line) <= 100 and not _FINAL.search(line) for line in lines[:-1]]
    hard_wraps = len(lines) >= 4 and sum(wrapped) > 0.6 * len(wrapped)
    return None if hard_wraps else _LINE_END


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())


def _paragraph(text: str, start: int, end: int) -> Paragraph:
    line = text[start:end]
    heading = len(line) <= HEADLINE_MAX and not _FINAL.search(line) and not _BULLET.match(line)
    # "...: 'Nooit meer.'" is a headline as well: its stop belongs to the quote.
    return Paragraph(start, end, heading or _quoting_headline(line))


def _quoting_headline(line: str) -> bool:
    return len(line) <= HEADLINE_MAX and bool(
        re.fullmatch(r"[^.!?:]{3,60}: ?[\"'‘“„«»][^.!?]+[\"'’”“»«]", line)
    )
