"""How a quote and its speaker were found, in the language of the page. The stored reason and REST stay English."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quotes.extraction.reasons import POST, Why

# The sentences in which quotes/extraction says how it found a speaker, by their fixed parts.
REASONS = {
    Why.NO_SPEAKER: gettext_lazy("no speaker found"),
    Why.TOO_UNSURE: gettext_lazy("too unsure to name"),
    Why.SENTENCE_BEFORE: gettext_lazy("subject of the sentence before"),
    Why.NAMED_HERE: gettext_lazy("named here"),
    Why.FULL_NAME: gettext_lazy("the full name in this article"),
    Why.NEXT_PARAGRAPH: gettext_lazy("named in the next paragraph"),
    Why.SEVERAL: gettext_lazy("several people"),
    Why.NOBODY: gettext_lazy("nobody fits"),
    Why.LAST_PERSON: gettext_lazy("last fitting person before"),
    Why.LAST_ONE: gettext_lazy("the last fitting person before"),
    Why.LAST_NAMED: gettext_lazy("named last"),
    Why.NAMED_BEFORE: gettext_lazy("last named before"),
    Why.BODY_BEFORE: gettext_lazy("the last one named before"),
    Why.DESCRIBED: gettext_lazy("described, not named, in this article"),
    Why.SPOKE_BEFORE: gettext_lazy("spoke before in this article"),
    Why.SPOKE_LAST: gettext_lazy("spoke last"),
    Why.ABOUT: gettext_lazy("who the sentences before are about"),
    Why.SAID_BELOW: gettext_lazy("headline: who says this below it"),
    Why.SPEAKS_BELOW: gettext_lazy("headline: who speaks first below it"),
    Why.TOLD_BELOW: gettext_lazy("headline: who is spoken of first below it"),
}
POST_OF = re.compile(POST.format(role=r"(?P<role>\S+)"))
REASON = re.compile("|".join(sorted((re.escape(part) for part in REASONS), key=len, reverse=True)))
# Rules of quotes/extraction, by the names that `extract --explain` gives them.
RULES = {
    "inquit": gettext_lazy("verb beside the marks"),
    "aldus": gettext_lazy("source behind the marks"),
    "colon": gettext_lazy("colon"),
    "naming": gettext_lazy("named between marks"),
    "in the words of": gettext_lazy("in the words of"),
    "floating": gettext_lazy("marks without a verb"),
    "impersonal": gettext_lazy("impersonal verb"),
    "anaphor": gettext_lazy("points back at the sentence before"),
    "clause": gettext_lazy("clause of a verb"),
    "bare clause": gettext_lazy("clause without that"),
    "gerund": gettext_lazy("gerund"),
    "question": gettext_lazy("question"),
    "verb second": gettext_lazy("main clause behind a verb"),
    "noun cue": gettext_lazy("clause of a noun"),
    "infinitive": gettext_lazy("infinitive"),
    "denial": gettext_lazy("thing denied"),
    "reported": gettext_lazy("reported by nobody named"),
    "left open": gettext_lazy("left open"),
    "source": gettext_lazy("according to a source"),
    "parenthetical": gettext_lazy("attribution in between"),
    "own words": gettext_lazy("by their own account"),
}


def reason_in_words(reason: str) -> str:
    """How a speaker was found, in the language of the page; names and quoted words stay as they are."""
    by_post = POST_OF.sub(lambda found: _("the %(role)s of this article") % found.groupdict(), reason)
    return REASON.sub(lambda found: str(REASONS[Why(found[0])]), by_post).replace(" -> ", " → ")


def rule_in_words(rule: str) -> str:
    return str(RULES.get(rule, rule))
