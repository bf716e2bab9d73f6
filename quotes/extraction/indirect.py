"""Speech without marks: dat clauses, infinitives, `S, zo zei X`, `volgens X`, `Dat zei X`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quotes.extraction.draft import (
    CLAUSE_REACH,
    CONTENT_REACH,
    CUE_REACH,
    CueHit,
    Draft,
    clause_start,
    cue_at,
    subject_after,
    subject_before,
    subject_of,
    trim,
)
from quotes.extraction.mentions import Mention, is_speaker_like, mention_at, skip_adverbs
from quotes.extraction.reading import Line, Reading

Range = tuple[int, int]
MIN_WORDS = 3


def indirect_quotes(reading: Reading, spoken: set[int]) -> list[Draft]:
    """Read every sentence with every rule. spoken: the stretches that a direct quote has taken already."""
    found: list[Draft] = []
    for line in reading.lines:
        if line.first == line.last:
            continue
        for rule in RULES:
            found += [draft for draft in rule(reading, line) if _is_new(reading, draft, found, spoken)]
    for draft in found:
        if draft.rule in ("parenthetical", "source", "impersonal") and _is_dash_dialogue(reading, draft):
            draft.style = "direct"
    return found


def _is_dash_dialogue(reading: Reading, draft: Draft) -> bool:
    """`– Wij sluiten niet, zei hij.`: a paragraph that opens with a dash is speech."""
    part = reading.page.paragraphs[reading.line_of(draft.anchor).paragraph]
    opening = reading.text[part.start : part.start + 2]
    return opening[:1] in "–—-" and opening[1:] == " " and draft.segments[0][0] <= part.start + 3


def _is_new(reading: Reading, draft: Draft, found: list[Draft], spoken: set[int]) -> bool:
    if not draft.segments:
        return False
    for start, end in draft.segments:
        first = reading.index_at(start)
        if first < len(reading.words) and reading.words[first].quote in spoken:
            return False
        for index in reading.quotes_in(start - 1, end):
            if index in spoken:
                return False
            draft.style = "mixed"
    return not any(_same_content(draft, other) for other in found[-4:])


def _same_content(one: Draft, other: Draft) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in one.segments for b in other.segments)


def _cues(reading: Reading, line: Line, frames: str) -> Iterator[CueHit]:
    seen: set[int] = set()
    for index in range(line.first, line.last):
        if reading.words[index].quote >= 0:
            continue
        hit = cue_at(reading, index, line.last, frames)
        if hit and not seen & set(hit.pieces):
            seen |= set(hit.pieces)
            yield hit


def _make(reading: Reading, rule: str, hit: CueHit, segments: list[Range], mention: Mention | None) -> Draft:
    cue = [(reading.words[i].start, reading.words[i].end) for i in hit.pieces]
    return Draft("indirect", segments, cue, mention, mention.first if mention else hit.verb, rule)


def _range(reading: Reading, first: int, last: int) -> list[Range]:
    """The characters of words first..last, without the final stop; nothing when fewer than MIN_WORDS."""
    words = [word for word in reading.words[first:last] if word.is_alphabetic]
    if len(words) < MIN_WORDS:
        return []
    start, end = trim(reading, reading.words[first].start, _outer_end(reading, last - 1))
    return [(start, end)] if start < end else []


def _outer_end(reading: Reading, last: int) -> int:
    """The end of a word, with the closing mark right behind it when its quote began inside the content."""
    return reading.words[last].end


def clauses(reading: Reading, line: Line) -> Iterator[Draft]:
    """`X zei dat S`, `zei X gisteren dat S`, `heeft X gezegd dat S`, `vroeg of S`, `X vindt het erg dat S`."""
    for hit in _cues(reading, line, "I"):
        opener = _clause_opener(reading, hit, line)
        if opener is None:
            continue
        first, last = opener + 1, _clause_end(reading, opener + 1, line.last)
        judged = _judgement_start(reading, hit, opener)
        mention = _clause_subject(reading, hit, opener)
        segments = _range(reading, judged if judged is not None else first, last)
        if segments and _is_sure(reading, hit, mention) and not _is_question_back(reading, hit):
            yield _make(reading, "clause", hit, segments, mention)


def _is_sure(reading: Reading, hit: CueHit, mention: Mention | None) -> bool:
    """Thinking and wanting need somebody who can: `de ironie wil dat` is nobody's thought."""
    if hit.cue.kind not in ("think_verb", "volition_verb", "think_multiword") and hit.cue.strength >= 3:
        return True
    return mention is not None and is_speaker_like(reading, mention)


