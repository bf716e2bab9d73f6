from __future__ import annotations

import pytest

from tests.ingest.files import read_all

HEADER = b"titel,tekst,datum\n"
GOOD = b"Kop,Tekst.,2022-02-03\n"


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (HEADER + GOOD, ["Kop\n\nTekst."]),
        (b"\xef\xbb\xbf" + HEADER + GOOD, ["Kop\n\nTekst."]),
        ((HEADER + GOOD).decode().encode("utf-16"), ["Kop\n\nTekst."]),
        ((HEADER + GOOD).decode().encode("utf-16-le"), ["Kop\n\nTekst."]),
        (
            HEADER.replace(b",", b";") + b"Kop;Steeg met 1,5 procent.;2022\n",
            ["Kop\n\nSteeg met 1,5 procent."],
        ),
        (b"sep=;\n" + HEADER.replace(b",", b";") + b"Kop;Tekst.;2022\n", ["Kop\n\nTekst."]),
        (HEADER.replace(b",", b"\t") + b"Kop\tTekst.\t2022\n", ["Kop\n\nTekst."]),
        ((HEADER + GOOD).replace(b"\n", b"\r"), ["Kop\n\nTekst."]),
        (HEADER + b'Kop,Een buis van 6" dik.,2022\n', ['Kop\n\nEen buis van 6" dik.']),
        (HEADER + b'Kop,"Regel een.\n\nRegel twee.",2022\n', ["Kop\n\nRegel een.\n\nRegel twee."]),
        (HEADER + b'Kop,"Hij zei: ""nee"".",2022\n', ['Kop\n\nHij zei: "nee".']),
        (HEADER + b"Kop," + b"a" * 131_073 + b",2022\n", ["Kop\n\n" + "a" * 131_073]),
        (HEADER + b"\n" * 1_000_000 + GOOD, ["Kop\n\nTekst."]),
        (HEADER + b",,\n" + GOOD + b",,\n", ["Kop\n\nTekst."]),
        (b"text,body,id\n,Tekst.,1\n", ["Tekst."]),
    ],
    ids=lambda value: "" if isinstance(value, bytes) and len(value) > 200 else None,
)
def test_rows_of_every_layout_are_read(data: bytes, texts: list[str]) -> None:
    drafts, problems = read_all(data)

    assert [draft.text for draft in drafts] == texts
    assert problems == []


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "upload.csv: The file is empty."),
        (b" \n\n", "upload.csv: The file is empty."),
        (HEADER, "upload.csv line 1: The file has a header and no rows."),
        (b"Kop een,Tekst een\nKop twee,Tekst twee\n", "upload.csv line 1: The first line names no column"),
        (b"titel,tekst,Titel\nA,B,C\n", "upload.csv line 1: The column 'Titel' stands twice."),
        (b"titel,datum\nA,2022\n", "upload.csv line 1: No column holds the text."),
    ],
)
def test_file_without_a_usable_header_gives_one_problem(data: bytes, problem: str) -> None:
    drafts, problems = read_all(data)

    assert drafts == []
    assert [str(found).startswith(problem) for found in problems] == [True], problems


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (b"Kop,Tekst.\n", "upload.csv line 3: The row has 2 cells, the header 3."),
        (b"Kop,Tekst, met komma,2022\n", "upload.csv line 3: The row has 4 cells, the header 3."),
        (b"Kop,Tekst.,2022-13-01\n", "upload.csv line 3, datum: '2022-13-01' is not a date."),
        (b"Kop,,2022\n", "upload.csv line 3, tekst: The article has no text."),
        ("Kop,\u00a0\ufeff,2022\n".encode(), "upload.csv line 3, tekst: The article has no text."),
        (b'Kop,"Tekst" uit,2022\n', "upload.csv line 3: A quote mark stands inside a quoted field."),
        (b'Kop,"Nooit gesloten.,2022\n', "upload.csv line 3: A quote mark opens a field here"),
        (
            b"Kop," + b"a" * 1_000_001 + b",2022\n",
            "upload.csv line 3, tekst: The article has 1,000,006 characters",
        ),
        (
            b"Kop," + b"a" * 10_000_000 + b",2022\n",
            "upload.csv line 3, tekst: The article has 10,000,005 char",
        ),
        (
            b"Kop," + b"a" * 17_000_000 + b",2022\n",
            "upload.csv line 3: A field has more than 16,000,000 char",
        ),
    ],
    ids=lambda value: "" if isinstance(value, bytes) and len(value) > 200 else None,
)
def test_bad_row_is_named_and_the_others_land(row: bytes, problem: str) -> None:
    drafts, problems = read_all(HEADER + GOOD + row + GOOD + GOOD)

    assert len(drafts) == 3
    assert [str(found).startswith(problem) for found in problems] == [True], problems


