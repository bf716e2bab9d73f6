"""Whether a person is a she or a he: by post, by first name, by the pronoun behind the name."""

from __future__ import annotations

from collections import defaultdict

from quotes.extraction.kinds import folded_names, is_somebody
from quotes.extraction.mention import Mention
from quotes.extraction.person import Gender, People, Person, first_names, first_word, fold
from quotes.extraction.reading import Reading
from quotes.extraction.tree import SUBJECTS

SUBJECT = 1.5  # the weight of a mention that is one


def infer_genders(reading: Reading, people: People) -> None:
    """`Ids Wagenaar kwam langs. Over de knie begon hij nooit`: the pronoun right behind a subject tells its gender."""
    vocabulary = reading.vocabulary
    subjects: dict[int, list[Person]] = defaultdict(list)
    for person in people.by_name.values():
        for at, weight in person.seen:
            if weight >= SUBJECT and person.kind == "person" and not person.plural and is_somebody(person):
                subjects[reading.words[at].sentence].append(person)
    for sentence, (person, *others) in subjects.items():
        if any(other is not person for other in others):
            continue  # `Jean Maki watched as Ada Bos was arrested. She ...`
        after = reading.lines[sentence + 1] if sentence + 1 < len(reading.lines) else None
        if person.gender or after is None or after.paragraph != reading.lines[sentence].paragraph:
            continue
        for word in reading.words[after.first : after.last]:
            if word.dep in SUBJECTS and word.quote < 0:
                if word.lower in vocabulary.pronouns_masculine & vocabulary.nominative:
                    person.gender = "m"
                elif word.lower in vocabulary.pronouns_feminine - vocabulary.pronouns_plural:
                    person.gender = "f"
                break


def gender(reading: Reading, name: str, mention: Mention) -> Gender | None:
    """By role (`voorzitster`), by first name (`Roos van Elderinck`), or by how that name ends (`Eline`, `Anke`)."""
    vocabulary = reading.vocabulary
    role = mention.role or ""
    if role in vocabulary.feminine_roles:
        return "f"
    if role in vocabulary.masculine_roles:
        return "m"
    if role and " " not in name:
        return None  # `Dr Selwyn`: a surname
    return _gender_of_first_name(reading, fold(name), whole=" " in name)


def _gender_of_first_name(reading: Reading, folded: str, *, whole: bool) -> Gender | None:
    """The language's own list before the list of the world: Jan is a man here, and often a woman elsewhere.

    whole: a surname follows, so that this is a first name for certain.
    """
    vocabulary = reading.vocabulary
    first = first_word(folded).split("-")[0]
    for feminine, masculine in (
        (folded_names(vocabulary.feminine_names), folded_names(vocabulary.masculine_names)),
        (first_names("feminine"), first_names("masculine")),
    ):
        if first in feminine or first in masculine:
            return None if first in feminine and first in masculine else "f" if first in feminine else "m"
    if not whole:
        return None
    return "f" if len(first) > 3 and first.endswith(vocabulary.feminine_endings) else None
