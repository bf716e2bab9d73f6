"""Files in which a kill stands before its item, and undoing such an import."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from factcheck.models import Desk
from quotes.models import Article, KilledItem, Quote
from tests.admin.imports import run_import
from tests.admin.test_undo import undo
from tests.desk.test_journey import STORY, work_off

HEADER = "id;headline;text;outlet;date;revision;pubstatus;ednote\n"
KILL = "a;(KILL) Brug dicht;Vervalt.;De Dijkbode;2026-03-04;{revision};killed;Feit onjuist"
ITEM = "{id};Brug dicht;{text};De Dijkbode;{day};{revision};;"


def file_of(*rows: str) -> bytes:
    return (HEADER + "".join(f"{row}\n" for row in rows)).encode()


def test_a_file_with_the_newest_first_says_so_in_its_report(logged_in: Client) -> None:
    rows = (
        KILL.format(revision=2),
        ITEM.format(id="a", text="De brug is dicht.", day="2026-03-04", revision=1),
    )
    batch = run_import(logged_in, file_of(*rows))
    first, second = batch.rows.all()
    assert (first.outcome, second.outcome) == ("held_back", "new")
    assert first.reason.endswith("It is not stored yet; should it still come in, it will be withdrawn.")
    assert second.reason == "Its agency killed it before; it is stored as withdrawn."
    assert "Feit onjuist" in Article.objects.get().withdrawn_why


def test_undoing_the_import_of_a_kill_lets_its_item_stand_and_be_analysed(
    logged_in: Client, desk: Desk
) -> None:
    batch = run_import(logged_in, file_of(KILL.format(revision="")))
    run_import(logged_in, file_of(ITEM.format(id="a", text=f'"{STORY}"', day="2026-03-04", revision="")))
    work_off()
    assert not Quote.objects.exists()
    undo(logged_in, batch)
    work_off()
    assert Article.objects.get().withdrawn_at is None
    assert Quote.objects.exists()
    assert not KilledItem.objects.exists()


def test_the_pages_of_an_item_that_came_in_withdrawn_wait_for_no_analysis(
    logged_in: Client, desk: Desk
) -> None:
    run_import(logged_in, file_of(KILL.format(revision="")))
    run_import(logged_in, file_of(ITEM.format(id="a", text=f'"{STORY}"', day="2026-03-04", revision="")))
    work_off()
    page = logged_in.get(reverse("article", args=[Article.objects.get().pk])).text
    assert "Feit onjuist" in page
    assert "every 1s" not in page
    assert "Brug dicht" in logged_in.get(reverse("articles"), {"state": "done"}).text
    assert "Brug dicht" not in logged_in.get(reverse("articles"), {"state": "waiting"}).text
