"""The drill that the job table is for: kill workers, empty Redis, and nothing is lost or done twice."""

from __future__ import annotations

import json
from collections import Counter

from django.core.files.base import ContentFile

from factcheck import calls, heartbeat
from factcheck.actions import import_batches
from factcheck.models import AuditEntry, Case, ImportBatch, Job
from quotes.actions.store_analysis import claim_key, quote_key
from quotes.analysis import analyse
from quotes.models import Article, Claim, Quote, Statement
from tests.builders import make_desk
from tests.site.running import Site, eventually

ARTICLES = 200


def article_text(number: int) -> str:
    return (
        f"Brug {number} gaat dicht\n\n"
        f"De brug in wijk {number} gaat voor {number + 2} maanden dicht. "
        f"'Wij repareren in wijk {number} alle {number + 3} pijlers', zei wethouder Anna de Boer maandag. "
        f"Volgens de gemeente kost het werk {number}.000 euro. "
        "'In heel de provincie zijn 14 bruggen te oud', zei gedeputeerde Kees Smit."
    )


def start_import() -> ImportBatch:
    rows = [
        {"external_id": f"brug-{n}", "outlet": "De Proefkrant", "text": article_text(n)}
        for n in range(1, ARTICLES + 1)
    ]
    file = ContentFile("\n".join(map(json.dumps, rows)).encode(), name="bruggen.jsonl")
    batch = import_batches.upload(file, name="bruggen.jsonl", outlet="", uploaded_by=None)
    import_batches.confirm(batch, by=None)
    return batch


def running() -> int:
    return Job.objects.filter(state=Job.State.RUNNING).count()


def done() -> int:
    return Job.objects.filter(kind=Job.Kind.PROCESS_ARTICLE, state=Job.State.DONE).count()


def kill_with_jobs_in_flight(site: Site) -> None:
    site.kill_worker_when(running)
    assert running(), "the kill met no job: the drill would prove nothing"
    site.start("worker")


def test_killed_workers_and_an_emptied_redis_lose_nothing_and_double_nothing(site: Site) -> None:
    make_desk()
    site.start("worker", "beat")
    eventually(heartbeat.alive, "a worker is up")
    batch = start_import()

    kill_with_jobs_in_flight(site)
    eventually(lambda: done() >= ARTICLES // 4, "a quarter is analysed")
    kill_with_jobs_in_flight(site)
    eventually(lambda: done() >= ARTICLES // 2, "half is analysed")
    calls.client.flushdb()
    site.kill_a_child_of_the_worker()

    def all_is_done() -> bool:
        return done() == ARTICLES and not Job.objects.unfinished().exists()

    eventually(all_is_done, "all is done", seconds=150, every=0.5)
    assert not Job.objects.exclude(state=Job.State.DONE).exists()
    assert_as_if_nothing_had_happened(batch)


def assert_as_if_nothing_had_happened(batch: ImportBatch) -> None:
    batch.refresh_from_db()
    assert (batch.state, batch.new, batch.bad) == (ImportBatch.State.DONE, ARTICLES, 0)
    assert AuditEntry.objects.filter(action="article imported").count() == ARTICLES
    assert AuditEntry.objects.filter(action="import done").count() == 1
    assert Article.objects.filter(analysed_at=None).count() == 0
    quotes, claims = oracle()
    assert Counter(Quote.objects.values_list("article__text", "key")) == quotes
    assert Counter(Claim.objects.values_list("article__text", "key")) == claims
    assert Statement.objects.without_appearances().count() == 0
    claimed = Statement.objects.filter(kind="claim")
    bare = Statement.objects.filter(kind="quote", quotes__claims=None).distinct()
    assert set(Case.objects.values_list("statement", flat=True)) == {row.pk for row in [*claimed, *bare]}


def oracle() -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """The quotes and claims that one undisturbed run finds: text of the article, and place in it."""
    quotes: Counter[tuple[str, str]] = Counter()
    claims: Counter[tuple[str, str]] = Counter()
    for text in map(article_text, range(1, ARTICLES + 1)):
        found = analyse(text, "nl")
        quotes.update((text, quote_key(quote)) for quote in found.quotes)
        claims.update((text, claim_key(claim)) for claim in found.claims)
    return quotes, claims