def _clause_opener(reading: Reading, hit: CueHit, line: Line) -> int | None:
    """The `dat` or `of` that the cue governs."""
    vocabulary = reading.vocabulary
    for index in range(hit.end, min(line.last, hit.end + CUE_REACH)):
        word = reading.words[index]
        if word.quote >= 0 or word.text in (".", ";", ":", "?"):
            return None
        if word.lower in vocabulary.clause_openers and _opens_clause(reading, hit, index, line.last):
            return index
        if word.lower != "voor" and (
            word.lower in vocabulary.subordinators or word.lower in vocabulary.relatives
        ):
            return None
    return None


def _opens_clause(reading: Reading, hit: CueHit, index: int, limit: int) -> bool:
    """`of` joins nouns as well, `dat` may point at a noun before it; both then open no clause of the cue."""
    if index + MIN_WORDS >= limit:
        return False
    before = reading.words[index - 1].lower
    if before in reading.vocabulary.noun_clause_heads:
        return False
    if reading.words[index].lower in ("of", "if"):
        return hit.cue.lemma in ASKING or before in reading.vocabulary.adverbs
    return True


ASKING = frozenset(
    {
        "vragen",
        "zich afvragen",
        "weten",
        "betwijfelen",
        "twijfelen",
        "informeren",
        "ask",
        "wonder",
        "inquire",
        "know",
        "doubt",
    }
)


def _clause_subject(reading: Reading, hit: CueHit, opener: int) -> Mention | None:
    if reading.words[hit.verb].lower in reading.vocabulary.passive_auxiliaries and len(hit.pieces) > 1:
        return _agent(reading, hit, opener)
    return (
        _elided_subject(reading, hit)
        or subject_of(reading, hit, opener)
        or _subject_in_subclause(reading, hit)
    )


def _agent(reading: Reading, hit: CueHit, limit: int) -> Mention | None:
    """`werd door X gezegd`: the speaker of a passive stands after `door`."""
    for index in range(hit.verb, min(limit, hit.verb + CUE_REACH)):
        if reading.words[index].lower in reading.vocabulary.agent:
            return mention_at(reading, index + 1, limit)
    return None


def _elided_subject(reading: Reading, hit: CueHit) -> Mention | None:
    """`X waarschuwde ..., en raadde Y aan ...`: right after `en` a verb has the subject of the clause before."""
    line = reading.line_of(hit.verb)
    if hit.verb - 1 <= line.first or reading.words[hit.verb - 1].lower not in reading.vocabulary.coordinators:
        return None
    for index in range(max(line.first, hit.verb - CLAUSE_REACH), hit.verb - 1):
        word = reading.words[index]
        if word.quote < 0 and (
            word.lower in reading.lexicon.finite or word.lower in reading.vocabulary.finite
        ):
            mention = subject_before(reading, index) or subject_after(reading, index + 1, hit.verb)
            if mention and not _in_relative_clause(reading, index):
                return mention
    return None


def _in_relative_clause(reading: Reading, index: int) -> bool:
    if reading.words[index - 1].text == ",":
        return False
    start = clause_start(reading, reading.line_of(index).first, index)
    return start < index and reading.words[start].lower in reading.vocabulary.relatives


def _subject_in_subclause(reading: Reading, hit: CueHit) -> Mention | None:
    """`nadat de minister in Brussel had gezegd`: the first phrase of a subordinate clause."""
    line = reading.line_of(hit.verb)
    start = clause_start(reading, line.first, hit.verb)
    mention = mention_at(reading, start, hit.verb) if start < hit.verb else None
    if (
        mention
        and mention.first > line.first
        and reading.words[start - 1].lower in reading.vocabulary.subordinators
    ):
        return mention
    return None


def _judgement_start(reading: Reading, hit: CueHit, opener: int) -> int | None:
    """`vindt het onterecht dat ...`: the judgement belongs to what is said."""
    if hit.cue.lemma not in ("vinden", "achten", "noemen", "find", "call", "consider"):
        return None
    for index in range(hit.end, opener):
        if reading.words[index].lower in reading.vocabulary.impersonal_subject and opener - index <= 5:
            return index
    return None


def _is_question_back(reading: Reading, hit: CueHit) -> bool:
    """`Ik zeg dat ...` of the narrator, `wie zegt dat`: no speaker to name."""
    before = reading.words[hit.verb - 1].lower if hit.verb > reading.line_of(hit.verb).first else ""
    return before in reading.vocabulary.pronouns_vague | reading.vocabulary.pronouns_first


