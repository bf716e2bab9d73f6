from __future__ import annotations

import ipaddress
from collections.abc import Iterator

import pytest
from pytest_django.fixtures import Settings

from tests.fetching.server import Server, serving


@pytest.fixture
def server(settings: Settings) -> Iterator[Server]:
    """A server on loopback that the site is allowed to ask, and nothing else there."""
    with serving() as running:
        settings.FETCH_NETWORKS = [ipaddress.ip_network("127.0.0.0/8")]
        settings.FETCH_PORTS = [80, 443, running.port]
        yield running
