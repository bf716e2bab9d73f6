"""manage.py import_fact_checks."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from factcheck.models import Job
from quotes.models import FactCheck

SAMPLES = Path(__file__).parent / "ingest" / "samples" / "fact_checks"
pytestmark = pytest.mark.django_db


def run(*files: Path) -> tuple[list[dict[str, object]], str]:
    out, errors = StringIO(), StringIO()
    call_command("import_fact_checks", *map(str, files), stdout=out, stderr=errors)
    return [json.loads(line) for line in out.getvalue().splitlines()], errors.getvalue()


def test_files_of_all_shapes_are_imported_and_counted() -> None:
    told, errors = run(*sorted(SAMPLES.iterdir()))
    assert [(row["new"], row["bad"]) for row in told] == [(2, 0), (2, 2), (2, 3), (2, 3), (1, 0)]
    assert FactCheck.objects.count() == 9
    assert "feed-nl.csv line 3, claimReviewed: claimReviewed is missing. Give it as text." in errors
    assert (
        Job.objects.filter(kind=Job.Kind.MATCH_STATEMENT).count()
        == FactCheck.objects.values("statement").distinct().count()
    )


def test_again_nothing_changes() -> None:
    run(SAMPLES / "page.html")
    assert run(SAMPLES / "page.html")[0][0]["unchanged"] == 1


def test_a_file_that_is_not_there_or_holds_none_ends_with_1_and_the_others_are_imported(
    tmp_path: Path,
) -> None:
    (tmp_path / "leeg.json").write_text("")
    errors = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command(
            "import_fact_checks",
            str(tmp_path / "weg.json"),
            str(tmp_path / "leeg.json"),
            str(SAMPLES / "page.html"),
            stderr=errors,
            stdout=StringIO(),
        )
    assert ended.value.code == 1
    assert "No such file" in errors.getvalue()
    assert "The file is empty" in errors.getvalue()
    assert FactCheck.objects.count() == 1
