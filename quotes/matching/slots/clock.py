"""Read hours of the day: `15.30 uur`, `half vier 's middags`, `3:30 pm`, `noon`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quotes.matching.slots.number_words import value_of
from quotes.matching.slots.tokens import Token
from quotes.matching.slots.when import When

_HALF_DAY = 720
_FIGURE = re.compile(r"([01]?\d|2[0-4])(?:[.:,]([0-5]\d))?")
_MORNING = {
    "ochtends",
    "ochtend",
    "morning",
    "morgens",
    "morgen",
    "am",
    "nachts",
    "nacht",
    "vanochtend",
    "vanmorgen",
}
_LATER = {
    "middags",
    "middag",
    "afternoon",
    "avonds",
    "avond",
    "evening",
    "pm",
    "vanavond",
    "vanmiddag",
    "tonight",
}
_NAMED = {"noon": 720, "midday": 720, "middernacht": 0, "midnight": 0}
_BEFORE = {"om", "at", "vanaf", "tot", "rond", "omstreeks", "by", "until", "from", "around", "about", "before", "after", "voor", "na", "tegen", "sinds", "since"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Hour:
    minutes: int
    places: tuple[int, ...]
    sure: bool  # of the half of the day


def find_hours(tokens: Sequence[Token], language: str) -> list[When]:
    """Return the hours of the day. One that may be before or after noon has both."""
    found = []
    place = 0
    while place < len(tokens):
        hour = _named(tokens, place) or _idiom(tokens, place, language) or _figures(tokens, place, language)
        if hour:
            found.append(_on_the_day(tokens, hour))
            place = hour.places[-1]
        place += 1
    return found


def _named(tokens: Sequence[Token], place: int) -> _Hour | None:
    minutes = _NAMED.get(tokens[place].word)
    if minutes is None and tokens[place].word in ("twelve", "twaalf", "12") and place + 1 < len(tokens):
        minutes = _NAMED.get(tokens[place + 1].word)
        return _Hour(minutes, (place, place + 1), sure=True) if minutes is not None else None
    return _Hour(minutes, (place,), sure=True) if minutes is not None else None


def _idiom(tokens: Sequence[Token], place: int, language: str) -> _Hour | None:
    """Dutch `half vier` is 3:30; `kwart voor vier`, `quarter past three`, `half past three`."""
    words = [token.word for token in tokens[place : place + 4]]
    if any(token.opens_clause for token in tokens[place + 1 : place + 3]) or len(words) < 2:
        return None
    if language == "nl" and words[0] == "half" and _is_hour(words[1], language):
        if place and tokens[place - 1].word in ("een", "de"):
            return None
        return _Hour(_hour(words[1], language) * 60 - 30, (place, place + 1), sure=False)
    parts = {
        "kwart": 15,
        "quarter": 15,
        "half": 30,
        "tien": 10,
        "vijf": 5,
        "ten": 10,
        "twenty": 20,
        "five": 5,
    }
    sign = {"over": 1, "past": 1, "voor": -1, "to": -1}
    if len(words) < 3 or words[0] not in parts or words[1] not in sign or not _is_hour(words[2], language):
        return None
    if words[0] not in ("kwart", "quarter", "half") and "uur" not in words[3:]:
        return None
    minutes = _hour(words[2], language) * 60 + sign[words[1]] * parts[words[0]]
    return _Hour(minutes, (place, place + 1, place + 2), sure=False)


def _is_hour(word: str, language: str) -> bool:
    return 1 <= _hour(word, language) <= 12


def _hour(word: str, language: str) -> int:
    if word.isdecimal() and len(word) <= 2:
        return int(word)
    value = value_of(word, language)
    return int(value) if value and value.is_integer() else 0


def _figures(tokens: Sequence[Token], place: int, language: str) -> _Hour | None:
    """`15.30 uur`, `om 15:30`, `3 pm`, `3 o'clock`, `om drie uur`. `5 uur` without `om` is a length of time."""
    token = tokens[place]
    read = _FIGURE.fullmatch(token.text)
    worded = _is_hour(token.word, language) if not token.is_figure else False
    if not read and not worded:
        return None
    hours, minutes, end = (
        (int(read[1]), int(read[2] or 0), place) if read else (_hour(token.word, language), 0, place)
    )
    parted = bool(read and read[2])
    if (
        read
        and not parted
        and place + 1 < len(tokens)
        and tokens[place + 1].gap == ":"
        and len(tokens[place + 1].text) == 2
    ):
        if not tokens[place + 1].text.isdecimal() or int(tokens[place + 1].text) > 59:
            return None
        minutes, end, parted = int(tokens[place + 1].text), place + 1, True
    after = tokens[end + 1].word if end + 1 < len(tokens) and not _is_far(tokens[end + 1]) else ""
    introduced = place > 0 and tokens[place - 1].word in _BEFORE
    if after in ("am", "pm", "oclock"):
        return _Hour(hours * 60 + minutes, (*range(place, end + 1), end + 1), sure=False)
    ahead = {each.word for each in tokens[end + 2 : end + 4]}
    if (
        after == "uur"
        and (parted or introduced or not ahead.isdisjoint(_MORNING | _LATER))
        and not _has_rate(tokens, end + 2)
    ):
        return _Hour(
            hours * 60 + minutes,
            (*range(place, end + 1), end + 1),
            sure=hours > 12 or (len(token.text) > 1 and parted),
        )
    if (
        place
        and (tokens[place - 1].word == "at" or (introduced and _names_half(tokens, end + 1)))
        and not parted
        and hours <= 12
        and _ends_phrase(tokens, end + 1)
    ):
        return _Hour(hours % 12 * 60, (place,), sure=False)
    if (parted and introduced and ":" in (token.text + tokens[end].gap)) or (parted and token.text[0] == "0"):
        return _Hour(hours * 60 + minutes, tuple(range(place, end + 1)), sure=True)
    return None


def _ends_phrase(tokens: Sequence[Token], place: int) -> bool:
    """Whether nothing that an hour could count follows: `at eight.`, `at nine in the morning`."""
    return (
        place >= len(tokens)
        or tokens[place].opens_clause
        or tokens[place].word in ("in", "on", "this", "sharp", "tonight", "last")
        or _names_half(tokens, place)
    )


def _names_half(tokens: Sequence[Token], place: int) -> bool:
    """`at night`, `in the morning`."""
    words = [token.word for token in tokens[place : place + 3]]
    return words[:2] == ["at", "night"] or (words[:2] == ["in", "the"] and words[-1] in _MORNING | _LATER)


def _is_far(token: Token) -> bool:
    return bool(token.gap.strip()) and token.gap.strip() != "."


def _has_rate(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and tokens[place].word in (
        "per",
        "lang",
        "vertraging",
        "achter",
        "geleden",
        "rijden",
    )


def _on_the_day(tokens: Sequence[Token], hour: _Hour) -> When:
    """Before or after noon, by the words around it."""
    end = hour.places[-1] + 1
    around: Iterable[Token] = tokens[max(0, hour.places[0] - 3) : end + 4]
    words = {token.word for token in around}
    minutes = hour.minutes % (2 * _HALF_DAY)
    close = {tokens[place].word for place in range(hour.places[-1], min(end + 3, len(tokens)))}
    if hour.sure and minutes % _HALF_DAY == 0:
        return When(hour.places, minutes=(minutes,))  # midnight tonight
    if "am" in close or ("pm" not in close and not words.isdisjoint(_MORNING)):
        return When(hour.places, minutes=(minutes % _HALF_DAY,))
    if "pm" in close or (not words.isdisjoint(_LATER) and minutes <= _HALF_DAY):
        return When(hour.places, minutes=(minutes % _HALF_DAY + _HALF_DAY,))
    if "night" in close and not hour.sure:
        late = minutes % _HALF_DAY >= 6 * 60  # ten at night, two at night
        return When(hour.places, minutes=(minutes % _HALF_DAY + _HALF_DAY * late,))
    if hour.sure or minutes >= _HALF_DAY + 60:
        return When(hour.places, minutes=(minutes,))
    return When(hour.places, minutes=(minutes % _HALF_DAY, minutes % _HALF_DAY + _HALF_DAY))
