"""The words that name a speaker, read off the dependency tree: `the site manager, Oleg Bartosz`, `minister Truss`."""

from __future__ import annotations

from quotes.extraction.mention import Mention
from quotes.extraction.names import strip_possessive
from quotes.extraction.nouns import is_demonym, is_group, is_role
from quotes.extraction.phrase_ends import LONGEST, phrase_end
from quotes.extraction.reading import Reading
from quotes.extraction.tree_names import name_around, name_of
from quotes.extraction.tree_posts import behind_its_post, belongs_to_role, is_owner

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


# What may stand before the head of a phrase.
BEFORE = frozenset({"det", "amod", "nummod", "nmod:poss", "compound", "nmod:desc", "flat", "nmod", "advmod"})


# What stands before a phrase and is no part of it.
OUTSIDE = frozenset({"case", "punct", "cc", "mark", "fixed"})


def head_at(reading: Reading, position: int, limit: int) -> int | None:
    """The head of the noun phrase that begins at position; None where none begins."""
    words, tree = reading.words, reading.tree
    node = position
    for head in tree.above(position):
        fits = head > node and words[node].dep in BEFORE and _begins_at(reading, head, position)
        if not fits or head >= limit or words[head].pos not in NOMINAL or _owns_nothing(reading, node):
            break
        node = head
    return node if words[node].pos in NOMINAL and words[node].quote < 0 else None


def _owns_nothing(reading: Reading, node: int) -> bool:
    """`volgens Moll | gegevens ontbreken`: the tree makes a name the owner of what follows, and no genitive says so."""
    words, vocabulary = reading.words, reading.vocabulary
    name = words[node]
    if name.pos != "PROPN" or name.dep != "nmod:poss" or node + 1 >= len(words):
        return False
    return words[node + 1].text not in vocabulary.genitives and not name.text.endswith(
        (*vocabulary.genitive_endings, *vocabulary.genitives)
    )


def _begins_at(reading: Reading, head: int, position: int) -> bool:
    """Does nothing of the phrase but its preposition stand before position? `according to | her lawyer`."""
    words, tree = reading.words, reading.tree
    before = (c for c in tree.children[head] if tree.left[c] < position)
    return all(words[c].dep in OUTSIDE and c < position for c in before)


def phrase_at(reading: Reading, position: int, limit: int) -> Mention | None:
    """The mention that begins at position."""
    if reading.words[position].lower in reading.vocabulary.some_of:
        one = _one_of(reading, position, limit)
        if one:
            return one
    head = head_at(reading, position, limit)
    mention = phrase_of(reading, head, limit) if head is not None else None
    return mention if mention and mention.first == position else None


def _left_of(reading: Reading, head: int) -> int:
    """Where a phrase begins, by what may stand before its head: `At the inquest | the family's barrister`."""
    words, tree = reading.words, reading.tree
    before = (tree.left[c] for c in tree.children[head] if c < head and words[c].dep in BEFORE | OUTSIDE)
    return min(before, default=head)


def phrase_of(reading: Reading, head: int, limit: int) -> Mention | None:
    """The mention whose head is given; None where its words lie in a quote or name nobody."""
    words = reading.words
    leftmost = _left_of(reading, head)
    head = _compound_head(reading, head, limit)
    if words[head].lower in reading.vocabulary.some_of and words[head].quote < 0:
        return _one_of(reading, head, limit)
    nominal = words[head].pos in NOMINAL or is_demonym(reading, head, head + 1)
    if words[head].quote >= 0 or not nominal or words[head].lower in reading.vocabulary.no_speakers:
        return None
    if words[head].pos == "PRON":
        return _pronoun(reading, head, limit) or _one_of(reading, head, limit)
    line = reading.line_of(head)
    first = max(line.first, min(leftmost, _left_of(reading, head)), head - LONGEST)
    first = next((i + 1 for i in range(head - 1, first - 1, -1) if words[i].text in (",", ";", ":")), first)
    while first < head and (
        words[first].dep in OUTSIDE | {"advmod"} or words[first].lower in reading.vocabulary.adverbs
    ):
        first += 1
    named = behind_its_post(reading, name_of(reading, head))
    if named and is_owner(reading, *named):
        post = words[named[1]] if words[named[1]].is_alphabetic else words[named[1] + 1]
        return Mention(first, post.index + 1, None, post.lower, definite=True, possessed=True)
    if named and _names_people(reading, head, named):
        head, named = named[1], None
    if named and (is_demonym(reading, *named) or belongs_to_role(reading, head, named)):
        named = None
    if any(word.lower in reading.vocabulary.relatives and word.pos != "DET" for word in words[first:head]):
        return None  # `Stent, | who represents Capt. Hank Dolan, | said`
    role = _role_of(reading, head, named)
    last = phrase_end(reading, head, named[1] if named else head + 1, min(limit, line.last))
    opener = words[first].lower
    vocabulary = reading.vocabulary
    return Mention(
        first,
        last,
        _text(reading, *named) if named else None,
        role,
        None,
        _qualifier(reading, first, head),
        opener in vocabulary.definite | vocabulary.possessives,
        opener in vocabulary.possessives,
        named is None and bool(role) and is_group(reading, role or ""),
    )


