"""Assertions that lost their speaker on the way, as the pages show them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck.web.appearances import Appearance, anchor_of, place_of
from factcheck.web.surroundings import one_line
from quotes.echoes import Echo, echoes
from quotes.models import Claim


@dataclass(frozen=True, slots=True)
class ShownEcho:
    speaker: str
    spoken: Appearance
    repeated: Appearance


def echoes_of(statement: int) -> list[ShownEcho]:
    """What a case page shows. Four queries."""
    found = echoes([statement]).get(statement, [])
    return [ShownEcho(speaker_of(echo), shown(echo.spoken), shown(echo.repeated)) for echo in found]


def flags_of(statements: Collection[int]) -> dict[int, str]:
    """A sentence for the card of each statement that is a side of an echo. Four queries."""
    return {pk: flag(pk, found) for pk, found in echoes(statements).items()}


def flag(statement: int, found: list[Echo]) -> str:
    first = found[0]
    if first.spoken.statement_id == statement:
        return ngettext(
            "Repeated later without a speaker, by %(outlet)s",
            "Repeated later without a speaker %(number)s times, first by %(outlet)s",
            len(found),
        ) % {"outlet": first.repeated.article.outlet, "number": len(found)}
    told = {"name": speaker_of(first), "outlet": first.spoken.article.outlet}
    return _("Stated as a fact here; said before by %(name)s, in %(outlet)s") % told


def speaker_of(echo: Echo) -> str:
    quote = echo.spoken.quote
    mention = quote.mention["text"] if quote and quote.mention else ""
    return (quote.speaker_name if quote else "") or mention or _("an unknown speaker")


def shown(claim: Claim) -> Appearance:
    return Appearance(claim, anchor_of(claim), place_of(claim), text=one_line(claim.text))
