"""Text to check-worthy claims, each with the reasons for its score."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from quotes.claims.candidates import Candidate, QuotedRegion, find_candidates
from quotes.claims.features import find_factors
from quotes.claims.result import KINDS, Factor, FoundClaim
from quotes.claims.weights import BASE, KIND_OF, WEIGHTS
from quotes.language.page import Page
from quotes.language.spans import Span

__all__ = ["find_claims"]

KEEP = 0.5


def find_claims(
    page: Page, regions: Sequence[QuotedRegion], language: str, *, keep: float = KEEP
) -> tuple[FoundClaim, ...]:
    """Return the claims that score at least keep, in text order.

    regions: (start, end, quote index) of each quoted segment; claims inside belong to that quote.
    """
    scored = (
        _score(page, candidate, language)
        for candidate in find_candidates(page, regions)
        if candidate.start < candidate.end
    )
    return tuple(claim for claim in scored if claim.check_worthiness >= keep)


def _score(page: Page, candidate: Candidate, language: str) -> FoundClaim:
    factors = find_factors(page.working, candidate.start, candidate.end, language)
    if candidate.heading:
        factors.append(Factor("heading", WEIGHTS["heading"]))
    if candidate.between_marks:
        factors.append(Factor("quoted", WEIGHTS["quoted"]))
    if candidate.lead:
        factors.append(Factor("lead", WEIGHTS["lead"]))
    log_odds = BASE + sum(factor.weight for factor in factors)
    return FoundClaim(
        span=Span.of(page.text, candidate.start, candidate.end),
        check_worthiness=round(1.0 / (1.0 + exp(-log_odds)), 3),
        kinds=_kinds(factors),
        factors=tuple(_as_given(page.text, factor) for factor in factors),
        quote=candidate.quote,
    )


def _as_given(text: str, factor: Factor) -> Factor:
    """A factor read in the working copy, with the letters of the text as given."""
    span = factor.span
    return Factor(factor.name, factor.weight, Span.of(text, span.start, span.end) if span else None)


def _kinds(factors: Sequence[Factor]) -> tuple[str, ...]:
    found = {KIND_OF[factor.name] for factor in factors if factor.name in KIND_OF}
    return tuple(kind for kind in KINDS if kind in found) or ("other",)
