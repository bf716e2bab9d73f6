"""One row or object of a file: fields to an ArticleDraft, or to the Problem that keeps it out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from quotes.ingest.columns import ALIASES, Names
from quotes.ingest.dates import partial_date
from quotes.ingest.draft import ArticleDraft, PartialDate, Place, Problem, Wire
from quotes.ingest.markup import looks_like_markup, text_of_markup
from quotes.ingest.mojibake import mended, suspect
from quotes.ingest.wire import wire_of

MAX_CHARACTERS = 1_000_000
MAX_LENGTHS = {"external_id": 200, "outlet": 200, "byline": 300, "section": 200, "url": 2000}

_ENGLISH, _DUTCH = ("en", "eng", "english", "engels"), ("nl", "nld", "dut", "dutch", "nederlands", "vlaams")
_LANGUAGES = {name: names[0] for names in (_ENGLISH, _DUTCH) for name in names}
_LANGUAGES |= dict.fromkeys(
    ("und", "mul", "zxx"), ""
)  # what standards write for a language that is not known
_LANGUAGE_TAG = re.compile(r"([a-z]{2,3})([-_][a-z0-9]+)*")
_WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f\"<>\\]+", re.IGNORECASE)
_LETTER = re.compile(r"[^\W_]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Refused(ValueError):
    """A value that keeps a row out. The message is the reason; column names the field."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column


@dataclass(slots=True)  # not frozen: there is one per row, and they come by the thousand
class Record:
    """What a reader found in one row: its place, its cells by column name, and what was repaired on the way.

    raw: all of the cells in UTF-8, where the reader has that.
    """

    place: Place
    cells: Mapping[str, str]
    repairs: tuple[str, ...] = ()
    raw: bytes = b""


def draft(record: Record, names: Names) -> ArticleDraft | Problem:
    """Return the article of a record, or why it is none. Never raises on what the cells hold.

    Text that is HTML becomes plain text, and misread UTF-8 is put right; both are said.
    """
    values = {field: _filled(record.cells, sources) for field, sources in names.sources.items()}
    encoded = record.raw or _encoded(values.values())
    repairs: list[str] = []
    mended_here: list[str] = []
    try:
        if encoded is None or b"\0" in encoded:
            values, repairs = _storable(values)
        if encoded is None or suspect(encoded) or looks_like_markup(values.get("text", "")):
            values, mended_here = _readable(values)
        wire, unread = _wire(values)
        text, headline_end = _composed(values, wire)
        return ArticleDraft(
            place=record.place,
            text=text,
            headline_end=headline_end,
            external_id=_short(values, "external_id"),
            outlet=_short(values, "outlet"),
            language=_language(values.get("language", "")),
            url=_web_address(_short(values, "url")),
            byline=_short(values, "byline"),
            section=_short(values, "section"),
            published_on=published_on(values.get("published_on", "")),
            repairs=_once(record.repairs, repairs, mended_here, unread),
            wire=wire,
        )
    except Refused as refused:
        column = _column(record.cells, names.sources.get(refused.column, (refused.column,)))
        return Problem(replace(record.place, column=column.strip()), str(refused))


def _once(*said: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain(*said))) if any(said) else ()


def _composed(values: Mapping[str, str], wire: Wire | None) -> tuple[str, int]:
    """The text; of an item that its agency killed there need be none."""
    headline, body = values.get("headline", ""), values.get("text", "")
    if wire and wire.status == "killed" and not body.strip():
        return headline.strip(), len(headline.strip())
    return compose(headline, body)


def compose(headline: str, body: str) -> tuple[str, int]:
    """Return headline, blank line and body as one text, and where the headline ends. Raises Refused."""
    if not _LETTER.search(body):
        names = ", ".join(ALIASES["text"][:5])
        raise Refused("text", f"The article has no text. Fill one of {names}.")
    headline = " ".join(headline.split())
    if not headline:
        text, headline_end = body, 0
    else:
        text = body if _opens_with(body, headline) else f"{headline}\n\n{body.lstrip()}"
        headline_end = len(headline)
    refuse_long(len(text))
    return text, headline_end


