"""docker-compose.yml, checked without an engine: its shape, and that its commands are ones that exist and are tested."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import validate

from factcheck.embedded.postgres import INITDB_OPTIONS
from factcheck.running import services

ROOT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))

# The part of the compose specification (compose-spec.io) that the file uses; a misspelt key fails.
TEXT = {"type": "string"}
COMMAND = {"type": "array", "items": TEXT, "minItems": 1}
SERVICE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["image"],
    "properties": {
        "image": TEXT,
        "build": TEXT,
        "restart": {"enum": ["no", "always", "on-failure", "unless-stopped"]},
        "command": COMMAND,
        "environment": {"type": "object", "additionalProperties": TEXT},
        "volumes": {"type": "array", "items": {"type": "string", "pattern": r"^[a-z]+:/"}},
        "ports": {"type": "array", "items": {"type": "string", "pattern": r"^127\.0\.0\.1:\d+:\d+$"}},
        "depends_on": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "required": ["condition"],
                "properties": {"condition": {"enum": ["service_healthy", "service_completed_successfully"]}},
            },
        },
        "healthcheck": {
            "type": "object",
            "additionalProperties": False,
            "required": ["test"],
            "properties": {
                "test": COMMAND,
                "interval": TEXT,
                "timeout": TEXT,
                "retries": {"type": "integer"},
            },
        },
        "stop_grace_period": TEXT,
        "shm_size": TEXT,
    },
}
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["services", "volumes"],
    "patternProperties": {"^x-": {}},
    "properties": {
        "services": {"type": "object", "additionalProperties": SERVICE},
        "volumes": {"type": "object", "additionalProperties": {"type": "null"}},
    },
}


def test_the_file_has_the_shape_of_a_compose_file() -> None:
    validate(COMPOSE, SCHEMA)


def test_every_volume_and_service_that_is_named_exists() -> None:
    for service in COMPOSE["services"].values():
        assert {volume.split(":")[0] for volume in service.get("volumes", [])} <= COMPOSE["volumes"].keys()
        assert service.get("depends_on", {}).keys() <= COMPOSE["services"].keys()


def test_the_database_is_made_with_the_flags_of_the_embedded_one() -> None:
    flags = COMPOSE["services"]["database"]["environment"]["POSTGRES_INITDB_ARGS"].split()
    own = ("--username", "--auth", "--set")  # the image has settings of its own for these
    assert {flag for flag in INITDB_OPTIONS if not flag.startswith(own)} == set(flags)


def test_the_data_of_postgresql_18_lies_in_the_volume() -> None:
    assert COMPOSE["services"]["database"]["volumes"] == ["database:/var/lib/postgresql"]


def settled(command: tuple[str, ...] | list[str], *own: str) -> list[str]:
    """The words of a command from its program on, without the options that differ by place, and their values."""
    words = list(command)
    start = next(n for n, word in enumerate(words) if word in ("gunicorn", "celery"))
    words = words[start:]
    for option in own:
        if option in words:
            at = words.index(option)
            del words[at : at + 2]
    return words


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_the_commands_are_those_of_make_run_which_the_browser_tests_start(name: str) -> None:
    ours = {"web": services.web(8000), "worker": services.worker(2), "beat": services.beat()}[name]
    places = ("--bind", "--hostname")
    assert settled(COMPOSE["services"][name]["command"], *places) == settled(list(ours.command), *places)


def test_the_settings_it_sets_exist() -> None:
    known = (ROOT / "factcheck/settings.py").read_text(encoding="utf-8")
    for name in COMPOSE["x-site"]["environment"]:
        assert f'"{name}"' in known, name


def test_the_migrate_command_runs() -> None:
    command = COMPOSE["services"]["migrate"]["command"]
    assert command == ["python", "manage.py", "migrate"]
    ended = subprocess.run(
        [sys.executable, *command[1:], "--help"], cwd=ROOT, capture_output=True, check=False
    )
    assert ended.returncode == 0


def test_the_image_starts_what_the_web_service_starts() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    [words] = re.findall(r"^CMD \[(.*)\]$", dockerfile, re.MULTILINE)
    assert yaml.safe_load(f"[{words}]") == COMPOSE["services"]["web"]["command"]
