"""How a sentence looks: its length, its signs, its names, and what posts on social media have and newspapers seldom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from quotes.claims.reading import Piece, TextReading

SHORT, COMPACT, LONG = 6, 11, 25  # words
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


def shape(sentence: str, reading: TextReading, piece: Piece) -> Iterator[Seen]:
    """Yield a factor with its place in the text; None stands for the whole sentence. sentence: the words of the piece."""
    start, first, last = piece.start, *reading.words_in(piece.start, piece.end)
    bare = sentence.rstrip("\"'’”») ")
    if bare.endswith("?"):
        yield "question", None
    if bare.endswith(":"):
        yield "lead_in", None
    if not piece.is_cut and bare[-1:].isalnum():
        yield "unended", None
    if sentence.startswith(OPENING):
        yield "opens_quote", None
    words = last - first
    if words < COMPACT:
        yield ("short" if words < SHORT else "compact"), None
    elif words > LONG:
        yield "long", None
    for sign, name in SIGNS:
        place = sentence.find(sign)
        if place >= 0:
            yield name, (start + place, start + place + len(sign))
    yield from _names(reading, first, last)
    if "#" in sentence or "@" in sentence or "http" in sentence:
        yield from _posted(sentence, reading, first, last)
    if not sentence.isascii() and (emoji := _EMOJI.search(sentence)):
        yield "emoji", (start + emoji.start(), start + emoji.end())


def _names(reading: TextReading, first: int, last: int) -> Iterator[Seen]:
    """The first word has a capital, name or not."""
    capitals = reading.capitals
    names = capitals[bisect_left(capitals, first + 1) : bisect_left(capitals, last)]
    if names:
        yield "name", reading.place(names[0])
    if len(names) >= 2:
        yield "names", reading.place(names[0])
    for word in names:
        if reading.readings[word].is_shout:
            yield "shout", reading.place(word)
            return


def _posted(sentence: str, reading: TextReading, first: int, last: int) -> Iterator[Seen]:
    links = [word for word in range(first, last) if reading.readings[word].is_link]
    if links:
        yield "link", reading.place(links[0])
    if len(links) > 1:
        yield "links", reading.place(links[1])
    if sentence.count("#") > 2:
        yield "hashtags", None
    if sentence.startswith("@"):
        yield "reply", None