def _clause_end(reading: Reading, first: int, limit: int) -> int:
    """Where reported speech gives way to the narrator: `dat 'x', maar ...`, `..., en raadde ...`, `, aldus X`."""
    limit = min(limit, first + CONTENT_REACH)
    for index in range(first + 1, limit - 1):
        word = reading.words[index]
        if word.text == ";" and word.quote < 0:
            return index
        if (
            word.quote < 0
            and word.lower in reading.vocabulary.coordinators
            and _second_cue(reading, index + 1, limit)
        ):
            return index
        if word.text != "," or word.quote >= 0:
            continue
        if _quote_just_closed(reading, first, index) or _main_clause_follows(reading, index + 1, limit):
            return index
        if reading.words[index + 1].lower in reading.vocabulary.aldus | reading.vocabulary.so:
            return index
    return limit


def _second_cue(reading: Reading, position: int, limit: int) -> bool:
    """`dat S en beloofde dat S`: a second verb of the same speaker."""
    if position >= limit or reading.words[position].quote >= 0:
        return False
    hit = cue_at(reading, position, limit, "I")
    if hit is None or hit.cue.strength < 3:
        return False
    return any(
        word.lower in reading.vocabulary.clause_openers for word in reading.words[hit.end : hit.end + 5]
    )


def _quote_just_closed(reading: Reading, first: int, comma: int) -> bool:
    """`dat 'S', maar ...`: what was said ends with its marks."""
    return reading.words[first].quote >= 0 and reading.words[comma - 1].quote == reading.words[first].quote


def _main_clause_follows(reading: Reading, index: int, limit: int) -> bool:
    """`, en raadde`, `, maar uit Damascus is`: a finite verb in the first or second place after a coordinator."""
    vocabulary = reading.vocabulary
    if reading.words[index].lower not in vocabulary.coordinators or index + 2 >= limit:
        return False
    following = reading.words[index + 1].lower
    if following in vocabulary.clause_openers:
        return False
    if following in vocabulary.finite or following in reading.lexicon.finite:
        return True
    near = [word.lower for word in reading.words[index + 2 : min(index + 5, limit - 2)]]
    return reading.words[index].lower in ("maar", "but", "want") and any(
        word in vocabulary.finite for word in near
    )


def bare_clauses(reading: Reading, line: Line) -> Iterator[Draft]:
    """`X said [on Friday] it would close`: English leaves out `that`."""
    for hit in _cues(reading, line, "I"):
        if hit.cue.lemma not in BARE or len(hit.pieces) > 1 or _clause_opener(reading, hit, line) is not None:
            continue
        mention = _clause_subject(reading, hit, line.last)
        if mention is None or mention.first > hit.verb:
            continue
        first = _after_day(reading, hit.end, line.last)
        if first < line.last and _starts_clause(reading, first, line.last):
            segments = _range(reading, first, _clause_end(reading, first, line.last))
            if segments:
                yield _make(reading, "bare clause", hit, segments, mention)


BARE = frozenset(
    {
        "say",
        "think",
        "believe",
        "claim",
        "insist",
        "argue",
        "admit",
        "warn",
        "add",
        "predict",
        "suggest",
        "reckon",
        "estimate",
    }
)


def _after_day(reading: Reading, position: int, limit: int) -> int:
    """Step over `on Friday`, `to reporters`, `in a statement`."""
    position = skip_adverbs(reading, position, limit)
    for _ in range(2):
        if position + 1 < limit and reading.words[position].lower in ("in", "to", "at"):
            inner = mention_at(reading, position + 1, limit)
            position = skip_adverbs(reading, inner.last, limit) if inner else position
    return position


def _starts_clause(reading: Reading, first: int, limit: int) -> bool:
    """A subject with a finite verb soon after."""
    word = reading.words[first]
    vocabulary = reading.vocabulary
    subject_words = (
        vocabulary.determiners
        | vocabulary.possessives
        | vocabulary.pronouns
        | vocabulary.pronouns_vague
        | vocabulary.pronouns_first
    )
    if word.quote >= 0 or not (word.lower in subject_words or word.is_name_like or word.lower.endswith("s")):
        return False
    near = reading.words[first + 1 : min(limit, first + 12)]
    return any(w.quote < 0 and (w.lower in vocabulary.finite or w.lower.endswith("ed")) for w in near)


