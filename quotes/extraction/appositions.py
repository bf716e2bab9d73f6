"""The name beside a description: `zijn politieke tak, Sinn Fein`."""

from __future__ import annotations

from quotes.extraction.mention import Mention
from quotes.extraction.mentions import mention_at
from quotes.extraction.reading import Reading


def with_apposition(reading: Reading, mention: Mention, limit: int) -> Mention:
    """`zijn politieke tak, Sinn Fein` is about Sinn Fein; `Jan Jansen, woordvoerder van X` stays Jan Jansen."""
    if (
        mention.name
        or mention.pronoun
        or mention.last + 1 >= limit
        or reading.words[mention.last].text != ","
    ):
        return mention
    inner = mention_at(reading, mention.last + 1, limit)
    if inner is None or not inner.name or inner.first != mention.last + 1:
        return mention
    closes = inner.last >= limit or reading.words[inner.last].text in ",.;("
    if not closes:
        return mention
    return Mention(mention.first, inner.last, inner.name, mention.role, None, mention.qualifier)
