from __future__ import annotations

import pytest

from quotes.ingest.decode import Undecodable, decode

DUTCH = "De coëfficiënt’s “crisis” – €"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_dutch_text_survives_every_encoding_of_a_newsroom(encoding: str) -> None:
    assert decode(DUTCH.encode(encoding)).text == DUTCH


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"", "", "utf-8"),
        (b"kost 5 \xa4", "kost 5 €", "iso8859-15"),
        (b"kost 5 \x80", "kost 5 €", "cp1252"),
        (b"r\r\nn\rn", "r\r\nn\rn", "utf-8"),
        (b"a\x00b", "a b", "utf-8"),
        (b"\xc0\xaf", "À¯", "cp1252"),
    ],
)
def test_encoding_is_found_and_the_rest_left_alone(data: bytes, text: str, encoding: str) -> None:
    decoded = decode(data)

    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize(
    ("data", "repair"),
    [
        (b"a\x00b", "NUL characters were replaced by spaces: 1."),
        (b"caf\xe9", "Read as Windows-1252: it is not UTF-8."),
        ("één ".encode() + b"caf\xe9", "Bytes that are no UTF-8 were read as Windows-1252: 1."),
        (b"caf\xe9 \x81", "Bytes that mean nothing in this encoding were replaced by �: 1."),
    ],
)
def test_what_was_changed_is_said(data: bytes, repair: str) -> None:
    assert repair in decode(data).repairs


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n....", "a PNG image"),
        (b"%PDF-1.7", "a PDF file"),
        (b"\x1f\x8b\x08\x00", "a gzip archive"),
        (bytes(1000), "1,000 of its 1,000 characters are control characters"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, what: str) -> None:
    with pytest.raises(Undecodable, match=what):
        decode(data)
