"""Excel workbooks, as openpyxl writes them and as people and bad programs leave them."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest

from tests.ingest.drills_of_archives import row, workbook
from tests.ingest.files import read_all

HEADER = ("Kop", "Tekst", "Datum", "Bron")


def saved(*sheets: tuple[str, Sequence[Sequence[Any]]], epoch_1904: bool = False) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    if epoch_1904:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for cells in rows:
            sheet.append(list(cells))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_every_row_is_an_article_with_its_line() -> None:
    data = saved(
        (
            "Blad1",
            [
                HEADER,
                ("Brug dicht", "De brug blijft dicht.\n\n‘Helaas’, zegt de wethouder.", datetime.date(2022, 2, 3), "De Lingebode"),
                (),
                ("Zonder tekst", None, None, None),
                ("Alleen jaar", "Een oud bericht.", 2019, None),
            ],
        )
    )  # fmt: skip

    drafts, [problem] = read_all(data, "u.xlsx")

    assert [draft.text for draft in drafts] == [
        "Brug dicht\n\nDe brug blijft dicht.\n\n‘Helaas’, zegt de wethouder.",
        "Alleen jaar\n\nEen oud bericht.",
    ]
    assert [str(draft.published_on) for draft in drafts] == ["2022-02-03", "2019"]
    assert [draft.place.line for draft in drafts] == [2, 5]
    assert str(problem).startswith("u.xlsx line 4, Tekst: The article has no text.")


@pytest.mark.parametrize("epoch_1904", [False, True])
def test_date_is_the_one_that_excel_shows(epoch_1904: bool) -> None:
    rows = [
        ("tekst", "datum"),
        ("A", datetime.datetime(2022, 2, 3, 23, 30)),
        ("B", datetime.date(2001, 12, 31)),
    ]

    drafts, _ = read_all(saved(("Blad1", rows), epoch_1904=epoch_1904), "u.xlsx")

    assert [str(draft.published_on) for draft in drafts] == ["2022-02-03", "2001-12-31"]


def test_sheets_are_each_read_or_named() -> None:
    data = saved(
        ("Januari", [("kop", "tekst"), ("A", "Een.")]),
        ("Uitleg", [("Vul het blad in.",)]),
        ("Februari", [("titel", "inhoud"), ("B", "Twee.")]),
        ("Leeg", []),
    )

    drafts, problems = read_all(data, "u.xlsx")

    assert [str(draft.place) for draft in drafts] == ["u.xlsx/Januari line 2", "u.xlsx/Februari line 2"]
    assert [str(problem).partition(":")[0] for problem in problems] == ["u.xlsx/Uitleg line 1"]


def test_title_above_the_table_is_left_out_and_said() -> None:
    data = saved(("Blad1", [("Export van 3 mei",), (), ("kop", "tekst", "datum"), ("A", "Een.", "2022")]))

    [draft], problems = read_all(data, "u.xlsx")

    assert draft.place.line == 4
    assert draft.repairs == ("Rows above the header were left out: 1.",)
    assert problems == []


def test_what_stands_beside_the_table_is_left_out_and_said() -> None:
    data = saved(("Blad1", [("kop", "tekst"), ("A", "Een.", None, "los briefje")]))

    [draft], _ = read_all(data, "u.xlsx")

    assert draft.repairs == ("Cells beside the columns with a name were left out: 1.",)


def test_full_cell_is_said_to_be_cut() -> None:
    [draft], _ = read_all(saved(("Blad1", [("tekst",), ("a" * 32_767,)])), "u.xlsx")

    assert "probably cut off by Excel" in draft.repairs[0]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c t="inlineStr"><is><r><t>Twee </t></r><r><t>stukken</t></r><rPh><t>uitspraak</t></rPh></is></c>', "Twee stukken"),
        ('<c t="inlineStr"><is><t>een_x000D_\ntwee</t></is></c>', "een\ntwee"),
        ('<c t="str"><f>A1</f><v>uit een formule</v></c>', "uit een formule"),
        ("<c><v>12.5</v></c>", "12.5"),
    ],
)  # fmt: skip
def test_cell_of_every_kind_is_read(cell: str, text: str) -> None:
    sheet = f"<worksheet><sheetData>{row('tekst').decode()}<row>{cell}</row></sheetData></worksheet>"

    [draft], problems = read_all(workbook(sheet.encode()), "u.xlsx")

    assert draft.text == text
    assert problems == []


def test_cell_that_is_broken_costs_its_row_only() -> None:
    bad = b'<row r="3"><c r="A3" t="s"><v>99</v></c></row>'
    sheet = (
        b"<worksheet><sheetData>"
        + row("tekst")
        + row("Een.")
        + bad
        + row("Twee.")
        + b"</sheetData></worksheet>"
    )

    drafts, [problem] = read_all(workbook(sheet), "u.xlsx")

    assert [draft.text for draft in drafts] == ["Een.", "Twee."]
    assert str(problem).startswith("u.xlsx line 3: A cell refers to text 99")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (workbook(b""), "The XML breaks off"),
        (workbook(b"<worksheet><sheetData/></worksheet>"), "The workbook is empty."),
        (workbook(b"<worksheet><sheetData><row><c t='inlineStr'><is><t>tek"), "The XML breaks off"),
        (workbook(b"<worksheet><sheetData>" + row("tekst") + b"</sheetData></worksheet>"), "The file has a header and no rows."),
    ],
)  # fmt: skip
def test_workbook_without_articles_says_so(data: bytes, reason: str) -> None:
    drafts, problems = read_all(data, "u.xlsx")

    assert drafts == []
    assert any(problem.reason.startswith(reason) for problem in problems), problems
