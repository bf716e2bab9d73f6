"""Make any text safe for a tokenizer, without moving a character.

spaCy's tokenizer peels punctuation off a chunk one mark at a time, and copies the rest of the chunk each time:
ten thousand apostrophes in a row take it thirteen seconds. Here such chunks are broken up in a working copy in which every
character stands where it stood, so that offsets found in the copy hold in the text as given.
"""

from __future__ import annotations

import re

MAX_CHARACTERS = 1_000_000
MAX_CHUNK = 100

# Tab and line ends stay. Lone surrogates cannot be encoded; bidi controls only change how a name looks.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]"
)
_RUN = re.compile(r"([^\w\s])\1{3,}")
_LONG_CHUNK = re.compile(rf"\S{{{MAX_CHUNK},}}")
_PUNCTUATION = re.compile(r"[^\w\s]|_")
_LONG_WORD = re.compile(rf"\S{{{MAX_CHUNK}}}")
_WORD = re.compile(r"\w")


class TextRefused(ValueError):
    """The text cannot be analysed; the message says why, in words for an editor."""


def check(text: str) -> None:
    """Raises TextRefused when text is longer than MAX_CHARACTERS, or has no words."""
    if len(text) > MAX_CHARACTERS:
        raise TextRefused(
            f"The text has {len(text):,} characters; at most {MAX_CHARACTERS:,} are read. Split it into articles."
        )
    if not text.strip():
        raise TextRefused("The text is empty. Give at least one sentence.")
    if not _WORD.search(text):
        raise TextRefused("The text has no words. Give at least one sentence.")


def neutralise(text: str) -> str:
    """Return a copy of the same length that a tokenizer reads in linear time.

    Control characters become spaces; of a run of four or more of one mark only the first is kept;
    a chunk of MAX_CHUNK characters without a space loses its punctuation.
    """
    copy = _HARMFUL.sub(" ", text)
    copy = _RUN.sub(lambda run: run.group(1) + " " * (len(run.group()) - 1), copy)
    return _LONG_CHUNK.sub(_break_up, copy)


def _break_up(chunk: re.Match[str]) -> str:
    spaced = _PUNCTUATION.sub(" ", chunk.group())
    return _LONG_WORD.sub(lambda part: part.group()[:-1] + " ", spaced)
