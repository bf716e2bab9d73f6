"""Names that the analysis gives to things, in words that an editor reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.claim_words import factor_name

SLOTS = {
    "number": gettext_lazy("number"),
    "unit": gettext_lazy("unit"),
    "percentage": gettext_lazy("percentage"),
    "money": gettext_lazy("amount"),
    "date": gettext_lazy("date"),
    "place": gettext_lazy("place"),
    "negation": gettext_lazy("negation"),
    "modality": gettext_lazy("certainty"),
    "speaker": gettext_lazy("speaker"),
    "entity": gettext_lazy("who or what"),
}
SURE_FROM = 0.7
UNSURE_BELOW = 0.5


def slot_name(name: str) -> str:
    return str(capfirst(SLOTS.get(name, name.replace("_", " "))))


def slot_outcome(slot: str, verdict: str) -> str:
    """Another speaker is worth knowing and no conflict, so it does not read as one."""
    outcomes = {
        "same": _("the same"),
        "different": _("another") if slot == "speaker" else _("differs"),
        "missing": _("on one side only"),
    }
    return outcomes.get(verdict, verdict)


def factors_in_words(factors: Sequence[dict[str, Any]], limit: int = 4) -> list[str]:
    """The heaviest factors first, each with which way it moved the score."""
    heaviest = sorted(factors, key=lambda factor: -abs(factor["weight"]))[:limit]
    return [f"{'+' if factor['weight'] >= 0 else '−'} {factor_name(factor['name'])}" for factor in heaviest]


def confidence_in_words(confidence: float) -> str:
    if confidence >= SURE_FROM:
        return _("sure")
    return _("fairly sure") if confidence >= UNSURE_BELOW else _("unsure")
