"""The searchable form of a text, and the fingerprint by which two texts are the same."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import snowballstemmer

from quotes.language.words import words_of

_WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")
# Words, signs of money and share, a minus before a number, and a question mark at the end.
_TELLING = re.compile(r"[^\W_]+(?:[.,][0-9]+)*|[%‰€$£¥]|(?<![\w])[-−–](?=[0-9])|\?(?=\W*$)")
_JOINED = re.compile(r"(?<=\w)['’](?=\w)")
# Letters that NFKD does not take apart.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "\u00ad": "", "\u200d": "", "\u200c": ""}
)


def fold(text: str) -> str:
    """Case and diacritics folded: `Oekraïne` and `OEKRAINE` become `oekraine`. May change the length."""
    decomposed = unicodedata.normalize("NFKD", text.encode("utf-8", "replace").decode("utf-8").casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_LETTERS)


def words(text: str) -> list[str]:
    """The folded words in order, without marks: `'t Gaat om foto's` gives t, gaat, om, fotos."""
    return _WORD.findall(_JOINED.sub("", fold(text)))


def search_text(text: str, language: str) -> str:
    """What the full-text index is made from: folded words, then the stems that differ from them.

    Queries pass through the same function. Returns "" for a text without words.
    """
    found = words(text)
    stems = [stem for stem, word in zip(stem_words(found, language), found, strict=True) if stem != word]
    return " ".join([*found, *dict.fromkeys(stems)])


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
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_LETTERS)


def stem_words(folded: Sequence[str], language: str) -> list[str]:
    """The stem of each folded word."""
    return [_stem(word, language) for word in folded]


@lru_cache(maxsize=50_000)
def _stem(word: str, language: str) -> str:
    # A stemmer keeps its word while it works, so one per call: they cost nothing to make.
    algorithm = words_of(language)["stemmer"]
    return str(snowballstemmer.stemmer(algorithm).stemWord(word)) if algorithm else word