def noun_cues(reading: Reading, line: Line) -> Iterator[Draft]:
    """`de bewering van X dat S`, `zijn waarschuwing dat S`: only where the noun says whose it is."""
    for index in range(line.first, line.last - MIN_WORDS):
        word = reading.words[index]
        if word.quote >= 0 or word.lower not in reading.lexicon.nouns:
            continue
        mention = _owner(reading, line, index)
        opener = mention.last if mention and mention.first > index else index + 1
        if (
            mention is None
            or opener >= line.last
            or reading.words[opener].lower not in reading.vocabulary.clause_openers
        ):
            continue
        segments = _range(reading, opener + 1, _noun_clause_end(reading, opener + 1, line.last))
        if segments:
            yield Draft("indirect", segments, [(word.start, word.end)], mention, mention.first, "noun cue")


def _owner(reading: Reading, line: Line, noun: int) -> Mention | None:
    if reading.words[noun + 1].lower in ("van", "of", "by") and noun + 2 < line.last:
        return mention_at(reading, noun + 2, line.last)
    before = noun - 1
    if before >= line.first and reading.words[before].lower in ("zijn", "haar", "his", "her"):
        return Mention(
            before, before + 1, pronoun="ze" if reading.words[before].lower in ("haar", "her") else "hij"
        )
    return None


def _noun_clause_end(reading: Reading, first: int, limit: int) -> int:
    """The clause ends at a comma before the verb of the main clause: `..., klopt niet`."""
    limit = min(limit, first + CONTENT_REACH)
    for index in range(first + 2, limit - 1):
        following = reading.words[index + 1]
        if (
            reading.words[index].text == ","
            and following.quote < 0
            and following.lower.endswith(("t", "de", "te", "en", "s", "is", "as"))
        ):
            return index
    return limit


def infinitives(reading: Reading, line: Line) -> Iterator[Draft]:
    """`X zei [...] te willen`, `X heeft ontkend [...] te plannen`, `X raadde Y aan [...] te kiezen`."""
    for hit in _cues(reading, line, "F"):
        if (
            hit.cue.strength < 2
            or hit.cue.kind in ("volition_verb", "manner_verb")
            or hit.cue.lemma in ("dreigen", "hopen", "vrezen", "denken")
        ):
            continue
        mention = _clause_subject(reading, hit, line.last)
        first = skip_adverbs(
            reading, max(hit.end, mention.last if mention and mention.first > hit.verb else 0), line.last
        )
        last = _infinitive_end(reading, first, line.last)
        if last is None or mention is None:
            continue
        segments = _range(reading, first, last)
        if segments:
            yield _make(reading, "infinitive", hit, segments, mention)


def _infinitive_end(reading: Reading, first: int, limit: int) -> int | None:
    """The sentence's end, when a `te` with its infinitive stands in this clause."""
    for index in range(first, min(limit - 1, first + 30)):
        word = reading.words[index]
        if word.quote < 0 and word.lower in reading.vocabulary.clause_openers | reading.vocabulary.relatives:
            return None
        if word.text in (";", ":", ","):
            return None
        follower = reading.words[index + 1].lower
        if (
            index == first
            and word.lower.endswith("ing")
            and len(word.text) > 5
            and reading.vocabulary.agent == {"by"}
        ):
            return _clause_end(reading, index, limit)  # denied taking money
        if word.lower in reading.vocabulary.infinitive_marker and (
            follower.endswith("n") or word.lower == "to"
        ):
            return _clause_end(reading, index, limit)
    return None


def parentheticals(reading: Reading, line: Line) -> Iterator[Draft]:
    """`S, zegt X`, `S, zo heeft X laten weten`, `S, zegt X, S`."""
    if (
        reading.words[line.first].lower in reading.vocabulary.subordinators
        if line.first < line.last
        else True
    ):
        return
    fronted = reading.words[line.first].lower in reading.vocabulary.prepositions
    for comma in range(line.first + MIN_WORDS, line.last - 1):
        word = reading.words[comma]
        if fronted and word.lower in reading.vocabulary.clause_openers:
            return
        if word.text != "," or word.quote >= 0:
            continue
        verb = comma + 1
        with_so = reading.words[verb].lower in reading.vocabulary.so and verb + 1 < line.last
        verb += with_so
        draft = _parenthetical(reading, line, comma, verb)
        if draft:
            yield draft
            return


