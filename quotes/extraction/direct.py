"""Quotes between marks: every stretch that is somebody's speech, interrupted and continued ones joined."""

from __future__ import annotations

from itertools import pairwise

from quotes.extraction.draft import CLAUSE_REACH, Draft, cue_at
from quotes.extraction.inquit import cue_after, is_speech
from quotes.extraction.lead_in import cue_before
from quotes.extraction.reading import Reading
from quotes.language.marks import Stretch


def direct_quotes(reading: Reading) -> list[Draft]:
    """Every quoted stretch that is somebody's speech, interrupted and continued ones joined."""
    drafts: dict[int, Draft] = {}
    by_quote: dict[int, Draft] = {}
    for index in range(len(reading.quotes)):
        draft = _read_quote(reading, index, by_quote)
        if draft is None:
            continue
        drafts[id(draft)] = draft
        by_quote[index] = draft
    return list(drafts.values())


def _read_quote(reading: Reading, index: int, by_quote: dict[int, Draft]) -> Draft | None:
    """A stretch joins the one before (`'a', zei X, 'b'`), has a cue of its own, floats, or is no speech (`de 'nieuwe' weg`)."""
    stretch = reading.quotes[index]
    if stretch.continues and _has_inquit_inside(reading, stretch):
        return None
    joined = _join_previous(reading, index, by_quote)
    if joined:
        return joined
    found = cue_after(reading, stretch) or cue_before(reading, stretch)
    if found:
        draft = found
        draft.segments = [_content(reading, stretch)]
        draft.quotes = [index]
        return draft
    if is_floating(reading, stretch):
        anchor = reading.index_at(stretch.start)
        return Draft("direct", [_content(reading, stretch)], [], None, anchor, "floating", quotes=[index])
    return None


def _join_previous(reading: Reading, index: int, by_quote: dict[int, Draft]) -> Draft | None:
    """`'a', zei X, 'b'`, `'a', zei X. 'b'`, and a paragraph that re-opens, are one quote in several segments."""
    previous = by_quote.get(index - 1)
    if previous is None or previous.style != "direct":
        return None
    before, stretch = reading.quotes[index - 1], reading.quotes[index]
    goes_on = before.continues or _opens_next_paragraph(reading, before, stretch, previous)
    if not (goes_on or _only_attribution_between(reading, before, stretch, previous)):
        return None
    if (
        not goes_on
        and cue_after(reading, stretch)
        and before.paragraph == stretch.paragraph
        and not _same_line(reading, before, stretch)
    ):
        return None
    _add_segment(reading, previous, stretch, index)
    if before.continues and not previous.cue:
        found = cue_after(reading, stretch)
        if found:
            previous.cue, previous.mention, previous.anchor, previous.rule = (
                found.cue,
                found.mention,
                found.anchor,
                found.rule,
            )
    return previous


def _opens_next_paragraph(reading: Reading, before: Stretch, stretch: Stretch, draft: Draft) -> bool:
    """`"S," said X.` and then a paragraph that is nothing but marked words: X goes on."""
    if stretch.paragraph != before.paragraph + 1 or not draft.cue or not is_floating(reading, stretch):
        return False
    here, last = reading.index_at(stretch.start), reading.index_at(before.start)
    if here >= len(reading.words) or reading.line_of(last).heading:
        return False
    lines = [line for line in reading.lines if line.paragraph == stretch.paragraph]
    alone = all(
        reading.words[i].quote >= 0 or not reading.words[i].is_alphabetic
        for ln in lines
        for i in range(ln.first, ln.last)
    )
    ends = reading.line_of(here).index == reading.line_of(last).index + 1
    return alone and ends and draft.cue[0][0] >= before.end


def _has_inquit_inside(reading: Reading, stretch: Stretch) -> bool:
    """`'Nooit gesloten, zei X.`: a forgotten mark, not a quote that goes on in the next paragraph."""
    words = reading.words_between(stretch.start, stretch.end)
    for before, word in pairwise(words):
        if (
            before.text == ","
            and word.lower in reading.lexicon.finite
            and cue_at(reading, word.index, words[-1].index + 1, "DR")
        ):
            return True
    return False


def _content(reading: Reading, stretch: Stretch) -> tuple[int, int]:
    """`"Those maps are public," he said`: the comma before the closing mark is the sentence's around it."""
    end = stretch.end
    while end > stretch.start and (reading.text[end - 1].isspace() or reading.text[end - 1] == ","):
        end -= 1
    return (stretch.start, end) if end > stretch.start else (stretch.start, stretch.end)


def _add_segment(reading: Reading, draft: Draft, stretch: Stretch, index: int) -> None:
    draft.segments.append(_content(reading, stretch))
    draft.quotes.append(index)


def _same_line(reading: Reading, one: Stretch, other: Stretch) -> bool:
    a, b = reading.index_at(one.start), reading.index_at(other.start)
    return max(a, b) < len(reading.words) and reading.words[a].sentence == reading.words[b].sentence


def _only_attribution_between(reading: Reading, before: Stretch, stretch: Stretch, draft: Draft) -> bool:
    """Nothing but the attribution of the first stands between two stretches of one paragraph."""
    if before.paragraph != stretch.paragraph or not draft.cue or draft.rule == "colon":
        return False
    if draft.cue[0][0] < before.end:
        return False
    first, last = reading.index_at(before.end), reading.index_at(stretch.start)
    between = reading.words[first:last]
    stops = [word for word in between if word.text in (".", "?", "!", ";", ":")]
    if len(between) > 25 or len(stops) > 1 or (stops and stops[0] is not between[-1]):
        return False
    starts_small = reading.text[stretch.start : stretch.start + 1].islower()
    return (
        bool(between)
        and (between[-1].text[-1] in ".,:" or starts_small)
        and is_speech(reading, stretch, loose=True)
    )


def is_floating(reading: Reading, stretch: Stretch) -> bool:
    """A stretch that is a whole sentence by itself: nothing of the narrator in its line."""
    first = reading.index_at(stretch.start)
    if first >= len(reading.words) or not is_speech(reading, stretch):
        return False
    line = reading.line_of(first)
    last = reading.index_at(stretch.end)
    around = (
        reading.words[max(line.first, first - CLAUSE_REACH) : first]
        + reading.words[last : min(line.last, last + CLAUSE_REACH)]
    )
    return all(word.quote >= 0 or not word.text[0].isalnum() for word in around)
