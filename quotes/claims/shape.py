"""How a sentence looks: its length, its signs, its names, and what posts on social media have and newspapers seldom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quotes.claims.words import Word

SHORT, COMPACT, LONG = 6, 11, 25  # words
SHOUTED = 4  # letters
OPENING = tuple("\"„“‘'«»")
SIGNS = (
    ("!", "exclaims"),
    ("?", "asks"),
    (":", "colon"),
    ("#", "hashtag"),
    ("@", "address"),
    ("...", "trails_off"),
    ("…", "trails_off"),
    ('"', "quotes"),
    ("“", "quotes"),
    ("„", "quotes"),
    (" | ", "parts"),
    (" - ", "parts"),
)
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]")
Seen = tuple[str, tuple[int, int] | None]


def shape(sentence: str, words: Sequence[Word]) -> Iterator[Seen]:
    """Yield a factor with its place; None stands for the whole sentence."""
    bare = sentence.rstrip("\"'’”») ")
    if bare.endswith("?"):
        yield "question", None
    if bare.endswith(":"):
        yield "lead_in", None
    if bare[-1:].isalnum():
        yield "unended", None
    if sentence.startswith(OPENING):
        yield "opens_quote", None
    if len(words) < COMPACT:
        yield ("short" if len(words) < SHORT else "compact"), None
    elif len(words) > LONG:
        yield "long", None
    for sign, name in SIGNS:
        place = sentence.find(sign)
        if place >= 0:
            yield name, (place, place + len(sign))
    yield from _names(words)
    if "#" in sentence or "@" in sentence or "http" in sentence:
        yield from _posted(sentence, words)
    if not sentence.isascii() and (emoji := _EMOJI.search(sentence)):
        yield "emoji", emoji.span()


def _names(words: Sequence[Word]) -> Iterator[Seen]:
    names = [word for word in words if word.text[0].isupper()]
    if names and names[0] is words[0]:
        del names[0]
    if names:
        yield "name", (names[0].start, names[0].end)
    if len(names) >= 2:
        yield "names", (names[0].start, names[0].end)
    for word in names:
        if len(word.text) >= SHOUTED and word.text.isupper():
            yield "shout", (word.start, word.end)
            return


def _posted(sentence: str, words: Sequence[Word]) -> Iterator[Seen]:
    links = [word for word in words if word.text.lower().startswith("http")]
    if links:
        yield "link", (links[0].start, links[0].end)
    if len(links) > 1:
        yield "links", (links[1].start, links[1].end)
    if sentence.count("#") > 2:
        yield "hashtags", None
    if sentence.startswith("@"):
        yield "reply", None
