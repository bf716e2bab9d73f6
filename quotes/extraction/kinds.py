"""What sort of speaker a name is: a person, an organisation, a place, a document."""

from __future__ import annotations

from functools import cache

from quotes.extraction.mention import Mention
from quotes.extraction.nouns import is_group, is_organisation_word, is_role
from quotes.extraction.person import Person, first_names, first_word, fold
from quotes.extraction.reading import Reading
from quotes.extraction.result import SpeakerKind


def may_be_body(person: Person) -> bool:
    """An organisation, or a name that nothing says to be a person: no post, no first name, no `hij` behind it."""
    if person.kind != "person" or person.shared:
        return person.kind == "organisation"
    if " " not in person.name and len(person.seen) < 2:
        return False
    first = first_word(person.name)
    given = first in first_names("feminine") or first in first_names("masculine")
    return not (person.roles or person.gender or given or (person.called_person and " " in person.name))


def is_somebody(person: Person) -> bool:
    """Does anything tell that the name is a person's: a post, a gender, a first name, the pipeline? Of `her Subaru` nothing does."""
    return bool(person.roles or person.gender) or person.called_person or has_first_name(person)


def has_first_name(person: Person) -> bool:
    first = first_word(person.name)
    return first in first_names("feminine") or first in first_names("masculine")


def is_only_a_place(reading: Reading, person: Person) -> bool:
    """Named only after `in`, `uit` or `naar`, and nothing says that it is somebody."""
    if person.kind not in ("person", "organisation") or person.roles or not person.seen:
        return False
    first_words = [index for index, _ in person.seen if index > 0]
    inside = [i for i in first_words if reading.words[i - 1].lower in reading.vocabulary.inside]
    if inside and " " not in person.name and person.votes["LOC"] >= max(1, person.votes["PER"]):
        return True  # `in Kinshasa`, whatever else is said of it
    if person.kind != "person" or person.gender:
        return False
    return len(first_words) == len(person.seen) and all(
        reading.words[index - 1].lower in reading.vocabulary.locatives for index in first_words
    )


def vote(reading: Reading, person: Person, mention: Mention) -> None:
    """Note what the pipeline takes this mention for; `Brightwell, which` is no person."""
    words = reading.words
    entity = words[mention.last - 1].entity
    if mention.last + 1 < len(words) and words[mention.last].text == ",":
        of_thing = words[mention.last + 1].lower in reading.vocabulary.thing_relatives
        entity = "ORG" if of_thing else entity
    person.votes[entity] += 1


def settle_kind(person: Person) -> None:
    """A name that word lists take for a person, and most of its mentions say otherwise."""
    first = first_word(person.name)
    given = first in first_names("feminine") or first in first_names("masculine")
    if person.kind != "person" or person.roles or person.gender or given or person.plural:
        return
    most = max(person.votes, key=lambda label: (person.votes[label], label == "PER"), default="")
    person.kind = "organisation" if most == "ORG" else "place" if most == "LOC" else "person"


def _begins_with_first_name(reading: Reading, words: list[str]) -> bool:
    """`jan de raad` is no council; `rowell foods` and `shell & co` are no persons."""
    given = words[0] in first_names("feminine") or words[0] in first_names("masculine")
    body = is_organisation_word(reading, words[-1]) or words[-1] in reading.vocabulary.organisation_names
    surname = words[-2] in reading.vocabulary.particles or not body
    return given and surname and reading.vocabulary.name_joiners.isdisjoint(words)


def kind_by_role(reading: Reading, person: Person, role: str) -> SpeakerKind:
    """A `minister` is a person; a `developer` is one only with a first name."""
    if role not in reading.vocabulary.companies:
        return "person"
    first = first_word(person.name)
    return (
        "person" if first in first_names("feminine") or first in first_names("masculine") else "organisation"
    )


def kind_of(reading: Reading, name: str | None, role: str | None) -> SpeakerKind:
    """What sort of speaker this is, from word lists; a name that says nothing is taken for a person."""
    vocabulary = reading.vocabulary
    words = [word for word in fold(name or "").split() if word not in vocabulary.definite]
    if role and is_role(reading, role):
        return "person" if name else "unnamed"
    if role in vocabulary.documents:
        return "document"
    if len(words) > 1 and not role and _begins_with_first_name(reading, words):
        return "person"
    if role and is_organisation_word(reading, role):
        return "organisation"
    if role and is_group(reading, role):
        return "unnamed"
    if any(word in vocabulary.organisation_names or is_organisation_word(reading, word) for word in words):
        return "organisation"
    if words and all(word in folded_names(vocabulary.places) for word in words):
        return "place"
    if role and (not name or role in vocabulary.place_nouns):
        return "place" if name else "unnamed"
    if len(words) > 2 and words[-1] in vocabulary.places and words[-2] in vocabulary.particles:
        return "organisation"
    if len(words) == 1 and name and name.isupper() and len(name) > 1:
        return "organisation"
    return "person"


@cache
def folded_names(names: frozenset[str]) -> frozenset[str]:
    return frozenset(fold(name) for name in names)
