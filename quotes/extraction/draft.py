"""A quote while it is being read, before its speaker is known by name."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from quotes.extraction.cues import Cue
from quotes.extraction.mentions import Mention, mention_at, skip_adverbs
from quotes.extraction.names import opens_name
from quotes.extraction.reading import Reading
from quotes.extraction.result import Style

CUE_REACH = 14
# How far a rule looks back for the start of a clause, and how long reported speech may be, in words:
# what keeps reading linear in a text without a single stop.
CLAUSE_REACH = 60
CONTENT_REACH = 150


@dataclass(slots=True)
class Draft:
    """segments, cue: character ranges. anchor: index of the word beside which the speaker is sought.

    rule: which rule found it. follows: the draft whose speaker goes on speaking, for a quote without a cue of its own.
    lead: the mention in the sentence before, when nobody spoke yet.
    """

    style: Style
    segments: list[tuple[int, int]]
    cue: list[tuple[int, int]]
    mention: Mention | None
    anchor: int
    rule: str
    follows: Draft | None = None
    lead: Mention | None = None
    quotes: list[int] = field(default_factory=list)
    inside: int = -1


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue in the text: the indexes of its words, in order; verb is the finite one."""

    cue: Cue
    pieces: tuple[int, ...]
    verb: int

    @property
    def end(self) -> int:
        return self.pieces[-1] + 1


def cue_at(reading: Reading, position: int, limit: int, frames: str) -> CueHit | None:
    """Read a verb cue whose finite verb stands at position: `zei`, `deelde ... mee`, `heeft ... gezegd`."""
    lower = reading.words[position].lower
    if _is_infinitive(reading, position):
        return None
    for cue, rest in reading.lexicon.finite.get(lower, ()):
        if not any(frame in cue.frames for frame in frames):
            continue
        pieces = _find_in_order(reading, rest, position + 1, limit)
        if pieces is not None:
            return CueHit(cue, (position, *pieces), position)
    if lower in reading.vocabulary.perfect_auxiliaries | reading.vocabulary.passive_auxiliaries:
        return _perfect_at(reading, position, limit, frames)
    return None


def _is_infinitive(reading: Reading, position: int) -> bool:
    """`te zeggen`, `naar eigen zeggen`, `wil zeggen`, `de vragen`: the form of a plural, but no finite verb."""
    if position == 0:
        return False
    before, vocabulary = reading.words[position - 1].lower, reading.vocabulary
    if before in vocabulary.noun_markers:
        return True
    if not reading.words[position].lower.endswith("en") or vocabulary.agent == {"by"}:
        return before in vocabulary.infinitive_marker
    near = reading.words[max(reading.line_of(position).first, position - 6) : position]
    return (
        before in vocabulary.infinitive_marker
        or before == "eigen"
        or any(w.lower in vocabulary.modals for w in near)
    )


def _find_in_order(
    reading: Reading, wanted: tuple[str, ...], position: int, limit: int
) -> tuple[int, ...] | None:
    found: list[int] = []
    for index in range(position, min(limit, position + CUE_REACH)):
        if len(found) == len(wanted) or reading.words[index].lower in reading.vocabulary.clause_openers:
            break
        if reading.words[index].lower == wanted[len(found)] and reading.words[index].quote < 0:
            found.append(index)
    return tuple(found) if len(found) == len(wanted) else None


def _perfect_at(reading: Reading, auxiliary: int, limit: int, frames: str) -> CueHit | None:
    """`heeft ... gezegd`, `gezegd heeft`, `heeft ... laten weten`; `werd ... gezegd` for passives."""
    for index in range(auxiliary + 1, min(limit, auxiliary + CUE_REACH)):
        word = reading.words[index]
        if word.quote >= 0 or word.text in (".", ";", ":"):
            return None
        if word.lower == "laten" and index + 1 < limit and reading.words[index + 1].lower == "weten":
            cue = reading.lexicon.finite["laat"][0][0]
            return CueHit(cue, (auxiliary, index, index + 1), auxiliary)
        for cue in reading.lexicon.participles.get(word.lower, ()):
            if any(frame in cue.frames for frame in frames):
                return CueHit(cue, (auxiliary, index), auxiliary)
        if word.lower in reading.vocabulary.clause_openers or _is_english_coordinator(reading, word.lower):
            return None
    return None


