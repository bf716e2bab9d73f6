"""What can be seen on a sentence that makes it more, or less, worth a check."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from quotes.claims.result import Factor
from quotes.claims.weights import WEIGHTS
from quotes.language.numbers import NumberMention, find_numbers
from quotes.language.spans import Span

FOLDER = Path(__file__).parent / "signals"
SHORT = 6
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_MONTHS = re.compile(
    r"(?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec|march|may|oct)\w*|uur|o'clock|am|pm", re.I
)


def find_factors(text: str, start: int, end: int, language: str) -> list[Factor]:
    """Return the factors of the characters start..end of text, each name once, at its first sight."""
    sentence = text[start:end]
    seen: dict[str, Factor] = {}
    for name, span in (*_numbers(sentence, language), *_signals(sentence, language), *_shape(sentence)):
        if name not in seen:
            place = Span.of(text, start + span[0], start + span[1]) if span else None
            seen[name] = Factor(name, WEIGHTS[name], place)
    return list(seen.values())


def _numbers(sentence: str, language: str) -> Iterator[tuple[str, tuple[int, int]]]:
    for number in find_numbers(sentence, language):
        name = _number_name(number, sentence)
        if name:
            yield name, (number.span.start, number.span.end)


def _number_name(number: NumberMention, sentence: str) -> str | None:
    """Dates and hours are no quantities, nor are years: history has them."""
    if number.kind != "number":
        return number.kind
    if _YEAR.fullmatch(number.span.text) or (number.unit and _MONTHS.fullmatch(number.unit)):
        return None
    if not number.unit or not number.unit.islower():
        return "number"
    return (
        "quantity" if number.value >= 2 and (number.span.text[0].isdigit() or number.value > 12) else "number"
    )


def _signals(sentence: str, language: str) -> Iterator[tuple[str, tuple[int, int]]]:
    for name, pattern in _patterns(language).items():
        found = pattern.search(sentence)
        if found:
            yield name, found.span()


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    lists = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))["words"]
    return {name: re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.I) for name, words in lists.items()}


def _shape(sentence: str) -> Iterator[tuple[str, tuple[int, int] | None]]:
    words = list(_WORD.finditer(sentence))
    if sentence.rstrip("\"'’”»)").endswith("?"):
        yield "question", None
    if len(words) < SHORT:
        yield "short", None
    names = [word for word in words[1:] if word.group()[0].isupper()]
    if len(names) >= 2:
        yield "names", names[0].span()
