"""What newsrooms really upload: a stated repair or a problem with its place, never an error page; the other rows land."""

from __future__ import annotations

import io
import json
import time
import zipfile

import pytest
from django.test import Client

from quotes.models import Article
from tests.admin.imports import report, run_import, upload

HEADER = "headline;text;date;outlet;language\n"
GOOD = "Brug dicht;De brug over de Lede is dicht.;2026-03-04;De Dijkbode;nl\n"
CURLY = "Café ‘De Zwaan’ dicht;De eigenaar noemt het ‘een ramp’.;2026-03-05;De Dijkbode;nl\n"
ACCENTS = "Café dicht;De huur is € 900, zei de eigenaar.;2026-03-05;De Dijkbode;nl\n"


def rows(*lines: str) -> bytes:
    return (HEADER + GOOD + "".join(lines)).encode()


@pytest.mark.parametrize(
    ("data", "headline", "repair"),
    [
        ((HEADER + CURLY).encode("cp1252"), "Café ‘De Zwaan’ dicht", "Windows-1252"),
        ((HEADER + ACCENTS).encode("iso8859-15"), "Café dicht", "ISO-8859-15"),
        ((HEADER + CURLY).encode("utf-16"), "Café ‘De Zwaan’ dicht", ""),
        ((HEADER + CURLY).encode("utf-8-sig"), "Café ‘De Zwaan’ dicht", ""),
        ((HEADER + "Brug\0dicht;De brug\0is dicht.;2026;;nl\n").encode(), "Brug dicht", "NUL characters"),
    ],
    ids=["cp1252", "ISO-8859-15", "UTF-16", "UTF-8 with a mark", "NUL bytes"],
)
def test_another_encoding_lands_and_the_repair_is_stated(
    logged_in: Client, data: bytes, headline: str, repair: str
) -> None:
    assert repair in upload(logged_in, data).text
    batch = run_import(logged_in, data)
    assert (batch.new, batch.bad) == (1, 0)
    assert Article.objects.get().headline == headline


@pytest.mark.parametrize(
    ("data", "place", "reason"),
    [
        (rows("Leeg;;2026;;nl\n"), "artikelen.csv 3 text", "The article has no text."),
        (rows("Datum;Tekst.;2026-13-01;;nl\n"), "artikelen.csv 3 date", "'2026-13-01' is not a date."),
        (rows(f"Lang;{'woord ' * 1_750_000};2026;;nl\n"), "artikelen.csv 3", "Split it."),
        (rows("Scheef;Tekst\n"), "artikelen.csv 3", "The row has 2 cells, the header 5."),
        (rows("Breed;Tekst;2026;;nl;nog;meer\n"), "artikelen.csv 3", "The row has 7 cells, the header 5."),
        (rows("Taal;Tekst.;2026;;Klingon klank\n"), "artikelen.csv 3 language", "no language we read"),
        (rows(f"Krant;Tekst.;2026;{'x' * 300};nl\n"), "artikelen.csv 3 outlet", "at most 200 are kept."),
    ],
    ids=["empty article", "date", "10 MB article", "short row", "long row", "language", "long outlet"],
)
def test_a_bad_row_is_told_with_its_place_and_the_others_land(
    logged_in: Client, data: bytes, place: str, reason: str
) -> None:
    batch = run_import(logged_in, data + b"Brug open;De brug is weer open.;2026-03-06;;nl\n")
    assert (batch.state, batch.new, batch.bad) == ("done", 2, 1)
    words = report(logged_in, batch)
    assert place in words
    assert reason in words


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "foto.csv", "This is a PNG image, not text."),
        (b"%PDF-1.7 ...", "krant.pdf", "This is a PDF file, not text."),
        (b"PK\x03\x04" + b"\x01" * 60, "kapot.zip", "ZIP"),
        (b"   \n ", "leeg.csv", "The file is empty."),
        (b"headline;text\n", "kop.csv", "The file has a header and no rows."),
        (b'{"headline": "x", "text": \n', "kapot.json", "JSON"),
        (bytes(range(256)) * 40, "ruis.bin", "control characters"),
    ],
    ids=["picture", "PDF", "broken ZIP", "blank", "header only", "broken JSON", "noise"],
)
def test_a_file_that_cannot_be_read_says_so_at_the_preview_and_in_the_report(
    logged_in: Client, data: bytes, name: str, reason: str
) -> None:
    page = upload(logged_in, data, name).text
    assert reason in page
    assert "Nothing in this file can be imported" in page
    batch = run_import(logged_in, data, name)
    assert (batch.state, batch.new) == ("done", 0)
    assert f"{name} " in report(logged_in, batch)
    assert reason in report(logged_in, batch)


def test_an_upload_of_no_bytes_is_refused_by_the_form(logged_in: Client) -> None:
    assert "errorlist" in upload(logged_in, b"", "leeg.csv").text


def test_a_hundred_thousand_quote_marks_are_no_hang(logged_in: Client) -> None:
    started = time.monotonic()
    marks = "Veel;" + "'" * 100_000 + " einde.;2026;;nl\n"
    batch = run_import(logged_in, rows(marks))
    assert (batch.new, batch.bad) == (2, 0)
    assert time.monotonic() - started < 20


def test_a_text_twice_in_one_file_is_stored_once_and_counted(logged_in: Client) -> None:
    batch = run_import(logged_in, rows(GOOD, GOOD))
    assert (batch.new, batch.unchanged, batch.bad) == (1, 2, 0)


def test_a_text_of_another_outlet_is_another_article(logged_in: Client) -> None:
    assert run_import(logged_in, rows(GOOD.replace("De Dijkbode", "De Proefkrant"))).new == 2


@pytest.mark.parametrize("language", ["deu", "fy-NL", "fr"])
def test_a_language_without_a_pipeline_does_not_stop_the_others(logged_in: Client, language: str) -> None:
    batch = run_import(
        logged_in, rows(f"Anders;Ein Text.;2026;;{language}\n", "Brug open;Weer open.;2026;;nl\n")
    )
    assert batch.state == "done"
    assert (batch.new, batch.bad) == (2, 1)
    assert "no language we read" in batch.rows.problems().get().reason


def test_a_nul_in_the_name_of_a_key_is_told_without_the_nul(logged_in: Client) -> None:
    lines = [{"headline": "Brug", "te\0xt": ""}, {"headline": "Brug dicht", "text": "De brug is dicht."}]
    batch = run_import(logged_in, "\n".join(map(json.dumps, lines)).encode(), "artikelen.jsonl")
    assert (batch.state, batch.new, batch.bad) == ("done", 1, 1)


def test_half_characters_land_as_replacements(logged_in: Client) -> None:
    line = b'{"headline": "Half \\ud83d", "text": "Een halve \\ud83d emoji."}\n'
    assert run_import(logged_in, line, "artikelen.jsonl").new == 1


def test_a_zip_names_the_file_in_it(logged_in: Client) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("goed.txt", "De brug is dicht.\n\nDat zei de gemeente.")
        archive.writestr("map/leeg.txt", "")
        archive.writestr("foto.png", b"\x89PNG\r\n\x1a\n" + bytes(50))
    batch = run_import(logged_in, target.getvalue(), "pakket.zip")
    assert (batch.new, batch.bad) == (1, 2)
    words = report(logged_in, batch)
    assert "map/leeg.txt" in words
    assert "foto.png" in words
