"""The words of a sentence, and what can be said of each word by itself.

What a word says does not change from sentence to sentence, so it is read once and remembered.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from quotes.claims.ngrams import fold
from quotes.language.numbers import may_be_number

FOLDER = Path(__file__).parent / "signals"
T = TypeVar("T")
_ITSELF = itemgetter(0)
REMEMBERED = 50_000
SHOUTED = 4  # letters
# An address or a name of social media is one word, whatever it holds.
_WORD = re.compile(r"https?://\S+|@\w+|[^\W_]+(?:['’-][^\W_]+)*")
_OPEN_OR = re.compile(r"\|(?![^(]*\))")  # an alternative outside brackets
_FIRST_WORD = re.compile(r"\^?((?:\([^)]*\)|[^\s(])+)")


class Phrase(NamedTuple):
    """A pattern that begins at a word. initial: only where a sentence begins with it."""

    group: str
    pattern: re.Pattern[str]
    initial: bool


class Reading(NamedTuple):
    """What one word says. folded: as the n-grams know it. groups: the lists of signals/ that it stands in.

    phrases: what may begin with it. is_numeral: a number may stand in it. is_shout: `SCHANDE`.
    """

    folded: str
    groups: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    is_numeral: bool
    has_capital: bool
    is_shout: bool
    is_link: bool


class WordReader:
    """Splits sentences of one language into words.

    lists, phrases: regular expressions by group; of a list, each must match a whole word. cased: words by group, as they are written:
    `OM`, `WHO`. small: words that are in no list with a capital: `May` is a month or a name.
    """

    def __init__(
        self,
        language: str,
        lists: Mapping[str, list[str]],
        phrases: Mapping[str, list[str]],
        cased: Mapping[str, list[str]] | None = None,
        small: Iterable[str] = (),
    ) -> None:
        self._language = language
        self._cased = {word: group for group, words in (cased or {}).items() for word in words}
        self._small = frozenset(small)
        self._groups = _Index((each, group) for group, words in lists.items() for each in words)
        self._phrases = _Index(
            (_first_word(each), _phrase(group, each)) for group, some in phrases.items() for each in some
        )
        self._known: dict[str, Reading] = {}

    def read(self, text: str) -> tuple[list[re.Match[str]], list[Reading]]:
        """Return the words of a text, where they stand, and what each says."""
        known, learn = self._known.get, self._learn
        matches = list(_WORD.finditer(text))
        return matches, [known(word) or learn(word) for word in map(_ITSELF, matches)]

    def _learn(self, text: str) -> Reading:
        lower = text.lower()
        if text in self._cased:
            groups = [self._cased[text]]
        elif text != lower and lower in self._small:
            groups = []
        else:
            groups = list(dict.fromkeys(self._groups.of(lower)))
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        has_capital = text[0].isupper()
        self._known[text] = Reading(
            fold(lower),
            tuple(groups),
            tuple(self._phrases.of(lower)),
            is_numeral=may_be_number(lower, self._language),
            has_capital=has_capital,
            is_shout=has_capital and len(text) >= SHOUTED and text.isupper(),
            is_link=lower.startswith("http"),
        )
        return self._known[text]


class _Index(Generic[T]):
    """What belongs to a word. Plain words are looked up; patterns are tried by their first letter, and only when one of them matches."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._plain: dict[str, list[T]] = defaultdict(list)
        patterns: dict[str, dict[T, list[str]]] = defaultdict(lambda: defaultdict(list))
        for pattern, thing in entries:
            if pattern.isalnum():
                self._plain[pattern.lower()].append(thing)
            else:
                patterns[_initial(pattern)][thing].append(pattern)
        self._patterns = {
            initial: (
                _whole([each for some in things.values() for each in some]),
                [(_whole(some), thing) for thing, some in things.items()],
            )
            for initial, things in patterns.items()
        }

    def of(self, lower: str) -> list[T]:
        found = list(self._plain.get(lower, ()))
        for initial in (lower[0], ""):
            known = self._patterns.get(initial)
            if known and known[0].match(lower):
                found += [thing for pattern, thing in known[1] if pattern.match(lower)]
        return found


def _initial(pattern: str) -> str:
    """The letter that every match begins with; empty when there is none: `\\w+lonen`, `a?b`."""
    letter, following = pattern[:1].lower(), pattern[1:2]
    return (
        letter
        if letter.isalpha() and following not in ("?", "*", "{") and not _OPEN_OR.search(pattern)
        else ""
    )


def _whole(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(patterns)})\Z", re.I)


def _phrase(group: str, pattern: str) -> Phrase:
    """`^Volgens mij` is looked for where a sentence begins, wherever that is in its text."""
    bare = pattern.removeprefix("^")
    return Phrase(group, re.compile(rf"(?:{bare})(?!\w)", re.I), initial=bare != pattern)


def _first_word(phrase: str) -> str:
    """`(?:de|het) enige` begins with `(?:de|het)`."""
    found = _FIRST_WORD.match(phrase)
    if not found:
        raise ValueError(f"{phrase!r} does not begin with a word.")
    return found.group(1)


@cache
def has_signals(language: str) -> bool:
    """May claims be read in this language at all?"""
    return (FOLDER / f"{language}.toml").is_file()


@cache
def signals(language: str) -> dict[str, dict[str, list[str]]]:
    """The lists of one language: words, phrases, numbers."""
    lists: dict[str, dict[str, list[str]]] = tomllib.loads(
        (FOLDER / f"{language}.toml").read_text(encoding="utf-8")
    )
    return lists


@cache
def word_reader(language: str) -> WordReader:
    lists = signals(language)
    return WordReader(language, lists["words"], lists["phrases"], lists["cased"], lists["small"]["words"])
