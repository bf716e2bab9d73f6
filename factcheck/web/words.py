"""Names that the analysis gives to things, in words that an editor reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

# quotes/claims names its factors, quotes/matching its slots. One that is not here yet is shown by its own name.
FACTORS = {
    "number": gettext_lazy("names a number"),
    "percentage": gettext_lazy("names a percentage"),
    "money": gettext_lazy("names an amount of money"),
    "date": gettext_lazy("names a date"),
    "comparison": gettext_lazy("compares"),
    "causal": gettext_lazy("names a cause"),
    "superlative": gettext_lazy("calls something the most or the first"),
    "law": gettext_lazy("names a rule or a law"),
    "name": gettext_lazy("names someone"),
    "source": gettext_lazy("names a source"),
    "prediction": gettext_lazy("is about the future"),
    "opinion": gettext_lazy("gives an opinion"),
    "question": gettext_lazy("is a question"),
    "first_person": gettext_lazy("is about the speaker"),
    "hedge": gettext_lazy("is hedged"),
    "short": gettext_lazy("is short"),
    "length": gettext_lazy("length"),
    "base": gettext_lazy("starting point"),
}
SLOTS = {
    "who": gettext_lazy("who"),
    "number": gettext_lazy("number"),
    "numbers": gettext_lazy("numbers"),
    "unit": gettext_lazy("unit"),
    "date": gettext_lazy("date"),
    "dates": gettext_lazy("dates"),
    "place": gettext_lazy("place"),
    "places": gettext_lazy("places"),
    "negation": gettext_lazy("negation"),
    "modality": gettext_lazy("certainty"),
}
SLOT_VERDICTS = {
    "same": gettext_lazy("the same"),
    "different": gettext_lazy("differs"),
    "missing": gettext_lazy("in one of the two only"),
}
EMPTY_SLOTS = {"negation": gettext_noop("not negated"), "modality": gettext_noop("stated as fact")}
SURE_FROM = 0.7
UNSURE_BELOW = 0.5


def factor_name(name: str) -> str:
    return str(FACTORS.get(name, name.replace("_", " ")))


def slot_name(name: str) -> str:
    return str(capfirst(SLOTS.get(name, name.replace("_", " "))))


def slot_verdict(verdict: str) -> str:
    return str(SLOT_VERDICTS.get(verdict, verdict))


def factors_in_words(factors: Sequence[dict[str, Any]], limit: int = 4) -> list[str]:
    """The heaviest factors first, each with which way it moved the score."""
    heaviest = sorted(factors, key=lambda factor: -abs(factor["weight"]))[:limit]
    return [f"{'+' if factor['weight'] >= 0 else '−'} {factor_name(factor['name'])}" for factor in heaviest]


def confidence_in_words(confidence: float) -> str:
    if confidence >= SURE_FROM:
        return _("sure")
    return _("fairly sure") if confidence >= UNSURE_BELOW else _("unsure")
