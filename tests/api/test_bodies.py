from __future__ import annotations

import json

import pytest

from factcheck.api.parsers import MAX_BYTES
from quotes.models import Article
from tests.api.calls import Program, problem_of


def text(raw: str) -> bytes:
    return b'{"text": ' + raw.encode() + b"}"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b'{"text": "half', "is not JSON"),
        (b'{"text": "a",}', "is not JSON"),
        (text("NaN"), "NaN is not JSON"),
        (text("-Infinity"), "-Infinity is not JSON"),
        (text("1e999"), "too large a number"),
        (text("1" * 5000), "5,000 digits"),
        (b"[" * 50_000, "nested"),
        (b"[" * 100_000 + b"]" * 100_000, "nested"),
        (b'{"a":' * 50_000, "nested"),
        (text("[" * 21 + "]" * 21), "nested"),
        (b'{"text": "a", "text": "b"}', "'text' stands twice"),
        (text('{"a": 1, "a": 2}'), "'a' stands twice"),
        (text(r'"half \ud800 teken"'), "text holds half a character"),
        (text(r'"nul \u0000 teken"'), "text holds a NUL character"),
        (text(r'{"a": ["\u0000"]}'), "text.a[0] holds a NUL character"),
        (rb'{"\u0000": 1}', "A key in the body holds a NUL character"),
        (b'{"text": "\xff"}', "is not UTF-8"),
        (b'{"text": "\xc0\xaf"}', "is not UTF-8"),
        (b'{"text": "\xed\xa0\xbd\xed\xb8\x80"}', "is not UTF-8"),
        ('{"text": "a"}'.encode("utf-16"), "is not UTF-8"),
        (b'{"text": "a\x01"}', "is not JSON"),
    ],
    ids=range(21),
)  # fmt: skip
def test_a_body_that_means_nothing_or_two_things_is_refused(program: Program, body: bytes, told: str) -> None:
    assert told in problem_of(program.send("articles/", body), 400)["detail"]


def test_a_byte_order_mark_does_no_harm(program: Program) -> None:
    assert program.send("articles/", b'\xef\xbb\xbf{"text": "Er zijn tien bruggen."}').status_code == 202


def test_no_body_is_an_empty_one(program: Program) -> None:
    assert "text" in problem_of(program.send("articles/", b""), 400)["errors"]


@pytest.mark.parametrize(("more", "status"), [(0, 400), (1, 413)])
def test_a_body_may_be_as_large_as_an_article_needs(program: Program, more: int, status: int) -> None:
    shell = b'{"text": ""}'
    body = shell[:-2] + b"a" * (MAX_BYTES - len(shell) + more) + shell[-2:]
    problem_of(program.send("articles/", body), status)


def test_the_longest_article_fits(program: Program) -> None:
    longest = "é" * 999_999 + "."
    assert program.send("articles/", json.dumps({"text": longest}).encode()).status_code == 202
    assert Article.objects.get().text == longest


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "nonsense",
    ],
)
def test_only_json_is_read(program: Program, content_type: str) -> None:
    answer = program.post("/api/v1/articles/", b"text=a", content_type=content_type)
    problem_of(answer, 415)


@pytest.mark.parametrize("charset", ["nonsense", "utf-16"])
def test_the_charset_of_json_is_utf_8_whatever_is_said(program: Program, charset: str) -> None:
    kind = f"application/json; charset={charset}"
    answer = program.generic("POST", "/api/v1/articles/", '{"text": "Één brug."}'.encode(), content_type=kind)
    assert answer.status_code == 202
    assert Article.objects.get().text == "Één brug."


def test_a_body_that_is_longer_than_it_says_is_read_as_far_as_it_says(program: Program) -> None:
    body = b'{"text": "Er zijn tien bruggen."}'
    answer = program.generic(
        "POST", "/api/v1/articles/", body, "application/json", headers={"Content-Length": "5"}
    )
    problem_of(answer, 400)
