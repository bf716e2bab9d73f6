"""What is known of an article while its quotes are named one by one: who is there, and who spoke."""

from __future__ import annotations

from quotes.extraction.antecedents import Antecedents
from quotes.extraction.person import People
from quotes.extraction.reading import Reading
from quotes.extraction.speaker import Speaker


class Conversation:
    """spoken: (word, speaker) of every quote named so far, in text order."""

    def __init__(self, reading: Reading, people: People) -> None:
        self.reading = reading
        self.people = people
        self.antecedents = Antecedents(reading, people)
        self.spoken: list[tuple[int, Speaker]] = []
        self.speakers: set[str] = set()

    def note(self, at: int, speaker: Speaker) -> None:
        """Somebody spoke at a word."""
        if speaker.name:
            self.spoken.append((at, speaker))
            self.speakers.add(speaker.name)

    def spoke_last(self, before: int) -> str | None:
        """Who spoke last, when that was in this paragraph or the one before."""
        if not self.spoken:
            return None
        at, speaker = self.spoken[-1]
        return speaker.name if self.paragraph(before) - self.paragraph(at) <= 1 else None

    def paragraph(self, word: int) -> int:
        """The paragraph that a word stands in."""
        words = self.reading.words
        return self.reading.lines[words[min(word, len(words) - 1)].sentence].paragraph
