"""Imports over REST: files, lists, lines and addresses, and what becomes of their records."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.fixtures import Settings

from factcheck.models import AuditEntry, ImportBatch, Job, Membership, User
from quotes.models import Article
from tests.api.calls import V1, Program, problem_of, program_of
from tests.builders import make_desk, make_user
from tests.feeds.making import import_all, item, rss
from tests.fetching.conftest import server
from tests.fetching.server import Server

__all__ = ["server"]
TEXT = "De gemeente telt {} bruggen. 'Dat is veel', zei Anna de Boer."
ROWS = [{"text": TEXT.format(number), "outlet": "De Proefkrant"} for number in range(3)]
LINES = "\n".join(map(json.dumps, ROWS)).encode()


@pytest.fixture(autouse=True)
def uploads(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def send_file(
    program: Program, data: bytes, name: str = "artikelen.csv", query: str = "", **more: Any
) -> Any:
    return program.post(f"{V1}imports/{query}", {"file": SimpleUploadedFile(name, data), **more})


def send_raw(program: Program, data: bytes, kind: str, query: str = "", **headers: str) -> Any:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return program.post(f"{V1}imports/{query}", data, content_type=kind, headers=named)


def test_a_file_is_kept_and_its_import_told(program: Program, editor: User) -> None:
    answer = send_file(program, b"tekst\nDe brug over de Linge is dicht.\n", query="?outlet=De+Proefkrant")
    assert answer.status_code == 202
    told = answer.json()
    assert (told["name"], told["outlet"], told["state"]) == ("artikelen.csv", "De Proefkrant", "running")
    assert answer["Location"].endswith(f"/api/v1/imports/{told['id']}/")
    assert program.get(told["job"]).json()["kind"] == "import_batch"
    import_all()
    shown = program.get(answer["Location"]).json()
    assert (shown["state"], shown["new"], shown["records_done"], shown["bad"]) == ("done", 1, 1, 0)
    assert Article.objects.get().outlet.name == "De Proefkrant"
    assert AuditEntry.objects.get(action="article imported").actor == editor


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", json.dumps(ROWS).encode()),
        ("application/json; charset=utf-8", b"\xef\xbb\xbf " + json.dumps(ROWS).encode()),
        ("application/x-ndjson", LINES),
    ],
)
def test_rows_are_sent_as_the_body_itself(program: Program, kind: str, body: bytes) -> None:
    answer = send_raw(program, body, kind)
    assert answer.status_code == 202
    import_all()
    assert program.get(answer["Location"]).json()["new"] == 3


def test_every_record_that_is_left_out_is_a_problem_with_its_place(program: Program) -> None:
    lines = [
        json.dumps(ROWS[0]),
        "{kapot",
        json.dumps({"text": ""}),
        json.dumps(ROWS[1] | {"date": "2022-02-30"}),
    ]
    answer = send_raw(program, "\n".join(lines).encode(), "application/x-ndjson")
    import_all()
    told = answer.json()
    listed = program.get(told["problems"] + "?limit=2").json()
    rest = program.get(listed["next"]).json()
    problems = listed["results"] + rest["results"]
    assert [(problem["record"], problem["line"], problem["status"]) for problem in problems] == [
        (2, 2, 422), (3, 3, 422), (4, 4, 422),
    ]  # fmt: skip
    assert all(problem["detail"] and problem["title"] == "Not imported" for problem in problems)
    assert problems[2]["column"] == "date"
    assert program.get(answer["Location"]).json()["bad"] == 3


def test_an_archive_is_read_like_any_upload(program: Program) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("een.jsonl", LINES)
    answer = send_file(program, packed.getvalue(), "alles.zip")
    import_all()
    assert program.get(answer["Location"]).json()["new"] == 3


def test_an_import_may_wait_for_its_go(program: Program) -> None:
    answer = send_raw(program, LINES, "application/x-ndjson", "?start=false&name=Proef")
    told = answer.json()
    assert (told["state"], told["job"], told["name"]) == ("uploaded", None, "Proef")
    started = program.send(f"imports/{told['id']}/start/")
    assert (started.status_code, started.json()["state"]) == (202, "running")
    problem_of(program.send(f"imports/{told['id']}/start/"), 409)


def test_an_import_is_cancelled(program: Program) -> None:
    told = send_raw(program, LINES, "application/x-ndjson").json()
    assert program.send(f"imports/{told['id']}/cancel/").json()["state"] == "cancelled"
    problem_of(program.send(f"imports/{told['id']}/cancel/"), 409)


def test_the_same_key_imports_once(program: Program, uploads: Path) -> None:
    answers = [send_raw(program, LINES, "application/x-ndjson", Idempotency_Key="a") for _ in range(3)]
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert ImportBatch.objects.count() == 1
    assert len([path for path in uploads.rglob("*") if path.is_file()]) == 1
    problem_of(send_raw(program, LINES + b"\n{}", "application/x-ndjson", Idempotency_Key="a"), 422)
    problem_of(send_raw(program, LINES, "application/x-ndjson", "?outlet=x", Idempotency_Key="a"), 422)


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", b"{}", 400),
        ("application/json", b"", 400),
        ("application/json", b'"tekst"', 400),
        ("text/csv", b"tekst\nx", 415),
        ("application/xml", b"<rss/>", 415),
        ("multipart/form-data", b"x", 400),
        ("multipart/form-data; boundary=", b"x", 400),
        ("multipart/form-data; boundary=a", b"--a\r\nrommel", 400),
        ("", b"x", 415),
    ],
)
def test_a_body_that_is_no_file_or_list_is_refused(
    program: Program, kind: str, body: bytes, status: int
) -> None:
    problem_of(send_raw(program, body, kind), status)
    assert not ImportBatch.objects.exists()


def test_a_form_holds_one_file_and_nothing_else(program: Program) -> None:
    problem = problem_of(send_file(program, b"tekst\nx", outlet="De Krant"), 400)
    assert list(problem["errors"]) == ["outlet"]
    assert list(problem_of(program.post(f"{V1}imports/", {"file": "geen bestand"}), 400)["errors"]) == [
        "file"
    ]
    assert list(problem_of(program.post(f"{V1}imports/", {}), 400)["errors"]) == ["file"]
    two = [SimpleUploadedFile(name, b"tekst\nx") for name in ("a", "b")]
    problem_of(program.post(f"{V1}imports/", {"file": two}), 400)


@pytest.mark.parametrize(
    "query", ["?outlet=" + "x" * 201, "?naam=x", "?start=misschien", "?outlet=%00", "?name=" + "x" * 201]
)
def test_a_query_that_cannot_be_used_is_refused(program: Program, query: str) -> None:
    problem_of(send_raw(program, LINES, "application/x-ndjson", query), 400)


def test_a_file_past_the_limit_is_refused_before_it_is_kept(
    program: Program, settings: Settings, uploads: Path
) -> None:
    settings.UPLOAD_MAX_MB = 1
    large = b"[" + b" " * (1024 * 1024) + b"]"
    problem_of(send_raw(program, large, "application/json"), 413)
    problem_of(send_file(program, large, "groot.json"), 413)
    assert not [path for path in uploads.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    "name", ["a\r\nX: y.csv", "../../x.csv", "x" * 400 + ".csv", "naïef – ‘brug’.csv", "a\0b.csv"]
)
def test_a_name_of_any_kind_does_no_harm(program: Program, name: str) -> None:
    answer = send_file(program, b"tekst\nDe brug over de Linge is dicht.\n", name)
    assert answer.status_code in (202, 400)


def test_imports_are_for_editors(db: None) -> None:
    reader = program_of(make_user(make_desk(), Membership.Role.READER))
    problem_of(send_raw(reader, LINES, "application/x-ndjson"), 403)
    problem_of(reader.read("imports/"), 403)
    problem_of(program_of(make_user(make_desk()), "read").send("imports/from-address/", {}), 403)
    robot = make_user()
    robot.user_permissions.add(Permission.objects.get(codename="add_importbatch"))
    assert send_raw(program_of(robot), LINES, "application/x-ndjson").status_code == 202


def test_imports_are_listed_and_filtered(program: Program) -> None:
    mine = send_raw(program, LINES, "application/x-ndjson", "?outlet=De+Krant").json()["id"]
    other = ImportBatch.objects.create(name="x", file="x", state="done").pk
    for query, ids in (
        ("", [other, mine]),
        ("?state=done", [other]),
        ("?mine=true", [mine]),
        ("?outlet=De+Krant", [mine]),
    ):
        assert [row["id"] for row in program.read(f"imports/{query}").json()["results"]] == ids
    problem_of(program.read("imports/?naam=x"), 400)
    problem_of(program.read(f"imports/{mine}/problems/?x=1"), 400)
    problem_of(program.read("imports/999999/problems/"), 404)


def test_a_list_of_imports_costs_as_many_queries_for_ten_as_for_two(
    program: Program, django_assert_max_num_queries: Any
) -> None:
    for _ in range(5):
        send_raw(program, LINES, "application/x-ndjson")
        send_raw(program, LINES, "application/x-ndjson")
        with django_assert_max_num_queries(8):
            program.read("imports/")


def test_a_file_is_fetched_from_an_address(program: Program, server: Server) -> None:
    server.pages["/archief/nieuws.xml"] = (200, {}, rss(item(1), item(2)))
    answer = program.send(
        "imports/from-address/?outlet=De+Proefkrant", {"address": server.url("/archief/nieuws.xml")}
    )
    assert answer.status_code == 202
    assert answer.json()["name"] == "nieuws.xml"
    import_all()
    assert program.get(answer["Location"]).json()["new"] == 2


def test_a_page_is_fetched_with_its_address_and_encoding(program: Program, server: Server) -> None:
    html = f"<!doctype html><html><body><h1>Café dicht</h1><p>{'Het café aan de Linge is één maand dicht. ' * 9}</p></body></html>"
    server.pages["/bericht"] = (
        200,
        {"Content-Type": "text/html; charset=iso-8859-2"},
        html.encode("iso-8859-2"),
    )
    program.send("imports/from-address/", {"address": server.url("/bericht")})
    import_all()
    article = Article.objects.get()
    assert article.url == server.url("/bericht")
    assert "één maand" in article.text


@pytest.mark.parametrize(
    ("address", "status"),
    [("http://127.0.0.2:1/", 400), ("file:///etc/passwd", 400), ("http://169.254.169.254/", 400), ("http://a:b@example.org/", 400), ("", 400), (5, 400), (None, 400)],
)  # fmt: skip
def test_an_address_that_may_not_be_asked_is_refused(program: Program, address: object, status: int) -> None:
    problem = problem_of(program.send("imports/from-address/", {"address": address}), status)
    assert list(problem["errors"]) == ["address"]


@pytest.mark.parametrize(
    "page",
    [
        (404, {}, b""),
        (200, {}, b""),
        (200, {"Content-Type": "image/png"}, b"x"),
        (302, {"Location": "/"}, b""),
    ],
)
def test_an_address_without_anything_to_read_is_a_502_with_the_reason(
    program: Program, server: Server, page: Any
) -> None:
    server.pages["/"] = page
    assert problem_of(program.send("imports/from-address/", {"address": server.url()}), 502)["detail"]
    assert not ImportBatch.objects.exists()


def test_a_job_that_was_put_aside_says_why_on_its_import(program: Program) -> None:
    told = send_raw(program, LINES, "application/x-ndjson").json()
    Job.objects.filter(key=told["id"]).update(state=Job.State.QUARANTINED, error="Kapot.")
    assert program.read(f"imports/{told['id']}/").json()["error"] == "Kapot."
