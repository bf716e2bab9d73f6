from __future__ import annotations

import pytest

from quotes.ingest.dates import partial_date


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
    ],
)
def test_what_is_no_date_is_quoted_with_what_would_do(text: str) -> None:
    with pytest.raises(ValueError, match=r" is not a date\. Use 2022-12-31, 2022-12 or 2022\.$") as caught:
        partial_date(text)

    assert str(caught.value).startswith(repr(text))
