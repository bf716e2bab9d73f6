"""A running site, and browsers that look at it. Both are shared by all tests of this folder: each test has its own desk."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django import DjangoDbBlocker

from factcheck import calls
from factcheck.models import Desk, User
from tests.browser import chromium
from tests.browser.watch import Watch
from tests.builders import make_user
from tests.fetching.server import Server, serving
from tests.mail_server import Mailbox, mail_server
from tests.site.running import Site

Browse = Callable[..., Page]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    program = chromium.find()
    if program is None and os.environ.get("WEDERHOOR_BROWSER") == "required":
        pytest.fail(chromium.HOW_TO_GET_ONE)
    if program is None:
        pytest.skip(chromium.HOW_TO_GET_ONE)
    with chromium.launched(program) as running:
        expect.set_options(timeout=10_000)
        yield running


@pytest.fixture(scope="package")
def receiver() -> Iterator[Server]:
    """A webhook's receiver on loopback, which the running site may ask."""
    with serving() as running:
        yield running


@pytest.fixture(scope="package")
def mailbox() -> Iterator[Mailbox]:
    """The mail server of the running site."""
    with mail_server() as running:
        yield running


@pytest.fixture(scope="package")
def site(
    browser: Browser,
    receiver: Server,
    mailbox: Mailbox,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Site]:
    """Web server, worker and clock on committed data, which is flushed when the last test of this folder is done."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setenv("WEDERHOOR_SECRET_KEY", settings.SECRET_KEY)  # a session made here is good there
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps an event loop in this thread
        patch.setenv("FETCH_NETWORKS", "127.0.0.0/8")
        patch.setenv("FETCH_PORTS", f"80,443,{receiver.port}")
        patch.setenv("EMAIL_URL", f"smtp://{mailbox.host}:{mailbox.port}")
        calls.client.flushdb()
        running = Site(tmp_path_factory.mktemp("site"))
        try:
            running.start("web", "worker", "beat")
            running.wait_until_up()
            yield running
        finally:
            running.stop()
            call_command("flush", verbosity=0, interactive=False)
            connection.close()  # this one belongs to Playwright's loop, and would keep the database from being dropped


@pytest.fixture
def db(site: Site) -> None:
    """Committed data, which the site sees, and which stays until the last test of this folder is done."""


@pytest.fixture(autouse=True)
def _empty_redis(db: None) -> None:
    """Not here: the worker's calls and heartbeat are in it."""


@pytest.fixture
def editor(desk: Desk) -> User:
    return make_user(desk, "editor")


@pytest.fixture
def admin(db: None) -> User:
    return make_user(is_staff=True, is_superuser=True)


@pytest.fixture
def watch() -> Iterator[Watch]:
    watching = Watch()
    yield watching
    assert not watching.complaints


@pytest.fixture
def browse(browser: Browser, site: Site, watch: Watch) -> Iterator[Browse]:
    """browse(user) is a page of a browser of their own, logged in; browse() that of a stranger.

    It speaks Dutch unless the user chose; named options go to the browser: java_script_enabled=False.
    """
    contexts = []

    def opened(user: User | None = None, **options: Any) -> Page:
        context = browser.new_context(**{"base_url": site.address, "locale": "nl-NL"} | options)
        contexts.append(context)
        watch.follow(context)
        if user:
            name = settings.SESSION_COOKIE_NAME
            context.add_cookies([{"name": name, "value": session_of(user), "url": site.address}])
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


def session_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value
