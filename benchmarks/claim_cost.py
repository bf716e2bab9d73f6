"""What claims cost beside the rest of the analysis of the same article, in CPU time, both in one process.

    python -m benchmarks.claim_cost

All own articles, and short ones with a figure in nearly every sentence (sets/claims/dense.jsonl). The rest is everything else that
`extract` does with an article: its language, the pipeline, quotes and speakers. Each is the best of some turns. Exits with 1 where an article is above BAR.
"""

from __future__ import annotations

import gc
import json
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.quote_sets import read_set
from quotes.analysis import choose_language, claims_of, pipeline
from quotes.language import guard
from quotes.language.languages import LANGUAGES, LanguageCode
from quotes.language.paragraph_languages import foreign_paragraphs
from quotes.language.pipelines import page_of

BAR = 0.10
TURNS = {"articles": 12, "dense": 40}  # claims of a short one take a millisecond, which is easily disturbed
DENSE = Path(__file__).parent / "sets/claims/dense.jsonl"


@dataclass(slots=True)
class Timed:
    """An article with the seconds of each turn: of everything but claims, and of claims."""

    name: str
    text: str
    rest: list[float] = field(default_factory=list)
    claims: list[float] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Of the best turns: what another process does meanwhile only adds time, to either."""
        return min(self.claims) / min(self.rest)


def main() -> int:
    missed = 0
    for language in LANGUAGES:
        for name, articles in measured(language).items():
            shares = sorted((article.share, article.name) for article in articles)
            middle = statistics.median(share for share, _ in shares)
            worst, which = shares[-1]
            print(
                f"{language} {name:8} claims / rest: median {middle:.3f}, worst {worst:.3f} ({which}; n {len(shares)}, bar {BAR:.2f})"
            )
            missed += worst > BAR
    return 1 if missed else 0


def measured(language: LanguageCode) -> dict[str, list[Timed]]:
    """The articles of a language by set, timed as often as TURNS says, all of a set in each turn."""
    own = enumerate(read_set(f"articles_{language}"), 1)
    sets = {"articles": [Timed(f"{at}", gold.text) for at, gold in own], "dense": list(dense(language))}
    for name, articles in sets.items():
        for turn in range(TURNS[name] + 1):
            for article in articles:
                rest, claims = seconds(article.text, language)
                if turn:  # the first one learns the words
                    article.rest.append(rest)
                    article.claims.append(claims)
            gc.freeze()  # as the workers do
    return sets


def dense(language: LanguageCode) -> Iterator[Timed]:
    for item in map(json.loads, DENSE.read_text(encoding="utf-8").splitlines()):
        if item["language"] == language:
            yield Timed(item["id"], item["text"])


def seconds(text: str, language: LanguageCode) -> tuple[float, float]:
    begun = time.process_time()
    guard.check(text)
    choose_language(text, "auto")
    doc = pipeline(language)(text)
    foreign_paragraphs(page_of(doc), language)
    read = time.process_time()
    claims_of(doc, language)
    return read - begun, time.process_time() - read


if __name__ == "__main__":
    sys.exit(main())
