"""A claim in words that can be read without its article. It stands beside the literal words and never replaces them."""

from __future__ import annotations

from collections.abc import Iterable

from quotes.claims.result import Resolution

ENDS = ".!?…\"'’”»"


def self_contained(text: str, start: int, resolutions: Iterable[Resolution]) -> str:
    """Return the text with what was resolved put in; "" when nothing was.

    text: the claim as printed, which begins at character start of its article. Resolutions outside it, or that overlap one
    before them, are left out.
    """
    pieces, done = [], 0
    for each in sorted(resolutions, key=lambda one: (one.span.start, one.span.end)):
        first, last = each.span.start - start, each.span.end - start
        if done <= first <= last <= len(text):
            pieces += [text[done:first], each.text]
            done = last
    if not pieces:
        return ""
    made = " ".join("".join([*pieces, text[done:]]).split())
    made = made[0].upper() + made[1:]
    return made if made[-1] in ENDS else f"{made}."
