"""PostgreSQL and Redis on private Unix sockets, for a site that names no DATABASE_URL and REDIS_URL.

    with attached(BASE_DIR / "var") as urls:
        ...  # both servers answer at urls.database_url and urls.redis_url

The first command starts them, later ones share them, the last one to leave stops them. A process that is
started inside gets the URLs in its environment; it does not attach again.
"""

from factcheck.embedded.errors import EngineError
from factcheck.embedded.lifecycle import attached
from factcheck.embedded.signals import exit_on_sigterm
from factcheck.embedded.urls import EngineUrls, celery_broker_url

__all__ = ["EngineError", "EngineUrls", "attached", "celery_broker_url", "exit_on_sigterm"]
