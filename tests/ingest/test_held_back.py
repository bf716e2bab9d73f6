"""What an agency holds back stays out of an import, and the report says why."""

from __future__ import annotations

import datetime

import pytest

from quotes.ingest.draft import ArticleDraft, Place, Problem, Status, Wire
from quotes.ingest.held_back import HeldBack, unless_held_back

NOW = datetime.datetime(2026, 3, 4, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)


def draft(status: Status, until: datetime.datetime | None = None) -> ArticleDraft:
    return ArticleDraft(
        Place("a.xml", 3), "De brug is dicht.", wire=Wire("NP", status=status, embargo_until=until)
    )


@pytest.mark.parametrize(
    ("status", "until", "reason"),
    [
        (
            "killed",
            None,
            "NP killed this item. It was left out.",
        ),
        (
            "killed",
            NOW - HOUR,
            "NP killed this item. It was left out.",
        ),
        ("withheld", None, "NP withholds this item. It was left out; import it when it is released."),
        ("embargoed", None, "NP has an embargo on this item. It was left out; import it afterwards."),
        (
            "embargoed",
            NOW + HOUR,
            "NP has an embargo on this item until 2026-03-04 13:00+00:00. It was left out; import it afterwards.",
        ),
    ],
)
def test_it_is_held_back_with_the_reason(
    status: Status, until: datetime.datetime | None, reason: str
) -> None:
    record = draft(status, until)

    assert unless_held_back(record, NOW) == HeldBack(record, reason, killed=status == "killed")


@pytest.mark.parametrize(
    ("status", "until"), [("", None), ("usable", None), ("embargoed", NOW - HOUR), ("embargoed", NOW)]
)
def test_what_may_be_used_passes(status: Status, until: datetime.datetime | None) -> None:
    record = draft(status, until)

    assert unless_held_back(record, NOW) is record


def test_what_no_agency_speaks_of_passes() -> None:
    record = ArticleDraft(Place("a.txt"), "De brug is dicht.")
    problem = Problem(Place("a.txt", 2), "The article has no text.")

    assert unless_held_back(record, NOW) is record
    assert unless_held_back(problem, NOW) is problem
