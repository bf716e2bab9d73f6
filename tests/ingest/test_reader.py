from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.ingest.draft import ArticleDraft, Problem
from quotes.ingest.reader import read
from tests.ingest.files import read_all, zipped

SAMPLES = Path(__file__).parents[2] / "quotes" / "samples" / "articles.jsonl"
SEEDS = [
    b'kop,tekst,datum\nA,"B\n""C""",2022\n',
    b'{"title": "A", "body": "B \\ud800"}\n{"body": ["x"]}\n',
    b'[{"body": "B"}, {"body": [[{}]]}]',
    b" date 2022-02 Kop hier\r\n\r\nTekst.",
    "kop;tekst\né;ë\n".encode("utf-16"),
    b"PK\x03\x04PK\x01\x02" + bytes(24) + b"\x01" + bytes(75) + b"PK\x05\x06" + bytes(8) + b"f" + bytes(9),
    zipped(("a.txt", b"Tekst."), ("b.csv", b"kop,tekst\nA,B\n")),
]


class Pipe(io.BytesIO):
    """A stream that can be read once."""

    def seekable(self) -> bool:
        return False


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A well-formed file with a few stretches replaced, doubled or cut."""
    data = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 8)))
        data = (
            data[:start]
            + draw(st.binary(max_size=6) | st.sampled_from([b'"', b"\n", b"[", data]))
            + data[end:]
        )
    return data


@settings(max_examples=400, deadline=timedelta(seconds=2))
@given(
    st.binary(max_size=2000) | damaged(), st.sampled_from(["a.csv", "a.jsonl", "a.txt", "a.zip", "", "\0/.."])
)
def test_no_bytes_make_it_raise_or_stay_silent(data: bytes, name: str) -> None:
    drafts, problems = read_all(data, name)

    assert (
        drafts or problems or not data.strip() or name.endswith((".csv", ".jsonl", ".zip")) or b"PK" in data
    )
    for draft in drafts:
        assert 0 <= draft.headline_end <= len(draft.text)
        draft.text.encode()
        assert "\0" not in draft.text


@pytest.mark.parametrize("seed", SEEDS)
def test_pipe_reads_like_a_file(seed: bytes) -> None:
    assert list(read("a.csv", Pipe(seed))) == list(read("a.csv", io.BytesIO(seed)))


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.txt", b"kop,tekst\nA,B\n"), ("a.csv", b'{"text": "B"}'), ("a.json", b"kop;tekst\nA;B\n")],
)
def test_content_decides_and_not_the_name(name: str, data: bytes) -> None:
    [draft], problems = read_all(data, name)

    assert draft.text.endswith("B")
    assert problems == []


def test_image_named_zip_is_called_an_image() -> None:
    assert read_all(b"\x89PNG\r\n\x1a\n", "a.zip")[1][0].reason.startswith("This is a PNG image")


def rows() -> Iterator[bytes]:
    yield b"kop,tekst\n"
    for number in range(20_000):
        yield b"Kop %d,%s\n" % (number, b"tekst " * 200)


def test_memory_does_not_grow_with_the_file() -> None:
    stream = io.BytesIO(b"".join(rows()))
    tracemalloc.start()
    try:
        count = sum(1 for item in read("a.csv", stream) if isinstance(item, ArticleDraft))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert count == 20_000
    assert peak < 2 * 1024 * 1024


def test_samples_are_all_read_with_date_outlet_and_address() -> None:
    drafts, problems = read_all(SAMPLES.read_bytes(), "articles.jsonl")

    assert problems == []
    assert [draft.language for draft in drafts].count("nl") == 7
    for draft in drafts:
        assert draft.headline_end
        assert draft.published_on
        assert draft.outlet
        assert draft.url
        assert 250 <= len(draft.text.split()) <= 450


def test_problem_reads_as_one_sentence_with_its_place() -> None:
    [problem] = read("a.csv", io.BytesIO(b"kop,tekst,datum\nA,B,2022-13-01\n"))

    assert isinstance(problem, Problem)
    assert str(problem) == (
        "a.csv line 2, datum: '2022-13-01' is not a date. Use 2022-12-31, 2022-12 or 2022."
    )
