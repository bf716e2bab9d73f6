"""How much a mention of somebody draws the pronouns behind it."""

from __future__ import annotations

from quotes.extraction.mention import Mention
from quotes.extraction.reading import Reading
from quotes.extraction.tree import SUBJECTS


def prominence(reading: Reading, mention: Mention) -> float:
    """How much a mention draws the next pronoun: the subject of a verb most, what a preposition holds least.

    `wacht Anke Mulderij (58)`: an age or a post behind the name makes it no less the subject.
    """
    if _is_lone_opener(reading, mention):
        return 0.2  # a capital that may be no more than that of a first word
    relation = _relation(reading, mention)
    if relation in SUBJECTS:
        return 1.5
    if relation in ("nmod", "nmod:poss", "obl"):
        return 0.6
    line = reading.line_of(mention.first)
    vocabulary = reading.vocabulary
    before = reading.words[mention.first - 1].lower if mention.first > line.first else ""
    after = reading.words[mention.last].lower if mention.last < line.last else ""
    clause = after == "," and not vocabulary.relatives.isdisjoint(reading.lowers(mention.last + 1, 1))
    if clause and _opens(reading, mention):
        return 1.5  # `Retired teacher Margaret Sewell, who organised the petition, celebrated`
    if _is_verb(reading, before) or (before not in vocabulary.prepositions and _is_verb(reading, after)):
        return 1.5
    return 0.6 if before in vocabulary.prepositions else 1.0


def _is_lone_opener(reading: Reading, mention: Mention) -> bool:
    """`Turnout was 51 per cent`: one word that opens a sentence, and nothing else tells that it is a name."""
    word = reading.words[mention.first]
    if mention.last != mention.first + 1 or word.index != reading.line_of(word.index).first:
        return False
    return not word.entity and word.lower not in reading.proper


def _opens(reading: Reading, mention: Mention) -> bool:
    """Does its sentence begin with it, but for what it is called by?"""
    line = reading.line_of(mention.first)
    before = reading.words[line.first : mention.first]
    return len(before) <= 4 and all(word.pos in ("ADJ", "DET", "NOUN", "PROPN") for word in before)


def _relation(reading: Reading, mention: Mention) -> str:
    """How the mention hangs in its sentence; a name beside a noun as that noun does."""
    words, at = reading.words, mention.first
    for _ in range(4):
        inside = [
            i for i in range(mention.first, mention.last) if not mention.first <= words[i].head < mention.last
        ]
        at = inside[0] if inside else at
        if words[at].dep in ("appos", "conj", "flat") and words[at].head != at:
            mention = Mention(words[at].head, words[at].head + 1)
            continue
        break
    return words[at].dep


def _is_verb(reading: Reading, lower: str) -> bool:
    if lower in reading.vocabulary.finite or lower in reading.lexicon.finite:
        return True
    return len(lower) > 3 and lower.endswith(reading.vocabulary.verb_endings)
