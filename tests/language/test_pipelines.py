"""The pipelines that ship, and any other that is put in their place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quotes.checks import pipelines_can_be_used
from quotes.language import pipelines
from quotes.language.languages import LANGUAGES
from quotes.language.pipelines import MODELS, complaint, load, starts_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_ships_has_what_the_rules_need_and_says_its_licence(language: str) -> None:
    folder = MODELS / language
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    assert complaint(language) is None
    assert meta["license"] == "CC BY-SA 4.0"
    assert "CC BY-SA 4.0" in (folder / "README.md").read_text(encoding="utf-8")
    assert "Attribution-ShareAlike 4.0" in (folder / "LICENSE").read_text(encoding="utf-8")
    assert sum(file.stat().st_size for file in folder.rglob("*")) < 25e6


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_token_knows_where_it_stands_in_the_text_as_given(language: str) -> None:
    text = "KOP – «Ja»,\n\n  zei  Anja.\tEn: ‘nee’ 👩‍🚒 zei zij."
    doc = load(language)(text)
    for token, start in zip(doc, starts_of(doc), strict=True):
        assert token.text == '"' or text[start : start + len(token)] == token.text


def write_meta(folder: Path, **meta: object) -> str:
    (folder / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    return str(folder)


@pytest.mark.parametrize(
    ("meta", "said"),
    [
        ({"lang": "en", "pipeline": ["tagger", "parser", "ner"]}, "for 'en', not for 'nl'"),
        ({"lang": "nl", "pipeline": ["tok2vec", "parser"]}, "has no morphologizer or tagger, no ner"),
    ],
)
def test_another_pipeline_is_checked_for_language_and_components(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meta: dict[str, object], said: str
) -> None:
    monkeypatch.setitem(pipelines.PACKAGES, "nl", write_meta(tmp_path, **meta))
    [error] = pipelines_can_be_used()
    assert said in error.msg
    assert "PIPELINE_NL" in (error.hint or "")


def test_a_pipeline_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(pipelines.PACKAGES, "en", "en_no_such_pipeline")
    assert complaint("en") == (
        "'en_no_such_pipeline' is no installed spaCy pipeline, and no folder with one. Install it, or give its path."
    )
