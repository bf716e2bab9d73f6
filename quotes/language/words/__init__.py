"""What reading a language takes beyond its pipeline: `words/nl.toml`, `words/en.toml`, each with the same keys."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from quotes.language.languages import LANGUAGES

FOLDER = Path(__file__).parent


@cache
def words_of(language: str) -> dict[str, Any]:
    """The file of one language, as it stands."""
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def of_all(section: str, key: str) -> list[str]:
    """The entries of every language, each once: for what is read before the language of a text is known."""
    entries: dict[str, None] = {}
    for language in LANGUAGES:
        found = words_of(language)[section][key]
        entries |= dict.fromkeys(found.split() if isinstance(found, str) else found)
    return list(entries)
