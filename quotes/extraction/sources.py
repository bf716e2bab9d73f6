"""Speech beside a source: `S, zegt X`, `volgens X S`, `S, aldus X`, `naar eigen zeggen`."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.extraction.anaphora import said_before
from quotes.extraction.clause_ends import clause_end
from quotes.extraction.content import MIN_WORDS, Range, content_range, content_start, content_tail
from quotes.extraction.draft import CLAUSE_REACH, Draft, trim
from quotes.extraction.mention import Mention
from quotes.extraction.mentions import is_speaker_like, mention_at
from quotes.extraction.reading import Line, Reading
from quotes.extraction.subjects import source_after
from quotes.extraction.tree import SUBJECTS
from quotes.extraction.tree_phrases import phrase_of


def sources(reading: Reading, line: Line) -> Iterator[Draft]:
    """`Volgens X S`, `S volgens X S`, `S, volgens X`, `S, aldus X`, `According to X, S`."""
    vocabulary = reading.vocabulary
    for index in range(line.first, line.last - 1):
        word = reading.words[index]
        start = _source_start(reading, index)
        if word.quote >= 0 or start is None:
            continue
        mention = source_after(reading, start, line.last) if start < line.last else None
        if (
            mention is None
            or mention.role in vocabulary.not_sources
            or (mention.pronoun or "") in vocabulary.pronouns_vague
            or not _is_thing_or_somebody(reading, mention)
        ):
            continue
        segments = _around_source(reading, line, index, mention)
        if segments:
            cue = [(word.start, word.end)]
            yield Draft("indirect", segments, cue, mention, mention.first, "source")
            return


def _source_start(reading: Reading, index: int) -> int | None:
    """Where who says it begins, behind `volgens`, `according to` or `in the words of`; None when no source begins at index."""
    vocabulary, words = reading.vocabulary, reading.words
    lower = words[index].lower
    if lower in vocabulary.source_markers and vocabulary.source_tails:
        return index + 2 if words[index + 1].lower in vocabulary.source_tails else None
    if lower in vocabulary.source_markers | vocabulary.aldus:
        return index + 1
    for phrase in vocabulary.word_phrases:
        parts = tuple(phrase.split())
        owned = parts[-1] in vocabulary.owner_prepositions
        if owned and lower == parts[0] and reading.lowers(index, len(parts)) == parts:
            return index + len(parts)
    return None


def _is_thing_or_somebody(reading: Reading, mention: Mention) -> bool:
    """`volgens de aanklacht`; not `volgens een vast | schema` that was read halfway."""
    return is_speaker_like(reading, mention) or reading.words[mention.last - 1].pos in (
        "NOUN",
        "PROPN",
        "PRON",
    )


def _around_source(reading: Reading, line: Line, marker: int, mention: Mention) -> list[Range]:
    """What `volgens X` holds: all behind it at the start (`Volgens X is S`), else both sides (`S is volgens X S`)."""
    before = reading.words[marker - 1] if marker > line.first else None
    after = _behind_bracket(reading, mention.last, line.last)
    if after < line.last and reading.words[after].text == ",":
        after += 1
    if before is None and reading.words[marker].lower in reading.vocabulary.aldus:
        said = said_before(reading, line)
        return content_range(reading, said.first, said.last) if said else []
    if before is None or before.text in (";", ":") or before.lower in reading.vocabulary.coordinators:
        first = _after_apposition(reading, after, line.last)
        return (
            content_range(reading, first, clause_end(reading, first, line.last)) if first < line.last else []
        )
    if _opens_relative(reading, marker):
        return content_range(reading, mention.last, _relative_end(reading, mention.last, line.last))
    if reading.words[marker].lower in reading.vocabulary.aldus and before.text != ",":
        return []
    start = _clause_of_source(reading, line, marker)
    if before.text == "," and reading.words[marker - 2].lower in reading.vocabulary.coordinators:
        return _source_tail(
            reading, mention, line, comma_before=True
        )  # `and, according to Farrow, never threw`
    rest = _source_tail(reading, mention, line, comma_before=before.text == ",")
    # `Er zijn volgens hem te weinig artsen`: two words before the source are a piece of what goes on behind it.
    front = content_range(reading, start, marker, least=2 if rest else MIN_WORDS)
    return front + rest


def _behind_bracket(reading: Reading, position: int, limit: int) -> int:
    """`Volgens Wouter Claes | (Vooruit) | is er geen geld`: party or age of the source."""
    if position >= limit or reading.words[position].text != "(":
        return position
    near = range(position + 1, min(limit, position + 7))
    return next((i + 1 for i in near if reading.words[i].text == ")"), position)


def _clause_of_source(reading: Reading, line: Line, marker: int) -> int:
    """`De minister zweeg, maar | op zijn ministerie heerst volgens X`: from the last main clause before the source."""
    words, start = reading.words, content_start(reading, line)
    for index in range(marker - 2, start, -1):
        word = words[index]
        if word.quote >= 0:
            continue
        if word.text in (";", ":"):
            return index + 1
        if (
            word.lower in reading.vocabulary.coordinators
            and words[index - 1].text == ","
            and marker - index > 2
        ):
            return index + 1
    return start


def _opens_relative(reading: Reading, marker: int) -> bool:
    """`, die | volgens de scheidsrechter`, `, die | naar eigen zeggen`: only the relative clause is said."""
    before = reading.words[marker - 1].lower if marker > 1 else ""
    return before in reading.vocabulary.relatives and reading.words[marker - 2].text == ","


def _relative_end(reading: Reading, first: int, limit: int) -> int:
    """The comma that closes a relative clause."""
    return next(
        (i for i in range(first, limit) if reading.words[i].text == "," and reading.words[i].quote < 0), limit
    )


def _after_apposition(reading: Reading, position: int, limit: int) -> int:
    """`Volgens X, directeur van Y, is S`: what is said begins at the verb behind the second comma."""
    words = reading.words
    if (
        position >= limit
        or words[position - 1].text != ","
        or words[position].lower in reading.vocabulary.finite
    ):
        return position
    for index in range(position, min(limit - 1, position + CLAUSE_REACH // 2)):
        following = reading.words[index + 1].lower
        if reading.words[index].text == "," and (
            following in reading.vocabulary.finite or following.endswith(reading.vocabulary.present_endings)
        ):
            return index + 1
    return position


def _source_tail(reading: Reading, mention: Mention, line: Line, *, comma_before: bool) -> list[Range]:
    """After `, volgens X` only a comma lets the content go on; without commas it just goes on."""
    if comma_before:
        return content_tail(reading, mention.last, line.last, turns=True)
    last = _before_explanation(reading, mention.last, clause_end(reading, mention.last, line.last))
    words = [word for word in reading.words[mention.last : last] if word.is_alphabetic]
    if not words:
        return []
    start, end = trim(reading, reading.words[mention.last].start, reading.words[last - 1].end)
    return [(start, end)] if start < end else []


def _before_explanation(reading: Reading, first: int, limit: int) -> int:
    """`is volgens X 'niet ernstig' | : er zijn ...`: a colon behind the marks opens the narrator's own explanation."""
    for index in range(first + 1, limit):
        if (
            reading.words[index].text == ":"
            and reading.words[index].quote < 0 <= reading.words[index - 1].quote
        ):
            return index
    return limit


