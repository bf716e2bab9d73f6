"""The subject of a verb by the dependency tree of its sentence, set right where parsers often err."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.extraction.appositions import with_apposition
from quotes.extraction.mention import Mention
from quotes.extraction.mentions import is_speaker_like
from quotes.extraction.nouns import is_noun_head
from quotes.extraction.reading import Reading
from quotes.extraction.tree_phrases import phrase_of


def subject_by_tree(reading: Reading, verbs: Sequence[int], *, anything: bool = False) -> Mention | None:
    """The subject of the first of these words that has one in the tree of its sentence: who may speak, or anything."""
    for verb in verbs:
        pronoun = _pronoun_behind_relative(reading, verb)
        if pronoun:
            return pronoun
        head = reading.tree.subject_of(verb)
        if head is not None and reading.words[head].sentence == reading.words[verb].sentence:
            limit = reading.line_of(verb).last
            mention = phrase_of(reading, _not_its_place(reading, head), limit)
            if mention and (_is_no_subject(reading, mention) or _is_of_relative(reading, mention)):
                continue
            mention = _whom_it_describes(reading, mention) if mention else None
            if mention and (anything or is_speaker_like(reading, mention)):
                return with_apposition(reading, mention, limit)
    return None


def _whom_it_describes(reading: Reading, mention: Mention) -> Mention:
    """`from Kwabena Asante, then | a pupil in Kumasi, who wrote`: a description between commas is of the name before it."""
    at = mention.first - 1
    if (
        mention.name
        or mention.pronoun
        or at < 2
        or reading.words[mention.first].lower not in reading.vocabulary.indefinite
    ):
        return mention
    at -= reading.words[at].lower in reading.vocabulary.adverbs
    if reading.words[at].text != "," or not reading.words[at - 1].is_name_like:
        return mention
    return phrase_of(reading, at - 1, at) or mention


def _is_no_subject(reading: Reading, mention: Mention) -> bool:
    """What a preposition holds (`Analyst Tom Ellery at | broker Marchmont`), or a gerund in front (`Prosecuting, James Okoro said`).

    Not what stands behind a particle of the verb: `kondigde | aan | de minister`.
    """
    line = reading.line_of(mention.first)
    if (
        mention.first > line.first
        and reading.words[mention.first - 1].lower in reading.vocabulary.prepositions
    ):
        return (
            reading.words[mention.first - 1].pos == "ADP"
            and reading.words[mention.first - 1].lower not in reading.vocabulary.verb_particles
        )
    gerund = mention.last == mention.first + 1 and reading.words[mention.first].lower.endswith(
        reading.vocabulary.gerund_endings
    )
    return gerund and mention.first == line.first and reading.words[mention.last].text == ","


def _is_of_relative(reading: Reading, mention: Mention) -> bool:
    """`Cheek, | whose district | includes the casino, branded`, `Stent, who acts for | Hank Dolan, | said`: of what is between the commas."""
    words, vocabulary = reading.words, reading.vocabulary
    if words[mention.first].lower in vocabulary.whose:
        return True
    line = reading.line_of(mention.first)
    if not vocabulary.bare_complements or mention.last >= line.last or words[mention.last].text != ",":
        return False
    lowest = max(line.first, mention.first - 8)
    comma = next((i for i in range(mention.first - 1, lowest, -1) if words[i].text == ","), -1)
    return comma >= 0 and comma + 1 < mention.first and words[comma + 1].lower in vocabulary.relatives


def _pronoun_behind_relative(reading: Reading, verb: int) -> Mention | None:
    """`een revalidatie die | ze | omschrijft als`: whoever stands between is the subject, not what the clause is about."""
    nominative = reading.vocabulary.nominative
    relatives = (
        reading.vocabulary.relatives | reading.vocabulary.question_words
    )  # `for what | he | called "a mess"`
    for index in range(verb - 1, max(verb - 4, reading.line_of(verb).first), -1):
        word = reading.words[index]
        if word.lower in nominative and reading.words[index - 1].lower in relatives:
            return Mention(index, index + 1, pronoun=word.lower) if word.quote < 0 else None
    return None


def _not_its_place(reading: Reading, head: int) -> int:
    """`a therapist in Leeds, who told her`: a relative clause behind a town is about who is there."""
    word = reading.words[head]
    if word.entity == "LOC" and word.dep == "nmod" and is_noun_head(reading, reading.words[word.head].lower):
        person = reading.words[word.head]
        return person.head if person.dep == "appos" else person.index
    return head