def _is_english_coordinator(reading: Reading, lower: str) -> bool:
    """`had withheld the risks but acknowledged`: no perfect across `but`."""
    return reading.vocabulary.agent == {"by"} and lower in reading.vocabulary.coordinators


def subject_of(reading: Reading, hit: CueHit, limit: int) -> Mention | None:
    """Who the verb is about: before it, or after it when something else stands first."""
    before = subject_before(reading, hit.verb)
    if before or not _may_invert(reading, hit.verb):
        return before
    return subject_after(reading, hit.verb + 1, limit)


def is_passive(reading: Reading, hit: CueHit) -> bool:
    """`werd gezegd`: the one who speaks is no subject."""
    return len(hit.pieces) > 1 and reading.words[hit.verb].lower in reading.vocabulary.passive_auxiliaries


def _may_invert(reading: Reading, verb: int) -> bool:
    """After `De ... |` the subject has been named; only something else in front puts it behind the verb."""
    first = reading.line_of(verb).first
    start = clause_start(reading, first, verb)
    vocabulary = reading.vocabulary
    articles = vocabulary.determiners - vocabulary.anaphors
    return start >= verb or reading.words[start].lower not in articles or reading.words[verb - 1].text == ","


def source_after(reading: Reading, position: int, limit: int) -> Mention | None:
    """Who stands after `volgens` or `aldus`: `hem`, `de minister`, `zijn partij, Groen Links`."""
    mention = mention_at(reading, position, limit)
    return with_apposition(reading, mention, limit) if mention else None


def subject_after(reading: Reading, position: int, limit: int) -> Mention | None:
    """`zei [gisteren] de minister`, an object pronoun or `zich` stepped over."""
    while position < limit and reading.words[position].lower in ("zich", "ons", "mij", "me"):
        position += 1
    mention = mention_at(reading, position, limit)
    if mention is None:
        position = _after_prepositional(reading, position, limit)
        mention = mention_at(reading, position, limit) if position else None
    if mention and mention.pronoun in ("hem", "hen", "hun", "him", "them", "haar"):
        return None
    return with_apposition(reading, mention, limit) if mention else None


def _after_prepositional(reading: Reading, position: int, limit: int) -> int:
    """Step over `tegen de krant`, `in Brussel`, so that `zei in Brussel de minister` is read."""
    start = skip_adverbs(reading, position, limit)
    if (
        start >= limit
        or reading.words[start].lower not in reading.vocabulary.prepositions
        or start + 1 >= limit
    ):
        return 0
    inner = mention_at(reading, start + 1, limit)
    return inner.last if inner else 0


def with_apposition(reading: Reading, mention: Mention, limit: int) -> Mention:
    """`zijn politieke tak, Sinn Fein` is about Sinn Fein; `Jan Jansen, woordvoerder van X` stays Jan Jansen."""
    if (
        mention.name
        or mention.pronoun
        or mention.last + 1 >= limit
        or reading.words[mention.last].text != ","
    ):
        return mention
    inner = mention_at(reading, mention.last + 1, limit)
    if inner is None or not inner.name or inner.first != mention.last + 1:
        return mention
    closes = inner.last >= limit or reading.words[inner.last].text in ",.;"
    if not closes:
        return mention
    return Mention(mention.first, inner.last, inner.name, mention.role, None, mention.qualifier)


def subject_before(reading: Reading, verb: int) -> Mention | None:
    """The phrase that fills the clause before the verb: `De minister, die niet wilde wijken, | zei`."""
    line = reading.line_of(verb)
    end = _without_trailing_adverbs(reading, line.first, verb)
    if _follows_subclause(reading, line.first, end):
        return None
    end = _before_inserted_clause(reading, line.first, end)
    start = clause_start(reading, line.first, end)
    if start >= end:
        return None
    opener = reading.words[start].lower
    if opener in reading.vocabulary.prepositions | reading.vocabulary.adverbs and not opens_name(
        reading, start
    ):
        return None
    mention = mention_at(reading, start, end)
    if mention is None or mention.first != start:
        return None
    if end < verb and reading.words[end].text == "," and not mention.name:
        mention = with_apposition(reading, replace(mention, last=end), verb)
    gap = end - mention.last
    if (
        gap <= 0
        or _is_one_phrase(reading, mention.last, end)
        or reading.words[mention.last].lower in reading.vocabulary.prepositions
        or reading.words[mention.last].text in ",("
    ):
        return mention
    return None


