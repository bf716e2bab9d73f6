"""What tests of watch lists share: a list, a webhook, an article that arrives."""

from __future__ import annotations

import datetime

from django.utils import timezone

from factcheck.actions.journey import open_cases
from factcheck.actions.watch_lists import (
    save_watch_list,
    save_webhook,
)
from factcheck.models import WatchList, Webhook
from tests.builders import make_article, make_claim, make_quote
from tests.fetching.server import Server


def watch(desk, editor, *entries, **fields) -> WatchList:
    hooks = fields.pop("webhooks", [])
    return save_watch_list(WatchList(desk=desk, **{"name": "Lijst"} | fields), entries, hooks, by=editor)


def hook_of(desk, editor, server: Server, path="/hook") -> Webhook:
    return save_webhook(Webhook(desk=desk, name="Ontvanger", url=server.url(path)), by=editor)


def arrive(text="De stikstofcrisis kost 4 miljoen euro.", *, speaker="", days_ago=0):
    """An article with one claim in it, and its cases opened."""
    article = make_article(f"'{text}', zei iemand.")
    article.published_on = timezone.localdate() - datetime.timedelta(days=days_ago)
    article.save()
    quote = make_quote(text, article, speaker=speaker) if speaker else None
    claim = make_claim(text, article, speaker=speaker, quote=quote)
    open_cases(article)
    return claim
