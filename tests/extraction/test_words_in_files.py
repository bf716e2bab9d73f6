"""The code names no word of a language: what a language says stands in its files, and adding one changes no code.

Read are all string literals of extraction, claims and language but docstrings, against the function words, word lists and cues.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from quotes.checks import word_lists_are_complete
from quotes.claims.result import KINDS
from quotes.extraction.cues import load_cues
from quotes.extraction.reasons import Why
from quotes.extraction.result import SpeakerKind, Style
from quotes.extraction.word_files import FOLDER
from quotes.extraction.words import complaint
from quotes.language.languages import FUNCTION_WORDS, LANGUAGES
from quotes.language.predicates import Relation

QUOTES = Path(__file__).parents[2] / "quotes"
MODULES = sorted(
    str(path.relative_to(QUOTES))
    for package in ("extraction", "claims", "language")
    for path in (QUOTES / package).rglob("*.py")
)
BY_ENDING = frozenset({"endswith", "startswith", "removesuffix", "removeprefix"})

# Literals that are words of a language too, and mean something else here.
ALLOWED = {
    "what a speaker, a quote or a claim is": {*get_args(SpeakerKind), *get_args(Style), *KINDS},
    "which rule found a quote": {"aldus", "denial", "own words", "question", "reported", "source", "in the words of"},
    "what an argument is to its predicate": {*get_args(Relation)},
    "labels of Universal Dependencies": {"aux", "cop", "csubj", "det", "expl", "mark", "nsubj"},
    "factors of a claim, as its weights know them": {
        "agent", "asks", "decision", "economy", "exclaims", "health", "unasserted", "long", "question", "quotes", "reply", "short",
        "shout", "sport",
    },
    "what is put into a claim's wording, and a figure in the shape of a list": {"order", "speaker", "post", "N"},
    "parts of a date": {"year", "month", "day"},
    "keys of files, and names of components": {
        "hours", "lang", "labels", "ner", "others", "quoted", "quotes", "sign", "signals", "words",
    },
    "what is put into a claim's own wording, and the key of that file": {"order", "post", "speaker"},
    "what stands behind a figure of a list": {"N"},
    "classes of cues and fields, by how their names end": {"_endings", "multiword"},
    "addresses": {"http", "http://", "https://"},
    "marks": {"&", "..."},
    "between alternatives in a message": {" or "},
    "reasons in words": set(Why),
}  # fmt: skip


def literals(source: str) -> Iterator[tuple[str, bool]]:
    """Each literal, and whether words are matched by it as their end or beginning; `{}` for what an f-string fills in."""
    tree = ast.parse(source)
    skipped: set[int] = set()
    ends: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            skipped.add(id(node.value))  # a docstring
        if isinstance(node, ast.Subscript):
            skipped.add(id(node.slice))  # a key: `lists["days"]`
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in BY_ENDING
        ):
            ends |= {id(each) for argument in node.args for each in ast.walk(argument)}
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in node.values}
            yield "".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in node.values), False
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.value, id(node) in ends


@cache
def known_words() -> frozenset[str]:
    words = {word for language in LANGUAGES for word in FUNCTION_WORDS[language]}
    for language in LANGUAGES:
        lists = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
        words |= {
            word
            for name, entries in lists.items()
            if name != "traits"
            for word in entries.replace("|", " ").split()
        }
        cues = load_cues(language)
        words |= {*cues.finite, *cues.participles, *cues.nouns, *cues.gerunds}
        words |= {
            word
            for forms in cues.finite.values()
            for cue, rest in forms
            for word in (*cue.lemma.split(), *rest)
        }
    return frozenset(words)


def words_named(source: str) -> list[str]:
    """The literals that are nothing but known words, or match words by letters at their end."""
    allowed = set().union(*ALLOWED.values())
    return [
        literal
        for literal, is_end in literals(source)
        if literal not in allowed and (_only_words(literal) or (is_end and re.search(r"[^\W\d_]", literal)))
    ]


def _only_words(literal: str) -> bool:
    return bool(literal.split()) and known_words().issuperset(literal.split())


@pytest.mark.parametrize("module", MODULES)
def test_no_rule_names_a_word_of_a_language(module: str) -> None:
    assert words_named((QUOTES / module).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ('negated = word.lower in ("niet", "not")', ["niet", "not"]),
        ('if lower.endswith("ing"): ...', ["ing"]),
        ('VERBS = """say think believe""".split()', ["say think believe"]),
        ('raise ValueError(f"No pipeline for language {code!r}.")', []),
    ],
)
def test_words_and_endings_in_code_are_seen(line: str, named: list[str]) -> None:
    assert words_named(line) == named


def test_a_list_that_a_language_lacks_stops_the_start_and_is_named() -> None:
    assert word_lists_are_complete() == []
    assert (complaint("xx") or "").startswith(
        "quotes/extraction/words/xx.toml lacks traits, clause_openers, "
    )
