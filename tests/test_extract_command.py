"""`manage.py extract`: a contract that other programs call."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

TEXT = "'De brug is klaar en heeft 40 miljoen euro gekost', zei wethouder Anja Kramer."


def run(*args: str) -> tuple[list[dict[str, Any]], int]:
    out, code = io.StringIO(), 0
    try:
        call_command("extract", *args, stdout=out)
    except SystemExit as stop:
        code = int(stop.code or 0)
    return [json.loads(line) for line in out.getvalue().splitlines()], code


def test_a_text_file_gives_one_line_with_its_stem_as_id(tmp_path: Path) -> None:
    path = tmp_path / "brug.txt"
    path.write_text(TEXT, encoding="utf-8")
    [answer], code = run(str(path))
    assert code == 0
    assert list(answer) == ["id", "language", "quotes", "claims"]
    assert (answer["id"], answer["language"]) == ("brug", "nl")
    [quote] = answer["quotes"]
    assert quote == {
        "style": "direct",
        "segments": [{"start": 1, "end": 49, "text": "De brug is klaar en heeft 40 miljoen euro gekost"}],
        "cue": [{"start": 52, "end": 55, "text": "zei"}],
        "speaker": {"start": 56, "end": 77, "text": "wethouder Anja Kramer"},
        "resolved_speaker": "Anja Kramer",
        "speaker_kind": "person",
        "confidence": 0.95,
        "reason": "named here",
        "parent": None,
    }
    [claim] = answer["claims"]
    assert set(claim) == {
        "start",
        "end",
        "text",
        "wording",
        "check_worthiness",
        "kinds",
        "factors",
        "quote",
    }
    assert {"name", "weight", "span"} in [set(factor) for factor in claim["factors"]]


def test_refused_lines_are_named_and_the_others_answered(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    lines = [
        {"id": 1, "text": TEXT},
        {"id": 2, "text": " "},
        {"id": 3},
        {"id": 4, "text": TEXT, "language": "xx"},
    ]
    path.write_text(
        "\n".join([*map(json.dumps, lines), "{", "[" * 100_000, json.dumps({"id": 7, "text": TEXT})]),
        encoding="utf-8",
    )
    answers, code = run(str(path))
    assert code == 1
    assert ["error" in answer for answer in answers] == [False, True, True, True, True, True, False]
    assert answers[1] == {"id": 2, "error": "The text is empty. Give at least one sentence."}
    assert "line 5" in answers[4]["error"]


def test_a_lines_language_wins_over_the_option(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text(
        json.dumps({"id": 1, "text": TEXT, "language": "nl"}) + "\n" + json.dumps({"id": 2, "text": TEXT}),
        encoding="utf-8",
    )
    answers, _ = run(str(path), "--language", "en")
    assert [answer["language"] for answer in answers] == ["nl", "en"]


def test_a_missing_file_is_an_error_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "brug.txt"
    path.write_bytes(TEXT.encode("utf-16"))
    answers, code = run(str(tmp_path / "nergens.txt"), str(path))
    assert code == 1
    assert "cannot be read" in answers[0]["error"]
    assert answers[1]["quotes"][0]["resolved_speaker"] == "Anja Kramer"


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    [answer], _ = run("-")
    assert answer["id"] == "stdin"
    assert len(answer["quotes"]) == 1


def test_a_table_shows_speaker_and_quote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "brug.txt"
    path.write_text(TEXT, encoding="utf-8")
    out = io.StringIO()
    call_command("extract", str(path), "--format", "table", stdout=out)
    assert "Anja Kramer" in out.getvalue()


def test_no_database_and_no_checks_are_needed() -> None:
    from quotes.management.commands.extract import Command

    assert Command.requires_system_checks == []
    assert Command.requires_migrations_checks is False
