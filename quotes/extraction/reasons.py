"""Why a speaker is thought to be who he is: the fixed parts of a reason, in English. Pages say each in their own language."""

from __future__ import annotations

from enum import StrEnum


class Why(StrEnum):
    """What stands in a reason beside names and quoted words: `ze -> Liz Truss: last fitting person before`."""

    NO_SPEAKER = "no speaker found"
    TOO_UNSURE = "too unsure to name"
    SENTENCE_BEFORE = "subject of the sentence before"
    NAMED_HERE = "named here"
    FULL_NAME = "the full name in this article"
    NEXT_PARAGRAPH = "named in the next paragraph"
    SEVERAL = "several people"
    NOBODY = "nobody fits"
    LAST_PERSON = "last fitting person before"
    LAST_ONE = "the last fitting person before"
    LAST_NAMED = "named last"
    NAMED_BEFORE = "last named before"
    BODY_BEFORE = "the last one named before"
    DESCRIBED = "described, not named, in this article"
    SPOKE_BEFORE = "spoke before in this article"
    SPOKE_LAST = "spoke last"
    ABOUT = "who the sentences before are about"
    SAID_BELOW = "headline: who says this below it"
    SPEAKS_BELOW = "headline: who speaks first below it"
    TOLD_BELOW = "headline: who is spoken of first below it"


POST = "the {role} of this article"  # the only one with a word of the article inside
