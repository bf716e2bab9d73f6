"""A file is read on from the mark at any of its records, as if it had been read from the start."""

from __future__ import annotations

import io
import json

import pytest

from quotes.ingest.byte_lines import byte_lines
from quotes.ingest.columns import Choice
from quotes.ingest.draft import ArticleDraft, Problem
from quotes.ingest.lines import lines
from quotes.ingest.reader import can_resume, read

CSV = (
    "kop;tekst;datum;extra\r\n"
    'Brug dicht;"De brug is dicht.\r\n\r\n""Echt waar"".";2026-03-04;x\r\n'
    "Zonder tekst;;2026;y\r\n"
    'Fout;"Een mark die ; open blijft\r\n'
    "Pont open;De pont vaart weer – één keer per uur.;maart 2026;z\r\n"
    "\r\n"
    "Weg;De weg is open.;2026-03-05;q\r\n"
).encode()
MIXED = CSV + "Café;Het café is open.;2026-03-06;q\r\n".encode("cp1252") + b"Eind;Het eind.;2026;q"
JSON_LINES = "".join(
    f"{json.dumps({'title': f'Kop {n}', 'text': f'Tekst nummer {n} – één.', 'rest': n})}\n" for n in range(5)
).encode()


def found(data: bytes, name: str = "a.csv", **how: object) -> list[ArticleDraft | Problem]:
    return list(read(name, io.BytesIO(data), **how))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("data", "name"),
    [(CSV, "a.csv"), (MIXED, "a.csv"), (b"\xef\xbb\xbf" + CSV, "a.csv"), (JSON_LINES, "a.jsonl")],
)
def test_reading_on_from_any_record_gives_the_records_after_it(data: bytes, name: str) -> None:
    everything = found(data, name)
    assert can_resume(name, io.BytesIO(data))
    assert len(everything) >= 5
    for number, record in enumerate(everything, 1):
        mark = record.place.after
        assert mark is not None
        assert found(data, name, after=mark) == everything[number:]


def test_what_cannot_be_read_on_from_gives_no_mark() -> None:
    array = json.dumps([{"text": "Een."}, {"text": "Twee."}]).encode()
    assert all(record.place.after is None for record in found(array, "a.json"))
    assert all(record.place.after is None for record in found(CSV.decode().encode("utf-16"), "a.csv"))


def test_rows_whose_quote_marks_do_not_match_are_read_as_line_by_line() -> None:
    data = b'kop,tekst\n5" pijp,De pijp is dicht.\n"a","b"\n6" pijp,De pijp is open.\nx,y"z\n'
    assert [record.text for record in found(data) if isinstance(record, ArticleDraft)] == [
        '5" pijp\n\nDe pijp is dicht.', "a\n\nb", '6" pijp\n\nDe pijp is open.', 'x\n\ny"z',
    ]  # fmt: skip
    assert [record.place.line for record in found(data)] == [2, 3, 4, 5]


@pytest.mark.parametrize("most", [4, 7, 1000])
@pytest.mark.parametrize("block", [1, 2, 3, 5, 64])
def test_lines_are_split_the_same_wherever_a_block_ends(
    block: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = "één\r\ntwee\r\rdrie vier\n\nvijf €uro".encode()
    monkeypatch.setattr("quotes.ingest.byte_lines.BLOCK", block)
    split = list(byte_lines(io.BytesIO(data), most))
    whole = data.splitlines(keepends=True)
    assert [len(line) + passed for line, passed in split] == [len(line) for line in whole]
    for (line, passed), original in zip(split, whole, strict=True):
        assert original.startswith(line)
        assert bool(passed) == (len(original) > len(line))
        line.decode()  # no character is cut through
    assert [line.end for line in lines(io.BytesIO(data))][-1] == len(data)


def test_a_choice_of_columns_goes_before_their_names() -> None:
    data = b"Bericht;Titel;tekst\nDe brug is dicht.;Brug dicht;Niet dit.\n"
    choice = Choice({"bericht ": "text", "tekst": ""})
    [article] = found(data, choice=choice)
    assert isinstance(article, ArticleDraft)
    assert article.text == "Brug dicht\n\nDe brug is dicht."
    assert choice.met == {"Bericht": "text", "Titel": "headline", "tekst": ""}
    assert choice.shown["Bericht"] == "De brug is dicht."


def test_a_choice_of_keys_holds_for_json_too() -> None:
    data = b'{"bericht": "De brug is dicht.", "titel": "Brug dicht"}\n'
    [article] = found(data, "a.jsonl", choice=Choice({"bericht": "text"}))
    assert isinstance(article, ArticleDraft)
    assert article.text == "Brug dicht\n\nDe brug is dicht."
