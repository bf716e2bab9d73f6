"""Odd texts, vectors and versions on the way to a match: an answer, or a sentence that says what is wrong."""

from __future__ import annotations

import json
import math
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from quotes.actions.match_statement import store_matches
from quotes.embedding import embedder, vectors
from quotes.models import Match, Statement
from quotes.search import find_similar
from tests.builders import make_statement
from tests.odd_texts import ODD_TEXTS, UNSTORABLE

TEXT = "De gemeente Duinmeer telt 120 bruggen en wil er meer."
ALL = ODD_TEXTS | UNSTORABLE
each_text = pytest.mark.parametrize("text", ALL.values(), ids=ALL)
each_language = pytest.mark.parametrize("language", ["nl", "en"])


@each_language
@each_text
def test_a_search_is_answered(db: None, text: str, language: str) -> None:
    make_statement(TEXT)
    hits = find_similar(text, language, Statement.objects.all())
    assert all(math.isfinite(hit.similarity) for hit in hits)


@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_a_statement_is_matched(db: None, text: str) -> None:
    make_statement(TEXT)
    store_matches(make_statement(text or " "))
    assert all(math.isfinite(match.similarity) for match in Match.objects.all())


@pytest.mark.parametrize(
    ("vector", "reason"),
    [
        ([1.0] * 3, "A vector of 3 numbers was asked about; the database holds 256"),
        ([1.0] * 768, "A vector of 768 numbers was asked about; the database holds 256"),
        ([math.nan] * 256, "not a number"),
        ([math.inf, *[0.0] * 255], "not a number"),
        ([0.0] * 256, "all zeros"),
    ],
    ids=["short", "long", "NaN", "infinite", "zeros"],
)
def test_a_vector_that_cannot_be_compared_is_refused(db: None, vector: list[float], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        find_similar(TEXT, "nl", Statement.objects.all(), vector=vector)


def test_a_statement_with_a_vector_of_an_unknown_version_is_matched_by_one_of_now(db: None) -> None:
    make_statement(TEXT)
    asking = make_statement(TEXT.replace("120", "80"))
    Statement.objects.filter(pk=asking.pk).update(embedding_version="unknown-9")
    asking.refresh_from_db()
    store_matches(asking)
    assert Match.objects.get().embedding_version == embedder().version


class Crooked:
    """Says 256 and gives 3."""

    version, dimension = "crooked-1", 256

    def embed(self, texts: Any) -> Any:
        import numpy as np

        return np.ones((len(texts), 3), dtype=np.float32)


def test_an_embedder_that_gives_other_vectors_than_it_says_is_named(settings: Any) -> None:
    settings.EMBEDDER = f"{__name__}.Crooked"
    embedder.cache_clear()
    try:
        with pytest.raises(
            ImproperlyConfigured, match=r"gave vectors of shape \(1, 3\) for 1 texts, not \(1, 256\)"
        ):
            vectors(["De brug is dicht."])
    finally:
        embedder.cache_clear()


def written(path: Path, records: list[Any]) -> Path:
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    return path


@pytest.mark.django_db(transaction=True)
def test_rank_answers_every_query_and_takes_every_statement(tmp_path: Path) -> None:
    rows = [{"id": name, "text": text, "language": "nl"} for name, text in ALL.items()]
    files = written(tmp_path / "s.jsonl", rows), written(tmp_path / "q.jsonl", rows)
    out = StringIO()
    call_command("rank", statements=files[0], queries=files[1], stdout=out)
    answers = {answer["id"]: answer["hits"] for answer in map(json.loads, out.getvalue().splitlines())}
    assert answers.keys() == ALL.keys()
    assert answers["nothing"] == answers["emoji"] == []
    assert answers["one word"][0]["id"] == "one word"


@each_text
def test_compare_answers(tmp_path: Path, text: str) -> None:
    sides = [{"text": text, "language": "nl"}, {"text": TEXT, "language": "en"}]
    pairs = [{"id": i, "a": sides[i], "b": sides[1 - i]} for i in (0, 1)]
    out = StringIO()
    call_command("compare", str(written(tmp_path / "pairs.jsonl", pairs)), stdout=out)
    answers = [json.loads(line) for line in out.getvalue().splitlines()]
    assert {answer["band"] for answer in answers} <= {"none", "suggest", "strong"}
    assert all(math.isfinite(answer["similarity"]) for answer in answers)
