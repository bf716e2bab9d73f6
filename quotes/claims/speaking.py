"""Who `ik` and `we` are in what someone is quoted with, for readers who see one claim without its quote."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from quotes.claims.result import Resolution
from quotes.claims.words import signals
from quotes.language.spans import Span


class _Speaking(NamedTuple):
    """alone: `ik`. together: `we`. among: how a person is named among others: `onder wie {}`."""

    alone: re.Pattern[str]
    together: re.Pattern[str]
    among: str


@cache
def _speaking(language: str) -> _Speaking:
    lists = signals(language)["speaking"]
    alone, together = (
        re.compile(rf"(?<![\w'’])(?:{'|'.join(lists[name])})(?!\w)") for name in ("alone", "together")
    )
    return _Speaking(alone, together, lists["among"][0])


def name_speaker(
    text: str, start: int, language: str, name: str, *, is_person: bool
) -> tuple[Resolution, ...]:
    """Return what is put behind the first `ik` or `we`: `We [NAVO] hebben`, `Wij [onder wie Jan Bos] bouwden`.

    text: a claim in direct speech, which begins at character start of its article. name: of its speaker. In brackets, as editors do
    in quotes: the verb keeps its form. A body is no `ik`; a person among others is named as one of them, whoever they are.
    """
    words = _speaking(language)
    found = words.alone.search(text) if is_person else None
    put_in = name
    if found is None:
        found = words.together.search(text)
        put_in = words.among.format(name) if is_person else name
    if found is None:
        return ()
    at = start + found.end()
    return (Resolution(Span(at, at, ""), f" [{put_in}]", "speaker"),)
