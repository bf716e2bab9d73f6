"""The problems of an import as a file for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from django.http import StreamingHttpResponse
from django.utils.translation import gettext as _

from factcheck.models import ImportBatch

# A spreadsheet takes a cell that begins with one of these for a formula (OWASP, CSV Injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Echo:
    """A file for csv.writer that hands the line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def problems_csv(batch: ImportBatch) -> StreamingHttpResponse:
    """Every problem of batch, streamed. The byte order mark tells Excel that it is UTF-8."""
    answer = StreamingHttpResponse(lines(batch), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="problems-{batch.pk}.csv"'
    return answer


def lines(batch: ImportBatch) -> Iterator[str]:
    writer = csv.writer(Echo())
    yield "\ufeff"
    yield writer.writerow([_("file"), _("line"), _("column"), _("reason")])
    problems = batch.problems.order_by("record").values_list("file", "line", "column", "reason")
    for file, line, column, reason in problems.iterator():
        yield writer.writerow([harmless(file), line or "", harmless(column), harmless(reason)])


def harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