def test_unclosed_quote_at_row_5000_costs_that_row_only() -> None:
    rows = [b"Kop,Tekst.,2022\n"] * 10_000
    rows[4_998] = b'Kop,"Tekst.,2022\n'

    drafts, problems = read_all(HEADER + b"".join(rows))

    assert len(drafts) == 9_999
    assert [problem.place.line for problem in problems] == [5_000]


def test_line_counts_the_breaks_inside_fields() -> None:
    drafts, problems = read_all(HEADER + b'Kop,"a\r\nb\rc",2022\n' + b"Kop,Tekst.,morgen\n")

    assert drafts[0].place.line == 2
    assert problems[0].place.line == 5


def test_rows_in_different_encodings_are_each_read_right() -> None:
    drafts, _ = read_all(
        HEADER + "Kop,Coëfficiënt – €.,\n".encode() + "Kop,Coëfficiënt – €.,\n".encode("cp1252")
    )

    assert {draft.text for draft in drafts} == {"Kop\n\nCoëfficiënt – €."}
    assert [draft.repairs for draft in drafts] == [(), ("Read as Windows-1252: it is not UTF-8.",)]


def test_unknown_columns_are_named_once() -> None:
    drafts, _ = read_all(b"titel,tekst,oplage,vak\nA,B,1,2\nA,C,1,2\n")

    assert [draft.repairs for draft in drafts] == [("Columns that were not read: oplage, vak.",), ()]


def test_nul_in_a_field_becomes_a_space_and_is_said() -> None:
    drafts, _ = read_all(HEADER + b"Kop,Dit is een\x00tekst.,2022\n" + GOOD)

    assert drafts[0].text == "Kop\n\nDit is een tekst."
    assert drafts[0].repairs == ("NUL characters were replaced by spaces: 1.",)


def test_every_field_finds_its_column() -> None:
    header = "kop;inhoud;pubDate;krant;link;auteur;taal;rubriek;guid\n"
    row = (
        "Kop;Tekst.;3 februari 2022;De Rijnlander;https://rijnlander.example.org/1;Imke B.;nl-BE;Sport;x-1\n"
    )

    [draft], _ = read_all((header + row).encode(), "export.bin")

    assert draft.text[: draft.headline_end] == "Kop"
    assert (draft.outlet, draft.byline, draft.section) == ("De Rijnlander", "Imke B.", "Sport")
    assert (draft.external_id, draft.language, draft.url) == ("x-1", "nl", "https://rijnlander.example.org/1")
    assert str(draft.published_on) == "2022-02-03"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "java\tscript:x", "data:text/html,x", "ftp://x", "//x"]
)
def test_address_that_is_not_of_the_web_is_refused(url: str) -> None:
    drafts, [problem] = read_all(f'tekst;url\nTekst.;"{url}"\n'.encode())

    assert drafts == []
    assert problem.place.column == "url"
    assert "is not a web address" in problem.reason


def test_headline_that_the_text_repeats_is_not_doubled() -> None:
    [draft], _ = read_all(b'kop,tekst\nKop,"Kop\n\nTekst."\n')

    assert (draft.text, draft.headline_end) == ("Kop\n\nTekst.", 3)
