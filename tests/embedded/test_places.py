"""Where the engine works, and as whom."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from factcheck.embedded import EngineError, attached
from tests.embedded.commands import ROOT, answers, command, leave, servers_of, urls_of

AS_NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--")
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to become somebody else")


def test_it_works_in_a_path_with_spaces_and_quote_marks(scratch):
    with attached(scratch / "Het 'wederhoor' van \"Éva\", 100%" / "var") as urls:
        assert answers(urls)


def test_it_works_in_a_path_longer_than_a_socket_may_have(scratch):
    var = scratch / ("d" * 60) / ("e" * 60) / "var"
    assert len(str(var)) > 120
    with attached(var) as urls:
        assert answers(urls)


def test_it_works_when_the_temporary_folder_itself_is_too_long(scratch, monkeypatch):
    long = scratch / ("d" * 90)
    long.mkdir()
    monkeypatch.setenv("TMPDIR", str(long))
    with attached(scratch / "var") as urls:
        assert answers(urls)


def test_a_link_to_the_folder_leads_to_the_same_engine(scratch):
    (scratch / "link").symlink_to(scratch / "var")
    with attached(scratch / "var") as urls, attached(scratch / "link") as through_link:
        assert through_link == urls


def test_two_checkouts_at_once_have_an_engine_each(scratch):
    with attached(scratch / "one") as one, attached(scratch / "two") as two:
        assert answers(one)
        assert answers(two)
        assert one.database_url != two.database_url
        assert one.redis_url != two.redis_url


def test_postgres_variables_in_the_environment_lead_nobody_astray(var, monkeypatch):
    for name, value in {"PGPORT": "5999", "PGDATA": "/nowhere", "LC_ALL": "nl_XX.UTF-8"}.items():
        monkeypatch.setenv(name, value)
    with attached(var) as urls:
        assert answers(urls)


@as_root
def test_an_ordinary_user_runs_it(scratch):
    var = scratch / "var"
    var.mkdir()
    os.chown(var, 65534, 65534)
    with command(var, prefix=AS_NOBODY, python=readable_python()) as process:
        assert answers(urls_of(process))
        assert {server.uids().real for server in servers_of(var)} == {65534}
        leave(process)
    assert servers_of(var) == []


@as_root
def test_root_that_may_not_unshare_runs_it_as_nobody(new_var, without_unshare):
    with attached(new_var) as urls:
        assert answers(urls)
        assert {server.uids().real for server in servers_of(new_var)} == {65534}
    with attached(new_var) as urls:
        assert answers(urls)


@as_root
def test_data_made_as_nobody_is_used_as_nobody_when_unshare_is_there_again(
    new_var, without_unshare, monkeypatch
):
    with attached(new_var):
        pass
    monkeypatch.undo()
    with attached(new_var) as urls:
        assert answers(urls)


@as_root
def test_root_that_can_become_nobody_in_no_way_is_told_what_to_set(scratch, without_unshare):
    closed = scratch / "closed"
    closed.mkdir(mode=0o700)
    with (
        pytest.raises(EngineError, match=r"does not run as root.*set DATABASE_URL"),
        attached(closed / "var"),
    ):
        pass


@as_root
def test_the_folder_of_another_user_is_refused_and_left_alone(var):
    with attached(var):
        pass
    os.chown(var / "engine", 1234, 1234)
    with pytest.raises(EngineError, match=r"belongs to user 1234, and this runs as root"), attached(var):
        pass


@pytest.fixture
def without_unshare(scratch, monkeypatch):
    """A PATH on which there is no unshare."""
    programs = scratch / "bin"
    programs.mkdir()
    for name in ("sh", "setsid", "setpriv"):
        (programs / name).symlink_to(shutil.which(name))
    monkeypatch.setenv("PATH", str(programs))


def readable_python() -> str:
    """An interpreter of our version that another user may run."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for candidate in (sys.executable, f"/usr/bin/{version}", f"/usr/local/bin/{version}"):
        if (
            Path(candidate).exists()
            and _others_may_enter(Path(candidate).resolve())
            and _others_may_enter(ROOT)
        ):
            return candidate
    pytest.skip(f"no {version}, or not this checkout, is readable for another user")


def _others_may_enter(path: Path) -> bool:
    return all(folder.stat().st_mode & 0o005 == 0o005 for folder in (path, *path.parents))
