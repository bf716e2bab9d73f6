"""A problem with its place, and what an agency says of its item, in a line each, in the language of the page."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.import_words.reasons import is_english, moment, reason_in_words
from quotes.ingest.draft import Place, Problem, Wire

STATUSES = {
    "usable": gettext_lazy("released"),
    "embargoed": gettext_lazy("embargoed"),
    "withheld": gettext_lazy("withheld"),
    "killed": gettext_lazy("killed"),
}


def problem_in_words(problem: Problem) -> str:
    return f"{place_in_words(problem.place)}: {reason_in_words(problem.reason)}"


def place_in_words(place: Place) -> str:
    """As str(place), which is English: "export.csv regel 14, datum"."""
    line = f" {_('line')} {place.line}" if place.line else ""
    return f"{place.file}{line}{f', {place.column}' if place.column else ''}"


def wire_in_words(wire: Wire) -> str:
    """As str(wire), which is English: "Noorderpers, revisie 2, onder embargo tot 25 december 2026, 13:00"."""
    if is_english():
        return str(wire)
    revision = _("revision %(number)s") % {"number": wire.revision} if wire.revision else ""
    urgency = _("urgency %(number)s") % {"number": wire.urgency} if wire.urgency else ""
    return ", ".join(filter(None, (wire.provider, revision, status_in_words(wire), urgency)))


def status_in_words(wire: Wire) -> str:
    status = str(STATUSES.get(wire.status, wire.status))
    if not wire.embargo_until:
        return status
    until = moment(wire.embargo_until.isoformat())
    return _("%(status)s until %(moment)s") % {"status": status or _("embargo"), "moment": until}
