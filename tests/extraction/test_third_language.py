"""A language is files: Afrikaans, put beside a copy of the code in a temporary folder, is read without a change in the code.

The pipeline is a blank one, without trees or names: what is read here comes from marks, words and cues alone.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import spacy

from quotes.extraction.words import Words

ROOT = Path(__file__).parents[2]
FILES = Path(__file__).parent / "afrikaans"
CODE = "af"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The code as it is, with the files of one more language."""
    there: Path = tmp_path_factory.mktemp("tree")
    shutil.copy(ROOT / "manage.py", there)
    for package in ("quotes", "factcheck"):
        shutil.copytree(ROOT / package, there / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(FILES / "function_words.txt", there / "quotes/language/function_words" / f"{CODE}.txt")
    shutil.copy(FILES / "language_words.toml", there / "quotes/language/words" / f"{CODE}.toml")
    shutil.copy(FILES / "cues.tsv", there / "quotes/extraction/cues" / f"{CODE}.tsv")
    lists = (FILES / "extraction_words.toml").read_text(encoding="utf-8")
    named = {line.partition(" = ")[0] for line in lists.splitlines()}
    lists += "".join(f'{field.name} = ""\n' for field in fields(Words) if field.name not in named)
    (there / "quotes/extraction/words" / f"{CODE}.toml").write_text(lists, encoding="utf-8")
    spacy.blank(CODE).to_disk(there / "quotes/language/models" / CODE)
    return there


@pytest.fixture(scope="module")
def answers(tree: Path) -> dict[str, Any]:
    """What `manage.py extract` says of every text, by its text."""
    lines = "".join(json.dumps({"id": text, "text": text}) + "\n" for text in QUOTES)
    ran = subprocess.run(
        [sys.executable, "manage.py", "extract", "-"],
        cwd=tree,
        input=lines,
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(tree)},
    )
    return {answer["id"]: answer for answer in map(json.loads, ran.stdout.splitlines())}


QUOTES = {
    "'Die brug bly oop tot Sondag', sê burgemeester Anna Botha.": [
        ["direct", ["Die brug bly oop tot Sondag"], ["sê"], "Anna Botha"],
    ],
    "Boer Pieter van der Merwe sê: 'Ons het 25 persent van die oes verloor.'": [
        ["direct", ["Ons het 25 persent van die oes verloor."], ["sê"], "Pieter van der Merwe"],
    ],
    "Burgemeester Anna Botha sê dat die brug oop bly. Sy het gister gesê dat die raad die pad sal herstel.": [
        ["indirect", ["die brug oop bly"], ["sê"], "Anna Botha"],
        ["indirect", ["die raad die pad sal herstel"], ["het", "gesê"], "Anna Botha"],
    ],
    "Burgemeester Anna Botha sê dat die geld ontbreek.": [
        ["indirect", ["die geld ontbreek"], ["sê"], "Anna Botha"],
    ],
    "Minister Elna Smit het gevra of die brug oop bly.": [
        ["indirect", ["die brug oop bly"], ["het", "gevra"], "Elna Smit"],
    ],
    "Volgens die polisie bly die pad gesluit.": [
        ["indirect", ["bly die pad gesluit"], ["Volgens"], "polisie"],
    ],
}


@pytest.mark.parametrize("text", QUOTES)
def test_quotes_in_a_language_that_is_only_files_are_found_with_their_speakers(
    answers: dict[str, Any], text: str
) -> None:
    found = [
        [
            quote["style"],
            [segment["text"] for segment in quote["segments"]],
            [span["text"] for span in quote["cue"]],
            quote["resolved_speaker"],
        ]
        for quote in answers[text]["quotes"]
    ]
    assert found == QUOTES[text]


def test_the_language_is_known_by_its_files_and_has_no_claims_before_it_has_signals(
    answers: dict[str, Any],
) -> None:
    assert {answer["language"] for answer in answers.values()} == {CODE}
    assert not any(answer["claims"] for answer in answers.values())
