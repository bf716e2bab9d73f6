"""Pages without COUNT or OFFSET: each goes on from the row where the last one ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)
SIZE = 25
MAX_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """rows, and the ids to go on from: after for the next page, before for the one before; None where there is none."""

    rows: list[Row]
    before: int | None = None
    after: int | None = None


def beyond(rows: QuerySet[Row], order: Sequence[str], row: Row) -> QuerySet[Row]:
    """The rows that come after row in order, whose fields may not be NULL and must tell every two rows apart."""
    condition, equal = Q(), Q()
    for key in order:
        name = key.lstrip("-")
        value = getattr(row, name)
        further = "lt" if key.startswith("-") else "gt"
        condition |= equal & Q(**{f"{name}__{further}": value})
        equal &= Q(**{name: value})
    return rows.filter(condition).order_by(*order)


def reverse(order: Sequence[str]) -> list[str]:
    return [key.removeprefix("-") if key.startswith("-") else f"-{key}" for key in order]


def read_page(
    rows: QuerySet[Row], order: Sequence[str], *, after: Row | None, before: Row | None
) -> Page[Row]:
    """The page after a row, or before one; the first when neither is given. One query."""
    if before is not None:
        found = list(beyond(rows, reverse(order), before)[: SIZE + 1])
        kept = found[:SIZE][::-1]
        return Page(kept, kept[0].pk if len(found) > SIZE else None, kept[-1].pk) if kept else Page([])
    found = list((beyond(rows, order, after) if after is not None else rows.order_by(*order))[: SIZE + 1])
    kept = found[:SIZE]
    return Page(kept, kept[0].pk if after and kept else None, kept[-1].pk if len(found) > SIZE else None)


def find(rows: QuerySet[Row], pk: str) -> Row | None:
    """The row that an address names; None for what is no id. rows: unfiltered, so that a row keeps its place."""
    if not (pk.isascii() and pk.isdigit() and len(pk) < 20 and int(pk) <= MAX_ID):
        return None
    return rows.filter(pk=int(pk)).first()
