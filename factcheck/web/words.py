"""Names that the analysis gives to things, in words that an editor reads."""

from __future__ import annotations

import re
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
# The sentences in which quotes/extraction says how it found a speaker, by their fixed parts.
REASONS = {
    "no speaker found": gettext_lazy("no speaker found"),
    "too unsure to name": gettext_lazy("too unsure to name"),
    "subject of the sentence before": gettext_lazy("subject of the sentence before"),
    "named here": gettext_lazy("named here"),
    "the full name in this article": gettext_lazy("the full name in this article"),
    "several people": gettext_lazy("several people"),
    "nobody fits": gettext_lazy("nobody fits"),
    "last fitting person before": gettext_lazy("last fitting person before"),
    "described, not named, in this article": gettext_lazy("described, not named, in this article"),
    "spoke before in this article": gettext_lazy("spoke before in this article"),
    "spoke last": gettext_lazy("spoke last"),
    "headline: who speaks first below it": gettext_lazy("headline: who speaks first below it"),
}
POST = re.compile(r"the (?P<role>\S+) of this article")
REASON = re.compile("|".join(sorted(map(re.escape, REASONS), key=len, reverse=True)))
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


def reason_in_words(reason: str) -> str:
    """How a speaker was found, in the language of the page; names and quoted words stay as they are."""
    by_post = POST.sub(lambda found: _("the %(role)s of this article") % found.groupdict(), reason)
    return REASON.sub(lambda found: str(REASONS[found[0]]), by_post).replace(" -> ", " → ")


def factors_in_words(factors: Sequence[dict[str, Any]], limit: int = 4) -> list[str]:
    """The heaviest factors first, each with which way it moved the score."""
    heaviest = sorted(factors, key=lambda factor: -abs(factor["weight"]))[:limit]
    return [f"{'+' if factor['weight'] >= 0 else '−'} {factor_name(factor['name'])}" for factor in heaviest]


def confidence_in_words(confidence: float) -> str:
    if confidence >= SURE_FROM:
        return _("sure")
    return _("fairly sure") if confidence >= UNSURE_BELOW else _("unsure")
