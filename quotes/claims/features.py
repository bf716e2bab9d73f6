"""What can be seen on a sentence that makes it more, or less, worth a check."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
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
        name = _number_name(number, sentence, language)
        if name:
            yield name, (number.span.start, number.span.end)


def _number_name(number: NumberMention, sentence: str, language: str) -> str | None:
    """What a number adds: `300 militairen`; dates, hours, ages (`(58)`), labels (`perron 5`, `A58`) are no quantities."""
    if number.kind != "number":
        return number.kind
    rest = sentence[number.span.start + len(_figure(number)) :]
    if rest.lstrip().startswith(("o'clock", "o’clock")):
        return None
    if _YEAR.fullmatch(number.span.text) or (number.unit and _MONTHS.fullmatch(number.unit)):
        return None
    lists = _number_lists(language)
    before = sentence[: number.span.start]
    if lists.label.search(before) or lists.age.match(rest) or _is_in_brackets(before, rest):
        return None
    if not number.unit or not number.unit.islower() or number.unit in lists.no_units:
        return "number"
    return (
        "quantity" if number.value >= 2 and (number.span.text[0].isdigit() or number.value > 12) else "number"
    )


@dataclass(frozen=True, slots=True)
class _NumberLists:
    """label: ends right before a number that only tells things apart. age: begins right behind one that is an age."""

    label: re.Pattern[str]
    age: re.Pattern[str]
    no_units: frozenset[str]


@cache
def _number_lists(language: str) -> _NumberLists:
    """`perron |5`, `A|58`, `32|-jarige`, `5| in`: read from the same file as the signals."""
    lists = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))["numbers"]
    label = re.compile(rf"(?:[^\W\d_]|(?<!\w)(?:{'|'.join(lists['labels'].split())}) )$", re.I)
    return _NumberLists(label, re.compile(lists["age"]), frozenset(lists["no_units"].split()))


def _figure(number: NumberMention) -> str:
    """`58` of `58 in`."""
    return number.span.text.split()[0]


def _is_in_brackets(before: str, after: str) -> bool:
    """`Anke Mulderij (58)`: an age behind a name."""
    return before.endswith("(") and after.startswith(")")


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
