"""What can be seen on a sentence that makes it more, or less, worth a check."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.claims.quantities import quantities_in
from quotes.claims.shape import shape
from quotes.claims.words import NUMERAL, Word, word_reader

REACH = 15  # words between an auxiliary and its participle
AUXILIARY, PARTICIPLE = "auxiliary", "participle"
DENIAL, FACTIVE, UNASSERTED = "denial", "factive", "unasserted"
MATTERS = ("politics", "public_body", "economy", "crime", "conflict", "health", "incident")
HAPPENED = ("event", "incident", "decision", "past")
FIGURES = ("quantity", "percentage", "money", "share", "number")
MEASURED = ("quantity", "percentage", "money", "share", "comparison")
Place = tuple[int, int]
Places = dict[str, Place | None]


def read_features(sentence: str, language: str) -> tuple[Places, list[Word]]:
    """Return the factors of a sentence by name, each at its first sight, and its words.

    A place is (start, end) in the sentence; None is a factor of the whole sentence.
    """
    words = word_reader(language).words(sentence)
    seen: Places = {}
    for word in words:
        for group in word.reading.groups:
            if group not in seen:
                seen[group] = (word.start, word.end)
        for group, pattern, initial in word.reading.phrases:
            if group not in seen and (not initial or word is words[0]):
                found = pattern.match(sentence, 0 if initial else word.start)
                if found:
                    seen[group] = found.span()
    for name, place in shape(sentence, words):
        seen.setdefault(name, place)
    _note_fact(seen)
    _note_event(seen, words)
    if seen.pop(NUMERAL, None) or "%" in sentence:
        for name, number in quantities_in(sentence, language):
            seen.setdefault(name, (number.start, number.end))
    if any(name in seen for name in MEASURED):
        seen.pop("scene", None)  # `De werkloosheid ligt op 12 procent`, `De armoede staat hoger dan ooit`
    if "sport" in seen and seen["sport"] == seen.get("politics"):
        del seen["sport"]  # a `partij` is played by some, and voted for by others
    _note_public_matter(seen)
    return seen, words


def _note_fact(seen: Places) -> None:
    """What is framed as a fact: `Dat er 300 banen weg zijn kunnen we niet ontkennen`; and who denies a plan speaks of now."""
    seen.pop(UNASSERTED, None)
    if seen.pop(DENIAL, None):
        seen.pop("prediction", None)
    frame = seen.pop(FACTIVE, None)
    if frame is None:
        return
    seen.pop("first_person", None)
    opinion = seen.get("opinion")
    if opinion and frame[0] <= opinion[0] < frame[1]:
        del seen["opinion"]


def _note_event(seen: Places, words: Sequence[Word]) -> None:
    """`heeft ... besloten`, `besloten had`: an auxiliary and a participle near each other."""
    both = seen.pop(AUXILIARY, None), seen.pop(PARTICIPLE, None)
    if None in both:
        return
    auxiliary = participle = -REACH
    for index, word in enumerate(words):
        if AUXILIARY in word.reading.groups:
            auxiliary = index
        elif PARTICIPLE in word.reading.groups:
            participle = index
        else:
            continue
        if auxiliary >= 0 and participle >= 0 and abs(auxiliary - participle) < REACH:
            seen["event"] = words[participle].start, words[participle].end
            return


def _note_public_matter(seen: Places) -> None:
    """What happened, or a figure, in a public matter weighs more than both by themselves."""
    matter = next((name for name in MATTERS if name in seen), None)
    if matter is None:
        return
    if any(name in seen for name in HAPPENED):
        seen["public_event"] = seen[matter]
    if any(name in seen for name in FIGURES):
        seen["public_figure"] = seen[matter]
