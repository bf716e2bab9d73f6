"""`manage.py compare`: a file of pairs in, a line of JSON per pair out."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

LONG = "De gemeente Duinmeer heeft vorig jaar 120 bruggen laten repareren."


def run(tmp_path: Path, *lines: Any) -> list[dict[str, Any]]:
    path = tmp_path / "pairs.jsonl"
    written = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(written), encoding="utf-8")
    out = StringIO()
    call_command("compare", str(path), stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def pair(a: str, b: str, /, **more: Any) -> dict[str, Any]:
    return {"id": 1, "a": {"text": a, "language": "nl"}, "b": {"text": b, "language": "nl"}} | more


def test_a_pair_is_answered_with_band_relation_and_slots(tmp_path: Path) -> None:
    [answer] = run(tmp_path, pair(LONG, LONG.replace("120", "80")))
    assert answer.keys() == {"id", "similarity", "band", "relation", "slots"}
    assert (answer["id"], answer["band"], answer["relation"]) == (1, "suggest", "contradicts")
    assert {"slot": "number", "a": "120", "b": "80", "verdict": "different"} in answer["slots"]


@pytest.mark.parametrize(
    ("a", "b", "band", "relation"),
    [
        (LONG, LONG.upper(), "strong", "repeats"),
        (LONG, LONG.replace("laten repareren", "gerepareerd"), "strong", "rewords"),
        (LONG, LONG.replace("heeft", "heeft nooit"), "suggest", "contradicts"),
        (LONG, LONG.replace("Duinmeer", "Veldhoek"), "suggest", "different"),
        ("De brug is dicht.", "De brug is dicht!", "suggest", "repeats"),
        (LONG, "Het zwembad is vandaag open voor iedereen.", "none", "different"),
    ],
)
def test_band_and_relation(tmp_path: Path, a: str, b: str, band: str, relation: str) -> None:
    [answer] = run(tmp_path, pair(a, b))
    assert (answer["band"], answer["relation"]) == (band, relation)


def test_dates_are_counted_from_the_day_a_statement_was_made(tmp_path: Path) -> None:
    a = {"text": "De brug is gisteren gesloten.", "language": "nl", "date": "2024-03-13T10:00:00Z"}
    b = {"text": "The bridge was closed on 12 March 2024.", "language": "en", "speaker": None, "date": ""}
    [answer] = run(tmp_path, {"id": "x", "a": a, "b": b})
    assert [slot["verdict"] for slot in answer["slots"] if slot["slot"] == "date"] == ["same"]


def test_a_lone_surrogate_comes_out_escaped(tmp_path: Path) -> None:
    [answer] = run(tmp_path, pair("\ud800 30 mensen", "13 mensen"))
    assert answer["slots"][0]["verdict"] == "different"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", r"pairs\.jsonl line 2: "),
        ("[" * 100_000, r"pairs\.jsonl line 2: "),
        ([1], "not an object"),
        ({"id": 1, "a": {"text": "x", "language": "nl"}}, "b is missing"),
        (pair("x", "y", b=3), "line 2: b: not an object"),
        (pair("x", "y", b={"text": "y"}), "line 2: b: language is missing"),
        (pair("x", "y", a={"text": "x", "language": "de"}), "language 'de' is not one of nl, en"),
        (pair("x", "y", a={"text": 5, "language": "nl"}), "no string"),
        (pair("x", "y", a={"text": "x", "language": "nl", "date": "2022-13-01"}), "month"),
        (pair("x", "y", a={"text": "x", "language": "nl", "date": "ooit"}), "'ooit' is not a date"),
    ],
)
def test_a_bad_line_is_named_with_its_reason(tmp_path: Path, line: Any, reason: str) -> None:
    with pytest.raises(CommandError, match=reason):
        run(tmp_path, pair("x", "y"), line)
