"""Two imports with the same articles in opposite order, while editors decide: no deadlock, and nothing lost."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from factcheck.actions.journey import import_articles
from factcheck.actions.verdicts import record_verdict
from factcheck.models import AuditEntry, Case, Desk, Job, Review
from quotes.actions.plan_articles import outlet_of
from quotes.ingest.draft import ArticleDraft, Wire
from quotes.models import Article
from tests.builders import draft, make_case, make_user

ITEMS = 300
CHUNK = 25


def drafts_of(version: str) -> list[ArticleDraft]:
    """The same items in both files, spread over three outlets; a third of them revised in one of the two."""
    return [
        draft(
            f"Bericht {n}{version if n % 3 == 0 else ''}.",
            external_id=f"item-{n}",
            outlet=f"Krant {n % 3}",
            wire=Wire("NP", revision="2" if version and n % 3 == 0 else "1"),
        )
        for n in range(ITEMS)
    ]


@pytest.mark.django_db(transaction=True)
def test_overlapping_imports_in_opposite_order_and_editors_do_not_get_in_each_others_way(desk: Desk) -> None:
    cases = [make_case(desk) for _ in range(20)]
    editor = make_user(desk)
    failures: list[Exception] = []
    barrier = threading.Barrier(3)

    def run(work: Callable[[], None]) -> None:
        try:
            barrier.wait(60)
            work()
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    def bring_in(drafts: list[ArticleDraft]) -> None:
        for start in range(0, len(drafts), CHUNK):
            import_articles(drafts[start : start + CHUNK])

    def decide() -> None:
        for case in cases:
            record_verdict(Case.objects.get(pk=case.pk), "supported", reviewer=editor)

    works = (lambda: bring_in(drafts_of("")), lambda: bring_in(drafts_of(" nieuw")[::-1]), decide)
    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)

    assert failures == []
    assert Review.objects.count() == len(cases)
    wanted = {(outlet_of(each, ""), each.text) for version in ("", " nieuw") for each in drafts_of(version)}
    imported = Article.objects.exclude(external_id="")
    assert sorted(imported.values_list("outlet__name", "text")) == sorted(wanted)
    assert imported.current().count() == ITEMS
    assert all(
        "nieuw" in text for text in imported.current().filter(revision=2).values_list("text", flat=True)
    )
    assert Job.objects.filter(kind=Job.Kind.PROCESS_ARTICLE).count() == len(wanted)
    assert AuditEntry.objects.filter(action="article imported").count() == len(wanted)
