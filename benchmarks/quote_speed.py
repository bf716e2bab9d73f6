"""Words a second of the whole analysis, beside the bare pipeline in the same process, turn by turn.

frog (Debian) is timed too where it is installed; it is another program, so wall time counts for it.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence

from benchmarks.quote_sets import read_set
from quotes.analysis import analyse, pipeline
from quotes.language.languages import LANGUAGES, LanguageCode
from quotes.language.pipelines import load_bare

TURNS = 12
TEXTS = 16


def measure_speed() -> int:
    """Print the figures per language; 1 where one misses its bar."""
    missed = 0
    for language in LANGUAGES:
        texts = [gold.text for gold in read_set(f"articles_{language}")][:TEXTS]
        quotes, claims = ratios(language, texts)
        words = sum(len(text.split()) for text in texts)
        print(
            f"{language}: quotes / bare pipeline {quotes:.2f}, with claims {claims:.2f} ({words} words, {TURNS} turns)"
        )
        missed += quotes < 0.90 or claims < 0.80
    _beside_frog([gold.text for gold in read_set("articles_nl")][:TEXTS])
    return 1 if missed else 0


def ratios(language: LanguageCode, texts: Sequence[str]) -> tuple[float, float]:
    """Time of the bare pipeline over ours, median over turns: with quotes, and with claims as well."""
    bare, ours = load_bare(language), pipeline(language)

    def with_quotes() -> None:
        for text in texts:
            ours(text)

    def with_claims() -> None:
        for text in texts:
            analyse(text, language)

    def alone() -> None:
        for text in texts:
            bare(text)

    turns = [(_seconds(alone), _seconds(with_quotes), _seconds(with_claims)) for _ in range(TURNS + 1)][1:]
    return (
        statistics.median(base / quotes for base, quotes, _ in turns),
        statistics.median(base / claims for base, _, claims in turns),
    )


def _seconds(work: Callable[[], None]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _beside_frog(texts: Sequence[str]) -> None:
    frog = shutil.which("frog")
    if frog is None:
        print("frog is not installed (Debian package frog): no comparison with it.")
        return
    words = sum(len(text.split()) for text in texts)
    ours = pipeline("nl")
    begun = time.perf_counter()
    for text in texts:
        ours(text)
    mine = time.perf_counter() - begun
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write("\n\n".join(texts))
        file.flush()
        begun = time.perf_counter()
        subprocess.run([frog, "-t", file.name, "-o", "/dev/null"], check=True, capture_output=True)
        theirs = time.perf_counter() - begun
    print(
        f"nl: {words / mine:.0f} words/s, frog {words / theirs:.0f} words/s with its start: {theirs / mine:.1f} times"
    )