def _parenthetical(reading: Reading, line: Line, comma: int, verb: int) -> Draft | None:
    if reading.words[verb].quote >= 0:
        return None
    if _is_impersonal(reading, verb, line.last):
        cue = [(reading.words[verb].start, reading.words[verb + 1].end)]
        return Draft(
            "indirect",
            _range(reading, _content_start(reading, line), comma),
            cue,
            None,
            verb,
            "impersonal",
        )
    if (
        subject_before(reading, verb)
        and reading.words[comma].text == ","
        and _closes_relative(reading, line, comma)
    ):
        return None
    hit = cue_at(reading, verb, line.last, "R")
    mention = subject_after(reading, verb + 1, line.last) if hit else None
    if hit is None:
        mention = mention_at(reading, verb, line.last)
        at = mention.last if mention else line.last
        hit = (
            cue_at(reading, at, line.last, "R")
            if at < line.last and reading.vocabulary.source_markers == {"according"}
            else None
        )
    if hit and len(hit.pieces) > 1 and hit.cue.kind == "think_verb":
        return None  # `, hebben haar dood betreurd`
    if hit is None or mention is None or hit.cue.strength < 2 or hit.cue.kind == "volition_verb":
        return None
    end = max(hit.end, mention.last)
    if end < line.last and reading.words[end].lower in reading.vocabulary.clause_openers:
        return None
    segments = _range(reading, _content_start(reading, line), comma) + _tail(reading, end, line.last)
    return _make(reading, "parenthetical", hit, segments, mention) if segments else None


def _is_impersonal(reading: Reading, verb: int, limit: int) -> bool:
    """`luidt het`, `klinkt het`."""
    vocabulary = reading.vocabulary
    if verb + 1 >= limit or reading.words[verb].lower not in vocabulary.impersonal_verbs:
        return False
    return reading.words[verb + 1].lower in vocabulary.impersonal_subject


def _closes_relative(reading: Reading, line: Line, comma: int) -> bool:
    """`X, who leads Y,`: the comma ends an inserted clause, so the verb behind it has its subject already."""
    for index in range(comma - 1, max(line.first, comma - CLAUSE_REACH), -1):
        if reading.words[index].text == ",":
            return reading.words[index + 1].lower in reading.vocabulary.relatives
    return False


def _content_start(reading: Reading, line: Line) -> int:
    """The first word that is said: a leading `Maar` is the narrator's."""
    lower = reading.words[line.first].lower
    return line.first + 1 if lower in reading.vocabulary.coordinators else line.first


def _tail(reading: Reading, position: int, limit: int) -> list[Range]:
    """What goes on after `, zegt X,`."""
    for index in range(position, min(limit, position + 3)):
        if reading.words[index].text == ",":
            return _range(reading, index + 1, limit)
    return []


def sources(reading: Reading, line: Line) -> Iterator[Draft]:
    """`Volgens X S`, `S volgens X S`, `S, volgens X`, `S, aldus X`, `According to X, S`."""
    vocabulary = reading.vocabulary
    for index in range(line.first, line.last - 1):
        word = reading.words[index]
        if word.quote >= 0 or word.lower not in vocabulary.source_markers | vocabulary.aldus:
            continue
        start = index + 1
        if word.lower == "according":
            if reading.words[start].lower != "to":
                continue
            start += 1
        mention = subject_after(reading, start, line.last) if start < line.last else None
        if (
            mention is None
            or mention.role in vocabulary.not_sources
            or (mention.pronoun or "") in vocabulary.pronouns_vague
        ):
            continue
        segments = _around_source(reading, line, index, mention)
        if segments:
            cue = [(word.start, word.end)]
            yield Draft("indirect", segments, cue, mention, mention.first, "source")
            return


def _around_source(reading: Reading, line: Line, marker: int, mention: Mention) -> list[Range]:
    before = reading.words[marker - 1] if marker > line.first else None
    after = mention.last
    if after < line.last and reading.words[after].text == ",":
        after += 1
    if before is None and reading.words[marker].lower in reading.vocabulary.aldus:
        said = said_before(reading, line)
        return _range(reading, said.first, said.last) if said else []
    if before is None or before.lower in reading.vocabulary.coordinators:
        return _range(reading, after, line.last)
    if reading.words[marker].lower in reading.vocabulary.aldus and before.text != ",":
        return []
    start = _content_start(reading, line)
    rest = _source_tail(reading, mention, line, comma_before=before.text == ",")
    return _range(reading, start, marker) + rest


