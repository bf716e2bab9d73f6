"""The sentence before and after a passage. Pure, and rough on purpose: it is for reading, not for analysis."""

from __future__ import annotations

import re

BETWEEN_SENTENCES = re.compile(r"""(?<=[.!?…])\s+|(?<=[.!?…]['"’”»)])\s+|\n\s*\n""")


def sentence_before(text: str) -> str:
    """The last sentence of text, which ends where the passage starts."""
    sentences = [part for part in BETWEEN_SENTENCES.split(text) if part.strip()]
    return one_line(sentences[-1]) if sentences else ""


def sentence_after(text: str) -> str:
    """text, which starts where the passage ends, up to the end of its first sentence with words in it."""
    taken = []
    for part in BETWEEN_SENTENCES.split(text):
        taken.append(part)
        if any(letter.isalnum() for letter in part):
            break
    return one_line(" ".join(taken))


def one_line(text: str) -> str:
    return " ".join(text.split())
