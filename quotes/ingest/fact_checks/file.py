"""A file of fact checks: JSON in any layout, JSON-LD within a web page, CSV, or a ZIP or gzip of those."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO, cast

from quotes.ingest import gzip_file, zip_file
from quotes.ingest.csv_file import DELIMITERS
from quotes.ingest.csv_rows import cells_of
from quotes.ingest.decode import Undecodable, decode
from quotes.ingest.draft import Place, Problem
from quotes.ingest.fact_checks import table
from quotes.ingest.fact_checks.draft import Record
from quotes.ingest.fact_checks.records import LISTS, Found, read_record, read_value, reviews_in
from quotes.ingest.html_file import MAX_BYTES, decode_page
from quotes.ingest.json_elements import Element
from quotes.ingest.json_objects import objects, wrapper
from quotes.ingest.markup import parse_html
from quotes.ingest.unpacked import Budget, ReadFile

HEAD = 65_536
_WRAPPER = wrapper(LISTS)
# What some pages put around their JSON-LD.
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")
UNKNOWN = "No fact checks can be read from this. Use ClaimReview as JSON, a web page that holds it, or CSV."


def read_fact_checks(name: str, stream: BinaryIO) -> Iterator[Found]:
    """Yield a draft or a problem for every record in a seekable stream, in their order there; never raises on what it holds.

    name: as the person who uploads it knows it. JSON and CSV are streamed: memory does not grow with the file.
    """
    budget = Budget()

    def inner(inner_name: str, inner_stream: BinaryIO) -> Iterator[Found]:
        return document(inner_name, inner_stream, packed=True)

    yield from document(name, stream, inner=cast("ReadFile", inner), budget=budget)


def document(
    name: str,
    stream: BinaryIO,
    *,
    inner: ReadFile | None = None,
    budget: Budget | None = None,
    packed: bool = False,
) -> Iterator[Found]:
    stream.seek(0)
    head = stream.read(HEAD)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08")):
        if packed or inner is None or budget is None:
            yield Problem(Place(name), "This is an archive in an archive. Unpack it first.")
        else:
            archive = gzip_file if head.startswith(b"\x1f") else zip_file
            yield from cast("Iterator[Found]", archive.read(name, stream, inner, budget))
        return
    try:
        opening = decode(head).text.lstrip("\ufeff \t\r\n")
    except Undecodable as error:
        yield Problem(Place(name), str(error))
        return
    yield from plain_document(name, stream, opening)


def plain_document(name: str, stream: BinaryIO, opening: str) -> Iterator[Found]:
    if not opening.strip():
        yield Problem(Place(name), "The file is empty. Upload one with fact checks in it.")
    elif opening.startswith(("{", "[")):
        yield from read_json(name, stream)
    elif opening.startswith("<"):
        yield from read_page(name, stream)
    elif is_table(opening.splitlines()[0]):
        yield from table.read(name, stream)
    else:
        yield Problem(Place(name), UNKNOWN)


def is_table(line: str) -> bool:
    return any(len(table.known(cells_of(line, mark))) >= 2 for mark in DELIMITERS)


def read_json(name: str, stream: BinaryIO) -> Iterator[Found]:
    found = objects(stream, _WRAPPER)
    if found is None:
        yield Problem(Place(name), "The file is empty. Upload one with fact checks in it.")
        return
    number = 0
    for number, element in enumerate(found.elements, 1):
        for each in read_element(name, element):
            if found.is_array and isinstance(each, Problem):
                each = replace(each, reason=f"Record {number:,}: {each.reason}")
            yield each
    if not number:
        yield Problem(Place(name, found.line), "The list is empty. Add a ClaimReview per record.")


def read_element(name: str, element: Element) -> Iterator[Found]:
    place = Place(name, element.line)
    if element.reason:
        yield Problem(place, element.reason)
        return
    try:
        value = parse(element.text)
    except ValueError as error:
        yield Problem(place, f"This is not JSON: {error}. Correct it, or leave it out.")
        return
    yield from read_value(value, place)


def parse(text: str) -> Any:
    """Raises ValueError. Numbers stay as written: 5,000 digits are no reason to stop."""
    try:
        return json.loads(text, strict=False, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.msg.lower()}, at character {error.pos + 1:,}") from None
    except RecursionError:
        raise ValueError("it is nested too deep") from None


def read_page(name: str, stream: BinaryIO) -> Iterator[Found]:
    stream.seek(0)
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield Problem(Place(name), f"The page has more than {MAX_BYTES:,} bytes. Save its JSON-LD by itself.")
        return
    try:
        root = parse_html(decode_page(data).text)
    except (Undecodable, ValueError) as error:
        yield Problem(Place(name), str(error))
        return
    scripts = [] if root is None else [node for node in root.iter("script") if is_json_ld(node)]
    found = False
    for node in scripts:
        place = Place(name, node.sourceline or 0)
        for record in records_in(node.text or ""):
            found = True
            yield read_record({"url": canonical(root), **record}, place)
    if not found:
        yield Problem(Place(name), "The page holds no ClaimReview as JSON-LD, so nothing of it was read.")


def is_json_ld(node: Any) -> bool:
    return (node.get("type") or "").split(";")[0].strip().lower() == "application/ld+json"


def records_in(script: str) -> list[Record]:
    """The reviews in one script; [] for one that is no JSON: a page has others."""
    try:
        return list(reviews_in(parse(_WRAPPING.sub("", script))))
    except ValueError:
        return []


def canonical(root: Any) -> str:
    """The page's own address, for a review that states none."""
    links = [
        node.get("href") or "" for node in root.iter("link") if (node.get("rel") or "").lower() == "canonical"
    ]
    return links[0].strip() if links else ""
