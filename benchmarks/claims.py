"""Score claim detection on the shared newspaper sentences, beside the committed figures.

    python -m benchmarks.claims [--check] [--update]

news_dev: each sentence by itself, as score_claims does. In articles: every sentence takes the best score of the claims that touch it.
Out of fold: what the training measured on its own data, from the header of the weights. Cost: of one sentence, words known.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

from benchmarks import measures
from benchmarks.committed import SHARED, TOLERANCE, Figures, run
from quotes.analysis import claims_of, pipeline
from quotes.claims.scoring import shipped_scorer
from quotes.claims.weights import HEADER, SHIPPED

COST = "cost, ms a sentence"
LESS_IS_BETTER = ("calibration error", COST)
OUT_OF_FOLD = (
    ("nl", "own, check_worthy"),
    ("nl", "own, factual"),
    ("en", "claimbuster, check_worthy"),
    ("en", "own, check_worthy"),
    ("en", "own, factual"),
)
SHOWN = ("n", "average precision", "precision at 20%", "calibration error", "F1", "balanced F1")


def main() -> int:
    return run(__doc__, "claims", measure=measure, show=show, fallen=fallen)


def show(measured: Figures, committed: Figures) -> None:
    for name, value in measured.items():
        print(f"{name:48} {value:8.3f}   committed {committed.get(name, float('nan')):8.3f}")


def fallen(measured: Figures, committed: Figures) -> Iterator[str]:
    """Cost depends on the machine, so it is shown and not held."""
    for name, before in committed.items():
        now = measured.get(name, 0.0)
        worse = now - before if name.endswith(LESS_IS_BETTER) else before - now
        if name != COST and worse > TOLERANCE:
            yield f"{name} went from {before:g} to {now:g}."


def measure() -> dict[str, float]:
    sentences = [
        (sentence["text"], bool(sentence["checkworthy"]))
        for document in read("data/claims/news_dev.json")
        for sentence in document["sentences"]
    ]
    labels = [label for _, label in sentences]
    scores = [shipped_scorer("nl").score(text).check_worthy for text, _ in sentences]
    found = {f"news_dev, {name}": value for name, value in figures(labels, scores).items()}
    pairs = scored_sentences()
    found |= {
        f"news_dev in articles, {name}": value
        for name, value in figures([label for _, label in pairs], [score for score, _ in pairs]).items()
    }
    found |= out_of_fold()
    started = time.process_time()
    for text, _ in sentences:
        shipped_scorer("nl").score(text)
    found[COST] = round((time.process_time() - started) / len(sentences) * 1000, 3)
    return found


def figures(labels: list[bool], scores: list[float]) -> dict[str, float]:
    kept = [label for label, score in zip(labels, scores, strict=True) if score >= 0.5]
    values = {
        "average precision": measures.average_precision(labels, scores),
        "precision at 20%": measures.precision_at(labels, scores),
        "calibration error": measures.calibration_error(labels, scores),
        "F1": measures.f1(labels, [score >= 0.5 for score in scores]),
        "precision of kept": sum(kept) / max(1, len(kept)),
        "recall of kept": sum(kept) / sum(labels),
        "n": float(len(labels)),
    }
    return {name: round(value, 3) for name, value in values.items()}


def out_of_fold() -> dict[str, float]:
    found = {}
    for language, data in OUT_OF_FOLD:
        header = json.loads((SHIPPED / language / HEADER).read_text(encoding="utf-8"))
        for name in SHOWN:
            found[f"{language} {data}, {name}"] = header["figures out of fold"][f"{data}, {name}"]
    return found


def scored_sentences() -> list[tuple[float, bool]]:
    texts = {d["doc"]: d["text"] for d in read("data/quotes/news_dev.json")["docs"]}
    found = []
    for document in read("data/claims/news_dev.json"):
        claims = claims_of(pipeline("nl")(texts[document["doc"]]), "nl", keep=0.0)
        for sentence in document["sentences"]:
            touching = [
                c.check_worthiness
                for c in claims
                if c.span.start < sentence["end"] and sentence["start"] < c.span.end
            ]
            found.append((max(touching, default=0.0), bool(sentence["checkworthy"])))
    return found


def read(path: str) -> Any:
    return json.loads((SHARED / path).read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main())
