"""The value of a number in letters, Dutch and English."""

from __future__ import annotations

from functools import lru_cache

_NL_UNITS = "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien"
_NL_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig"
_EN_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NL_ORDINALS = "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende vijftiende"
_EN_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
LONGEST = 60


def _numbered(names: str, first: int = 1, step: int = 1) -> dict[str, float]:
    return {name: float(first + step * place) for place, name in enumerate(names.split())}


_NL = (
    _numbered(_NL_UNITS)
    | _numbered(_NL_TENS, 20, 10)
    | {"anderhalf": 1.5, "anderhalve": 1.5, "half": 0.5, "halve": 0.5}
)
_EN = _numbered(_EN_UNITS) | _numbered(_EN_TENS, 20, 10) | {"half": 0.5, "dozen": 12.0}
_ORDINALS = {
    "nl": _numbered(_NL_ORDINALS),
    "en": _numbered(_EN_ORDINALS) | {"twentieth": 20.0, "thirtieth": 30.0, "hundredth": 100.0},
}
SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}


@lru_cache(maxsize=20_000)
def value_of(word: str, language: str) -> float | None:
    """A cardinal in one folded word: `tweeentwintigduizend`, `anderhalf`, `seventy`; None for other words."""
    if language == "en":
        return {"hundred": 100.0, "thousand": 1000.0}.get(word) or _EN.get(word)
    return _dutch(word) if len(word) <= LONGEST else None


def _dutch(word: str) -> float | None:
    if word in _NL:
        return _NL[word]
    for scale_word, scale in (("miljoen", 1e6), ("duizend", 1e3), ("honderd", 1e2)):
        before, found, after = word.partition(scale_word)
        if found:
            return _scaled(before, scale, after)
    return _with_tens(word)


def _scaled(before: str, scale: float, after: str) -> float | None:
    """`twee` honderd `enzes`."""
    head = _dutch(before) if before else 1.0
    rest = after.removeprefix("en") if after not in _NL else after
    tail = _dutch(rest) if rest else 0.0
    if head is None or tail is None or head >= 1000 or tail >= scale or (after and not rest):
        return None
    return head * scale + tail


def _with_tens(word: str) -> float | None:
    """`tweeentwintig`, `zesenhalf`."""
    unit, found, rest = word.partition("en")
    while found:
        if unit in _NL and _NL[unit] < 20:
            if rest == "half" or rest == "halve":
                return _NL[unit] + 0.5
            if _NL[unit] < 10 and _NL.get(rest, 0) >= 20:
                return _NL[unit] + _NL[rest]
        more, found, after = rest.partition("en")
        unit, rest = f"{unit}en{more}", after
    return None


@lru_cache(maxsize=20_000)
def ordinal_of(word: str, language: str) -> float | None:
    """`derde`, `twintigste`, `fifth`; None for other words."""
    if word in _ORDINALS[language]:
        return _ORDINALS[language][word]
    if language == "nl" and len(word) <= LONGEST:
        for ending in ("ste", "de"):
            if word.endswith(ending):
                value = _dutch(word.removesuffix(ending))
                return value if value and value >= 1 and float(value).is_integer() and value != 1 else None
    return None
