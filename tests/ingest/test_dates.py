from __future__ import annotations

import pytest

from quotes.ingest.dates import moment, partial_date


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2022", "2022"),
        ("2022-02", "2022-02"),
        ("2022-12-31", "2022-12-31"),
        ("20221231", "2022-12-31"),
        ("2022-12-31T12:00:00", "2022-12-31"),
        ("2022-12-31T23:30:00Z", "2023-01-01"),
        ("2022-12-31 23:30:00 UTC", "2023-01-01"),
        ("2022-06-30T22:30:00+00:00", "2022-07-01"),
        ("Mon, 09 Nov 2026 18:05:00 +0000", "2026-11-09"),
        ("3 februari 2022", "2022-02-03"),
        ("donderdag 3 feb. 2022", "2022-02-03"),
        ("Maart 2022", "2022-03"),
        ("31-12-2022", "2022-12-31"),
        ("31/12/2022 14:05", "2022-12-31"),
        ("3/2/2022", "2022-02-03"),
        ("20221231T233000Z", "2023-01-01"),
        ("20221231T120000+0100", "2022-12-31"),
        ("202212311405", "2022-12-31"),
        ("3 februari 2022 om 14.05 uur", "2022-02-03"),
        ("ma, 9 mei 2022 23:30 +0000", "2022-05-10"),
        ("9 mei 2022 23:30 cest", "2022-05-09"),
        ("March 3, 2022", "2022-03-03"),
        ("Thursday, 3rd March 2022", "2022-03-03"),
        ("5e mei 2022", "2022-05-05"),
    ],
)
def test_date_is_as_exact_as_its_source(text: str, shown: str) -> None:
    assert str(partial_date(text)) == shown


@pytest.mark.parametrize(
    "text",
    [
        "2022-13-01",
        "2022-02-30",
        "0000",
        "9999-12-31",
        "31-12-22",
        "gisteren",
        "",
        "٢٠٢٢",
        "31 brumaire 2022",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59-12:00",
        "30 februari 2022",
        "3 februari 2022 25:00",
    ],
)
def test_what_is_no_date_is_quoted_with_what_would_do(text: str) -> None:
    with pytest.raises(ValueError, match=r" is not a date\. Use 2022-12-31, 2022-12 or 2022\.$") as caught:
        partial_date(text)

    assert str(caught.value).startswith(repr(text))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2022-12-31T12:00:00+01:00", "2022-12-31T12:00:00+01:00"),
        ("20221231T110000Z", "2022-12-31T11:00:00+00:00"),
        ("2022-12-31 06:00", "2022-12-31T06:00:00+01:00"),
        ("15-07-2022 06:00", "2022-07-15T06:00:00+02:00"),
        ("15 juli 2022", "2022-07-15T00:00:00+02:00"),
    ],
)
def test_moment_without_a_zone_is_on_the_clock_of_brussels(text: str, shown: str) -> None:
    assert moment(text).isoformat() == shown


@pytest.mark.parametrize("text", ["2022-12", "2022", "morgen", ""])
def test_what_is_no_moment_is_quoted(text: str) -> None:
    with pytest.raises(ValueError, match=r" is not a moment\. Use 2022-12-31T12:00\+01:00 or 2022-12-31\.$"):
        moment(text)
