"""The pages of imports say in Dutch why records were left out and what was repaired; what is stored stays English."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from factcheck.actions.import_uploads import remove_uploads
from factcheck.models import ImportBatch
from tests.admin.imports import report, run_import, upload
from tests.browser.import_file import BAD, GOOD, HEADER

# The same 15 kinds, with columns that are known without a choice.
COLUMNS = HEADER.replace("Nr;", "id;").replace("Bericht", "Tekst").replace("Adres", "url")
FILE = "\n".join(
    [COLUMNS, GOOD.format(n=1).replace("telt", "télt"), *(row.format(n=n) for n, row in enumerate(BAD, 2))]
)
# Words of the readers that no Dutch page may show.
ENGLISH = ("is not", "is no ", "The ", "Use ", "Fill", "Shorten", "characters", "were ", "Read as")


@pytest.fixture
def dutch(logged_in: Client, settings: Settings) -> Client:
    settings.LANGUAGE_CODE = "nl"
    return logged_in


def test_the_preview_and_the_report_tell_15_kinds_of_bad_rows_in_dutch(dutch: Client) -> None:
    preview = upload(dutch, FILE.encode("cp1252")).text
    batch = run_import(dutch, FILE.encode("cp1252"))
    words = report(dutch, batch)

    assert batch.bad == len(BAD)
    assert "Gelezen als Windows-1252: het is geen UTF-8." in preview
    for page in (preview, words):
        for told in ("geen datum. Gebruik 2022-12-31", "Het artikel heeft geen tekst.", "is geen taal die we lezen",
                     "Aantal cellen in de rij: 3, in de kopregel: 10.", "is geen tijdstip."):  # fmt: skip
            assert told in page
    assert [word for word in ENGLISH if word in words] == []


def test_the_csv_report_is_in_the_language_of_who_downloads_it(dutch: Client, settings: Settings) -> None:
    batch = run_import(dutch, FILE.encode())
    address = reverse("admin:import-problems", args=[batch.pk])

    told = dutch.get(address).getvalue().decode("utf-8-sig")
    assert told.startswith("record,bestand,regel,kolom,uitkomst,reden,artikel")
    assert "niet leesbaar,'gisteren' is geen datum." in told.replace('"', "")
    assert [word for word in ENGLISH if word in told] == []
    settings.LANGUAGE_CODE = "en"
    assert "'gisteren' is not a date." in dutch.get(address).getvalue().decode()


def test_what_is_stored_and_what_programs_get_stays_english(dutch: Client) -> None:
    batch = run_import(dutch, FILE.encode())

    assert batch.rows.filter(reason__startswith="'gisteren' is not a date.").count() == 1
    answer = dutch.get(reverse("api:import-problem-list", args=[batch.pk])).json()
    assert any(row["detail"].startswith("'gisteren' is not a date.") for row in answer["results"])


def test_a_file_of_fact_checks_that_cannot_be_read_is_refused_in_dutch(dutch: Client) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    page = dutch.post(
        reverse("admin:quotes_factcheck_add"), {"file": SimpleUploadedFile("checks.json", b'[{"url": "x"}]')}
    ).text

    assert "checks.json regel 1" in page
    assert "claimReviewed ontbreekt. Geef het op als tekst." in page


def test_the_pages_say_how_long_a_file_is_kept_and_that_it_is_gone(dutch: Client) -> None:
    until = timezone.localdate() + datetime.timedelta(days=30)
    assert f"wacht tot {until.day} " in upload(dutch, FILE.encode()).text
    batch = ImportBatch.objects.latest("pk")
    stopped = {"state": "cancelled", "started_at": timezone.now(), "finished_at": timezone.now()}
    ImportBatch.objects.filter(pk=batch.pk).update(**stopped)
    assert "Hij kan verdergaan tot" in report(dutch, batch)

    ImportBatch.objects.update(finished_at=timezone.now() - datetime.timedelta(days=31))
    remove_uploads()

    words = report(dutch, batch)
    assert "Het bestand wordt niet meer bewaard, dus de import kan niet verder." in words
    assert "Verdergaan waar het stopte" not in words
