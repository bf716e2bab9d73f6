"""Words that carry no matter of their own, and words that deny; folded, per language."""

from __future__ import annotations

from quotes.language.languages import LANGUAGES
from quotes.language.words import words_of

STOP_WORDS = {code: frozenset(words_of(code)["matching"]["stop_words"].split()) for code in LANGUAGES}
NEGATIONS = {code: frozenset(words_of(code)["matching"]["negations"].split()) for code in LANGUAGES}
