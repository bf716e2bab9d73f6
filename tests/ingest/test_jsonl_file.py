from __future__ import annotations

import json

import pytest

from tests.ingest.files import read_all

GOOD = b'{"title": "Kop", "body": "Tekst."}'


@pytest.mark.parametrize(
    "data",
    [
        GOOD + b"\n" + GOOD,
        b"[" + GOOD + b"," + GOOD + b"]",
        b"[" + GOOD + b",\n" + GOOD + b",\n]\n",
        b'{\n  "title": "Kop",\n  "body": "Tekst."\n}\n' * 2,
        b'{"title": "Kop", "body": "Tekst.", "tags": [NUL, {"a": "]}"}]}\n'.replace(b"NUL", b"1e999") * 2,
        (GOOD + b"\n" + GOOD).decode().encode("utf-16"),
    ],
)
def test_objects_of_every_layout_are_read(data: bytes) -> None:
    drafts, problems = read_all(data, "articles.txt")

    assert [draft.text for draft in drafts] == ["Kop\n\nTekst."] * 2
    assert problems == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b'{"body": "Tek', "line 2: This is not JSON"),
        (b'{"body": "Tekst.",}', "line 2: This is not JSON"),
        (b'{"body": "Tekst.", "views": NaN}', "line 2: NaN is not JSON. Use null."),
        (b'{"body": "Tekst.", "views": -Infinity}', "line 2: -Infinity is not JSON. Use null."),
        (b'{"body": "Tekst.", "id": ' + b"1" * 5000 + b"}", "line 2, id: The value has 5,000 characters"),
        (b'{"body": ' + b"[" * 100_000, "line 2: This is n"),
        (b'{"body": "a", "body": "b"}', "line 2: The key 'body' stands twice."),
        (b'{"body": "a", "Body": "b"}', "line 2: The key 'Body' stands twice."),
        (b'"Tekst."', "line 2: This is text, not an object."),
        (b"12", "line 2: This is a number, not an object."),
        (b"null", "line 2: This is null, not an object."),
        (b'{"body": 12}', "line 2, body: The value is a number, not text."),
        (b'{"body": ["a"]}', "line 2, body: The value is a list, not text."),
        (b'{"title": "Kop"}', "line 2, text: The article has no text."),
        (b'{"body": "a", "date": "2022-02-30"}', "line 2, date: '2022-02-30' is not a date."),
        (b'{"body": "' + b"a" * 1_000_001 + b'"}', "line 2, body: The article has 1,000,001 characters"),
        (b'{"body": "' + b"a" * 17_000_000 + b'"}', "line 2: The line has more than 16,000,000 characters."),
    ],
    ids=lambda value: "" if isinstance(value, bytes) and len(value) > 200 else None,
)
def test_bad_line_is_named_and_the_others_land(line: bytes, problem: str) -> None:
    drafts, [found] = read_all(GOOD + b"\n" + line + b"\n" + GOOD, "articles.jsonl")

    assert len(drafts) == 2
    assert str(found).startswith(f"articles.jsonl {problem}"), str(found)


@pytest.mark.parametrize(
    ("escape", "shown"),
    [
        (rb"\ud800", "Half characters (lone surrogates) were replaced by �: 1."),
        (rb"\u0000", "NUL characters were replaced by spaces: 1."),
    ],
)
def test_what_no_database_holds_is_replaced_and_said(escape: bytes, shown: str) -> None:
    [draft], _ = read_all(b'{"body": "Tekst' + escape + b' hier."}', "articles.jsonl")

    assert draft.repairs == (shown,)
    assert len(draft.text) == len("Tekst. hier.")


@pytest.mark.parametrize("stray", [b"\xff", b"\xc0\xaf", b"\xed\xa0\x80"])
def test_bytes_that_are_no_utf8_are_read_and_said(stray: bytes) -> None:
    [draft], _ = read_all('{"body": "Één '.encode() + stray + b'"}', "articles.jsonl")

    assert draft.text.startswith("Één ")
    assert "Windows-1252" in draft.repairs[0]


def test_one_bad_line_in_ten_thousand_costs_that_line_only() -> None:
    lines = [GOOD] * 10_000
    lines[6_776] = b'{"body": '

    drafts, [problem] = read_all(b"\n".join(lines), "articles.jsonl")

    assert len(drafts) == 9_999
    assert problem.place.line == 6_777


def test_object_in_an_array_is_named_by_its_number() -> None:
    items = [GOOD] * 10_000
    items[7_776] = b'{"title": "Kop"}'

    drafts, [problem] = read_all(b"[" + b",".join(items) + b"]", "articles.json")

    assert len(drafts) == 9_999
    assert problem.reason.startswith("Article 7,777 of the array: The article has no text.")


@pytest.mark.parametrize("character", ["a", "é", "€", "🌊", r"\"", r"\\"])
def test_array_on_one_line_may_be_longer_than_any_line(character: str) -> None:
    body = "a" + character * 300_001
    item = f'{{"body": "{body}"}}'.encode()

    drafts, problems = read_all(b"[" + b",".join([item] * 60) + b"]", "articles.json")

    assert [draft.text for draft in drafts] == [json.loads(f'"{body}"')] * 60
    assert problems == []
    assert all(draft.repairs == () for draft in drafts)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"[" + GOOD + b', {"body": "Tek', "Article 2 of the array: The file breaks off"),
        (b"[" + GOOD, "Article 2 of the array: The file breaks off"),
        (b"[" + GOOD + b", 5]", "Article 2 of the array: This is a number"),
        (b"[" + GOOD + b"] en meer", "Article 2 of the array: Here stands something that is no article."),
        (
            b"[" + GOOD + b"," + b"[" * 100_000 + b"]" * 100_000 + b"]",
            "Article 2 of the array: This is nested",
        ),
    ],
    ids=lambda value: "" if isinstance(value, bytes) and len(value) > 200 else None,
)
def test_what_is_wrong_in_an_array_is_named_after_the_good_ones(data: bytes, reason: str) -> None:
    drafts, [problem] = read_all(data, "articles.json")

    assert len(drafts) == 1
    assert problem.reason.startswith(reason)


@pytest.mark.parametrize(("data", "reason"), [(b"[]", "The array is empty."), (b"", "The file is empty.")])
def test_file_without_articles_says_so(data: bytes, reason: str) -> None:
    drafts, [problem] = read_all(data, "articles.json")

    assert drafts == []
    assert problem.reason.startswith(reason)


def test_authors_may_be_a_list_of_persons() -> None:
    [draft], _ = read_all(b'{"body": "Tekst.", "author": [{"name": "A. Bee"}, "C. Dee"]}')

    assert draft.byline == "A. Bee, C. Dee"
