"""What became of the records of an import, as lines of CSV for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override

from factcheck.import_words import reason_in_words
from factcheck.models import ImportBatch, ImportRow

# A spreadsheet takes a cell that begins with one of these for a formula (OWASP, CSV Injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")
BYTE_ORDER_MARK = "\ufeff"  # tells Excel that what follows is UTF-8


class Echo:
    """A file for csv.writer that hands the line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def report_lines(
    batch: ImportBatch,
    language: str | None,
    *,
    problems_only: bool = False,
    address: Callable[[int], str] = str,
) -> Iterator[str]:
    """A header and a line per record, or per record that was left out, in their order in the file; streamed.

    address: what stands for an article, given its id.
    """
    writer = csv.writer(Echo())
    # Streamed, so after the caller has returned: the language is set for each step, and not while lines are handed out.
    with override(language):
        header = [_("record"), _("file"), _("line"), _("column"), _("outcome"), _("reason"), _("article")]
        called = {value: str(label) for value, label in ImportRow.Outcome.choices}
    yield BYTE_ORDER_MARK
    yield writer.writerow(header)
    rows = batch.rows.problems() if problems_only else batch.rows.all()
    for row in rows.order_by("record").iterator():
        with override(language):
            reason = reason_in_words(row.reason)
        yield writer.writerow(
            [
                row.record,
                harmless(row.file),
                row.line or "",
                harmless(row.column),
                called[row.outcome],
                harmless(reason),
                address(row.article_id) if row.article_id else "",
            ]
        )


def harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