def _follows_subclause(reading: Reading, first: int, end: int) -> bool:
    """`Hoewel het laat was, | zei`: what stands before the comma has a subject of its own."""
    if end - 1 <= first or reading.words[end - 1].text != ",":
        return False
    start = clause_start(reading, first, end - 1)
    return start > first and reading.words[start - 1].lower in reading.vocabulary.subordinators


def _is_one_phrase(reading: Reading, start: int, end: int) -> bool:
    """`De studenten | van de hogere technische school`: no verb and no comma up to the verb."""
    vocabulary = reading.vocabulary
    return end - start <= 8 and all(
        word.is_alphabetic
        and word.lower not in vocabulary.finite
        and word.lower not in reading.lexicon.finite
        for word in reading.words[start:end]
    )


def _without_trailing_adverbs(reading: Reading, first: int, end: int) -> int:
    lowest = max(first, end - CLAUSE_REACH)
    while end > lowest and reading.words[end - 1].lower in reading.vocabulary.adverbs:
        end -= 1
    return end


def _before_inserted_clause(reading: Reading, first: int, end: int) -> int:
    """Jump back over `, die ...,` and `, minister van X,` that stand between a subject and its verb."""
    if end - 1 > first and reading.words[end - 1].text == ")":
        return _before_bracket(reading, first, end)
    if end - 1 <= first or reading.words[end - 1].text != ",":
        return end
    for index in range(end - 2, max(first, end - 40), -1):
        if reading.words[index].text == ",":
            return index
    return end


def _before_bracket(reading: Reading, first: int, end: int) -> int:
    for index in range(end - 2, max(first, end - 12), -1):
        if reading.words[index].text == "(":
            return index
    return end


def clause_start(reading: Reading, first: int, end: int) -> int:
    """Where the clause that ends before `end` starts: after a comma, a colon, `maar`, `nadat`."""
    vocabulary = reading.vocabulary
    boundaries = vocabulary.coordinators | vocabulary.subordinators
    for index in range(end - 1, max(first, end - CLAUSE_REACH) - 1, -1):
        word = reading.words[index]
        if word.quote >= 0 or word.text in (";", ":", "–", "—", "("):
            return index + 1
        if word.text == "," and index + 1 < end:
            return index + 2 if reading.words[index + 1].lower in boundaries else index + 1
        if word.lower in boundaries and _joins_clauses(reading, index, first, end):
            return index + 1
    return first


def _joins_clauses(reading: Reading, index: int, first: int, end: int) -> bool:
    """`en` between two nouns joins no clauses: `Jan en Piet zeiden`."""
    word = reading.words[index]
    if word.lower not in ("en", "and", "of", "or"):
        return True
    return index == first or not any(
        reading.words[i].is_name_like or reading.words[i].quote >= 0 for i in range(index - 1, index)
    )


def trim(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Leave out white space, a leading comma and the final stop of a content range, and marks without their partner."""
    text = reading.page.working
    while start < end and (text[start].isspace() or text[start] in ",;:–—-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:–—"):
        end -= 1
    return _with_whole_quotes(reading, start, end)


def _with_whole_quotes(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """`'nog geen letter' op papier` keeps both marks, `'nog geen letter'` that is all of the content keeps none."""
    inside = [reading.quotes[index] for index in reading.quotes_in(start - 1, end + 1)]
    inside = [stretch for stretch in inside if stretch.outer_start >= start - 3 and stretch.start <= end]
    if not inside:
        return start, end
    first, last = inside[0], inside[-1]
    if first.start >= start >= first.outer_start and first.end >= end - 1:
        return first.start, min(end, first.end)
    if first.start == start:
        start = first.outer_start
    if last.end <= end < last.outer_end:
        end = last.outer_end
    return start, end
