"""Text to check-worthy claims, each with the reasons for its score."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quotes.claims.candidates import Candidate, QuotedRegion, find_candidates, is_quoted
from quotes.claims.clauses import Clause, Clauses
from quotes.claims.features import DENIAL
from quotes.claims.lists import split_list
from quotes.claims.order import is_dependent, turned
from quotes.claims.quantities import number_factors
from quotes.claims.result import Factor, FoundClaim, Resolution
from quotes.claims.scoring import Scored, Scorer, shipped_scorer
from quotes.claims.wording import resolved_within
from quotes.claims.words import has_signals, word_reader
from quotes.language.pipelines import page_of
from quotes.language.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["assertions_in", "factor_in_text", "find_claims", "is_denial"]

KEEP = 0.5


def find_claims(
    doc: Doc,
    regions: Sequence[QuotedRegion],
    language: str,
    *,
    told: Sequence[int] = (),
    denied: Collection[int] = (),
    keep: float = KEEP,
) -> tuple[FoundClaim, ...]:
    """Return the claims that score at least keep, in text order.

    doc: one that quotes.language.pipelines made. regions: (start, end, quote index) of each quoted segment; claims inside
    belong to that quote. told: a character of each sentence that only says who said what stands elsewhere.
    denied: indexes of quotes whose cue denies: the claim is the sentence then, with its denial.
    Nothing in a language without signals/: quotes come first where a language is added.
    """
    if not has_signals(language):
        return ()
    page, scorer, clauses = page_of(doc), shipped_scorer(language), Clauses(doc, language)
    found: list[FoundClaim] = []
    ordered: list[tuple[int, ...]] = sorted(regions)
    for candidate in find_candidates(page, clauses, regions, told, denied):
        if candidate.start >= candidate.end:
            continue
        scored = scorer.score(page.working[candidate.start : candidate.end], explain_from=keep)
        if scored.check_worthy < keep:
            continue
        parts = _assertions(page.working, candidate, scored, clauses, scorer)
        theirs = ordered[bisect_left(ordered, (candidate.start,)) : bisect_left(ordered, (candidate.end,))]
        parts = (
            part
            for part in parts
            if part[0].quote is not None or not is_quoted(part[0].start, part[0].end, theirs)
        )
        found += [_claim(page.text, part, its, resolutions, clauses) for part, its, resolutions in parts]
    return tuple(sorted(found, key=lambda claim: (claim.span.start, claim.span.end)))


Part = tuple[Candidate, Scored, tuple[Resolution, ...]]


def _assertions(
    text: str, whole: Candidate, scored: Scored, clauses: Clauses, scorer: Scorer
) -> Iterator[Part]:
    """The candidate, or its clauses where it is worth a check and each of them holds a number that can be checked.

    `De stad bouwde 400 woningen en sloopte 120 panden` are two. The model knows sentences: out of its sentence a clause lacks
    what made it matter, so each keeps the sentence's score, with the factors that are its own.
    """
    parts = assertions_in(text, clauses, whole.start, whole.end) if scored.check_worthy >= KEEP else []
    may_turn = whole.quote is not None and not whole.between_marks and text[whole.end - 1] != "?"
    worded = [_worded(text, part, clauses, may_turn=may_turn) for part in parts]
    if len(parts) < 2 or None in worded:
        yield whole, scored, turned(whole.start, whole.end, clauses) if may_turn else ()
        return
    for part, resolutions in zip(parts, worded, strict=True):
        own = scorer.score(text[part.start : part.end])
        its = replace(own, check_worthy=scored.check_worthy, factual=max(scored.factual, own.factual))
        yield replace(whole, start=part.start, end=part.end), its, resolutions or ()


def assertions_in(text: str, clauses: Clauses, start: int, end: int) -> list[Clause]:
    """The clauses of a stretch that each hold a number, and of a list of figures each item.

    A clause without a number is joined to the one before it, or after it if it is the first.
    """
    if len(list(number_factors(text[start:end], clauses.language))) < 2:
        return [Clause(start, end)]
    found: list[Clause] = []
    for part in clauses.split(start, end):
        if found and not (_has_number(text, found[-1], clauses) and _has_number(text, part, clauses)):
            found[-1] = replace(found[-1], end=part.end)
        else:
            found.append(part)
    return [item for part in found for item in split_list(text, part, clauses)]


def _has_number(text: str, part: Clause, clauses: Clauses) -> bool:
    return any(True for _ in number_factors(text[part.start : part.end], clauses.language))


def _claim(
    text: str, part: Candidate, scored: Scored, resolutions: tuple[Resolution, ...], clauses: Clauses
) -> FoundClaim:
    return FoundClaim(
        span=Span.of(text, part.start, part.end),
        check_worthiness=round(scored.check_worthy, 3),
        kinds=scored.kinds,
        factors=tuple(factor_in_text(text, part.start, factor) for factor in scored.factors),
        quote=part.quote,
        seen=scored.seen,
        past=clauses.is_past(part.start, part.end),
        resolutions=resolutions,
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


def is_denial(words: str, language: str) -> bool:
    """Do these words of a quote's cue deny: `heeft ontkend`, `denied`; False in a language without claims."""
    return has_signals(language) and any(
        DENIAL in word.reading.groups for word in word_reader(language).words(words)
    )


def factor_in_text(text: str, start: int, factor: Factor) -> Factor:
    """A factor read in the sentence, in its place in the text as given."""
    span = factor.span
    place = Span.of(text, start + span.start, start + span.end) if span else None
    return Factor(factor.name, factor.weight, place)
