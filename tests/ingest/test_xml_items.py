from __future__ import annotations

import io

import pytest

from quotes.ingest import xml_text
from quotes.ingest.xml_items import items, root_name
from quotes.ingest.xml_target import BrokenItem

DOCUMENT = '<?xml version="1.0"?>\n<!DOCTYPE nitf SYSTEM "x.dtd">\n<nitf><p>{}</p></nitf>\n'


def found(data: str | bytes, name: str = "item") -> list[str]:
    """Items as their text, broken ones as "line: reason"."""
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    return [
        f"{item.line}: {item.reason}" if isinstance(item, BrokenItem) else "".join(item.tree.itertext())
        for item in items(stream, name)
    ]


def channel(*parts: str) -> str:
    return "<rss><channel>\n" + "\n".join(parts) + "\n</channel></rss>"


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("<rss>", "rss"),
        ("<?xml version='1.0'?>\n<!-- <feed> -->\n<!DOCTYPE a [ <!ELEMENT b ANY> ]>\n<n:NewsML xmlns:n='x'>", "NewsML"),
        ("<?xml version='1.0'?>", ""),
        ("<!-- never closed", ""),
        ("text", ""),
    ],
)  # fmt: skip
def test_root_is_found_behind_its_prolog(opening: str, name: str) -> None:
    assert root_name(opening) == name


@pytest.mark.parametrize(
    ("data", "items_found"),
    [
        (channel("<item>a</item>", "<item>b</item>"), ["a", "b"]),
        (channel("<item>a</item><kapot></x>", "<item>b</item>"), ["a", "2: The XML is broken on line 2: mismatched tag. Correct it there.", "b"]),
        (channel("<item>a</item>", "<item>b</b></item>", "<item>c</item>"), ["a", "3: The XML is broken on line 3: mismatched tag. Correct it there.", "c"]),
        (channel("<item>a", "<item>b</item>"), ["2: This <item> is not closed before the next one begins. Close it.", "b"]),
        (channel("<item>a</item>")[:-3], ["a", "3: The XML breaks off before this is complete. Send the file again."]),
        (channel("<item>" + "<b>" * 300 + "</item>", "<item>c</item>"), ["2: The XML is nested more than 200 deep. Flatten it.", "c"]),
        (channel("<item><![CDATA[<item>in]]></item>"), ["<item>in"]),
        ("\n\n<?xml version='1.1' encoding='x'?>" + channel("<item>a</item>"), ["a"]),
        ("<r:RDF xmlns:r='u' xmlns='v'><item>a</item></r:RDF>", ["1: The file holds no <item>, so there is no article in it. Send one with articles."]),
    ],
)  # fmt: skip
def test_broken_item_costs_only_itself(data: str, items_found: list[str]) -> None:
    assert found(data) == items_found


def test_documents_after_each_other_are_each_read() -> None:
    data = DOCUMENT.format("een") + "<nitf><p>kapot</nitf>\n" + DOCUMENT.format("drie")

    assert found(data, "nitf") == [
        "een",
        "4: The XML is broken on line 4: mismatched tag. Correct it there.",
        "drie",
    ]


@pytest.mark.parametrize("piece", [1, 7, 64, 200])
def test_pieces_may_cut_anywhere(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_text, "PIECE", piece)
    data = channel(
        "<item>één &nbsp;&eacute; &amp; R&D</item>",
        "<item><![CDATA[a &nbsp; b]]></item>",
        "<item>c\x01d</item>",
    )

    assert found(data) == ["één \xa0é & R&D", "a &nbsp; b", "c d"]


@pytest.mark.parametrize("piece", [1, 3, 200])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "utf-16-le"])
def test_encodings_are_read_whatever_is_declared(
    encoding: str, piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xml_text, "PIECE", piece)
    text = "<?xml version='1.0' encoding='UTF-8'?>" + channel("<item>‘één’ – €</item>")

    assert found(text.encode(encoding)) == ["‘één’ – €"]


def test_nothing_is_said_of_one_item_that_is_true_of_another() -> None:
    data = channel("<item>a</item>", "<item>b & c</item>", "<item>d</item>").encode()

    repairs = [item.repairs for item in items(io.BytesIO(data), "item") if not isinstance(item, BrokenItem)]

    assert repairs == [(), ("Loose & marks were read as text: 1.",), ()]
