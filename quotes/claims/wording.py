"""A claim in words that can be read without its article. It stands beside the literal words and never replaces them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from quotes.claims.result import Resolution

ENDS = ".!?…\"'’”»"
_LOOSE = re.compile(r"\s+([,;:.!?])")
ORDER = "order"  # of words; goes behind what is put in at the same place


def self_contained(text: str, start: int, resolutions: Iterable[Resolution]) -> str:
    """Return the text with what was resolved put in; "" when nothing was.

    text: the claim as printed, which begins at character start of its article. Resolutions outside it, or that overlap one
    before them, are left out.
    """
    filled = put_in(text, start, resolutions)
    if filled == text:
        return ""
    made = _LOOSE.sub(r"\1", " ".join(filled.split()))
    made = made[0].upper() + made[1:]
    return made if made[-1] in ENDS else f"{made}."


def put_in(text: str, start: int, resolutions: Iterable[Resolution]) -> str:
    """Return the text with what was resolved in its place, and nothing else changed."""
    pieces, done = [], 0
    for each in sorted(resolutions, key=lambda one: (one.span.start, one.span.end, one.reason == ORDER)):
        first, last = each.span.start - start, each.span.end - start
        if done <= first <= last <= len(text):
            pieces += [text[done:first], each.text]
            done = last
    return "".join([*pieces, text[done:]])


def resolved_within(shared: Resolution, found: Iterable[Resolution]) -> Resolution:
    """The resolution with what was resolved in the words that it puts in from elsewhere."""
    if shared.source is None:
        return shared
    filled = put_in(shared.source.text, shared.source.start, found)
    return replace(shared, text=shared.text.replace(shared.source.text, filled))


def as_assertion(text: str, start: int, resolutions: Iterable[Resolution]) -> str:
    """The claim as its sentence has it: the words as printed, with what it shares with other claims of the sentence."""
    kept = [each for each in resolutions if each.source or each.reason == ORDER]
    return self_contained(text, start, kept) if any(each.source for each in kept) else text
