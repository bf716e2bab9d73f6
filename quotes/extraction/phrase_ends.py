"""Where the phrase of a speaker ends: what he speaks for belongs to it, what he did there does not."""

from __future__ import annotations

from quotes.extraction.nouns import is_group, is_organisation_word
from quotes.extraction.reading import Reading
from quotes.extraction.word import Word

LONGEST = 24  # words


def phrase_end(reading: Reading, head: int, last: int, limit: int) -> int:
    """Where the phrase ends: `woordvoerder van de politie |, die`, `Ruth Calloway of the farmers' association | said`."""
    words, tree = reading.words, reading.tree
    end = last
    joined = (
        end + 1 < limit
        and words[end].lower in reading.vocabulary.name_joiners
        and words[end + 1].pos == "NOUN"
    )
    if joined and is_group(reading, words[head].lower) and is_group(reading, words[end + 1].lower):
        end += 2  # `Doctors and nurses`
    for child in tree.children[head]:
        if end >= limit:
            break
        right = tree.right[child] + 1
        if words[child].pos == "VERB" and words[child].lower in reading.vocabulary.any_person:
            right = child + 1  # `de advocaat van de | verdachte`, that a parser took for a verb
        attached = child >= last and _describes(reading, head, child, end)
        if attached and tree.left[child] == end and right <= limit:
            stop = next((w for w in range(end, right) if _ends_phrase(reading, words[w])), right)
            end = max(end, stop)
            if stop < right:
                break
    cut = head + 1 < end < limit and words[end].pos == "NOUN" and words[end - 1].pos in ("ADJ", "VERB")
    if cut and words[end - 2].pos == "DET" and not reading.vocabulary.bare_complements:
        end += 1  # `van het naastgelegen | restaurant`
    return min(end, limit, head + LONGEST)


def _ends_phrase(reading: Reading, word: Word) -> bool:
    """A comma or mark; in Dutch a verb as well: `de ouders van de school | overheerst de woede`."""
    verb = word.pos in ("VERB", "AUX") and word.dep != "amod" and not reading.vocabulary.bare_complements
    verb = verb and reading.words[word.index - 1].pos != "DET"  # `van het | naastgelegen restaurant`
    verb = verb and word.lower not in reading.vocabulary.any_person  # `van de | verdachte`
    return word.text in ",(:;–" or word.quote >= 0 or verb


def _describes(reading: Reading, head: int, child: int, end: int) -> bool:
    """`van de politie`, and of a nameless source all there is: `close to the family`, `with knowledge of the talks`."""
    words, vocabulary = reading.words, reading.vocabulary
    if words[child].dep == "nmod" and words[end].lower in vocabulary.attaching:
        return True
    nameless = words[head].lower in vocabulary.unnamed_roles or words[head].lower in vocabulary.plural_people
    within = words[end].lower in vocabulary.within and is_organisation_word(reading, words[child].lower)
    if (
        words[child].dep in ("nmod", "obl")
        and words[end].lower not in vocabulary.attaching | vocabulary.close_to
        and not within
    ):
        return False
    if words[child].dep == "acl" and not reading.vocabulary.bare_complements:
        return False
    return (
        nameless
        and words[child].dep in ("nmod", "amod", "acl", "obl")
        and words[end].lower not in vocabulary.own_times
    )
