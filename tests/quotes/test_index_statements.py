from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from quotes.actions.index_statements import index_statements, outdated
from quotes.checks import embedder_can_be_used
from quotes.embedding import embedder
from quotes.models import Statement
from quotes.search import find_similar
from tests.builders import make_statement

TEXT = "De brug bij Duinmeer is al drie weken dicht."


@pytest.fixture
def old(db: None) -> Statement:
    statement = make_statement(TEXT)
    Statement.objects.update(embedding_version="another-1", search_text="")
    return statement


def test_a_vector_of_another_version_is_never_compared(old: Statement) -> None:
    assert find_similar(TEXT, "nl", Statement.objects.all()) == []


def test_an_outdated_statement_is_found_again_once_it_is_indexed(old: Statement) -> None:
    assert list(index_statements()) == [1]
    assert [hit.statement_id for hit in find_similar(TEXT, "nl", Statement.objects.all())] == [old.pk]
    assert not outdated().exists()


def test_batches_go_on_where_they_stopped(db: None) -> None:
    for number in range(5):
        make_statement(f"Brug {number} is dicht.")
    Statement.objects.update(embedding_version="another-1")
    next(index_statements(size=2))
    assert outdated().count() == 3
    assert list(index_statements(size=2)) == [2, 1]


def test_the_command_says_how_far_it_is_and_does_nothing_twice(old: Statement) -> None:
    out = StringIO()
    call_command("index_statements", stdout=out)
    assert "1 of 1 statements" in out.getvalue()
    assert f"1 statements are now of version {embedder().version}" in out.getvalue()
    out = StringIO()
    call_command("index_statements", stdout=out)
    assert out.getvalue().startswith("0 statements are now")


class Short:
    version, dimension = "short-1", 3

    def embed(self, texts: object) -> object:
        return []


class Nothing:
    pass


@pytest.fixture
def fresh_embedder() -> object:
    embedder.cache_clear()
    yield
    embedder.cache_clear()


@pytest.mark.parametrize(
    ("model", "message"),
    [
        ("/nowhere", "EMBEDDER_MODEL='/nowhere' is no folder of a model"),
        (str(Path(__file__).parent), "is no folder of a model"),
    ],
)
def test_a_model_that_is_not_there_is_said_at_start(
    model: str, message: str, settings: Any, fresh_embedder: object
) -> None:
    settings.EMBEDDER = "quotes.language.sentence_embedder.SentenceEmbedder"
    settings.EMBEDDER_MODEL = model
    [error] = embedder_can_be_used()
    assert message in error.msg


def test_what_to_install_is_said_where_the_library_is_missing(
    tmp_path: Path, settings: Any, fresh_embedder: object
) -> None:
    (tmp_path / "config.json").write_text("{}")
    settings.EMBEDDER = "quotes.language.sentence_embedder.SentenceEmbedder"
    settings.EMBEDDER_MODEL = str(tmp_path)
    [error] = embedder_can_be_used()
    assert "pip install -r requirements-sentence-transformers.txt" in error.msg


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("quotes.nowhere.Embedder", "cannot be loaded"),
        (f"{__name__}.Short", "makes vectors of 3; the database holds 256"),
        (f"{__name__}.Nothing", "it has no version and no dimension and no embed"),
    ],
)
def test_an_embedder_that_does_not_fit_is_refused_at_start(
    path: str, message: str, settings: object, fresh_embedder: object
) -> None:
    settings.EMBEDDER = path  # type: ignore[attr-defined]
    with pytest.raises(ImproperlyConfigured, match=message):
        embedder()
    [error] = embedder_can_be_used()
    assert message in error.msg
    assert error.id == "quotes.E003"