def _source_tail(reading: Reading, mention: Mention, line: Line, *, comma_before: bool) -> list[Range]:
    """After `, volgens X` only a comma lets the content go on; without commas it just goes on."""
    if comma_before:
        return _tail(reading, mention.last, line.last)
    words = [word for word in reading.words[mention.last : line.last] if word.is_alphabetic]
    if not words:
        return []
    start, end = trim(reading, reading.words[mention.last].start, reading.words[line.last - 1].end)
    return [(start, end)] if start < end else []


def own_words(reading: Reading, line: Line) -> Iterator[Draft]:
    """`X had naar eigen zeggen geen keus`: the clause is X's own account."""
    for phrase in reading.vocabulary.own_words:
        parts = tuple(phrase.split())
        for index in range(line.first, line.last - len(parts)):
            if reading.words[index].lower != parts[0] or reading.lowers(index, len(parts)) != parts:
                continue
            end = index + len(parts)
            segments = _range(reading, _content_start(reading, line), index) + _range(
                reading, end, _own_end(reading, end, line.last)
            )
            if segments:
                cue = [(reading.words[index].start, reading.words[end - 1].end)]
                yield Draft(
                    "indirect", segments, cue, _nearest_name(reading, line, index), index, "own words"
                )
            return


def _own_end(reading: Reading, first: int, limit: int) -> int:
    """`... en dat wilde hij vieren`: a new main clause is the narrator's again."""
    for index in range(first + 1, limit - 2):
        if (
            reading.words[index].lower in ("en", "maar", "and", "but")
            and reading.words[index + 1].lower in reading.vocabulary.anaphors
        ):
            return index
    return limit


def _nearest_name(reading: Reading, line: Line, before: int) -> Mention | None:
    """The subject of the clause, else the last name before the phrase."""
    for index in range(line.first, before):
        if reading.words[index].lower in reading.vocabulary.finite | reading.lexicon.finite.keys():
            mention = subject_before(reading, index)
            if mention and (mention.name or mention.pronoun):
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


def headlines(reading: Reading, line: Line) -> Iterator[Draft]:
    """`Minister: geen geld voor nieuwe brug`: a headline with a speaker before its colon."""
    if not line.heading:
        return
    for colon in range(line.first + 1, min(line.last - MIN_WORDS, line.first + 8)):
        if reading.words[colon].text != ":":
            continue
        mention = mention_at(reading, line.first, colon)
        if mention and mention.last == colon and reading.words[colon + 1].quote < 0:
            cue = [(reading.words[colon].start, reading.words[colon].end)]
            yield Draft(
                "indirect", _range(reading, colon + 1, line.last), cue, mention, mention.first, "colon"
            )
        return


def anaphors(reading: Reading, line: Line) -> Iterator[Draft]:
    """`S. Dat heeft X gezegd.`: the sentence before is what was said."""
    content = said_before(reading, line)
    hit = anaphoric_cue(reading, line)
    if content is None or hit is None:
        return
    mention = subject_after(reading, hit.verb + 1, line.last)
    if mention:
        draft = _make(reading, "anaphor", hit, _range(reading, content.first, content.last), mention)
        yield draft


def anaphoric_cue(reading: Reading, line: Line) -> CueHit | None:
    """`Dat zei`, `Dat heeft ... gezegd`, `Dit laat ... weten`, without a clause of its own."""
    openers = reading.vocabulary.anaphors | reading.vocabulary.so
    if line.last - line.first < 3 or reading.words[line.first].lower not in openers:
        return None
    hit = cue_at(reading, line.first + 1, line.last, "DIR")
    if hit is None or hit.cue.strength < 3 or _clause_opener(reading, hit, line) is not None:
        return None
    negated = any(word.lower in ("niet", "not", "nooit") for word in reading.words[hit.verb : line.last])
    return None if negated or reading.words[hit.verb].lower in reading.vocabulary.passive_auxiliaries else hit


def said_before(reading: Reading, line: Line) -> Line | None:
    if line.index == 0 or line.first == line.last:
        return None
    before = reading.lines[line.index - 1]
    close = before.paragraph == line.paragraph or (
        before.paragraph == line.paragraph - 1 and not before.heading
    )
    return before if close and before.last > before.first else None


RULES: tuple[Callable[[Reading, Line], Iterator[Draft]], ...] = (
    headlines,
    anaphors,
    clauses,
    bare_clauses,
    noun_cues,
    infinitives,
    sources,
    parentheticals,
    own_words,
)
