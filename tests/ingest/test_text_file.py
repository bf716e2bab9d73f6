from __future__ import annotations

import pytest

from tests.ingest.files import read_all

BODY = "\n\nDe rivier staat hoog. Dat meldt het waterschap."


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Rivier staat hoog" + BODY, "Rivier staat hoog"),
        ("Rivier staat hoog\r\n\r\nDe rivier.", "Rivier staat hoog"),
        ("Wie betaalt dit?" + BODY, "Wie betaalt dit?"),
        ("\n  Rivier staat hoog  " + BODY, "\n  Rivier staat hoog"),
        (" date 2022-02 Rivier staat hoog" + BODY, " date 2022-02 Rivier staat hoog"),
        ("De rivier staat hoog." + BODY, ""),
        ("'De rivier staat hoog.'" + BODY, ""),
        ("BRUSSEL (PN) -" + BODY, ""),
        ("Brussel" + BODY, ""),
        ("Rivier staat hoog\nDe rivier staat hoog.", ""),
        ("Rivier staat hoog", ""),
        ("Rivier staat hoog\n\n \n", ""),
        ("woord " * 60 + BODY, ""),
    ],
)
def test_headline_is_a_short_first_paragraph_without_a_stop(text: str, headline: str) -> None:
    [draft], _ = read_all(text.encode(), "artikel.txt")

    assert draft.text == text
    assert draft.text[: draft.headline_end] == headline


def test_archive_date_is_read_and_stays_in_the_text() -> None:
    text = " date 2022-02 De rivier staat hoog." + BODY

    [draft], _ = read_all(text.encode(), "artikel.txt")

    assert str(draft.published_on) == "2022-02"
    assert draft.text == text


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b" date 2022-13 De rivier.", "a.txt line 1, published_on: '2022-13' is not a date."),
        (b" date 2022-02 \n", "a.txt: The article has no text."),
        (b"\n \t\n", "a.txt: The file is empty."),
        ("\ufeff\u00a0 …".encode(), "a.txt: The article has no text."),
        (
            b"a" * 10_000_000,
            "a.txt, text: The article has 10,000,000 characters; at most 1,000,000 are read.",
        ),
        (b"a" * 33_000_000, "a.txt: The file has more than 32,000,000 bytes"),
        (b"\x89PNG\r\n\x1a\n", "a.txt: This is a PNG image, not text."),
        (b"\x1f\x8b\x08\x00" * 9, "a.txt: The gzip is damaged"),
        (
            b"<?xml version='1.0'?><recept>Meel</recept>",
            "a.txt: This is XML of a kind that is not read: <recept>.",
        ),
    ],
    ids=lambda value: "" if isinstance(value, bytes) and len(value) > 200 else None,
)
def test_file_that_is_no_article_is_named(data: bytes, problem: str) -> None:
    drafts, [found] = read_all(data, "a.txt")

    assert drafts == []
    assert str(found).startswith(problem), str(found)


@pytest.mark.parametrize("mark", ["'", "‘", "!", "(", " ", "\n", "\r", "{", "[", '"', "a ", "date "])
def test_runs_of_one_mark_are_read_in_no_time(mark: str) -> None:
    assert len(read_all(("a" + mark * 100_000 + "b").encode(), "a.txt")[0]) == 1
