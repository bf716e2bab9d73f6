"""A precision report as a page shows it: names in words, and shares as pictures."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from factcheck.claim_words import factor_name, kind_name
from factcheck.models.case import Dismissal
from factcheck.reports.intervals import Share
from factcheck.reports.precision import Report, Row

PERIODS = ((30, _("30 days")), (90, _("90 days")), (365, _("a year")), (0, _("all")))
DEFAULT = 90
# The picture's own units.
WIDTH, HEIGHT, LEFT, TOP = 640, 200, 40, 10
MONTHS_SHOWN = 18


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its name in words. decided by few: fewer than ten, so the interval says more than the share."""

    name: str
    precision: Share
    added: int

    @property
    def few(self) -> bool:
        return self.precision.n < 10


@dataclass(frozen=True, slots=True)
class Readable:
    report: Report
    kinds: list[Line]
    factors: list[Line]
    bands: list[Line]
    dismissals: list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Point:
    """A month in the picture: x, and the heights of its share and interval."""

    label: str
    line: Line
    x: float
    y: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Picture:
    points: list[Point]
    line: str

    width, height, left, bottom = WIDTH, HEIGHT + TOP + 30, LEFT, HEIGHT + TOP

    @property
    def grid(self) -> list[tuple[int, float]]:
        """Percentages with their heights."""
        return [(share, height_of(share / 100)) for share in (0, 25, 50, 75, 100)]


def days_asked(asked: str) -> int:
    """The period that an address asks for; the default for what is none. 0 stands for all."""
    known = {str(days): days for days, _ in PERIODS}
    return known.get(asked, DEFAULT)


def readable(report: Report) -> Readable:
    reasons = dict(Dismissal.choices)
    return Readable(
        report,
        [Line(kind_name(row.name), row.precision, row.added) for row in report.kinds],
        [Line(factor_name(row.name), row.precision, row.added) for row in report.factors],
        [Line(row.name.replace("-", "–"), row.precision, row.added) for row in report.bands],
        [(str(reasons.get(name, _("no reason given"))), number) for name, number in report.dismissals],
    )


def picture_of(months: Sequence[Row]) -> Picture:
    """Precision by month with its interval, oldest first; months without a decision are left out."""
    shown = [row for row in months if row.precision.n][-MONTHS_SHOWN:]
    step = (WIDTH - LEFT) / max(1, len(shown))
    points = [
        Point(
            month_name(row.name),
            Line(month_name(row.name), row.precision, row.added),
            round(LEFT + step * (place + 0.5), 1),
            height_of(row.precision.share),
            height_of(row.precision.low),
            height_of(row.precision.high),
        )
        for place, row in enumerate(shown)
    ]
    return Picture(points, " ".join(f"{point.x},{point.y}" for point in points))


def height_of(share: float) -> float:
    return round(TOP + HEIGHT * (1 - share), 1)


def month_name(name: str) -> str:
    """`2026-03` as a month."""
    return date_format(datetime.date.fromisoformat(f"{name}-01"), "M Y")
