"""Sentences that state a fact, and are ranked below what is kept: for an editor who wants to see what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.claims.scoring import Scored, shipped_scorer
from quotes.claims.words import has_signals
from quotes.language.page import Page, read_page
from quotes.language.spans import Span

FACTUAL = 0.5
KEPT = 0.5
READ = 1_000  # sentences of an article
MOST = 20


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A sentence as printed, with its scores and their reasons; the places of its factors are those in the sentence."""

    span: Span
    scored: Scored


def near_misses(text: str, language: str, taken: Sequence[tuple[int, int]]) -> list[NearMiss]:
    """Return the sentences that are factual and not check-worthy, most check-worthy first, at most MOST.

    taken: places of claims; a sentence that touches one is left out. Headings are left out too. Looks at the first READ sentences, by
    their words alone: nothing is parsed. Tens of microseconds a sentence. Nothing in a language without signals/.
    Raises TextRefused when the text is too long or has no words.
    """
    if not has_signals(language):
        return []
    found = [each for each in _scored(read_page(text), language, taken) if each.scored.factual >= FACTUAL]
    return sorted(found, key=lambda each: -each.scored.check_worthy)[:MOST]


def _scored(page: Page, language: str, taken: Sequence[tuple[int, int]]) -> Iterator[NearMiss]:
    scorer = shipped_scorer(language)
    for sentence in page.sentences[:READ]:
        start, end = sentence.start, sentence.end
        touched = any(first < end and start < last for first, last in taken)
        if touched or page.paragraphs[sentence.paragraph].heading:
            continue
        scored = scorer.score(page.working[start:end])
        if scored.check_worthy < KEPT:
            yield NearMiss(Span.of(page.text, start, end), scored)
