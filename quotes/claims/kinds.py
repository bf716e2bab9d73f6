"""Kinds of claims read off the factors, for weights that know no kinds."""

from __future__ import annotations

from collections.abc import Collection, Iterable

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
# Of a claim these kinds are named only where one of their factors is seen.
SIGNS: dict[str, frozenset[str]] = {
    "quantity": frozenset({"quantity", "percentage", "money", "number", "share", "statistics"}),
    "comparison": frozenset({"comparison", "superlative", "ordinal", "degree"}),
    "causal": frozenset({"causal", "agent"}),
    "legal": frozenset({"legal"}),
    "prediction": frozenset({"prediction", "intention"}),
    "opinion": frozenset({"opinion", "appraisal", "wish", "vague", "imperative"}),
    "personal": frozenset({"first_person"}),
}
# Factors that are seldom anything else, and what they weigh for their kind, in log-odds: chosen on the check-worthy own labels (n 338
# and 213), where one of the two kinds named is right for .811 (Dutch) and .915 (English).
PLAIN: dict[str, tuple[float, frozenset[str]]] = {
    "quantity": (1.0, frozenset({"quantity", "percentage", "money", "share"})),
    "comparison": (2.0, frozenset({"comparison", "superlative"})),
    "causal": (1.0, frozenset({"causal"})),
    "legal": (1.0, frozenset({"legal"})),
}


def kinds_of_claim(log_odds: Iterable[tuple[float, str]], seen: Collection[str]) -> list[tuple[float, str]]:
    """Return the kinds that a claim with these factors may be of, the likeliest first, with what the model gives each."""
    found = []
    plain = {kind: weight for kind, (weight, signs) in PLAIN.items() if not signs.isdisjoint(seen)}
    for odds, kind in log_odds:
        if kind == "other" and plain:
            continue
        if kind in plain or kind not in SIGNS or not SIGNS[kind].isdisjoint(seen):
            found.append((odds + plain.get(kind, 0.0), kind))
    return sorted(found, reverse=True)


def kinds_of_factors(names: Iterable[str]) -> tuple[str, ...]:
    """In the order of KINDS; other when no factor tells."""
    found = {KIND_OF[name] for name in names if name in KIND_OF}
    return tuple(kind for kind in KINDS if kind in found)[:2] or ("other",)
