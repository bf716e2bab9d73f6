"""Names that the analysis gives to things, in words that an editor reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# quotes/claims names its factors, quotes/matching its slots. One that is not here yet is shown by its own name.
FACTORS = {
    "quantity": gettext_lazy("a number and what it counts"),
    "percentage": gettext_lazy("a percentage"),
    "money": gettext_lazy("an amount of money"),
    "number": gettext_lazy("a number"),
    "share": gettext_lazy("an amount in words"),
    "ordinal": gettext_lazy("a place in a row"),
    "comparison": gettext_lazy("a comparison"),
    "superlative": gettext_lazy("a superlative"),
    "public_body": gettext_lazy("about a public body"),
    "event": gettext_lazy("something that happened"),
    "incident": gettext_lazy("an accident or attack"),
    "past": gettext_lazy("in the past tense"),
    "causal": gettext_lazy("cause and effect"),
    "legal": gettext_lazy("about law"),
    "history": gettext_lazy("about earlier times"),
    "names": gettext_lazy("names someone or something"),
    "prediction": gettext_lazy("about the future"),
    "opinion": gettext_lazy("an opinion"),
    "question": gettext_lazy("a question"),
    "first_person": gettext_lazy("about the speaker"),
    "wish": gettext_lazy("a wish"),
    "imperative": gettext_lazy("a call to act"),
    "vague": gettext_lazy("vague"),
    "lead": gettext_lazy("first sentence of the article"),
    "indefinite_subject": gettext_lazy("leans on another sentence"),
    "pronoun": gettext_lazy("says he or she without a name"),
    "short": gettext_lazy("short"),
    "heading": gettext_lazy("a heading"),
    "quoted": gettext_lazy("between quotation marks"),
    "wording": gettext_lazy("its wording"),
    "public_event": gettext_lazy("something that happened in a public matter"),
    "public_figure": gettext_lazy("a figure in a public matter"),
    "decision": gettext_lazy("a decision"),
    "politics": gettext_lazy("about politics"),
    "economy": gettext_lazy("about money or work"),
    "statistics": gettext_lazy("counts or measures"),
    "crime": gettext_lazy("about crime"),
    "conflict": gettext_lazy("about war or unrest"),
    "health": gettext_lazy("about health, school or environment"),
    "sport": gettext_lazy("about sport"),
    "culture": gettext_lazy("about art or leisure"),
    "scene": gettext_lazy("sets a scene"),
    "scope": gettext_lazy("about a country or many people"),
    "source": gettext_lazy("names a source"),
    "degree": gettext_lazy("more or less"),
    "appraisal": gettext_lazy("a word of appraisal"),
    "intention": gettext_lazy("an intention"),
    "negation": gettext_lazy("a denial"),
    "agent": gettext_lazy("says by whom or what"),
    "recent": gettext_lazy("about the last days"),
    "perfect": gettext_lazy("in the present tense or perfect"),
    "imperfect": gettext_lazy("a verb in the past"),
    "second_person": gettext_lazy("speaks to someone"),
    "connective": gettext_lazy("continues the sentence before"),
    "name": gettext_lazy("a name"),
    "compact": gettext_lazy("rather short"),
    "long": gettext_lazy("long"),
    "lead_in": gettext_lazy("leads into something else"),
    "colon": gettext_lazy("a colon"),
    "asks": gettext_lazy("a question mark"),
    "exclaims": gettext_lazy("an exclamation mark"),
    "quotes": gettext_lazy("words between quotation marks"),
    "opens_quote": gettext_lazy("begins with a quotation mark"),
    "parts": gettext_lazy("parts beside each other"),
    "trails_off": gettext_lazy("trails off"),
    "unended": gettext_lazy("no full stop at its end"),
    "shout": gettext_lazy("in capitals"),
    "link": gettext_lazy("a link"),
    "links": gettext_lazy("several links"),
    "hashtag": gettext_lazy("a hashtag"),
    "hashtags": gettext_lazy("many hashtags"),
    "address": gettext_lazy("an @ name"),
    "reply": gettext_lazy("a reply"),
    "emoji": gettext_lazy("an emoji"),
}
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


def factor_name(name: str) -> str:
    return str(FACTORS.get(name, name.replace("_", " ")))


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
