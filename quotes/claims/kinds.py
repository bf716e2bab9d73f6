"""Kinds of claims read off the factors, for weights that know no kinds."""

from __future__ import annotations

from collections.abc import Iterable

from quotes.claims.result import KINDS

# Which factors make a claim of which kind.
KIND_OF: dict[str, str] = {
    "quantity": "quantity",
    "percentage": "quantity",
    "money": "quantity",
    "number": "quantity",
    "share": "quantity",
    "ordinal": "comparison",
    "comparison": "comparison",
    "superlative": "comparison",
    "causal": "causal",
    "event": "event",
    "incident": "event",
    "past": "event",
    "legal": "legal",
    "history": "history",
    "prediction": "prediction",
    "opinion": "opinion",
    "first_person": "personal",
}


def kinds_of_factors(names: Iterable[str]) -> tuple[str, ...]:
    """In the order of KINDS; other when no factor tells."""
    found = {KIND_OF[name] for name in names if name in KIND_OF}
    return tuple(kind for kind in KINDS if kind in found)[:2] or ("other",)
