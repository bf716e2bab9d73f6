"""What an agency says in words about the item that a new one replaces or kills, where no id tells."""

from __future__ import annotations

import re

from quotes.ingest.draft import ArticleDraft

# "N i e u w bericht, vervangt: Kop" and "Vervangt: Kop" as Dutch and Belgian agencies print it, "Replaces: Headline" in English.
_NOTICE = re.compile(
    r"^[ \t]*(?:[^\n:]{0,60}?\b)?(?:vervangt|replaces|supersedes)[ \t]*:[ \t]*([^\n]*)$",
    re.IGNORECASE | re.MULTILINE,
)
_WORD = re.compile("vervangt|replaces|supersedes", re.IGNORECASE)
_WITHIN = 400  # characters after the headline
_NUMBER = re.compile(r"\s*\((?:\d{1,2}|nieuw|update|correctie|correction)\)\s*$", re.IGNORECASE)
_LABEL = re.compile(
    r"^\s*(?:\((?:kill|nieuw|update|correctie|correction)\)|(?:kill|intrekking|ingetrokken|withdrawal|correctie|correction|update)\s*:)\s*",
    re.IGNORECASE,
)


def replaced_headline(draft: ArticleDraft) -> str:
    """Return the headline of the item that a draft says it replaces, as headline_key gives it; "" where it says nothing.

    A notice without a headline, and an agency's item called "Kop (2)", mean the item of its own headline.
    """
    opening = draft.text[: draft.headline_end + _WITHIN]
    # This is asked of every article, and nearly none has one of the words: the search that takes long comes last.
    if ":" in opening and _WORD.search(opening) and (notice := _NOTICE.search(opening)):
        return headline_key(notice[1]) or headline_of(draft)
    numbered = draft.wire and _NUMBER.search(draft.text[: draft.headline_end])
    return headline_of(draft) if numbered else ""


def headline_of(draft: ArticleDraft) -> str:
    """Return the headline of a draft as headline_key gives it."""
    return headline_key(draft.text[: draft.headline_end])


def headline_key(headline: str) -> str:
    """Return what the headlines of two versions have in common: no "(2)" or "KILL:", case, marks at the ends, doubled blanks."""
    bare = _LABEL.sub("", _NUMBER.sub("", headline))
    return " ".join(bare.split()).strip(" .!?'\"‘’“”„…").casefold()
