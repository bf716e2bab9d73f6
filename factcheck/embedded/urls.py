"""Where the servers listen, in the forms that Django, psycopg, redis-py and Celery read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

DATABASE = "wederhoor"
# Part of the socket's name. In the URL too, or a PGPORT in the environment would lead psycopg elsewhere.
POSTGRES_PORT = 5432


@dataclass(frozen=True, slots=True)
class EngineUrls:
    """Where a running engine answers.

    database_url: for dj_database_url and psycopg; the percent-encoded host is the socket folder.
    redis_url: for redis-py; Celery wants celery_broker_url(redis_url).
    """

    database_url: str
    redis_url: str


def postgres_socket(sockets: Path) -> Path:
    return sockets / f".s.PGSQL.{POSTGRES_PORT}"


def redis_socket(sockets: Path) -> Path:
    return sockets / "redis.sock"


def urls_for(sockets: Path) -> EngineUrls:
    host = quote(str(sockets), safe="")
    return EngineUrls(
        database_url=f"postgresql://{DATABASE}@{host}:{POSTGRES_PORT}/{DATABASE}",
        redis_url=f"unix://{quote(str(redis_socket(sockets)))}",
    )


def celery_broker_url(redis_url: str) -> str:
    """redis_url as Celery and kombu write it: unix:///a.sock?db=2 is redis+socket:///a.sock?virtual_host=2.

    A URL of any other scheme is returned as it is: Celery reads redis:// and rediss:// itself.
    """
    parts = urlsplit(redis_url)
    if parts.scheme != "unix":
        return redis_url
    database = parse_qs(parts.query).get("db", ["0"])[0]
    return f"redis+socket://{parts.path}?virtual_host={database}"
