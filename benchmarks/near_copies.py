"""Near copies found and not found, and the time it takes: `python -m benchmarks.near_copies`.

Each of our own written articles is printed as nine papers would: under another headline, cut to three quarters and to half, one word in
twenty or in ten put otherwise, a paragraph of another article added. No database is used; the keys and the comparison are those of the site.
"""

from __future__ import annotations

import random
import re
import statistics
import time
from collections.abc import Callable
from itertools import combinations

from benchmarks.quote_sets import read_set
from quotes.matching.near_copies import LEAST_RESEMBLANCE, band_keys, resemblance, runs

SETS = ("articles_nl", "articles_en", "check_articles_nl", "check_articles_en")
chance = random.Random(4)


def main() -> None:
    texts = [gold.text for name in SETS for gold in read_set(name)]
    for name, edit in EDITS.items():
        pairs = [(text, edit(text)) for text in texts]
        shares = [resemblance(runs(a), runs(b)) for a, b in pairs]
        found = [
            meet(a, b) and share >= LEAST_RESEMBLANCE for (a, b), share in zip(pairs, shares, strict=True)
        ]
        print(
            f"{name}: found {sum(found)} of {len(found)}; resemblance {min(shares):.2f} to {max(shares):.2f}"
        )
    others = [(meet(a, b), resemblance(runs(a), runs(b))) for a, b in combinations(texts, 2)]
    met = sum(share for share, _ in others)
    print(
        f"two stories: share a key {met} of {len(others)}, most alike {max(share for _, share in others):.3f}"
    )
    print(f"{speed(texts):.2f} ms an article of 4,000 characters")


def meet(a: str, b: str) -> bool:
    """Whether the database would bring the two together."""
    return bool(set(band_keys(runs(a))) & set(band_keys(runs(b))))


def speed(texts: list[str]) -> float:
    text = " ".join(texts)[:4_000]
    times = []
    for _ in range(100):
        start = time.perf_counter()
        band_keys(runs(text))
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


def headed(text: str) -> str:
    return "\n\n".join(["De eindredactie zette er een heel andere kop boven", *paragraphs(text)[1:]])


def cut(share: float) -> Callable[[str], str]:
    def edit(text: str) -> str:
        sentences = re.split(r"(?<=[.!?’'”])\s+", text)
        return " ".join(sentences[: max(2, round(len(sentences) * share))])

    return edit


def reworded(share: float) -> Callable[[str], str]:
    def edit(text: str) -> str:
        words = text.split(" ")
        for place in chance.sample(range(len(words)), round(len(words) * share)):
            words[place] = f"anders{place}"
        return " ".join(words)

    return edit


def added(text: str) -> str:
    other = chance.choice([gold.text for gold in read_set("articles_nl")])
    return "\n\n".join([text, *paragraphs(other)[1:2]])


def paragraphs(text: str) -> list[str]:
    return [part for part in re.split(r"\n\s*\n", text) if part.strip()]


EDITS: dict[str, Callable[[str], str]] = {
    "other headline": headed,
    "cut to three quarters": cut(0.75),
    "cut to two thirds": cut(0.67),
    "cut to half": cut(0.5),
    "one word in twenty otherwise": reworded(0.05),
    "one word in ten otherwise": reworded(0.1),
    "a paragraph added": added,
}

if __name__ == "__main__":
    main()
