"""Whom a pronoun or `de minister` may mean: everyone met before it, and how much each draws what refers back."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quotes.extraction.appositions import with_apposition
from quotes.extraction.mention import Mention
from quotes.extraction.nouns import is_demonym, is_group, is_organisation_word, is_role
from quotes.extraction.person import Gender, People, Person
from quotes.extraction.reading import Line, Reading
from quotes.extraction.tree_phrases import phrase_of

REACH_WORDS = 300
SUBJECT = 1.5
DESCRIBED = frozenset(
    {"nsubj", "nsubj:pass", "obl:agent"}
)  # of a passive whoever does it: `challenged by a former employee`
FADES = 0.35  # a sentence further back
ELSEWHERE = 0.8  # a paragraph further back


@dataclass(frozen=True, slots=True)
class Seen:
    """A person met at a word, and how much that draws what refers back."""

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

    def meet(self, at: int, person: Person, weight: float = SUBJECT) -> None:
        """`de minister`, once it is known who that is, draws `ze` as her name would."""
        insort(self.met, Seen(at, weight, person), key=_place)

    def met_between(self, first: int, last: int) -> list[Seen]:
        """Whoever was met at words first..last (exclusive), in text order."""
        return self.met[bisect_left(self.met, first, key=_place) : bisect_left(self.met, last, key=_place)]

    def ranked(
        self, before: int, accepts: Callable[[Person], bool], bonus: Callable[[Person], float]
    ) -> list[tuple[float, Person]]:
        """Those met before a word that accepts lets through, best first: near ones, and subjects, before others."""
        best: dict[str, tuple[float, Person]] = {}
        first = bisect_left(self.met, before - REACH_WORDS, key=_place)
        for seen in self.met[first : bisect_left(self.met, before, key=_place)]:
            if not accepts(seen.person):
                continue
            score = self._salience(seen, before) + bonus(seen.person)
            if score > best.get(seen.person.name, (0.0, seen.person))[0]:
                best[seen.person.name] = (score, seen.person)
        return sorted(best.values(), key=lambda entry: -entry[0])

    def _salience(self, seen: Seen, before: int) -> float:
        """The weight, less with every sentence and paragraph between; the subject right before, in this paragraph, draws most."""
        words, lines = self.reading.words, self.reading.lines
        here, there = words[min(before, len(words) - 1)].sentence, words[seen.at].sentence
        paragraphs = min(3, lines[here].paragraph - lines[there].paragraph)
        salience = seen.weight / (1.0 + FADES * (here - there)) * ELSEWHERE**paragraphs
        close = here - there == 1 and paragraphs == 0
        return salience + (0.5 if seen.weight >= SUBJECT and close else 0.0)


def described_subjects(reading: Reading) -> Sequence[Mention]:
    """`De minister van Volksgezondheid wijst ...`, `Zijn vrouw schenkt ...`: sentences about a person without a name.

    Remembered by the reading: quotes are named with them, and the pronouns of claims.
    """
    if reading.described is None:
        found = (_described_subject(reading, line) for line in reading.lines if line.first < line.last)
        reading.described = [mention for mention in found if mention]
    return reading.described


def _described_subject(reading: Reading, line: Line) -> Mention | None:
    """`De minister van Volksgezondheid | wijst`."""
    if line.heading:
        return None
    for at in range(line.first, line.last):
        word = reading.words[at]
        from_there = word.has_capital and is_demonym(reading, at, at + 1)
        if word.dep in DESCRIBED and (word.pos == "NOUN" or from_there) and word.quote < 0:
            mention = phrase_of(reading, at, line.last)
            mention = with_apposition(reading, mention, line.last) if mention else None
            if mention and not mention.name and (from_there or _may_be_meant(reading, mention.role or "")):
                return None if _follows_name(reading, mention) else mention
            if word.dep != "nsubj:pass":
                return None
    return None


def _follows_name(reading: Reading, mention: Mention) -> bool:
    """`Penhallow, | a former drainage engineer, | said`: what the name before it is, and nobody else."""
    at, words = mention.first, reading.words
    indefinite = words[at].lower in reading.vocabulary.indefinite
    return indefinite and at > 1 and words[at - 1].text == "," and words[at - 2].is_name_like


def _may_be_meant(reading: Reading, role: str) -> bool:
    """Somebody, some people or some body that `ze` or `it` may point back at."""
    return is_human(reading, role) or is_group(reading, role) or is_organisation_word(reading, role)


def is_human(reading: Reading, role: str) -> bool:
    """A person by post, kin or kind: `minister`, `moeder`, `tiener`."""
    vocabulary = reading.vocabulary
    human = is_role(reading, role) or role in vocabulary.anyone | vocabulary.unnamed_roles
    return human and not is_group(reading, role)


def gender_of_role(reading: Reading, role: str) -> Gender | None:
    """`woordvoerster` f, `spokesman` m, `hoogleraar` either."""
    vocabulary = reading.vocabulary
    if role.endswith(vocabulary.feminine_tails):
        return "f"
    of_a_country = vocabulary.common_nouns_small and role.endswith(vocabulary.nationality_endings)
    if of_a_country and role not in vocabulary.roles:
        return "f"  # `de Oostenrijkse`
    return "m" if role in vocabulary.masculine_roles else None


def _place(seen: Seen) -> int:
    return seen.at
