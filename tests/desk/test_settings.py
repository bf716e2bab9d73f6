from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def start(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Read the settings in a process of their own, with nothing but environment."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "from django.conf import settings; print(settings.DEBUG, settings.SECRET_KEY)",
        ],
        cwd=ROOT,
        env={
            **kept,
            "DJANGO_SETTINGS_MODULE": "factcheck.settings",
            "WEDERHOOR_VAR": str(tmp_path),
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("MATCH_SUGGEST", "abc", "MATCH_SUGGEST='abc': is not a number. Use one from 0 to 1, e.g. 0.55."),
        ("MATCH_SUGGEST", "1.5", "MATCH_SUGGEST='1.5': Use one from 0 to 1, e.g. 0.55."),
        ("JOB_ATTEMPTS", "0", "JOB_ATTEMPTS='0': Use one from 1 to 20, e.g. 3."),
        ("JOB_ATTEMPTS", "many", "JOB_ATTEMPTS='many': is not a whole number. Use one from 1 to 20, e.g. 3."),
        ("WEDERHOOR_LANGUAGE", "fr", "WEDERHOOR_LANGUAGE='fr': Use one of nl, en."),
        (
            "FETCH_NETWORKS",
            "10.0.0.1/8",
            "FETCH_NETWORKS='10.0.0.1/8': 10.0.0.1/8 has host bits set. Use networks like",
        ),
        ("FETCH_PORTS", "80,0", "FETCH_PORTS='80,0': Use numbers from 1 to 65535, e.g. 80,443."),
        ("WEDERHOOR_HTTPS", "perhaps", "WEDERHOOR_HTTPS='perhaps': is neither true nor false. Use 1 or 0."),
    ],
)
def test_a_wrong_value_says_which_what_and_what_is_allowed(
    tmp_path: Path, name: str, value: str, sentence: str
) -> None:
    ended = start(tmp_path, **{name: value})
    assert ended.returncode != 0
    assert sentence in ended.stderr


def test_debug_is_off_and_the_secret_key_is_made_once_per_installation(tmp_path: Path) -> None:
    first, second = start(tmp_path), start(tmp_path)
    assert first.stdout == second.stdout
    assert first.stdout.startswith("False ")
    assert len(first.stdout.split()[1]) >= 50
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0
    assert start(tmp_path / "other").stdout != first.stdout


def test_the_production_settings_pass_djangos_own_check(tmp_path: Path) -> None:
    key = "k" * 30 + "0123456789abcdefghijklmnopqrstuvwxyz"
    ended = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env={
            **os.environ,
            "WEDERHOOR_HTTPS": "1",
            "WEDERHOOR_SECRET_KEY": key,
            "WEDERHOOR_HOSTS": "desk.example.org",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
