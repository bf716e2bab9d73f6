"""Text to check-worthy claims, each with the reasons for its score."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.claims.candidates import Candidate, QuotedRegion, find_candidates
from quotes.claims.result import Factor, FoundClaim
from quotes.claims.scoring import Scored, shipped_scorer
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
    scorer = shipped_scorer(language)
    scored = (
        (candidate, scorer.score(page.working[candidate.start : candidate.end], explain_from=keep))
        for candidate in find_candidates(page, regions)
        if candidate.start < candidate.end
    )
    return tuple(
        _claim(page.text, candidate, found) for candidate, found in scored if found.check_worthy >= keep
    )


def _claim(text: str, candidate: Candidate, scored: Scored) -> FoundClaim:
    return FoundClaim(
        span=Span.of(text, candidate.start, candidate.end),
        check_worthiness=round(scored.check_worthy, 3),
        kinds=scored.kinds,
        factors=tuple(_in_text(text, candidate.start, factor) for factor in scored.factors),
        quote=candidate.quote,
    )


def _in_text(text: str, start: int, factor: Factor) -> Factor:
    """A factor read in the sentence, in its place in the text as given."""
    span = factor.span
    place = Span.of(text, start + span.start, start + span.end) if span else None
    return Factor(factor.name, factor.weight, place)
