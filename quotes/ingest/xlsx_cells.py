"""The cells of an Excel workbook as text: shared strings, dates behind number formats, escapes."""

from __future__ import annotations

import datetime
import re
import tempfile
from array import array
from types import TracebackType
from typing import BinaryIO
from xml.etree.ElementTree import Element

from quotes.ingest.xml_items import items
from quotes.ingest.xml_target import BrokenItem

MAX_STRINGS = 5_000_000
# Excel cuts a cell there.
FULL_CELL = 32_767
_MAX_COLUMN = 16_384
_IN_MEMORY = 8 * 1024 * 1024

_REFERENCE = re.compile(r"([A-Z]{1,3})[0-9]+")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
# What of a number format is no part of the date: texts in quotes, colours and conditions in brackets, escapes.
_NOT_FORMAT = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_BUILT_IN_DATES = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])


class SharedStrings:
    """The texts that cells refer to by number, kept in a temporary file: they may be all of a large workbook."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 -- closed by __exit__
        self._ends = array("Q")

    def __enter__(self) -> SharedStrings:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def fill(self, stream: BinaryIO) -> None:
        """Read sharedStrings.xml. Raises ValueError for one that is broken: every later number would be wrong."""
        end = 0
        for item in items(stream, "si"):
            if isinstance(item, BrokenItem):
                if "holds no" in item.reason:
                    return
                raise ValueError(f"its texts: {item.reason}")
            if len(self._ends) == MAX_STRINGS:
                raise ValueError(f"it holds more than {MAX_STRINGS:,} different texts")
            end += self._file.write(_text(item.tree).encode("utf-8", "surrogatepass"))
            self._ends.append(end)

    def __getitem__(self, number: int) -> str:
        """Raises ValueError for a number that no text has."""
        if not 0 <= number < len(self._ends):
            raise ValueError(
                f"A cell refers to text {number}, which the workbook does not have. Fill it in again."
            )
        start = self._ends[number - 1] if number else 0
        self._file.seek(start)
        return self._file.read(self._ends[number] - start).decode("utf-8", "surrogatepass")


class Cells:
    """Turns the cells of a row into text.

    date_formats: the styles of cells whose number is a date. since_1904: how old Macs count days.
    """

    def __init__(self, strings: SharedStrings, date_formats: frozenset[int], *, since_1904: bool) -> None:
        self.strings = strings
        self._date_formats = date_formats
        self._first_day = datetime.datetime(1904, 1, 1) if since_1904 else datetime.datetime(1899, 12, 30)

    def of_row(self, row: Element) -> tuple[list[str], tuple[str, ...]]:
        """Return the texts of a row from column A on, and what to say of them. Raises ValueError for a cell that is broken."""
        values: list[str] = []
        errors = full = 0
        for cell in row.iterfind("c"):
            column = _column(cell.get("r", ""), len(values))
            values.extend([""] * (column + 1 - len(values)))
            value = self._value(cell)
            errors += cell.get("t") == "e"
            full += len(value) >= FULL_CELL
            values[column] = value
        said = []
        if errors:
            said.append(f"Cells with an error of Excel were left empty: {errors}.")
        if full:
            said.append(
                f"A cell is full ({FULL_CELL:,} characters), so its text was probably cut off by Excel."
            )
        return values, tuple(said)

    def _value(self, cell: Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find("is")
            return _text(inline) if inline is not None else ""
        value = (cell.findtext("v") or "").strip() if kind != "str" else cell.findtext("v") or ""
        if kind == "s" and value:
            return self.strings[int(value) if value.isascii() and value.isdigit() and len(value) < 10 else -1]
        if kind == "e":
            return ""
        if kind == "str":
            return _unescaped(value)
        style = cell.get("s", "0")
        if (
            kind == "n"
            and value
            and style.isascii()
            and style.isdigit()
            and len(style) < 9
            and int(style) in self._date_formats
        ):
            return self._date(value)
        return value

    def _date(self, serial: str) -> str:
        """A number of days since the first, as an ISO date, with the time when it has one; as it is when it is no date."""
        try:
            moment = self._first_day + datetime.timedelta(days=float(serial))
        except (ValueError, OverflowError):
            return serial
        moment = (moment + datetime.timedelta(microseconds=500_000)).replace(microsecond=0)
        return moment.isoformat() if moment.time() != datetime.time() else moment.date().isoformat()


def date_styles(styles: Element) -> frozenset[int]:
    """Return the numbers of the cell styles that show a number as a date."""
    dates = {
        number.get("numFmtId", "")
        for number in styles.iterfind("numFmts/numFmt")
        if re.search("[ymdhYMDH]", _NOT_FORMAT.sub("", number.get("formatCode", "")))
        and "general" not in number.get("formatCode", "").lower()
    }
    dates |= {str(number) for number in _BUILT_IN_DATES}
    return frozenset(
        n for n, style in enumerate(styles.iterfind("cellXfs/xf")) if style.get("numFmtId", "") in dates
    )


def _text(node: Element) -> str:
    """The text of an <si> or <is>, its runs joined; how to pronounce it is no part of it."""
    parts = [part.text or "" for part in (*node.iterfind("t"), *node.iterfind("r/t"))]
    return _unescaped("".join(parts))


def _unescaped(text: str) -> str:
    r"""_x000D_ is how Excel writes a carriage return."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text).replace("\r\n", "\n").replace("\r", "\n")


def _column(reference: str, following: int) -> int:
    """The column, from 0, of a cell called "B3"; the next one for a cell without a name."""
    match = _REFERENCE.fullmatch(reference)
    if not match:
        return following
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    if column > _MAX_COLUMN:
        raise ValueError(f"The cell {reference} lies outside of what Excel has. Correct it.")
    return column - 1
