"""Text to check-worthy claims, each with the reasons for its score."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from quotes.claims.candidates import Attribution, Candidate, find_candidates, is_quoted
from quotes.claims.clauses import Clause, Clauses
from quotes.claims.explaining import Weighed
from quotes.claims.lists import split_list
from quotes.claims.order import is_dependent, turned
from quotes.claims.reading import Piece
from quotes.claims.result import FoundClaim, Resolution
from quotes.claims.scoring import Scorer, Weighing, shipped_scorer
from quotes.claims.wording import resolved_within
from quotes.claims.words import has_signals
from quotes.language.page import Page
from quotes.language.pipelines import page_of
from quotes.language.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["KEEP", "Attribution", "assertions_in", "find_claims"]

KEEP = 0.5


def find_claims(
    doc: Doc, attributed: Attribution, language: str, *, keep: float = KEEP
) -> tuple[FoundClaim, ...]:
    """Return the claims that score at least keep, in text order.

    doc: one that quotes.language.pipelines made. attributed: what others say in it; a claim inside a quote belongs to that quote.
    Nothing in a language without signals/: quotes come first where a language is added.
    """
    if not has_signals(language):
        return ()
    page, scorer, clauses = page_of(doc), shipped_scorer(language), Clauses(doc, language)
    weighing = Weighing(scorer, clauses.reading)
    found = find_candidates(page, clauses, attributed, with_sentences=scorer.attributed)
    candidates = [each for each in found if each.start < each.end]
    worthy = [
        (candidate, weighed)
        for candidate, weighed in zip(candidates, _weigh(page, candidates, weighing), strict=True)
        if weighed.check_worthy >= keep
    ]
    parts = [part for each in worthy for part in _assertions(page.working, *each, clauses)]
    ordered = sorted(attributed.regions)
    kept = [part for part in parts if part.place.quote is not None or not _is_theirs(part.place, ordered)]
    own = iter(_weigh(page, [part.place._replace(sentence=None) for part in kept if part.is_part], weighing))
    claims = [_claim(page, part, next(own) if part.is_part else None, scorer, clauses) for part in kept]
    return tuple(sorted(claims, key=lambda claim: (claim.span.start, claim.span.end)))


class Part(NamedTuple):
    """A candidate or a clause of it; is_part: it is less than what was weighed. whole: its weight as a sentence. resolutions: what makes it stand by itself."""

    place: Candidate
    whole: Weighed
    resolutions: tuple[Resolution, ...]
    is_part: bool = False


def _weigh(page: Page, candidates: Sequence[Candidate], weighing: Weighing) -> list[Weighed]:
    return weighing.weigh([_piece(page.working, each) for each in candidates])


def _piece(text: str, candidate: Candidate) -> Piece:
    """The words of a candidate as a sentence: what was cut out of one is no fragment."""
    start, end = candidate.sentence or (candidate.start, candidate.end)
    return Piece(start, end, is_cut=not candidate.heading and text[end - 1].isalnum())


def _is_theirs(place: Candidate, regions: Sequence[tuple[int, ...]]) -> bool:
    """Is so much of it attributed that it is no claim of the narrator? regions: in order."""
    inside = regions[bisect_left(regions, (place.start,)) : bisect_left(regions, (place.end,))]
    return is_quoted(place.start, place.end, inside)


def _assertions(text: str, whole: Candidate, weighed: Weighed, clauses: Clauses) -> Iterator[Part]:
    """The candidate, or its clauses where it is worth a check and each of them holds a number that can be checked.

    `De stad bouwde 400 woningen en sloopte 120 panden` are two. The model knows sentences: out of its sentence a clause lacks
    what made it matter, so each keeps the sentence's score, with the factors that are its own.
    """
    parts = assertions_in(text, clauses, whole.start, whole.end) if weighed.check_worthy >= KEEP else []
    may_turn = whole.quote is not None and not whole.between_marks and text[whole.end - 1] != "?"
    if len(parts) > 1:
        worded = [
            _worded(text, part, clauses, may_turn=may_turn or is_dependent(part.start, clauses))
            for part in parts
        ]
        if None not in worded:
            for part, resolutions in zip(parts, worded, strict=True):
                place = whole._replace(start=part.start, end=part.end)
                yield Part(place, weighed, resolutions or (), is_part=True)
            return
    moves = turned(whole.start, whole.end, clauses) if may_turn else ()
    yield Part(whole, weighed, moves, is_part=whole.sentence is not None)


def assertions_in(text: str, clauses: Clauses, start: int, end: int) -> list[Clause]:
    """The clauses of a stretch that each hold a number, and of a list of figures each item.

    A clause without a number is joined to the one before it, or after it if it is the first.
    """
    if clauses.reading.count_measures(start, end) < 2:
        return [Clause(start, end)]
    found: list[Clause] = []
    for part in clauses.split(start, end):
        if found and not (_has_number(found[-1], clauses) and _has_number(part, clauses)):
            found[-1] = replace(found[-1], end=part.end)
        else:
            found.append(part)
    return [item for part in found for item in split_list(text, part, clauses)]


def _has_number(part: Clause, clauses: Clauses) -> bool:
    return clauses.reading.count_measures(part.start, part.end) > 0


def _claim(page: Page, part: Part, own: Weighed | None, scorer: Scorer, clauses: Clauses) -> FoundClaim:
    """own: the weight of a part by itself."""
    start, end = part.place.start, part.place.end
    scored = scorer.explain(own or part.whole, page.text)
    return FoundClaim(
        span=Span.of(page.text, start, end),
        check_worthiness=round(part.whole.check_worthy, 3),
        kinds=scored.kinds,
        factors=scored.factors,
        quote=part.place.quote,
        seen=scored.seen,
        past=clauses.is_past(start, end),
        resolutions=part.resolutions,
    )


def put_around(text: str, clause: Clause, moves: Sequence[Resolution] = ()) -> Iterator[Resolution]:
    """What a clause shares with others of its sentence, read before it and after it. moves: words that change place in these."""
    for stretch in clause.before:
        yield _shared(text, clause.start, stretch, "{} ", moves)
    if clause.after:
        yield _shared(text, clause.end, clause.after, " {}", moves)


def _shared(
    text: str, at: int, stretch: tuple[int, int], shape: str, moves: Sequence[Resolution]
) -> Resolution:
    source = Span.of(text, *stretch)
    return resolved_within(Resolution(Span(at, at, ""), shape.format(source.text), "shared", source), moves)


def _worded(text: str, part: Clause, clauses: Clauses, *, may_turn: bool) -> tuple[Resolution, ...] | None:
    """What makes a clause an assertion in its own words; None where its words cannot be put in the order that it would want.

    The items of one list share their verb, which is moved for each of them: `dat er 3 doden en 14 gewonden vielen`.
    """
    if not may_turn:
        return tuple(put_around(text, part))
    start = part.before[0][0] if part.before else part.start
    moves = turned(start, part.after[1] if part.after else part.end, clauses)
    if part.before or part.after:
        places = [(part.start, part.end), *part.before, *((part.after,) if part.after else ())]
        placed = all(any(a <= m.span.start and m.span.end <= b for a, b in places) for m in moves)
        if not placed or (not moves and is_dependent(start, clauses)):
            return None
    return (*moves, *put_around(text, part, moves))
