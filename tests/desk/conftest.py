"""Fixtures of the desk's tests."""

from __future__ import annotations

import ipaddress

import pytest

from tests.fetching.server import serving


@pytest.fixture
def receiver(settings):
    """A webhook's receiver on loopback, which this site is allowed to ask."""
    with serving() as running:
        settings.FETCH_NETWORKS = [ipaddress.ip_network("127.0.0.0/8")]
        settings.FETCH_PORTS = [80, 443, running.port]
        running.pages["/hook"] = (204, {}, b"")
        yield running


@pytest.fixture
def browser_of(client):
    def opened(user):
        user.language = "en"
        user.save()
        client.force_login(user)
        return client

    return opened
