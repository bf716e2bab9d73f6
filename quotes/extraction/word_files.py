"""Reading the word lists of a language from its file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "words"


def feminine_of(roles: Iterable[str], forms: Iterable[str]) -> dict[str, str]:
    """`huurster` -> `huurder`, `biologe` -> `bioloog`, by pairs of ends (`ster der`), the feminine first; one alone is put behind the role."""
    pairs = [(feminine, masculine) for form in forms for feminine, _, masculine in [form.partition(" ")]]
    return {
        role.removesuffix(masculine) + feminine: role
        for role in roles
        for feminine, masculine in pairs
        if role.endswith(masculine) and len(role) > len(masculine) + 2
    }


def as_listed(name: str, entries: list[str]) -> Any:
    """Ends of words as str.endswith takes them, all else to look things up in."""
    return tuple(entries) if name.endswith("_endings") else frozenset(entries)


@cache
def lists_of(language: str) -> dict[str, str]:
    """The file as it stands; nothing where there is none."""
    path = FOLDER / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def entries_of(text: str) -> list[str]:
    entries = text.split("|") if "|" in text else text.split()
    return [entry.strip() for entry in entries if entry.strip()]
