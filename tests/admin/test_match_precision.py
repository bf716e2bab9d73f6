"""What editors' decisions say about the bands, for admins."""

from __future__ import annotations

from django.test import Client

from quotes.models import Match
from tests.builders import make_match, make_statement, make_user

PAGE = "/admin/quotes/match/precision/"
SAID = "De gemeente Zandmeer telt volgens het jaarverslag {} bruggen over het kanaal."


def decide(count: int, decision: str, **fields: object) -> None:
    first = make_statement("De gemeente Zandmeer telt volgens haar jaarverslag vele bruggen.")
    said = [make_statement(SAID.format(f"{decision}{number}{len(fields)}")) for number in range(count)]
    for statement in said:
        make_match(statement, first, decision=decision, **fields)


def test_precision_stands_per_band_and_version_with_n_and_interval(logged_in: Client) -> None:
    decide(8, "confirmed", similarity=0.8, band="strong")
    decide(2, "rejected", similarity=0.8, band="strong")
    decide(3, "unsure", embedding_version="older")
    rows = logged_in.get(PAGE).context["feedback"].bands
    assert [(row.version, row.band, row.precision.confirmed, row.precision.n) for row in rows] == [
        ("older", "suggest", 0, 0),
        ("test", "strong", 8, 10),
    ]
    page = logged_in.get(PAGE).text
    assert "80%" in page
    assert "49–94%" in page


def test_thresholds_are_proposed_once_enough_is_decided(logged_in: Client) -> None:
    decide(5, "confirmed", similarity=0.8)
    assert "5 pairs were decided" in logged_in.get(PAGE).text
    decide(100, "confirmed", similarity=0.82, band="strong")
    feedback = logged_in.get(PAGE).context["feedback"]
    assert (feedback.strong.threshold, feedback.suggest.threshold) == (0.8, 0.8)
    assert "Proposed: 0.80" in logged_in.get(PAGE).text


def test_the_page_opens_without_any_match_and_from_the_list(logged_in: Client) -> None:
    assert "No pairs were found yet" in logged_in.get(PAGE).text
    assert PAGE in logged_in.get("/admin/quotes/match/").text
    assert not Match.objects.exists()


def test_it_is_not_for_everyone(client: Client, db: None) -> None:
    client.force_login(make_user(is_staff=True))
    assert client.get(PAGE).status_code == 403
