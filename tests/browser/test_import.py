"""Bulk import as an admin does it: upload, columns, preview, progress, report, undo, on a file of 5,000 rows with 40 bad ones."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from factcheck.models import ColumnChoice, ImportBatch
from quotes.models import Article
from tests.browser.import_file import BAD, BAD_ROWS, ROWS, csv_of_5000

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
WAIT_MS = 120_000


def test_a_file_is_uploaded_mapped_previewed_imported_reported_and_undone(
    browse, admin, tmp_path: Path
) -> None:
    page = browse(admin)
    upload(page)
    choose_columns(page)
    see_the_preview(page)
    batch = import_it(page)
    see_the_report(page, batch, tmp_path)
    undo_it(page, batch)


def upload(page: Page) -> None:
    page.goto("/admin/factcheck/importbatch/add/")
    page.set_input_files(
        "#id_file", {"name": "dijkbode.csv", "mimeType": "text/csv", "buffer": csv_of_5000()}
    )
    page.fill("#id_outlet", "De Dijkbode")
    page.get_by_role("button", name="Uploaden").click()


def choose_columns(page: Page) -> None:
    """No column is known to hold the text, so the choice stands open."""
    expect(page.locator("#content")).to_contain_text("Geen kolom bevat de tekst")
    shot(page, "columns")
    page.get_by_label("Bericht").select_option("text")
    page.get_by_label("Nr").select_option("external_id")
    page.get_by_label("Adres").select_option("url")
    page.get_by_role("button", name="Zo lezen").click()
    assert ColumnChoice.objects.get(outlet="De Dijkbode").columns["Bericht"] == "text"


def see_the_preview(page: Page) -> None:
    expect(page.locator(".import-counts strong").first).to_have_text("4.960")
    expect(page.locator(".import-counts strong").last).to_have_text(str(BAD_ROWS))
    expect(page.locator("#content")).to_contain_text("Kop 1")
    assert not Article.objects.filter(outlet__name="De Dijkbode").exists()
    shot(page, "preview")
    page.get_by_role("button", name="Importeren").click()


def import_it(page: Page) -> ImportBatch:
    expect(page.get_by_text("Verslag van elk record downloaden (CSV)")).to_be_visible(timeout=WAIT_MS)
    batch = ImportBatch.objects.latest("pk")
    assert (batch.state, batch.new, batch.bad, batch.records_done) == (
        "done",
        ROWS - BAD_ROWS,
        BAD_ROWS,
        ROWS,
    )
    return batch


def see_the_report(page: Page, batch: ImportBatch, folder: Path) -> None:
    expect(page.locator("#problems")).to_contain_text(f"{BAD_ROWS} records zijn overgeslagen")
    shot(page, "report")
    with page.expect_download() as download:
        page.get_by_text("Verslag van elk record downloaden (CSV)").click()
    download.value.save_as(folder / "report.csv")
    lines = (folder / "report.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == ROWS + 1
    assert lines[0] == "record,bestand,regel,kolom,uitkomst,reden,artikel"
    bad = batch.rows.problems()
    assert len({(row.column, row.reason[:12]) for row in bad}) >= len(BAD) - 3  # some kinds share a reason
    assert {row.line for row in bad} == {number + 1 for number in range(125, ROWS + 1, 125)}


def undo_it(page: Page, batch: ImportBatch) -> None:
    page.get_by_role("link", name="Ongedaan maken…").click()
    expect(page.locator(".import-counts")).to_contain_text("4.960 artikelen")
    shot(page, "undo")
    page.get_by_role("button", name="Import ongedaan maken").click()
    expect(page.locator("#content h2").first).to_contain_text("Teruggedraaid", timeout=WAIT_MS)
    assert not Article.objects.filter(import_rows__batch=batch).exists()
    assert batch.rows.filter(outcome="undone").count() == ROWS - BAD_ROWS


def shot(page: Page, name: str) -> None:
    """For who looks at the pages: WEDERHOOR_SHOTS names a folder."""
    if folder := os.environ.get("WEDERHOOR_SHOTS"):
        page.screenshot(path=Path(folder) / f"import-{name}.png", full_page=True)
