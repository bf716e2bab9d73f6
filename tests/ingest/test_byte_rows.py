"""Rows of a delimited file in bytes: whatever stands in them, together they are its lines."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.ingest import byte_lines
from quotes.ingest.csv_rows import rows
from quotes.ingest.lines import lines
from quotes.ingest.table import Row

PIECES = st.lists(st.sampled_from(["a", "b,", '"', '""', "\n", "\r\n", "\r", "é"]), max_size=30)


@given(
    data=PIECES.map(lambda pieces: "".join(pieces).encode()),
    block=st.integers(1, 40),
    most=st.integers(4, 40),
)
def test_rows_cut_into_lines_are_the_lines(data: bytes, block: int, most: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(byte_lines, "BLOCK", block)
        patched.setattr(byte_lines, "MOST_TOGETHER", 10)
        one_by_one = list(byte_lines.byte_lines(io.BytesIO(data), most))
        by_row = [
            piece
            for row, passed, _ in byte_lines.byte_rows(io.BytesIO(data), most)
            for piece in (
                [(row, passed)] if passed else [(line, 0) for line in row.splitlines(keepends=True)]
            )
        ]
    assert by_row == one_by_one


@given(data=PIECES.map(lambda pieces: "".join(pieces).encode()))
def test_rows_count_their_lines(data: bytes) -> None:
    rows = list(lines(io.BytesIO(data), rows=True))
    assert sum(row.count for row in rows) == len(data.splitlines())
    assert [row.number for row in rows] == [
        1 + sum(row.count for row in rows[:at]) for at in range(len(rows))
    ]


def test_an_article_in_quote_marks_is_one_row() -> None:
    data = b'kop,tekst\r\nBrug,"Een.\n\nTwee ""drie"".\r\n"\r\nPont,Vier.\r\n'
    assert [row for row, _, _ in byte_lines.byte_rows(io.BytesIO(data), 1000)] == [
        b"kop,tekst\r\n", b'Brug,"Een.\n\nTwee ""drie"".\r\n"\r\n', b"Pont,Vier.\r\n",
    ]  # fmt: skip


@given(
    data=PIECES.map(lambda pieces: "".join(pieces).encode()) | st.binary(max_size=40),
    cells=st.integers(1, 3),
    block=st.integers(1, 40),
)
def test_rows_of_a_known_shape_are_read_as_without_it(data: bytes, cells: int, block: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(byte_lines, "BLOCK", block)
        shaped, plain = (
            [*rows(lines(io.BytesIO(data), rows=shape), ",")]
            for shape in (byte_lines.row_shape(cells, ","), True)
        )
    assert [replace(row, raw=b"") if isinstance(row, Row) else row for row in shaped] == plain


def test_a_row_of_a_known_shape_comes_as_cells() -> None:
    data = b'Brug,"Een ""twee"".\n\nDrie."\r\nPont,Vier,Vijf\r\n'
    shaped = [*lines(io.BytesIO(data), rows=byte_lines.row_shape(2, ","))]
    assert [line.cells for line in shaped] == [["Brug", 'Een "twee".\n\nDrie.'], None]
