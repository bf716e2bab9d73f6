from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import call_command
from django.test import Client
from drf_spectacular.renderers import OpenApiYamlRenderer

from factcheck.api.views.schema import document
from tests.api.calls import LISTS

COPY = Path(__file__).parents[2] / "docs" / "openapi.yaml"
REFRESH = "Refresh it: manage.py spectacular --lang en --file docs/openapi.yaml"
OPERATIONS = [
    (path, method, operation)
    for path, item in document()["paths"].items()
    for method, operation in item.items()
]


def test_the_schema_is_valid_and_gives_no_warning(tmp_path: Path) -> None:
    call_command(
        "spectacular", "--validate", "--fail-on-warn", "--lang", "en", "--file", tmp_path / "schema.yaml"
    )


def test_the_copy_in_docs_is_up_to_date() -> None:
    written = OpenApiYamlRenderer().render(document(), renderer_context={})
    assert COPY.read_bytes() == written, REFRESH


def test_every_list_is_described() -> None:
    assert document()["openapi"] == "3.1.0"
    assert {f"/api/v1/{name}/" for name in LISTS} <= document()["paths"].keys()


@pytest.mark.parametrize(("path", "method", "operation"), OPERATIONS)
def test_every_operation_tells_its_problems(path: str, method: str, operation: dict[str, Any]) -> None:
    told = operation["responses"]
    assert list(told["414"]["content"]) == ["text/html"]  # of the web server
    problems = {status for status in told if status >= "400"} - {"414"}
    assert {"401", "406", "429", "503"} <= problems
    assert ("404" in problems) == ("{" in path)
    assert ({"400", "403", "413", "415"} <= problems) == (method != "get")
    for status in problems:
        assert list(told[status]["content"]) == ["application/problem+json"]


def test_only_what_is_read_is_filtered_and_comes_in_pages() -> None:
    for _, method, operation in OPERATIONS:
        if method != "get":
            assert "Paginated" not in json.dumps(operation["responses"])
            asked = {each["name"] for each in operation.get("parameters", []) if each["in"] == "query"}
            assert not asked & {"search", "cursor", "limit"}


@pytest.mark.parametrize("kind", ["json", "yaml"])
def test_the_schema_is_served_to_all(db: None, kind: str) -> None:
    answer = Client().get(f"/api/schema/?format={kind}")
    assert answer.status_code == 200
    read = json.loads if kind == "json" else yaml.safe_load
    assert read(answer.content)["info"]["title"] == "Wederhoor"


def test_the_page_has_no_inline_script_and_one_hashed_style(db: None) -> None:
    answer = Client().get("/api/docs/")
    assert answer.status_code == 200
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "style-src 'self' 'sha256-" in policy
    assert b"<script>" not in answer.content
