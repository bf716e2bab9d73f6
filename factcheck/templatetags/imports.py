"""What the pages of imports need: the words of the readers in the language of the page."""

from __future__ import annotations

from collections.abc import Iterable

from django import template

from factcheck.import_words import reason_in_words, wire_in_words

register = template.Library()
register.filter("reason", reason_in_words)
register.filter("wire", wire_in_words)


@register.filter
def repairs(sentences: Iterable[str]) -> str:
    """What was repaired to read an article, a sentence each."""
    return reason_in_words(" ".join(sentences))
