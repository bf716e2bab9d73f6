"""How the words that say who said something mean it: as asserted, denied, or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from quotes.claims.features import DENIAL, UNASSERTED
from quotes.claims.words import has_signals, signals, word_reader
from quotes.language.spans import Span

REMEMBERED = 5_000  # cues
NEAR = 20  # characters


class _Negations(NamedTuple):
    """before: ends right before a cue: `heeft niet | gezegd`, `does not | believe`. behind: begins right behind it: `gelooft | niet dat`."""

    before: re.Pattern[str]
    behind: re.Pattern[str]


def is_denied(text: str, cue: Sequence[Span], language: str) -> bool:
    """Does who speaks say that it is not so: `ontkent dat`, `does not believe that`; not who does not deny it.

    cue: where the words stand that say so, in text. False in a language without claims.
    """
    if not has_signals(language):
        return False
    denies = any(_holds(span.text, DENIAL, language) for span in cue)
    return denies != any(_is_negated(text, span, language) for span in cue)


def is_unasserted(text: str, cue: Sequence[Span], language: str) -> bool:
    """Do the words of a cue assert nothing: `hoopt`, `feared`, `vroeg`; as is_denied."""
    return has_signals(language) and any(_holds(span.text, UNASSERTED, language) for span in cue)


@lru_cache(maxsize=REMEMBERED)
def _holds(words: str, group: str, language: str) -> bool:
    return any(group in reading.groups for reading in word_reader(language).read(words)[1])


def _is_negated(text: str, cue: Span, language: str) -> bool:
    words = _negations(language)
    before = words.before.search(text, max(0, cue.start - NEAR), cue.start)
    return bool(before or words.behind.match(text, cue.end))


@cache
def _negations(language: str) -> _Negations:
    lists = signals(language)["frames"]
    before, behind = ("|".join(phrases) or "(?!)" for phrases in (lists["before"], lists["behind"]))
    return _Negations(
        re.compile(rf"(?<!\w)(?:{before})\s+\Z", re.I),
        re.compile(rf"\s+(?:{behind})(?!\w)", re.I),
    )
