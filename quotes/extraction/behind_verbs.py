"""Who stands behind a verb where no plain phrase does: `zei die droog`, `hijgde nummer twee Guusje Alberts`."""

from __future__ import annotations

from quotes.extraction.mention import Mention
from quotes.extraction.mentions import mention_at
from quotes.extraction.nouns import may_be_noun
from quotes.extraction.reading import Reading


def name_behind_words(reading: Reading, position: int, limit: int) -> Mention | None:
    """`hijgde | nummer twee | Guusje Alberts`: a person behind words of which none joins them to something else."""
    for index in range(position, min(limit, position + 4)):
        word = reading.words[index]
        if word.quote >= 0 or not word.is_alphabetic:
            return None
        if word.is_name_like and word.entity == "PER" and index > position:
            mention = mention_at(reading, index, limit)
            return mention if mention and mention.name and " " in mention.name else None
        if word.pos not in ("NOUN", "NUM", "ADJ", "DET"):
            return None
    return None


def demonstrative_at(reading: Reading, position: int, limit: int) -> Mention | None:
    """`zei | die | droog`: who was named last; not `zei die man`."""
    if position >= limit or reading.words[position].lower not in reading.vocabulary.pronouns_last:
        return None
    after = reading.words[position + 1] if position + 1 < limit else None
    alone = after is None or after.quote >= 0 or not may_be_noun(reading, after) or not after.is_alphabetic
    stands = alone or (
        after is not None and after.pos in ("ADV", "ADJ") and _closes(reading, position + 2, limit)
    )
    return Mention(position, position + 1, pronoun=reading.words[position].lower) if stands else None


def _closes(reading: Reading, position: int, limit: int) -> bool:
    return position >= limit or reading.words[position].text in ",.;" or reading.words[position].quote >= 0
