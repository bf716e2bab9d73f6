"""Who is meant: from a mention, or from nothing but the context, to a full name with a confidence and a reason."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.extraction.antecedents import Antecedents, described_subjects, gender_of_role
from quotes.extraction.draft import Draft
from quotes.extraction.mentions import Mention
from quotes.extraction.nouns import is_role
from quotes.extraction.people import Gender, People, Person, fold, kind_of
from quotes.extraction.reading import Reading
from quotes.extraction.result import SpeakerKind

THRESHOLD = 0.5
SURE_OF_GENDER = 0.7


@dataclass(frozen=True, slots=True)
class Speaker:
    """name is None when nobody is sure enough to be printed; the reason says so."""

    name: str | None
    kind: SpeakerKind | None
    confidence: float
    reason: str


UNKNOWN = Speaker(None, None, 0.0, "no speaker found")


def resolve_all(reading: Reading, people: People, drafts: list[Draft]) -> list[Speaker]:
    """Name the speakers of drafts, given in text order: whoever spoke before is known when the next is resolved."""
    resolver = _Resolver(reading, people)
    return [resolver.resolve(draft, drafts[number + 1 :][:3]) for number, draft in enumerate(drafts)]


class _Resolver:
    """Keeps what has been resolved so far: the conversation of an article."""

    def __init__(self, reading: Reading, people: People) -> None:
        self.reading = reading
        self.people = people
        self.spoken: list[tuple[int, Speaker]] = []
        self.speakers: set[str] = set()
        self.antecedents = Antecedents(reading, people)
        self.described = described_subjects(reading)[::-1]
        self.with_roles = [person for person in people.by_name.values() if person.roles]

    def resolve(self, draft: Draft, following: list[Draft]) -> Speaker:
        speaker = self._of_draft(draft)
        if speaker is UNKNOWN and self.reading.line_of(draft.anchor).heading:
            speaker = self._from_below(following)
        if speaker.confidence < THRESHOLD:
            speaker = Speaker(None, None, speaker.confidence, speaker.reason + "; too unsure to name")
        if speaker.name and draft.inside < 0:
            self.spoken.append((draft.anchor, speaker))
            self.speakers.add(speaker.name)
        return speaker

    def _of_draft(self, draft: Draft) -> Speaker:
        mention = draft.mention or draft.lead
        if mention is None:
            by_context = draft.style == "direct" or draft.rule == "impersonal"
            return self._from_context(draft) if by_context else UNKNOWN
        speaker = self.of_mention(mention, draft.anchor)
        if draft.mention is None and speaker.name:
            return Speaker(
                speaker.name,
                speaker.kind,
                speaker.confidence - 0.15,
                f"subject of the sentence before: {speaker.reason}",
            )
        return speaker

    def of_mention(self, mention: Mention, anchor: int) -> Speaker:
        if mention.name:
            return self._of_name(mention)
        if mention.pronoun:
            return self._of_pronoun(mention, anchor)
        return self._of_role(mention, anchor)

    def _of_name(self, mention: Mention) -> Speaker:
        """`Wouters -> Els Wouters`."""
        name = mention.name or ""
        person = self.people.find(name)
        if person is None:
            return Speaker(name, kind_of(self.reading, name, mention.role), 0.8, "named here")
        if fold(person.name) == fold(name):
            return Speaker(person.name, person.kind, 0.95 if " " in name else 0.85, "named here")
        return Speaker(
            person.name, person.kind, 0.9, f"{name} -> {person.name}: the full name in this article"
        )

    def _of_pronoun(self, mention: Mention, anchor: int) -> Speaker:
        """`ze -> Els Wouters`; several people, or nobody who fits, give no name."""
        pronoun = mention.pronoun or ""
        if self._is_plural(mention):
            return Speaker(None, None, 0.3, f"{pronoun}: several people")
        vocabulary = self.reading.vocabulary
        gender: Gender = "f" if pronoun in vocabulary.pronouns_feminine else "m"
        self._meet_described(mention.first)
        last = self.spoken[-1][1].name if self.spoken else None
        scored = self.antecedents.fitting(anchor, gender, last, self.speakers)
        if not scored:
            return Speaker(None, None, 0.2, f"{pronoun}: nobody fits")
        score, person = scored[0]
        margin = score - scored[1][0] if len(scored) > 1 else 1.0
        confidence = min(0.85, 0.5 + 0.25 * min(margin, 1.0) + (0.1 if person.gender == gender else 0.0))
        if confidence >= SURE_OF_GENDER and person.gender is None and person.kind == "person":
            person.gender = gender
        return Speaker(
            person.name, person.kind, confidence, f"{pronoun} -> {person.name}: last fitting person before"
        )

    def _meet_described(self, before: int) -> None:
        """Meet `De minister van Volksgezondheid` of the sentences read so far, by name where that is known."""
        while self.described and self.described[-1].first < before:
            mention = self.described.pop()
            self._of_role(mention, mention.first)

    def _is_plural(self, mention: Mention) -> bool:
        """`zij zeggen`, `they`: not one person."""
        vocabulary = self.reading.vocabulary
        if mention.pronoun not in vocabulary.pronouns_plural:
            return False
        if mention.pronoun not in vocabulary.pronouns_feminine:
            return True
        beside = self.reading.words[max(0, mention.first - 1) : mention.last + 1]
        return any(
            word.lower.endswith(("den", "ten"))
            or word.lower in PLURAL_VERBS
            or (word.lower.endswith("en") and word.lower in self.reading.lexicon.finite)
            for word in beside
            if word.index != mention.first
        )

    def _of_role(self, mention: Mention, anchor: int) -> Speaker:
        """`de minister -> Els Wouters`, else the words as printed: `woordvoerder van het bedrijf`."""
        phrase = self._phrase(mention)
        role = mention.role or ""
        if (mention.definite and not mention.possessed) or self._in_headline(mention):
            person = self._person_with_role(mention, anchor)
            if person:
                self.antecedents.meet(mention.first, person)
                return Speaker(
                    person.name, person.kind, 0.75, f"{phrase} -> {person.name}: the {role} of this article"
                )
        kind = kind_of(self.reading, None, role)
        if kind == "unnamed" and is_role(self.reading, role):
            described = Person(phrase, kind, gender_of_role(self.reading, role), {role})
            self.antecedents.meet(mention.first, described)
        earlier = self._same_phrase(role, phrase)
        if earlier:
            return earlier
        return Speaker(phrase, kind, 0.6, "described, not named, in this article")

    def _phrase(self, mention: Mention) -> str:
        """The words as printed, without a leading article: `woordvoerster van het ministerie`."""
        words = self.reading.words[mention.first : mention.last]
        if (
            len(words) > 1
            and words[0].lower in self.reading.vocabulary.determiners | self.reading.vocabulary.possessives
        ):
            words = words[1:]
        return self.reading.text[words[0].start : words[-1].end]

    def _in_headline(self, mention: Mention) -> bool:
        return self.reading.line_of(mention.first).heading

    def _person_with_role(self, mention: Mention, anchor: int) -> Person | None:
        """The last person before, else the first after, who holds this post."""
        role = mention.role or ""
        if not is_role(self.reading, role):
            return None
        fitting = [person for person in self.with_roles if self._holds(person, mention)]
        before = [
            (max(i for i, _ in p.seen if i < anchor), p)
            for p in fitting
            if any(i < anchor for i, _ in p.seen)
        ]
        spoke = [p for p in fitting if self.spoken and self.spoken[-1][1].name == p.name]
        if spoke:
            return spoke[0]
        if before:
            return max(before, key=lambda entry: entry[0])[1]
        after = [(p.seen[0][0], p) for p in fitting if p.seen]
        return min(after, key=lambda entry: entry[0])[1] if after and self._in_headline(mention) else None

    def _holds(self, person: Person, mention: Mention) -> bool:
        """Has this person this post: `de bewindsvrouw` is no man, `Britse minister` no Belgian."""
        role = mention.role or ""
        if mention.qualifier and person.qualifiers:
            stem = mention.qualifier.casefold()[:4]
            if not any(qualifier.casefold()[:4] == stem for qualifier in person.qualifiers):
                return False
        vocabulary = self.reading.vocabulary
        if role in vocabulary.feminine_roles and person.gender == "m":
            return False
        if role in vocabulary.masculine_roles and person.gender == "f":
            return False
        return any(held == role or held.endswith(role) or role.endswith(held) for held in person.roles)

    def _same_phrase(self, role: str, phrase: str) -> Speaker | None:
        """`de woordvoerster van justitie` after `een woordvoerster van het ministerie van justitie`."""
        for _, speaker in reversed(self.spoken[-30:]):
            if speaker.kind == "unnamed" and speaker.name and role in speaker.name.casefold().split():
                return Speaker(speaker.name, speaker.kind, 0.65, f"{phrase}: spoke before in this article")
        return None

    def _from_context(self, draft: Draft) -> Speaker:
        """No word names the speaker: whoever spoke last goes on speaking, the surer the nearer."""
        paragraph = self._paragraph(draft.anchor)
        for anchor, speaker in reversed(self.spoken):
            distance = paragraph - self._paragraph(anchor)
            confidence = (0.7, 0.6, 0.5)[distance] if 0 <= distance <= 2 else 0.3
            return Speaker(speaker.name, speaker.kind, confidence, f"{speaker.name} spoke last")
        return UNKNOWN

    def _from_below(self, following: list[Draft]) -> Speaker:
        """A headline quotes whoever speaks first below it."""
        for draft in following:
            if draft.mention:
                speaker = self.of_mention(draft.mention, draft.anchor)
                return Speaker(
                    speaker.name,
                    speaker.kind,
                    min(0.6, speaker.confidence),
                    "headline: who speaks first below it",
                )
        return UNKNOWN

    def _paragraph(self, word: int) -> int:
        words = self.reading.words
        return self.reading.lines[words[min(word, len(words) - 1)].sentence].paragraph


PLURAL_VERBS = frozenset(
    {
        "hebben",
        "hadden",
        "zijn",
        "waren",
        "zeggen",
        "zeiden",
        "willen",
        "wilden",
        "kunnen",
        "konden",
        "moeten",
        "moesten",
        "vinden",
        "vonden",
        "have",
        "were",
        "are",
    }
)
