"""Text to check-worthy claims, each with the reasons for its score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quotes.claims.candidates import Candidate, QuotedRegion, find_candidates
from quotes.claims.clauses import Clause, Clauses
from quotes.claims.quantities import number_factors
from quotes.claims.result import Factor, FoundClaim, Resolution
from quotes.claims.scoring import Scored, Scorer, shipped_scorer
from quotes.claims.words import has_signals
from quotes.language.pipelines import page_of
from quotes.language.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["assertions_in", "factor_in_text", "find_claims"]

KEEP = 0.5


def find_claims(
    doc: Doc,
    regions: Sequence[QuotedRegion],
    language: str,
    *,
    told: Sequence[int] = (),
    keep: float = KEEP,
) -> tuple[FoundClaim, ...]:
    """Return the claims that score at least keep, in text order.

    doc: one that quotes.language.pipelines made. regions: (start, end, quote index) of each quoted segment; claims inside
    belong to that quote. told: a character of each sentence that only says who said what stands elsewhere.
    Nothing in a language without signals/: quotes come first where a language is added.
    """
    if not has_signals(language):
        return ()
    page, scorer, clauses = page_of(doc), shipped_scorer(language), Clauses(doc, language)
    found: list[FoundClaim] = []
    for candidate in find_candidates(page, clauses, regions, told):
        if candidate.start >= candidate.end:
            continue
        scored = scorer.score(page.working[candidate.start : candidate.end], explain_from=keep)
        if scored.check_worthy < keep:
            continue
        parts = _assertions(page.working, candidate, scored, clauses, scorer, language)
        found += [_claim(page.text, part, its, subject, clauses) for part, its, subject in parts]
    return tuple(found)


Part = tuple[Candidate, Scored, tuple[int, int] | None]


def _assertions(
    text: str, whole: Candidate, scored: Scored, clauses: Clauses, scorer: Scorer, language: str
) -> Iterator[Part]:
    """The candidate, or its clauses where it is worth a check and each of them holds a number that can be checked.

    `De stad bouwde 400 woningen en sloopte 120 panden` are two. The model knows sentences: out of its sentence a clause lacks
    what made it matter, so each keeps the sentence's score, with the factors that are its own.
    """
    parts = (
        assertions_in(text, clauses, whole.start, whole.end, language) if scored.check_worthy >= KEEP else []
    )
    if len(parts) < 2:
        yield whole, scored, None
        return
    for part in parts:
        own = scorer.score(text[part.start : part.end])
        its = replace(own, check_worthy=scored.check_worthy, factual=max(scored.factual, own.factual))
        yield replace(whole, start=part.start, end=part.end), its, part.subject


def assertions_in(text: str, clauses: Clauses, start: int, end: int, language: str) -> list[Clause]:
    """The clauses of a stretch that each hold a number; one without is joined to the one before it, or after it if it is the first."""
    found: list[Clause] = []
    for part in clauses.split(start, end):
        if found and not (_has_number(text, found[-1], language) and _has_number(text, part, language)):
            found[-1] = replace(found[-1], end=part.end)
        else:
            found.append(part)
    return found


def _has_number(text: str, part: Clause, language: str) -> bool:
    return any(True for _ in number_factors(text[part.start : part.end], language))


def _claim(
    text: str, part: Candidate, scored: Scored, subject: tuple[int, int] | None, clauses: Clauses
) -> FoundClaim:
    shared = (
        (Resolution(Span(part.start, part.start, ""), f"{text[slice(*subject)]} ", "subject"),)
        if subject
        else ()
    )
    return FoundClaim(
        span=Span.of(text, part.start, part.end),
        check_worthiness=round(scored.check_worthy, 3),
        kinds=scored.kinds,
        factors=tuple(factor_in_text(text, part.start, factor) for factor in scored.factors),
        quote=part.quote,
        seen=scored.seen,
        past=clauses.is_past(part.start, part.end),
        resolutions=shared,
    )


def factor_in_text(text: str, start: int, factor: Factor) -> Factor:
    """A factor read in the sentence, in its place in the text as given."""
    span = factor.span
    place = Span.of(text, start + span.start, start + span.end) if span else None
    return Factor(factor.name, factor.weight, place)
