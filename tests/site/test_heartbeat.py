from __future__ import annotations

from factcheck import heartbeat
from tests.site.running import Site, eventually


def test_a_worker_is_alive_while_it_runs_and_gone_as_soon_as_it_stopped(site: Site) -> None:
    site.start("worker")
    eventually(heartbeat.alive, "the worker is alive")
    site.stop()
    assert heartbeat.alive() == []
