"""The URLs are read by those who must read them."""

from __future__ import annotations

from pathlib import Path

import dj_database_url
import pytest
from kombu import Connection

from factcheck.embedded import attached, celery_broker_url
from factcheck.embedded.urls import urls_for


def test_django_reads_the_socket_folder_as_host():
    settings = dj_database_url.parse(urls_for(Path("/srv/a b/wederhoor-x")).database_url)
    assert settings["HOST"] == "/srv/a b/wederhoor-x"
    assert (settings["NAME"], settings["USER"], settings["PORT"]) == ("wederhoor", "wederhoor", 5432)


@pytest.mark.parametrize(
    ("redis_url", "broker_url"),
    [
        ("unix:///tmp/x/redis.sock", "redis+socket:///tmp/x/redis.sock?virtual_host=0"),
        ("unix:///tmp/x/redis.sock?db=3", "redis+socket:///tmp/x/redis.sock?virtual_host=3"),
        ("redis://redis:6379/1", "redis://redis:6379/1"),
        ("rediss://redis:6379/1", "rediss://redis:6379/1"),
    ],
)
def test_celery_broker_url(redis_url, broker_url):
    assert celery_broker_url(redis_url) == broker_url


def test_celery_sends_and_receives_through_the_engine(var):
    with (
        attached(var) as urls,
        Connection(celery_broker_url(f"{urls.redis_url}?db=3")) as connection,
        connection.SimpleQueue("articles") as queue,
    ):
        queue.put({"article": 1})
        message = queue.get(timeout=5)
        message.ack()
    assert message.payload == {"article": 1}
