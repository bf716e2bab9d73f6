"""score_claims: lines in, lines out."""

from __future__ import annotations

import io
import json
import shutil

import pytest
from django.core.management import CommandError, call_command

from quotes.claims.weights import HEADER, SHIPPED


def run(path, *args):
    out = io.StringIO()
    call_command("score_claims", str(path), *args, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def write(path, *records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def record(name, text, language="nl"):
    return {"id": name, "text": text, "language": language}


def test_each_line_gets_its_answer_in_order(tmp_path):
    path = write(
        tmp_path / "in.jsonl",
        record("a", "De gemeente gaf vorig jaar 12 miljoen euro uit aan wegen."),
        record(2, "Thank you, Jim.", "en"),
        record("c", ""),
    )
    answers = run(path)
    assert [answer["id"] for answer in answers] == ["a", 2, "c"]
    for answer in answers:
        assert set(answer) == {"id", "factual", "check_worthy", "kinds", "factors"}
        assert 0 <= answer["check_worthy"] <= answer["factual"] <= 1
    assert answers[0]["check_worthy"] > 0.5 > answers[1]["check_worthy"]
    factor = answers[0]["factors"][0]
    assert set(factor) == {"name", "weight", "span"}


def test_a_bad_line_is_named(tmp_path):
    path = write(tmp_path / "in.jsonl", record("a", "De brug is open."), {"id": "b", "text": "x"})
    with pytest.raises(CommandError, match=r"in\.jsonl line 2: language is missing"):
        run(path)


def test_a_lone_surrogate_is_scored(tmp_path):
    [answer] = run(write(tmp_path / "in.jsonl", record("a", "De brug \ud800 is open.")))
    assert answer["id"] == "a"


def test_other_weights_answer_for_their_own_language(tmp_path):
    shutil.copytree(SHIPPED / "nl", tmp_path / "own")
    sentence = record("a", "De gemeente gaf vorig jaar 12 miljoen euro uit aan wegen.")
    path = write(tmp_path / "in.jsonl", sentence)
    assert run(path, "--weights", str(tmp_path / "own")) == run(path)
    english = write(tmp_path / "en.jsonl", record("b", "Thank you.", "en"))
    with pytest.raises(CommandError, match="are for nl, not for en"):
        run(english, "--weights", str(tmp_path / "own"))


def test_weights_of_another_version_are_refused(tmp_path):
    shutil.copytree(SHIPPED / "nl", tmp_path / "own")
    header = tmp_path / "own" / HEADER
    header.write_text(
        header.read_text(encoding="utf-8").replace('"version": 1', '"version": 2'), encoding="utf-8"
    )
    path = write(tmp_path / "in.jsonl", record("a", "De brug is open."))
    with pytest.raises(CommandError, match="version 2"):
        run(path, "--weights", str(tmp_path / "own"))