def _names_people(reading: Reading, head: int, named: tuple[int, int]) -> bool:
    """`Two Senate | aides`: behind the name stands who they are, which a parser takes for a verb now and then."""
    if not named[0] <= head < named[1] < len(reading.words) or not reading.vocabulary.bare_complements:
        return False
    people = reading.words[named[1]]
    return people.text.islower() and people.quote < 0 and people.lower in reading.vocabulary.plural_people


def _pronoun(reading: Reading, head: int, limit: int) -> Mention | None:
    """`hij`, `she`; `een van de krakers, Jip Stam` is who stands beside it."""
    lower, vocabulary = reading.words[head].lower, reading.vocabulary
    if lower in vocabulary.pronouns and lower not in vocabulary.pronouns_first:
        return Mention(head, head + 1, pronoun=lower)
    if lower in vocabulary.pronouns_last and reading.words[head].dep.startswith("nsubj") and head + 1 < limit:
        behind_verb = head > 0 and reading.words[head - 1].pos in ("VERB", "AUX")
        if behind_verb or reading.words[head + 1].pos in ("VERB", "AUX"):
            return Mention(head, head + 1, pronoun=lower)
    named = name_of(reading, head)
    if named is None:
        return None
    return Mention(head, min(limit, named[1]), _text(reading, *named))


def _compound_head(reading: Reading, head: int, limit: int) -> int:
    """`county | administrator`, `the tenants' | representative`: English puts what somebody is last."""
    words = reading.words
    if not reading.vocabulary.bare_complements or words[head].pos != "NOUN":
        return head
    while head + 1 < limit and words[head + 1].quote < 0:
        owned = words[head + 1].text in reading.vocabulary.genitives and head + 2 < limit
        step = 2 if owned else 1
        if head + step >= limit or not words[head + step].text.islower():
            break
        if words[head + step].pos != "NOUN" and not (owned and is_role(reading, words[head + step].lower)):
            break
        head += step
    return head


def _one_of(reading: Reading, head: int, limit: int) -> Mention | None:
    """`Een van de krakers, Jip Stam,`, `one of the rescuers, Bernadette Cho, 71,`: who stands beside it."""
    words, vocabulary = reading.words, reading.vocabulary
    if head + 3 >= limit or words[head].lower not in vocabulary.some_of:
        return None
    if words[head + 1].lower not in vocabulary.partitive:
        return None
    if words[head + 2].lower in vocabulary.pronouns_plural:
        return Mention(head, head + 3, pronoun=words[head + 2].lower)
    if words[head].lower not in vocabulary.one:
        return _some_of(reading, head, limit)
    for index in range(head + 3, min(limit - 1, head + 10)):
        if words[index].text == "," and words[index + 1].quote < 0:
            beside = head_at(reading, index + 1, limit)
            named = name_around(reading, index + 1) if words[index + 1].is_name_like else None
            named = named or (name_of(reading, beside) if beside is not None else None)
            return Mention(head, min(limit, named[1]), _text(reading, *named)) if named else None
        if words[index].pos in ("VERB", "AUX") and words[index].dep != "amod":
            break
    return None


def _some_of(reading: Reading, head: int, limit: int) -> Mention | None:
    """`two of the people`, `enkele van de bewoners`."""
    for index in range(head + 2, min(limit, head + 6)):
        if reading.words[index].pos == "NOUN":
            lower = reading.words[index].lower
            return Mention(head, index + 1, role=lower, plural=True) if is_group(reading, lower) else None
    return None


def _role_of(reading: Reading, head: int, named: tuple[int, int] | None) -> str | None:
    """`minister` of `minister Truss`, `spokesman` of `spokesman Steve Maviglio`, `woordvoerder` of `een woordvoerder`."""
    words, tree = reading.words, reading.tree
    if words[head].pos == "NOUN" or (named is None and words[head].pos in ("PROPN", "ADJ")):
        return words[head].lower
    if named:
        for child in reversed(tree.children[head]):
            if child < named[0] and words[child].pos == "NOUN" and words[child].dep in BEFORE:
                return words[child].lower
        before = words[named[0] - 1] if named[0] > max(0, tree.left[head]) else None
        if before and before.text[0].isalpha() and before.pos != "DET":
            inside = named[0] > 2 and words[named[0] - 2].lower in reading.vocabulary.attaching
            return words[
                named[0] - 3 if inside else named[0] - 1
            ].lower  # `officier | van justitie Tim Adegeest`
    return None


def _qualifier(reading: Reading, first: int, head: int) -> str | None:
    """`Britse` of `de Britse minister`."""
    return next((w.text for w in reading.words[first:head] if w.pos == "ADJ" and w.is_name_like), None)


def _text(reading: Reading, first: int, last: int) -> str:
    return strip_possessive(reading, reading.text[reading.words[first].start : reading.words[last - 1].end])
