from __future__ import annotations

import pytest

from quotes.ingest.wire import wire_of
from tests.ingest.files import read_all


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("Usable", "usable"),
        ("stat:usable", "usable"),
        ("http://cv.iptc.org/newscodes/pubstatusg2/canceled", "killed"),
        ("Withheld", "withheld"),
        ("Embargoed", "embargoed"),
        ("Ingetrokken", "killed"),
    ],
)
def test_status_is_known_by_any_of_its_names(value: str, status: str) -> None:
    wire, unread = wire_of({"status": value})

    assert wire is not None
    assert (wire.status, unread) == (status, ())


@pytest.mark.parametrize(
    ("value", "urgency"),
    [("1", 1), ("urgency:4", 4), ("Urgency 3", 3), ("0", 0), ("", 0), ("hoog", 0), ("12", 0)],
)
def test_urgency_is_one_to_nine(value: str, urgency: int) -> None:
    wire, _ = wire_of({"urgency": value, "provider": "NP"})

    assert wire is not None
    assert wire.urgency == urgency


@pytest.mark.parametrize(
    ("values", "status", "until"),
    [
        ({"embargo": "2022-12-31T06:00+01:00"}, "embargoed", "2022-12-31 06:00:00+01:00"),
        ({"embargo": "ja"}, "embargoed", "None"),
        ({"embargo": "nee", "provider": "NP"}, "", "None"),
        ({"embargo": "31-12-2022", "status": "canceled"}, "killed", "2022-12-31 00:00:00+01:00"),
        ({"embargo": "31-12-2022", "status": "usable"}, "embargoed", "2022-12-31 00:00:00+01:00"),
    ],
)
def test_embargo_makes_embargoed_what_was_usable(values: dict[str, str], status: str, until: str) -> None:
    wire, _ = wire_of(values)

    assert wire is not None
    assert (wire.status, str(wire.embargo_until)) == (status, until)


def test_embargo_that_cannot_be_read_keeps_the_article_out() -> None:
    drafts, [problem] = read_all(b"tekst;embargo\nDe brug.;tot nader order\n", "u.csv")

    assert drafts == []
    assert str(problem).startswith("u.csv line 2, embargo: 'tot nader order' is not a moment.")


def test_file_without_an_agency_has_no_wire() -> None:
    [draft], _ = read_all(b"tekst;plaats\nDe brug.;\n", "u.csv")

    assert draft.wire is None
