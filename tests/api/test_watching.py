"""Watch lists, webhooks and deliveries by REST."""

from __future__ import annotations

import json
from typing import Any

import pytest

from factcheck.models import Delivery, Desk, WatchList, Webhook
from tests.api.calls import V1, Program, problem_of, program_of
from tests.builders import make_desk, make_user

ENTRIES = [{"kind": "speaker", "text": "Anna de Boer"}, {"kind": "topic", "text": "stikstof"}]


@pytest.fixture
def chief(desk: Desk) -> Program:
    return program_of(make_user(desk, "chief"))


def change(program: Program, path: str, body: object, seen: str = "") -> Any:
    headers = {"If-Match": seen} if seen else {}
    return program.patch(V1 + path, json.dumps(body), content_type="application/json", headers=headers)


def test_a_list_is_made_changed_and_deleted_with_the_version_seen(program: Program, desk: Desk) -> None:
    made = program.send("watch-lists/", {"desk": desk.pk, "name": "Bouw", "entries": ENTRIES})
    assert (made.status_code, made["ETag"], made.json()["entries"]) == (201, '"0"', ENTRIES)
    path = f"watch-lists/{made.json()['id']}/"
    changed = change(program, path, {"emails": ["eva@example.org"]}, '"0"')
    assert (changed.status_code, changed["ETag"]) == (200, '"1"')
    assert (changed.json()["entries"], changed.json()["emails"]) == (ENTRIES, ["eva@example.org"])
    problem_of(change(program, path, {"name": "x"}), 428)
    assert problem_of(change(program, path, {"name": "x"}, '"0"'), 412)["current"]["version"] == 1
    problem_of(program.delete(V1 + path), 428)
    assert program.delete(V1 + path, headers={"If-Match": '"1"'}).status_code == 204
    assert not WatchList.objects.exists()


@pytest.mark.parametrize(
    "body",
    [{"name": ""}, {"entries": [{"kind": "x", "text": "a"}]}, {"entries": [{"kind": "topic"}]}, {"emails": ["x"]}, {"webhooks": [99]}, {"desk": 10**9}, {"x": 1}],
)  # fmt: skip
def test_a_list_that_is_none_is_refused(program: Program, desk: Desk, body: dict[str, Any]) -> None:
    problem_of(program.send("watch-lists/", {"desk": desk.pk, "name": "Bouw"} | body), 400)


def test_readers_read_lists_and_strangers_see_none(program: Program, desk: Desk) -> None:
    made = program.send("watch-lists/", {"desk": desk.pk, "name": "Bouw"}).json()
    reader, stranger = program_of(make_user(desk, "reader")), program_of(make_user())
    assert reader.read(f"watch-lists/{made['id']}/").status_code == 200
    problem_of(change(reader, f"watch-lists/{made['id']}/", {"name": "x"}, '"0"'), 403)
    problem_of(stranger.read(f"watch-lists/{made['id']}/"), 404)


def test_a_webhook_shows_its_secret_once_and_is_tested(chief: Program, desk: Desk) -> None:
    body = {"desk": desk.pk, "name": "Ontvanger", "url": "https://example.org/hook"}
    made = chief.send("webhooks/", body).json()
    assert made["secret"].startswith("whsec_")
    path = f"webhooks/{made['id']}/"
    assert "secret" not in chief.read(path).json()
    renewed = chief.send(f"{path}secret/", If_Match='"0"').json()
    assert renewed["secret"] not in ("", made["secret"])
    sent = chief.send(f"{path}test/")
    assert sent.status_code == 202
    assert chief.read(f"deliveries/?webhook={made['id']}").json()["results"][0]["state"] == "waiting"
    Delivery.objects.update(state="given_up")
    assert chief.send(f"deliveries/{sent.json()['id']}/retry/").json()["state"] == "waiting"
    assert change(chief, path, {"active": False}, '"1"').json()["active"] is False
    problem_of(chief.send(f"{path}test/"), 409)
    assert chief.delete(V1 + path, headers={"If-Match": '"2"'}).status_code == 204
    assert not Webhook.objects.exists()
    problem_of(chief.send("webhooks/", body | {"url": "http://example.org/hook"}), 400)


def test_webhooks_are_for_chiefs(program: Program, chief: Program, desk: Desk) -> None:
    body = {"desk": desk.pk, "name": "Ontvanger", "url": "https://example.org/hook"}
    problem_of(program.send("webhooks/", body), 403)
    made = chief.send("webhooks/", body).json()
    problem_of(program.read(f"webhooks/{made['id']}/"), 404)
    problem_of(chief.send("webhooks/", body | {"desk": make_desk().pk}), 400)