def own_words(reading: Reading, line: Line) -> Iterator[Draft]:
    """`X had naar eigen zeggen geen keus`: the clause is X's own account."""
    for phrase in reading.vocabulary.own_words:
        parts = tuple(phrase.split())
        for index in range(line.first, line.last - len(parts)):
            if reading.words[index].lower != parts[0] or reading.lowers(index, len(parts)) != parts:
                continue
            end = index + len(parts)
            inserted = _opens_relative(reading, index)
            close = _relative_end(reading, end, line.last) if inserted else _own_end(reading, end, line.last)
            tail = content_range(reading, end, close, least=1)
            front = content_range(
                reading, content_start(reading, line), index, least=1 if tail else MIN_WORDS
            )
            front = [] if inserted else front
            segments = front + tail
            if segments:
                cue = [(reading.words[index].start, reading.words[end - 1].end)]
                yield Draft(
                    "indirect", segments, cue, _nearest_name(reading, line, index), index, "own words"
                )
            return


def _own_end(reading: Reading, first: int, limit: int) -> int:
    """`... en dat wilde hij vieren`, `..., maar de bond`: a new main clause is the narrator's again."""
    words, vocabulary = reading.words, reading.vocabulary
    for index in range(first + 1, limit - 2):
        joins = words[index].lower in vocabulary.coordinators and words[index].quote < 0
        if joins and (words[index + 1].lower in vocabulary.anaphors or words[index - 1].text == ","):
            return index
    return limit


def _nearest_name(reading: Reading, line: Line, before: int) -> Mention | None:
    """The subject of the sentence, else the last name before the phrase; `heeft hij | naar eigen zeggen` is he."""
    beside = reading.words[before - 1]
    if before > line.first and beside.lower in reading.vocabulary.nominative:
        return Mention(before - 1, before, pronoun=beside.lower)
    for index in range(line.first, line.last):
        if reading.words[index].dep in SUBJECTS and reading.words[index].quote < 0:
            mention = phrase_of(reading, index, line.last)
            if mention and is_speaker_like(reading, mention):
                return mention
            break
    for index in range(before - 1, line.first - 1, -1):
        mention = mention_at(reading, index, before)
        if mention and mention.first == index and (mention.name or mention.pronoun):
            start = index
            while start > line.first and reading.words[start - 1].lower in reading.vocabulary.particles:
                start -= 1
            return mention_at(reading, start, before) or mention
    return None
