"""What can be seen on a sentence that makes it more, or less, worth a check."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.claims.quantities import Quantity
from quotes.claims.reading import Piece, TextReading
from quotes.claims.shape import shape

REACH = 15  # words between an auxiliary and its participle
AUXILIARY, PARTICIPLE = "auxiliary", "participle"
DENIAL, FACTIVE, UNASSERTED = "denial", "factive", "unasserted"
MATTERS = ("politics", "public_body", "economy", "crime", "conflict", "health", "incident")
HAPPENED = ("event", "incident", "decision", "past")
FIGURES = ("quantity", "percentage", "money", "share", "number")
MEASURED = ("quantity", "percentage", "money", "share", "comparison")
BEYOND_LIFE = (
    "crime",
    "conflict",
    "incident",
    "legal",
    "decision",
    "economy",
    "money",
    "percentage",
    "share",
)
COUNTED_LIFE = ("quantity", "number")
LIFETIME = 120  # years, at the most
Place = tuple[int, int]
Places = dict[str, Place | None]


def read_features(reading: TextReading, piece: Piece) -> Places:
    """Return the factors of a piece of a text by name, each at its first sight.

    A place is (start, end) in the text; None is a factor of the whole piece.
    """
    seen = _told_by_words(reading, piece)
    for name, place in shape(reading.text[piece.start : piece.end], reading, piece):
        seen.setdefault(name, place)
    _note_fact(seen)
    _note_event(seen, reading, piece)
    _note_plan(seen)
    figures = reading.figures_in(piece.start, piece.end)
    for name, number in figures:
        seen.setdefault(name, (number.start, number.end))
    if "scene" in seen and not seen.keys().isdisjoint(MEASURED):
        del seen["scene"]  # `De werkloosheid ligt op 12 procent`, `De armoede staat hoger dan ooit`
    if "sport" in seen and seen["sport"] == seen.get("politics"):
        del seen["sport"]  # a `partij` is played by some, and voted for by others
    _note_life(seen, figures)
    _note_public_matter(seen)
    return seen


def _told_by_words(reading: TextReading, piece: Piece) -> Places:
    seen: Places = {}
    text, (begin, end, _) = reading.text, piece
    first, last = reading.words_in(begin, end)
    for at, (_, groups, phrases, *_) in enumerate(reading.readings[first:last], first):
        for group in groups:
            if group not in seen:
                seen[group] = reading.place(at)
        for group, pattern, initial in phrases:
            if group not in seen and (not initial or reading.starts[at] == begin):
                found = pattern.match(text, reading.starts[at], end)
                if found:
                    seen[group] = found.span()
    return seen


def _note_life(seen: Places, figures: Sequence[Quantity]) -> None:
    """What tells of someone's life, unless it tells of more: years of marriage and children are no figures, and who grew up did not grow."""
    life = seen.get("biography")
    if life is None:
        return
    beyond = (seen[name] for name in BEYOND_LIFE if name in seen)
    many = any(figure.number.value > LIFETIME for figure in figures)
    if many or any(place and not life[0] <= place[0] < life[1] for place in beyond):
        del seen[
            "biography"
        ]  # `Last year 170,000 children were born in hospital`, `He was convicted when he worked as a clerk`
        return
    for name in COUNTED_LIFE:
        seen.pop(name, None)
    comparison = seen.get("comparison")
    if comparison and comparison[0] == life[0]:
        del seen["comparison"]


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


def _note_plan(seen: Places) -> None:
    """`is expected`, `called it a disgrace`: what is foreseen has not happened, and a judgement is no decision."""
    for name, other in (("prediction", "event"), ("opinion", "decision")):
        one, two = seen.get(name), seen.get(other)
        if one and two and one[0] == two[0]:
            del seen[other]


def _note_event(seen: Places, reading: TextReading, piece: Piece) -> None:
    """`heeft ... besloten`, `besloten had`: an auxiliary and a participle near each other."""
    both = seen.pop(AUXILIARY, None), seen.pop(PARTICIPLE, None)
    if None in both:
        return
    auxiliary = participle = -REACH
    first, last = reading.words_in(piece.start, piece.end)
    for index, word in enumerate(reading.readings[first:last]):
        if AUXILIARY in word.groups:
            auxiliary = index
        elif PARTICIPLE in word.groups:
            participle = index
        else:
            continue
        if auxiliary >= 0 and participle >= 0 and abs(auxiliary - participle) < REACH:
            seen["event"] = reading.place(first + participle)
            return


def _note_public_matter(seen: Places) -> None:
    """What happened, or a figure, in a public matter weighs more than both by themselves; not so where a mayor grew up."""
    if seen.keys().isdisjoint(MATTERS) or "biography" in seen:
        return
    matter = next(name for name in MATTERS if name in seen)
    if not seen.keys().isdisjoint(HAPPENED):
        seen["public_event"] = seen[matter]
    if not seen.keys().isdisjoint(FIGURES):
        seen["public_figure"] = seen[matter]
