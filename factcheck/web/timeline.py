"""Where statements stand on a line of time, and the arcs between those that may contradict each other. Pure."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 600, 96  # of the picture's own units
MARGIN = 12
GROUND = 84  # the line that points stand on
STEP = 11  # between points of one day
HIGHEST = 4  # points above each other; further ones of that day share the top


@dataclass(frozen=True, slots=True)
class Dated:
    """A statement to be placed. id: of the statement; words: told to who points at it or listens."""

    id: int
    day: datetime.date
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Point:
    """A statement in the picture, in its units."""

    id: int
    x: float
    y: float
    kind: str
    words: str
    contradicts: bool

    @property
    def diamond(self) -> str:
        """The corners of the sign that marks a possible contradiction."""
        x, y = self.x, self.y
        return f"{x:.1f},{y - 6:.1f} {x + 6:.1f},{y:.1f} {x:.1f},{y + 6:.1f} {x - 6:.1f},{y:.1f}"


@dataclass(frozen=True, slots=True)
class Timeline:
    """points: the earliest first. arcs: path data, one per pair. days: those that are named under the line, from left to right."""

    points: list[Point]
    arcs: list[str]
    days: list[datetime.date]
    width: int = WIDTH
    height: int = HEIGHT
    ground: int = GROUND


def draw(statements: Sequence[Dated], pairs: Iterable[tuple[int, int]]) -> Timeline | None:
    """Place statements from the first day to the last; None for fewer than two days, which make no line.

    pairs: ids of statements that may contradict each other; one that is not placed is passed over.
    """
    days = sorted({each.day for each in statements})
    if len(days) < 2:
        return None
    first, span = days[0], (days[-1] - days[0]).days
    both = [pair for pair in pairs if {each.id for each in statements}.issuperset(pair)]
    marked = {pk for pair in both for pk in pair}
    stacked: Counter[datetime.date] = Counter()
    points = []
    for each in sorted(statements, key=lambda each: (each.day, each.id)):
        x = MARGIN + (WIDTH - 2 * MARGIN) * (each.day - first).days / span
        y = GROUND - 8 - STEP * min(stacked[each.day], HIGHEST)
        stacked[each.day] += 1
        points.append(Point(each.id, x, y, each.kind, each.words, each.id in marked))
    places = {point.id: point for point in points}
    middle = first + datetime.timedelta(days=span // 2)
    return Timeline(
        points,
        [arc(places[a], places[b]) for a, b in both],
        [first, middle, days[-1]] if span > 60 else [first, days[-1]],
    )


def arc(a: Point, b: Point) -> str:
    """From one point over the others to the other, higher where they are further apart."""
    top = max(2.0, min(a.y, b.y) - 14 - abs(b.x - a.x) / 12)
    return f"M{a.x:.1f},{a.y:.1f} Q{(a.x + b.x) / 2:.1f},{top:.1f} {b.x:.1f},{b.y:.1f}"
