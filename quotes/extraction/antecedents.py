"""Whom a pronoun may mean: persons named before it, and people who are only described (`een woordvoerder`)."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass

from quotes.extraction.mentions import Mention, mention_at
from quotes.extraction.nouns import is_role
from quotes.extraction.people import Gender, People, Person
from quotes.extraction.reading import Line, Reading

REACH_WORDS = 250
SPOKE = 1.5


@dataclass(frozen=True, slots=True)
class Seen:
    """A person met at a word, and how much that draws the next pronoun."""

    at: int
    weight: float
    person: Person


class Antecedents:
    """Everyone that has been met so far, in text order."""

    def __init__(self, reading: Reading, people: People) -> None:
        self.reading = reading
        self.met = sorted(
            (Seen(at, weight, person) for person in people.by_name.values() for at, weight in person.seen),
            key=_place,
        )

    def meet(self, at: int, person: Person) -> None:
        """`de minister`, once it is known who that is, draws `ze` as her name would."""
        insort(self.met, Seen(at, SPOKE, person), key=_place)

    def fitting(
        self, anchor: int, gender: Gender, last: str | None, spoken: set[str]
    ) -> list[tuple[float, Person]]:
        """Those met before anchor, best first: near ones, subjects and speakers before others.

        A person of the other gender never fits. last: who spoke last; spoken: all who spoke.
        """
        best: dict[str, tuple[float, Person]] = {}
        first = bisect_left(self.met, anchor - REACH_WORDS, key=_place)
        for seen in self.met[first : bisect_left(self.met, anchor, key=_place)]:
            person = seen.person
            if person.kind not in ("person", "unnamed") or (person.gender and person.gender != gender):
                continue
            score = self._salience(seen, anchor) + (0.5 if person.gender == gender else 0.0)
            score += 0.4 if last == person.name else 0.0
            score *= 1.0 if _is_somebody(person, spoken) else 0.6
            if score > best.get(person.name, (0.0, person))[0]:
                best[person.name] = (score, person)
        return sorted(best.values(), key=lambda entry: -entry[0])

    def _salience(self, seen: Seen, anchor: int) -> float:
        """The weight, less with every sentence in between; the subject right before, in this paragraph, draws most."""
        words, lines = self.reading.words, self.reading.lines
        here, there = words[min(anchor, len(words) - 1)].sentence, words[seen.at].sentence
        salience = seen.weight / (1.0 + 0.35 * (here - there))
        opens = seen.weight >= SPOKE and lines[there].first >= seen.at - 1
        close = here - there == 1 and lines[here].paragraph == lines[there].paragraph
        return salience + (0.5 if opens and close else 0.0)


def described_subjects(reading: Reading) -> list[Mention]:
    """`De minister van Volksgezondheid wijst ...`, `Een woordvoerder bevestigde ...`: sentences about an unnamed person."""
    found = (_described_subject(reading, line) for line in reading.lines if line.first < line.last)
    return [mention for mention in found if mention]


def _described_subject(reading: Reading, line: Line) -> Mention | None:
    """`De minister van Volksgezondheid | wijst`."""
    mention = mention_at(reading, line.first, line.last)
    if mention is None or mention.name or mention.plural or mention.possessed or line.heading:
        return None
    return mention if is_role(reading, mention.role or "") else None


def gender_of_role(reading: Reading, role: str) -> Gender | None:
    """`woordvoerster` f, `spokesman` m, `hoogleraar` either."""
    vocabulary = reading.vocabulary
    if any(role.endswith(feminine) for feminine in vocabulary.feminine_roles):
        return "f"
    return "m" if role in vocabulary.masculine_roles else None


def _is_somebody(person: Person, spoken: set[str]) -> bool:
    """A post, a first name or words said make a name a person's beyond doubt."""
    return bool(person.roles or person.gender) or " " in person.name or person.name in spoken


def _place(seen: Seen) -> int:
    return seen.at
