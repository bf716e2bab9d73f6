"""Whom `ze` and `hij` mean outside quotes, for readers who see one sentence without its article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.extraction.conversation import Conversation
from quotes.extraction.draft import Draft
from quotes.extraction.mention import Mention
from quotes.extraction.person import People, fold
from quotes.extraction.pronouns import is_plural, of_pronoun
from quotes.extraction.reading import Reading
from quotes.extraction.resolve import THRESHOLD, Resolver
from quotes.extraction.speaker import Speaker
from quotes.extraction.word import Word
from quotes.language.spans import Span

CERTAIN = 0.75
NEAR = 2  # sentences back in which nobody else of that gender may be named


@dataclass(frozen=True, slots=True)
class Story:
    """What is known of an article once its quotes have speakers. drafts and speakers belong together, in text order."""

    reading: Reading
    people: People
    drafts: Sequence[Draft]
    speakers: Sequence[Speaker]


@dataclass(frozen=True, slots=True)
class Reference:
    """A pronoun and who it is, by the fullest name in the article."""

    span: Span
    name: str
    reason: str


def certain_references(story: Story, stretches: Sequence[tuple[int, int]]) -> list[tuple[Reference, ...]]:
    """Return for each stretch of characters the pronouns in it that are certain, in text order.

    Left alone: what stands in quotation marks, plurals, and a pronoun whose name stands before it in the same stretch.
    Cost: nothing where the stretches have no pronoun, else one more walk over the article's people.
    """
    wanted = sorted({word.index for stretch in stretches for word in _pronouns(story.reading, stretch)})
    if not wanted:
        return [()] * len(stretches)
    named = dict(_named(story, wanted))
    return [tuple(_in_stretch(story.reading, stretch, named)) for stretch in stretches]


def _pronouns(reading: Reading, stretch: tuple[int, int]) -> list[Word]:
    nominative = reading.vocabulary.nominative
    return [word for word in reading.words_between(*stretch) if word.lower in nominative and word.quote < 0]


def _named(story: Story, wanted: Sequence[int]) -> Iterator[tuple[int, Speaker]]:
    """Each wanted word that means one person for certain, and who that is. Who spoke before it counts."""
    resolver = Resolver(story.reading, story.people)
    heard = (
        (draft.anchor, speaker)
        for draft, speaker in zip(story.drafts, story.speakers, strict=True)
        if _is_heard(story.reading, draft, speaker)
    )
    spoken = sorted(heard, key=lambda each: -each[0])
    for at in wanted:
        while spoken and spoken[-1][0] < at:
            resolver.conversation.note(*spoken.pop())
        resolver.meet_described(at)
        word = story.reading.words[at]
        mention = Mention(at, at + 1, pronoun=word.lower)
        if is_plural(story.reading, mention):
            continue
        speaker = of_pronoun(resolver.conversation, mention, at)
        sure = speaker.kind == "person" and speaker.confidence >= CERTAIN
        if sure and " " in (speaker.name or "") and not _rivals(resolver.conversation, mention, speaker):
            yield at, speaker


def _rivals(conversation: Conversation, mention: Mention, speaker: Speaker) -> bool:
    """`Burgemeester Terpstra sprak met commissaris De Wit. Hij ...`: somebody else near may be meant as well."""
    words, vocabulary = conversation.reading.words, conversation.reading.vocabulary
    gender = "f" if mention.pronoun in vocabulary.pronouns_feminine else "m"
    here = words[mention.first].sentence
    return any(
        seen.person.name != speaker.name
        and seen.person.kind == "person"
        and seen.person.gender in (None, gender)
        and not seen.person.plural
        and seen.at < mention.first
        and here - words[seen.at].sentence <= NEAR
        for seen in conversation.antecedents.met
    )


def _is_heard(reading: Reading, draft: Draft, speaker: Speaker) -> bool:
    return speaker.confidence >= THRESHOLD and draft.inside < 0 and not reading.line_of(draft.anchor).heading


def _in_stretch(reading: Reading, stretch: tuple[int, int], named: dict[int, Speaker]) -> Iterator[Reference]:
    for word in _pronouns(reading, stretch):
        speaker = named.get(word.index)
        if speaker is None or speaker.name is None:
            continue
        before = fold(reading.text[stretch[0] : word.start])
        if fold(speaker.name).split()[-1] not in before.split():
            yield Reference(Span.of(reading.text, word.start, word.end), speaker.name, str(speaker.reason))
            return  # named once, the next pronoun of the sentence is as clear as in print
