"""The languages that articles are read in: each has a file in `function_words/`.

Those are words that are frequent in one language and rare or absent in the others.
"""

from __future__ import annotations

from pathlib import Path

LanguageCode = str  # ISO 639-1
FUNCTION_WORDS: dict[LanguageCode, frozenset[str]] = {
    path.stem: frozenset(path.read_text(encoding="utf-8").split())
    for path in (Path(__file__).parent / "function_words").glob("*.txt")
}
DEFAULT: LanguageCode = "nl"
LANGUAGES: tuple[LanguageCode, ...] = tuple(sorted(FUNCTION_WORDS, key=lambda code: (code != DEFAULT, code)))
