"""Numbers in running text, Dutch and English: `100.000`, `anderhalf miljoen`, `3%`, `€ 2,5 miljard`, `honderdduizend`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from quotes.language.spans import Span

NumberKind = Literal["number", "percentage", "money"]

_SCALES = {
    "nl": {"duizend": 1e3, "miljoen": 1e6, "mln": 1e6, "miljard": 1e9, "mld": 1e9, "biljoen": 1e12},
    "en": {
        "hundred": 1e2,
        "thousand": 1e3,
        "million": 1e6,
        "m": 1e6,
        "bn": 1e9,
        "billion": 1e9,
        "trillion": 1e12,
    },
}
_CURRENCIES = {
    "€": "EUR", "euro": "EUR", "euros": "EUR", "eur": "EUR", "$": "USD", "dollar": "USD", "dollars": "USD", "usd": "USD",
    "£": "GBP", "pond": "GBP", "pound": "GBP", "pounds": "GBP", "gulden": "NLG", "frank": "BEF", "yen": "JPY", "roebel": "RUB",
}  # fmt: skip
_PERCENT = {"%", "procent", "percent", "procentpunt", "procentpunten", "pct"}
_NL_UNITS = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien",
             "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"]  # fmt: skip
_NL_TENS = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
_EN_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
             "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]  # fmt: skip
_EN_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _spelled(units: list[str], tens: list[str]) -> dict[str, float]:
    table = {word: float(number) for number, word in enumerate(units, 1)}
    return table | {word: float(number * 10) for number, word in enumerate(tens, 2)}


_NL_WORDS = _spelled(_NL_UNITS, _NL_TENS) | {
    "één": 1.0,
    "anderhalf": 1.5,
    "anderhalve": 1.5,
    "half": 0.5,
    "halve": 0.5,
}
_NL_WORDS |= {
    f"{unit}{'ën' if unit.endswith('e') else 'en'}{ten}": value + (place + 2) * 10
    for unit, value in zip(_NL_UNITS[:9], range(1, 10), strict=True)
    for place, ten in enumerate(_NL_TENS)
}
_NL_WORDS |= {"honderd": 100.0, "duizend": 1000.0}
_EN_WORDS = _spelled(_EN_UNITS, _EN_TENS) | {"half": 0.5, "dozen": 12.0}
_EN_WORDS |= {
    f"{ten}-{unit}": 10.0 * (p + 2) + v + 1
    for p, ten in enumerate(_EN_TENS)
    for v, unit in enumerate(_EN_UNITS[:9])
}
_SPELLED = {"nl": _NL_WORDS, "en": _EN_WORDS}

_FIGURE = r"\d+(?:[.,]\d+)*(?!\w)|\d+(?:[.,]\d+)*(?=[a-zA-Z%])"
_MENTION = re.compile(rf"(?P<sign>[€$£] ?)?(?P<figure>{_FIGURE})|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)?)")
_AFTER = re.compile(r"[   ]?(?P<word>%|[^\W\d_]+|[€$£])")


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number as printed, with what it counts. unit: "%", a currency code, or the noun that follows; None at a stop."""

    span: Span
    value: float
    kind: NumberKind
    unit: str | None


def find_numbers(text: str, language: str) -> list[NumberMention]:
    """Return the numbers in text, in order. `een` and `one` count only before a scale: `een miljoen`."""
    return list(_mentions(text, language))


def _mentions(text: str, language: str) -> Iterator[NumberMention]:
    position = 0
    while found := _MENTION.search(text, position):
        position = found.end()
        value = (
            _figure(found["figure"], language) if found["figure"] else spelled_value(found["word"], language)
        )
        if value is None:
            continue
        scale, end = _scale(text, found.end(), language)
        if scale == 1.0 and found["word"] and found["word"].lower() in ("een", "één", "one", "half", "halve"):
            continue
        unit, kind, end = _unit(text, end, (found["sign"] or "").strip())
        position = max(position, end)
        yield NumberMention(Span.of(text, found.start(), end), value * scale, kind, unit)


def _figure(digits: str, language: str) -> float | None:
    """`1.234,5` in Dutch, `1,234.5` in English; groups of three after one mark are thousands in both."""
    decimal, grouping = (",", ".") if language == "nl" else (".", ",")
    parts = re.split(r"[.,]", digits)
    marks = set(re.findall(r"[.,]", digits))
    if len(digits) > 40:
        return None
    if marks == {grouping} and not all(len(part) == 3 for part in parts[1:]):
        return float(".".join(parts)) if len(parts) == 2 else None
    try:
        return float(digits.replace(grouping, "").replace(decimal, "."))
    except ValueError:
        return None


def spelled_value(word: str, language: str) -> float | None:
    """The value of a number in letters: `tweehonderdduizend` is 200000; None for other words."""
    lower = word.casefold()
    table = _SPELLED[language]
    if lower in table:
        return table[lower]
    return _compound(lower, table) if language == "nl" and len(lower) < 60 else None


def _compound(lower: str, table: dict[str, float]) -> float | None:
    """`drieduizend`, `honderdvijftig`, `tweehonderdduizend`."""
    for scale_word, scale in (("duizend", 1e3), ("honderd", 1e2)):
        before, found, after = lower.partition(scale_word)
        if not found:
            continue
        head = 1.0 if not before else spelled_value(before, "nl")
        tail = 0.0 if not after else spelled_value(after, "nl")
        if head is not None and tail is not None and head < 1000:
            return head * scale + tail
    return None


def _scale(text: str, end: int, language: str) -> tuple[float, int]:
    found = _AFTER.match(text, end)
    scale = _SCALES[language].get(found["word"].casefold()) if found else None
    return (scale, found.end()) if found and scale else (1.0, end)


def _unit(text: str, end: int, sign: str) -> tuple[str | None, NumberKind, int]:
    if sign:
        return _CURRENCIES[sign], "money", end
    found = _AFTER.match(text, end)
    if not found:
        return None, "number", end
    word = found["word"].casefold()
    if word in _PERCENT:
        return "%", "percentage", found.end()
    if word in _CURRENCIES:
        return _CURRENCIES[word], "money", found.end()
    return found["word"], "number", end
