"""A sentence with places for values, and the pattern that finds it in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

PLACE = re.compile(r"%\((\w+)\)s")
# Places that hold a number of ours, and are written as the language writes numbers: 1,234 or 1.234.
NUMBERS = frozenset({"cells", "character", "count", "line", "most", "number", "total"})


@dataclass(frozen=True)
class Sentence:
    """english: as quotes/ingest says it, with %(name)s where it fills in a value."""

    english: str

    @property
    def opening(self) -> str:
        """Its first word; "" where it begins with a value."""
        return opening_of(PLACE.split(self.english, maxsplit=1)[0])

    @property
    def fixed(self) -> int:
        """How many of its characters are not values: of two sentences that fit, the one with more says more."""
        return len(PLACE.sub("", self.english))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches it with any values, up to a blank or the end; to the end where it ends with a value."""
        pieces = PLACE.split(self.english)
        pieces[::2] = map(re.escape, pieces[::2])
        pieces[1::2] = map(place_for, pieces[1::2])
        end = r"(?=\s|\Z)" if pieces[-1] else r"\Z"
        return re.compile("".join(pieces) + end, re.DOTALL)


def opening_of(text: str) -> str:
    return text.partition(" ")[0]


def place_for(name: str) -> str:
    return f"(?P<{name}>[0-9][0-9,]*)" if name in NUMBERS else f"(?P<{name}>.+?)"
