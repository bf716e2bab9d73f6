"""What of a reason has no words in the language of the page."""

from __future__ import annotations

from factcheck.import_words.reasons import PHRASES, Found, part_in, pieces_of
from factcheck.import_words.sentence import opening_of
from tests.import_words.sources import EXAMPLE


def untold(reason: str) -> list[str]:
    """The pieces that would stay in English; an example in the place of a value is none."""
    if part_of(reason):
        return []
    pieces = (piece.strip() for piece in pieces_of(reason) if isinstance(piece, str))
    return [piece for piece in pieces if piece not in ("", EXAMPLE)]


def told(reason: str) -> list[str]:
    """The sentences and phrases of the catalogue that say it."""
    if found := part_of(reason):
        return [found[0].english]
    return [piece[0].english for piece in pieces_of(reason) if not isinstance(piece, str)]


def part_of(reason: str) -> Found | None:
    return part_in([*PHRASES.get(opening_of(reason), []), *PHRASES[""]], reason)
