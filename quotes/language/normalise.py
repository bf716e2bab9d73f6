"""The searchable form of a text, and the fingerprint by which two texts are the same."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import snowballstemmer

from quotes.language.compound_parts import compound_parts
from quotes.language.stop_words import STOP_WORDS
from quotes.language.words import words_of

LONGEST_TERM = 500  # characters; PostgreSQL's full text knows no word of more than 2,046 bytes
_WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")
# Words, signs of money and share, a minus before a number, and a question mark at the end.
_TELLING = re.compile(r"[^\W_]+(?:[.,][0-9]+)*|[%‰€$£¥]|(?<![\w])[-−–](?=[0-9])|\?(?=\W*$)")
_ADDRESS = re.compile(r"\b(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S*", re.IGNORECASE)
# What stands under a tweet that a page shows: — Name (@handle) January 14, 2020
_SIGNATURE = re.compile(r"\s[—–-]\s?[^—–]{0,80}\(@\w{1,30}\)[^—–]{0,40}$")
_TAGGED = re.compile(r"(?<!\w)[#@](\w{1,200})")
_HUMP = re.compile(r"_+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=[0-9])")
# A point or comma before three digits parts thousands: 100.000, 1,250,000; another comma is the Dutch decimal point.
_THOUSANDS = re.compile(r"(?<=\d)(?<!\b0)[.,](?=\d{3}(?!\d))")
_MARKED_NUMBER = re.compile(r"\d[.,]\d")
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_JOINED = re.compile(r"(?<=\w)['’](?=\w)")
# Letters that NFKD does not take apart.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "\u00ad": "", "\u200d": "", "\u200c": ""}
)


class _Plain(dict[int, str | int]):
    """For str.translate: each letter without its accents, found out once."""

    def __missing__(self, code: int) -> str | int:
        self[code] = "" if unicodedata.combining(chr(code)) else _LETTERS.get(code, code)
        return self[code]


_PLAIN = _Plain()


def fold(text: str) -> str:
    """Case and diacritics folded: `Oekraïne` and `OEKRAINE` become `oekraine`. May change the length."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.encode("utf-8", "replace").decode("utf-8").casefold())
    return decomposed.translate(_PLAIN)


def words(text: str) -> list[str]:
    """The folded words in order, without marks: `'t Gaat om foto's` gives t, gaat, om, fotos."""
    folded = fold(text)
    return _WORD.findall(_JOINED.sub("", folded) if "'" in folded or "’" in folded else folded)


def readable(text: str) -> str:
    """Text as one would read it out: addresses and the signature of a tweet left out, `#StopDeGaswinning` as three words, 100.000 and 100,000 as 100000."""
    # A look for the character that each pattern needs is a hundred times cheaper than the pattern.
    if "/" in text or "www." in text.lower():
        text = _ADDRESS.sub(" ", text)
    if "@" in text:
        text = _SIGNATURE.sub("", text)
    if "@" in text or "#" in text:
        text = _TAGGED.sub(lambda tag: _HUMP.sub(" ", tag[1]), text)
    return _DECIMAL_COMMA.sub(".", _THOUSANDS.sub("", text)) if _MARKED_NUMBER.search(text) else text


def search_text(text: str, language: str) -> str:
    """What the full-text index is made from: each folded word, its stem if that differs, and the stems of a compound's parts.

    Returns "" for a text without words.
    """
    found = words(readable(text))
    return " ".join(
        form for word in found for form in (*word_forms(word, language), *part_stems(word, language))
    )


def search_terms(text: str, language: str) -> list[str]:
    """What a text is ranked by, repeats included: the stem of each word that is no stop word, and of a compound's parts.

    All words count where all are stop words. Every term that is found here stands in `search_text` of the same text.
    """
    found = [word for word in words(readable(text)) if len(word) <= LONGEST_TERM]
    telling = [word for word in found if word not in STOP_WORDS.get(language, frozenset())] or found
    return [term for word in telling for term in (_stem(word, language), *part_stems(word, language))]


def word_forms(folded: str, language: str) -> tuple[str, ...]:
    """A folded word and its stem, once if they are the same."""
    return tuple(dict.fromkeys((folded, _stem(folded, language))))


def part_stems(folded: str, language: str) -> list[str]:
    return stem_words(compound_parts(folded, language), language)


def fingerprint(text: str) -> str:
    """sha256 (hex) of what a text says: equal for texts that differ in case, quote marks, accents or spacing only.

    Signs that change what is said stay: `5%` and `€ 5`, `-3` and `3`, `10²` and `102`, a question and its statement differ.
    """
    plain = _without_accents(text).casefold()
    return hashlib.sha256(
        " ".join(_TELLING.findall(_JOINED.sub("", plain))).encode("utf-8", "replace")
    ).hexdigest()


def _without_accents(text: str) -> str:
    """NFD, not NFKD: that would make `10²` of `102`."""
    decomposed = unicodedata.normalize("NFD", text.encode("utf-8", "replace").decode("utf-8"))
    return decomposed.translate(_PLAIN)


def stem_words(folded: Sequence[str], language: str) -> list[str]:
    """The stem of each folded word."""
    return [_stem(word, language) for word in folded]


@lru_cache(maxsize=50_000)
def _stem(word: str, language: str) -> str:
    # A stemmer keeps its word while it works, so one per call: they cost nothing to make.
    algorithm = words_of(language)["stemmer"]
    return str(snowballstemmer.stemmer(algorithm).stemWord(word)) if algorithm else word
