"""Amounts in words: `een op de drie`, `a third`, `de meeste`, `tientallen`, `verdubbeld`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from quotes.matching.slots.bounds import bound_within, bounded
from quotes.matching.slots.fractions import all_but, fractions
from quotes.matching.slots.phrases import Phrases, read_toml
from quotes.matching.slots.quantities import Quantity
from quotes.matching.slots.rates import begins_rate
from quotes.matching.slots.spelled import is_time_and_part, part_of_scale, read_value
from quotes.matching.slots.tokens import Token

_IN = {"nl": {"op", "van"}, "en": {"in", "of", "out"}}
_OF_ALL = {"de", "the", "every", "elke", "its", "their", "his", "her", "our", "zijn", "haar", "hun", "onze"}
_EVERY = {"elke", "every", "each", "iedere"}
_NO_PART = {"but", "every", "each", "any"}
_RATIO_REACH = 8
_LARGEST_WHOLE = 1000


def find_shares(tokens: Sequence[Token], language: str, taken: set[int]) -> list[Quantity]:
    """Return shares, changes and vague amounts. Shares and changes are percentages, in words or as one number in another."""
    ratios = (_ratio(tokens, place, language, taken) for place in range(len(tokens)))
    found = [bounded(tokens, ratio, language) for ratio in ratios if ratio]
    of_each = (_ratio_of_each(tokens, place, language) for place in range(len(tokens)))
    found += [ratio for ratio in of_each if ratio]
    left = list(all_but(tokens, language))
    found = [each for each in found if not any(set(each.places) & set(but.places) for but in left)] + left
    busy = {place for quantity in found for place in quantity.places} | taken
    parts = (each for each in fractions(tokens, language) if busy.isdisjoint(each.places))
    found += [
        bounded(tokens, each, language) for each in parts if not _is_no_share(tokens, each.places, language)
    ]
    used = taken | {place for quantity in found for place in quantity.places}
    for hit in _lexicon(language).find(tokens, used):
        kind, low, high = hit.value
        if kind == "share" and _is_no_share(tokens, hit.places, language):
            continue
        if kind == "share":
            weak = low == high == 100
            share = Quantity("percentage", low, high, hit.places, unit="%", rough=True, weak=weak)
            if low != high:
                share = replace(share, bound=bound_within(tokens, hit.places, language))
            found.append(bounded(tokens, share, language) if low == high and not weak else share)
        elif kind == "change":
            found.append(Quantity("percentage", low, high, hit.places, unit="change", rough=True))
        elif kind == "points":
            found.append(Quantity("percentage", low, high, hit.places, unit="pp"))
        else:
            number = Quantity("number", low, high, hit.places, rough=low != high)
            found.append(bounded(tokens, number, language) if low == high else number)
    return found


def _is_no_share(tokens: Sequence[Token], places: tuple[int, ...], language: str) -> bool:
    """`a quarter of a million`, `half a percent`, `elk uur`, the `elke` of `van elke drie`."""
    if is_time_and_part(tokens, places[0]):
        return True  # a year and three quarters
    behind = tokens[places[-1] + 1] if places[-1] + 1 < len(tokens) else None
    if behind and tokens[places[-1]].word == "half" and behind.word in ("a", "an"):
        return True
    if behind and tokens[places[0]].word in ("elk", "elke", "every", "each", "iedere", "ieder"):
        return begins_rate(tokens, places[0]) or read_value(tokens, places[-1] + 1, language) is not None
    return part_of_scale(tokens, places[0], language) is not None


def lookalikes(tokens: Sequence[Token], language: str) -> set[int]:
    """The places of words that are no amounts: the `één` of `niet één`, the `enkele` of `geen enkele`."""
    return {place for hit in _lookalikes(language).find(tokens) for place in hit.places}


@cache
def _lookalikes(language: str) -> Phrases[None]:
    return Phrases((phrase, None) for phrase in read_toml("quantities.toml")["none"][language])


@cache
def _lexicon(language: str) -> Phrases[tuple[str, float, float]]:
    data = read_toml("quantities.toml")
    entries = [(phrase, ("vague", low, high)) for phrase, low, high in data["vague"][language]]
    entries += [(phrase, ("share", low, high)) for phrase, low, high in data["share"][language]]
    entries += [(phrase, ("change", by, by)) for phrase, by in data["change"][language]]
    entries += [(phrase, ("points", by, by)) for phrase, by in data["points"][language]]
    return Phrases((phrase, (kind, float(low), float(high))) for phrase, (kind, low, high) in entries)


def _ratio(tokens: Sequence[Token], place: int, language: str, taken: set[int]) -> Quantity | None:
    """`een op de drie`, `3 out of 10`, `2/3`."""
    part, at = _whole(tokens, place, language)
    if part is None or at + 1 >= len(tokens) or not taken.isdisjoint(range(place, at)):
        return None
    if tokens[place].is_figure and tokens[at].gap == "/" and tokens[at].is_figure:
        return _share(part, tokens, place, at, language)
    if tokens[at].word not in _IN[language]:
        return None
    if place and tokens[place - 1].word in _NO_PART:
        return None  # all but one of the eight, every one of the three
    joint = tokens[at].word
    at += 1
    if joint == "out" and tokens[at].word == "of":
        at += 1
    article = at < len(tokens) and tokens[at].word in _OF_ALL
    at += article
    if joint in ("van", "of") and not article:
        return None
    if joint == "of" and part > 50:
        return None
    return _share(part, tokens, place, at, language)


def _ratio_of_each(tokens: Sequence[Token], place: int, language: str) -> Quantity | None:
    """`van elke drie kapsalons werken er twee zonder`, `out of every ten chairs three are held by women`."""
    if (
        tokens[place].word not in ("van", "of")
        or place + 2 >= len(tokens)
        or tokens[place + 1].word not in _EVERY
    ):
        return None
    whole, at = _whole(tokens, place + 2, language)
    if whole is None:
        return None
    for start in range(at, min(at + _RATIO_REACH, len(tokens))):
        part, end = _whole(tokens, start, language)
        if part is not None and tokens[start].word != "een":
            if not 0 < part < whole <= _LARGEST_WHOLE:
                return None
            share = _as_share(part, whole, range(start, end))
            ratio = bounded(tokens, share, language)
            return replace(ratio, places=(*range(place + 1, at), *ratio.places))
    return None


def _share(part: float, tokens: Sequence[Token], place: int, at: int, language: str) -> Quantity | None:
    whole, end = _whole(tokens, at, language)
    if whole is None or not 0 < part < whole <= _LARGEST_WHOLE:
        return None
    if end < len(tokens) and tokens[end].word in (
        "procent",
        "percent",
        "%",
        "dagen",
        "days",
        "jaar",
        "years",
        "uur",
        "hours",
    ):
        return None
    return _as_share(part, whole, range(place, end))


def _as_share(part: float, whole: float, places: Sequence[int]) -> Quantity:
    share = 100 * part / whole
    return Quantity("percentage", share, share, tuple(places), unit="%", rough=True, ratio=(part, whole))


def _whole(tokens: Sequence[Token], place: int, language: str) -> tuple[float | None, int]:
    """A whole number and the place behind it. `een op de drie` counts, as does `1 op 3`."""
    if place < len(tokens) and tokens[place].word in ("een", "one"):
        return 1.0, place + 1
    value = read_value(tokens, place, language)
    if value is None or value.ordinal or value.article or not float(value.low).is_integer():
        return None, place
    return value.low, value.places[-1] + 1
