"""The drill that the job table is for: kill workers, empty Redis, and nothing is lost or done twice."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from django.core.files.base import ContentFile

from factcheck import calls, heartbeat
from factcheck.actions import import_batches
from factcheck.models import AuditEntry, ImportBatch, Job
from quotes.analysis import analyse
from quotes.models import Article, Quote, Statement
from tests.site.running import Site, eventually

ARTICLES = 200


def article_text(number: int) -> str:
    return (
        f"Brug {number} gaat dicht\n\n"
        f"De brug in wijk {number} gaat voor {number + 2} maanden dicht. "
        f"'Wij repareren in wijk {number} alle {number + 3} pijlers', zei wethouder Anna de Boer maandag. "
        f"Volgens de gemeente kost het werk {number}.000 euro."
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


def kill_with_jobs_in_flight(site: Site) -> set[int]:
    """Returns the jobs that were under way when the worker died."""
    eventually(running, "a job is under way", every=0.01)
    site.kill_worker()
    lost = set(Job.objects.filter(state=Job.State.RUNNING).values_list("pk", flat=True))
    site.start("worker")
    return lost


def test_killed_workers_and_an_emptied_redis_lose_nothing_and_double_nothing(
    site: Site, tmp_path: Path
) -> None:
    site.start("worker", "beat")
    eventually(heartbeat.alive, "a worker is up")
    batch = start_import()

    lost = kill_with_jobs_in_flight(site)
    eventually(lambda: done() >= ARTICLES // 4, "a quarter is analysed")
    lost |= kill_with_jobs_in_flight(site)
    eventually(lambda: done() >= ARTICLES // 2, "half is analysed")
    calls.client.flushdb()
    site.kill_a_child_of_the_worker()

    eventually(
        lambda: done() == ARTICLES and not Job.objects.unfinished().exists(), "all is done", seconds=120
    )
    assert lost, "no kill met a running job: the drill proved nothing"
    assert not Job.objects.exclude(state=Job.State.DONE).exists()
    assert_as_if_nothing_had_happened(batch)


def assert_as_if_nothing_had_happened(batch: ImportBatch) -> None:
    batch.refresh_from_db()
    assert (batch.state, batch.new, batch.bad) == (ImportBatch.State.DONE, ARTICLES, 0)
    assert AuditEntry.objects.filter(action="article imported").count() == ARTICLES
    assert AuditEntry.objects.filter(action="import done").count() == 1
    found = Counter(Quote.objects.values_list("article__text", "key"))
    assert found == Counter(oracle())
    assert Article.objects.filter(analysed_at=None).count() == 0
    fingerprints = Counter(Statement.objects.values_list("kind", "fingerprint", "speaker"))
    assert set(fingerprints.values()) == {1}


def oracle() -> list[tuple[str, str]]:
    """The quotes that one undisturbed run finds."""
    texts = [article_text(number) for number in range(1, ARTICLES + 1)]
    return [
        (text, ",".join(f"{span.start}-{span.end}" for span in quote.segments))
        for text in texts
        for quote in analyse(text, "nl").quotes
    ]
