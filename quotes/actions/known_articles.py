"""Which articles are stored already, for a preview that changes nothing."""

from __future__ import annotations

from collections.abc import Collection

from quotes.models import Article


def count_known(texts: Collection[tuple[str, str]]) -> int:
    """How many of texts, each an outlet's name and Article.hash_of its text, are stored already. One query."""
    hashes = {text_hash for _, text_hash in texts}
    stored = set(Article.objects.filter(text_hash__in=hashes).values_list("outlet__name", "text_hash"))
    return sum(1 for text in texts if text in stored)
