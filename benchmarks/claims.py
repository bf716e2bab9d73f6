"""Score claim detection on the shared newspaper sentences, beside the committed figures.

    python -m benchmarks.claims [--check] [--update]

Every sentence takes the best score of the claims that touch it. Average precision, and precision among the top 20 %.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

from benchmarks.committed import SHARED, TOLERANCE, Figures, run
from quotes.claims import find_claims
from quotes.claims.result import FoundClaim
from quotes.extraction import extract_quotes
from quotes.language.pipelines import load, page_of


def main() -> int:
    return run(__doc__, "claims", measure=measure, show=show, fallen=fallen)


def show(measured: Figures, committed: Figures) -> None:
    for name, value in measured.items():
        print(f"{name:28} {value:6.3f}   committed {committed.get(name, float('nan')):6.3f}")


def fallen(measured: Figures, committed: Figures) -> Iterator[str]:
    for name, before in committed.items():
        if measured.get(name, 0.0) < before - TOLERANCE:
            yield f"{name} fell from {before:g} to {measured.get(name, 0.0):g}."


def measure() -> dict[str, float]:
    ranked = sorted(scored_sentences(), key=lambda pair: -pair[0])
    labels = [label for _, label in ranked]
    top = max(1, len(labels) // 5)
    kept = [label for score, label in ranked if score >= 0.5]
    return {
        "average precision": round(average_precision(labels), 3),
        "precision at 20%": round(sum(labels[:top]) / top, 3),
        "precision of kept": round(sum(kept) / max(1, len(kept)), 3),
        "recall of kept": round(sum(kept) / sum(labels), 3),
        "n": len(labels),
    }


def scored_sentences() -> list[tuple[float, bool]]:
    texts = {d["doc"]: d["text"] for d in read("data/quotes/news_dev.json")["docs"]}
    found = []
    for document in read("data/claims/news_dev.json"):
        claims = all_claims(texts[document["doc"]])
        for sentence in document["sentences"]:
            touching = [
                c.check_worthiness
                for c in claims
                if c.span.start < sentence["end"] and sentence["start"] < c.span.end
            ]
            found.append((max(touching, default=0.0), bool(sentence["checkworthy"])))
    return found


def all_claims(text: str) -> tuple[FoundClaim, ...]:
    doc = load("nl")(text)
    quotes = extract_quotes(doc, "nl")
    regions = [
        (s.start, s.end, i) for i, quote in enumerate(quotes) if quote.parent is None for s in quote.segments
    ]
    return find_claims(page_of(doc), regions, "nl", keep=0.0)


def average_precision(labels: list[bool]) -> float:
    hits, total = 0, 0.0
    for rank, label in enumerate(labels, 1):
        hits += label
        total += hits / rank if label else 0.0
    return total / hits


def read(path: str) -> Any:
    return json.loads((SHARED / path).read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main())
