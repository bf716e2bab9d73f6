"""The sentence before and after a passage. Pure, and rough on purpose: it is for reading, not for analysis."""

from __future__ import annotations

import re

BETWEEN_SENTENCES = re.compile(r"""(?<=[.!?…])\s+|(?<=[.!?…]['"’”»)])\s+""")
BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n")


def sentence_before(text: str) -> str:
    """The last sentence of text, which ends where the passage starts; a space between the two is kept.

    Empty where the passage opens a paragraph.
    """
    paragraph = BETWEEN_PARAGRAPHS.split(text)[-1]
    sentences = [part for part in BETWEEN_SENTENCES.split(paragraph) if part.strip()]
    return one_line(sentences[-1]) + text[-1:].isspace() * " " if sentences else ""


def sentence_after(text: str) -> str:
    """text, which starts where the passage ends, up to the end of its first sentence with words in it.

    A space between the passage and text is kept. Nothing of the next paragraph comes along.
    """
    taken = []
    for part in BETWEEN_SENTENCES.split(BETWEEN_PARAGRAPHS.split(text)[0]):
        taken.append(part)
        if any(letter.isalnum() for letter in part):
            break
    return text[:1].isspace() * " " + one_line(" ".join(taken))


def one_line(text: str) -> str:
    return " ".join(text.split())
