"""ClaimReview records to fact checks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import quotes
from quotes.actions.import_fact_checks import import_fact_checks
from quotes.models import FactCheck, Statement

SAMPLES = Path(quotes.__file__).parent / "samples" / "fact_checks.jsonl"
pytestmark = pytest.mark.django_db


def record(**changed: Any) -> dict[str, Any]:
    return {
        "url": "https://check.example/brug",
        "claimReviewed": "De brug is dicht.",
        "inLanguage": "nl-NL",
        "reviewRating": {"alternateName": "Onwaar", "ratingValue": "1"},
        "author": {"name": "De Feitenloep"},
        "datePublished": "2026-03-04T10:00:00Z",
    } | changed


def test_the_samples_all_land_and_land_once() -> None:
    records = [json.loads(line) for line in SAMPLES.read_text().splitlines()]
    first, again = import_fact_checks(records), import_fact_checks(records)
    assert len(first) == len(records) == FactCheck.objects.count()
    assert {row.url for row in again} == {row.url for row in first}
    assert Statement.objects.filter(kind="fact_check").count() == len(records)


def test_a_record_becomes_a_fact_check_with_its_statement() -> None:
    import_fact_checks([record(headline="Klopt het dat de brug dicht is?")])
    stored = FactCheck.objects.select_related("statement").get()
    assert (stored.statement.kind, stored.statement.text) == ("fact_check", "De brug is dicht.")
    assert stored.statement.title == "Klopt het dat de brug dicht is?"
    assert (stored.alternate_name, stored.rating_value, stored.in_language) == ("Onwaar", 1.0, "nl")
    assert str(stored.date_published) == "2026-03-04"


def test_an_address_seen_before_is_updated() -> None:
    import_fact_checks([record()])
    import_fact_checks([record(reviewRating={"alternateName": "Waar"})])
    stored = FactCheck.objects.get()
    assert (stored.alternate_name, stored.rating_value) == ("Waar", None)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"url": "javascript:alert(1)"}, "is not a web address"),
        ({"url": None}, "url is missing"),
        ({"claimReviewed": "  "}, "claimReviewed is missing"),
        ({"reviewRating": None}, "alternateName is missing"),
        ({"reviewRating": {"alternateName": "Waar", "ratingValue": "NaN"}}, "is not a number"),
        ({"inLanguage": "tlh"}, "is not a language we read"),
        ({"datePublished": "4 maart"}, "is not a date"),
        ({"url": "https://check.example/" + "x" * 2000}, "at most 2,000 are kept"),
    ],
)
def test_a_broken_record_is_left_out_and_told_and_the_others_land(
    changed: dict[str, Any], reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    stored = import_fact_checks([record(**changed), record(url="https://check.example/goed")])
    assert [row.url for row in stored] == ["https://check.example/goed"]
    assert "Fact check 1, " in caplog.text
    assert reason in caplog.text
