"""The last polls of a feed as a row of bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from factcheck.models import FeedPoll

STEP, WIDTH, HEIGHT, LOW = 8, 6, 40, 4
Outcome = FeedPoll.Outcome


@dataclass(frozen=True, slots=True)
class Bar:
    """x, y, height: in units of the picture. told: the poll in words."""

    x: int
    y: int
    height: int
    outcome: str
    told: str


@dataclass(frozen=True, slots=True)
class Picture:
    """bars: the oldest first. told: all of it in words, for who does not see it."""

    bars: list[Bar]
    width: int
    height: int
    told: str


def picture_of(polls: Sequence[FeedPoll]) -> Picture:
    """polls: the newest first. A bar is as high as its poll brought new items; one that failed takes the whole height."""
    oldest_first = list(reversed(polls))
    most = max((poll.fresh for poll in polls), default=0) or 1
    bars = [bar_of(number, poll, most) for number, poll in enumerate(oldest_first)]
    return Picture(bars, max(len(bars) * STEP, STEP), HEIGHT, told_of(polls))


def bar_of(number: int, poll: FeedPoll, most: int) -> Bar:
    trouble = poll.outcome in (Outcome.FAILED, Outcome.WAIT, Outcome.GONE)
    height = HEIGHT if trouble else LOW + round((HEIGHT - LOW) * poll.fresh / most)
    when = date_format(timezone.localtime(poll.at), "j M H:i")
    what = poll.trouble or f"{poll.get_outcome_display()}: {poll.fresh}"
    return Bar(number * STEP, HEIGHT - height, height, poll.outcome, f"{when}, {what}")


def told_of(polls: Sequence[FeedPoll]) -> str:
    if not polls:
        return _("Not polled yet.")
    counts = Counter(poll.outcome for poll in polls)
    parts = [f"{label}: {counts[value]}" for value, label in Outcome.choices if counts[value]]
    return _("The last polls (%(count)d): %(parts)s.") % {"count": len(polls), "parts": ", ".join(parts)}
