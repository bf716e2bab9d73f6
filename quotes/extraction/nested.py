"""Attribution inside a quote: `'De directeur zei dat ...', vertelt Vos` holds what the director said."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from quotes.extraction.clauses import clauses
from quotes.extraction.draft import Draft
from quotes.extraction.mention import Mention
from quotes.extraction.reading import Line, Reading, cue_places
from quotes.extraction.tree import plant
from quotes.language.sentences import split_quoted

OUTSIDE = 1_000_000


def nested_quotes(reading: Reading, direct: list[Draft]) -> list[Draft]:
    """Read the sentences within direct quotes. inside of each draft: the number of its parent in direct."""
    found: list[Draft] = []
    for number, draft in enumerate(direct):
        for start, end in draft.segments:
            found += _within(reading, start, end, number)
    return found


def _within(reading: Reading, start: int, end: int, number: int) -> list[Draft]:
    view = _view(reading, start, end)
    drafts = [draft for line in view.lines for draft in clauses(view, line) if _is_somebody_else(view, draft)]
    for draft in drafts:
        first = reading.index_at(start)
        draft.inside = number
        draft.anchor += first
        draft.mention = _shifted(draft, first)
    return drafts


def _view(reading: Reading, start: int, end: int) -> Reading:
    """The words of one segment as if they stood alone, its inner quotes still marked."""
    sentences = split_quoted(reading.page.working, start, end, 0)
    starts = [sentence.start for sentence in sentences]
    inner = sorted((stretch.start, stretch.end) for stretch in reading.inner if start <= stretch.start < end)
    words = []
    first_word, last_word = reading.index_at(start), reading.index_at(end)
    for index, word in enumerate(reading.words[first_word:last_word]):
        place = bisect_right(inner, (word.start, OUTSIDE * 10)) - 1
        quote = place if place >= 0 and word.start < inner[place][1] else -1
        sentence = max(0, bisect_right(starts, word.start) - 1)
        head = word.head - first_word if first_word <= word.head < last_word else index
        words.append(replace(word, index=index, sentence=sentence, quote=quote, head=head))
    lines, first = [], 0
    for line_number, part in enumerate(sentences):
        last = first
        while last < len(words) and words[last].sentence == line_number:
            last += 1
        lines.append(Line(line_number, first, last, part.start, part.end, 0, heading=False))
        first = last
    places = cue_places(words, reading.lexicon, reading.vocabulary)
    return replace(reading, words=words, lines=lines, quotes=[], tree=plant(words), may_cue=places)


def _is_somebody_else(reading: Reading, draft: Draft) -> bool:
    """A pronoun inside a quote is too unsure to follow; the first person is the speaker himself, a thought is nobody's word."""
    if draft.mention is None or draft.mention.pronoun is not None:
        return False
    finite = reading.text[draft.cue[0][0] : draft.cue[0][1]].casefold()
    thought = [cue for cue, _ in reading.lexicon.finite.get(finite, ()) if cue.kind == "think_verb"]
    participle = reading.text[draft.cue[-1][0] : draft.cue[-1][1]].casefold()
    thought += [cue for cue in reading.lexicon.participles.get(participle, ()) if cue.kind == "think_verb"]
    return not thought


def _shifted(draft: Draft, first: int) -> Mention | None:
    mention = draft.mention
    return replace(mention, first=mention.first + first, last=mention.last + first) if mention else None
