"""Telling who follows a watch list that a new claim is on it: one message a list and article."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck.actions.deliveries import send_to
from factcheck.actions.watching import entries_of, watch_new_cases
from factcheck.models import Case, Desk, WatchHit, WatchList
from quotes.models import Article

EVENT = "claim.watched"
TOLD_FOR = datetime.timedelta(
    days=14
)  # of an older article nothing is told: an archive that comes in is no news
SEARCH_COLUMNS = ("statement__search_text", "statement__search_vector", "statement__embedding")


def watch_article(desk: Desk, article: Article, statements: Collection[int]) -> None:
    """Look for what desk watches in the cases that an article opened just now, and tell who follows it. One query without a hit."""
    entries = entries_of(desk)
    if not entries or not statements:
        return
    cases = desk.cases.filter(statement__in=statements).select_related("statement__speaker", "desk")
    hits = watch_new_cases(list(cases.defer(*SEARCH_COLUMNS)), entries)
    if not is_news(article):
        return
    by_list: dict[WatchList, list[WatchHit]] = defaultdict(list)
    for hit in hits:
        by_list[hit.entry.watch_list].append(hit)
    for watch_list, found in by_list.items():
        tell(desk, watch_list, article, found)


def is_news(article: Article) -> bool:
    return article.published_on is None or article.published_on >= timezone.localdate() - TOLD_FOR


def tell(desk: Desk, watch_list: WatchList, article: Article, hits: Sequence[WatchHit]) -> None:
    webhooks = list(watch_list.webhooks.filter(active=True))
    if not webhooks and not watch_list.emails:
        return
    data = told(desk, watch_list, article, hits)
    event = {"type": EVENT, "timestamp": timezone.now().isoformat()}
    send_to(desk, event | {"data": data}, webhooks=webhooks)
    if watch_list.emails:
        with translation.override(settings.LANGUAGE_CODE):
            mail = {"mail": {"subject": subject(watch_list, data), "text": letter(watch_list, data)}}
        send_to(desk, event | mail, emails=watch_list.emails)


def told(desk: Desk, watch_list: WatchList, article: Article, hits: Sequence[WatchHit]) -> dict[str, Any]:
    """What a message says: where, and each claim with the reasons why it is told."""
    by_case: dict[Case, list[WatchHit]] = defaultdict(list)
    for hit in hits:
        by_case[hit.case].append(hit)
    return {
        "desk": {"id": desk.pk, "name": desk.name},
        "watch_list": {"id": watch_list.pk, "name": watch_list.name},
        "article": {
            "id": article.pk,
            "headline": str(article),
            "outlet": article.outlet.name,
            "published_on": article.published,
            "url": article.url,
            "address": address("article", article.pk),
        },
        "claims": [claim_told(case, found) for case, found in by_case.items()],
    }


def claim_told(case: Case, hits: Sequence[WatchHit]) -> dict[str, Any]:
    speaker = case.statement.speaker
    return {
        "case": case.pk,
        "address": address("case", case.pk),
        "statement": case.statement_id,
        "text": case.statement.text,
        "language": case.statement.language,
        "speaker": speaker.name if speaker else "",
        "check_worthiness": case.check_worthiness,
        "reasons": [{"kind": hit.entry.kind, "text": hit.entry.text} for hit in hits],
    }


def address(page: str, pk: int) -> str:
    return settings.SITE_ADDRESS.rstrip("/") + reverse(page, args=[pk])


def subject(watch_list: WatchList, data: dict[str, Any]) -> str:
    number = len(data["claims"])
    line = ngettext(
        "%(list)s: a new claim in %(outlet)s", "%(list)s: %(number)s new claims in %(outlet)s", number
    )
    outlet = data["article"]["outlet"]
    # A name with a line break would be a header of its own.
    return " ".join((line % {"list": watch_list.name, "number": number, "outlet": outlet}).split())


def letter(watch_list: WatchList, data: dict[str, Any]) -> str:
    article = data["article"]
    parts = [f"{article['outlet']}, {article['published_on']}\n{article['headline']}\n{article['address']}"]
    for claim in data["claims"]:
        why = ", ".join(reason["text"] for reason in claim["reasons"])
        said = f"{claim['speaker']}: " if claim["speaker"] else ""
        parts.append(f"{said}{claim['text']}\n({_('watched')}: {why})\n{claim['address']}")
    parts.append(
        _("You get this because your address stands with the watch list “%(list)s” of %(desk)s.")
        % {"list": watch_list.name, "desk": data["desk"]["name"]}
    )
    return "\n\n".join(parts)