def refuse_long(length: int) -> None:
    """Raises Refused when an article is longer than can be analysed."""
    if length > MAX_CHARACTERS:
        raise Refused(
            "text", f"The article has {length:,} characters; at most {MAX_CHARACTERS:,} are read. Split it."
        )


def published_on(value: str) -> PartialDate | None:
    """Return the date in value, None when it is blank. Raises Refused."""
    if not value.strip():
        return None
    try:
        return partial_date(value)
    except ValueError as error:
        raise Refused("published_on", str(error)) from None


def _readable(values: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Take HTML out of the text, and put misread letters right everywhere. Raises Refused for HTML too long to parse."""
    readable, repairs, lines = dict(values), [], 0
    body = values.get("text", "")
    if looks_like_markup(body):
        try:
            markup = text_of_markup(body)
        except ValueError as error:
            raise Refused("text", str(error)) from None
        readable["text"] = markup.text
        repairs += ["The text was HTML; its marks were taken out.", *markup.repairs]
    for field, value in readable.items():
        readable[field], count = mended(value)
        lines += count
    if lines:
        repairs.append(f"Lines with misread letters (â€™ for ’, Ã© for é) were put right: {lines}.")
    return readable, repairs


def _wire(values: Mapping[str, str]) -> tuple[Wire | None, tuple[str, ...]]:
    try:
        return wire_of(values)
    except ValueError as error:
        raise Refused("embargo", str(error)) from None


def _opens_with(body: str, headline: str) -> bool:
    return body.startswith((f"{headline}\n\n", f"{headline}\r\n\r\n"))


def _filled(cells: Mapping[str, str], sources: tuple[str, ...]) -> str:
    """Return the value of the first column that this row fills, "" where it fills none."""
    for name in sources:
        value = cells.get(name)
        if value and not value.isspace():
            return value
    return ""


def _column(cells: Mapping[str, str], sources: tuple[str, ...]) -> str:
    """Return the name of that column, of the first where none is filled."""
    return next((name for name in sources if cells.get(name, "").strip()), sources[0])


def _short(values: Mapping[str, str], field: str) -> str:
    value, limit = values.get(field, ""), MAX_LENGTHS[field]
    if not value:
        return ""
    value = " ".join(value.split())
    if len(value) > limit:
        raise Refused(
            field, f"The value has {len(value):,} characters; at most {limit:,} are kept. Shorten it."
        )
    return value


def _language(value: str) -> str:
    tag = value.strip().lower()
    if tag in _LANGUAGES or not tag:
        return _LANGUAGES.get(tag, "")
    match = _LANGUAGE_TAG.fullmatch(tag)
    if not match or match[1] not in _LANGUAGES:
        raise Refused("language", f"{value[:40]!r} is no language we read. Use nl or en, or leave it empty.")
    return _LANGUAGES[match[1]]


def is_web_address(value: str) -> bool:
    """Return whether value is an address that a link may lead to."""
    return bool(_WEB_ADDRESS.fullmatch(value))


def _web_address(value: str) -> str:
    if value and not is_web_address(value):
        raise Refused("url", f"{value[:80]!r} is not a web address. Use https://…, or leave it empty.")
    return value


def _encoded(values: Iterable[str]) -> bytes | None:
    """All values in UTF-8, None where half characters have no bytes: much faster than looking for what is rarely there."""
    try:
        return "\n".join(values).encode()
    except UnicodeEncodeError:
        return None


def _storable(cells: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Replace, character for character, what no database column holds."""
    together = "\n".join(cells.values())
    nul = together.count("\0")
    lone = len(_SURROGATE.findall(together))
    repairs = []
    if nul:
        repairs.append(f"NUL characters were replaced by spaces: {nul}.")
    if lone:
        repairs.append(f"Half characters (lone surrogates) were replaced by \ufffd: {lone}.")
    return {
        name: _SURROGATE.sub("\ufffd", value.replace("\0", " ")) for name, value in cells.items()
    }, repairs
