"""Texts to statements: one row per thing said, however often it appears."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from quotes.embedding import embedder, vectors
from quotes.language.normalise import fingerprint, search_text
from quotes.models import Article, Speaker, Statement

# Characters of a statement that full text looks in; PostgreSQL's index of one row holds at most 1 MB.
SEARCHED = 50_000


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement to be: kind, words and who said it, if anyone is known to have."""

    kind: str
    text: str
    language: str
    speaker: Speaker | None
    title: str = ""

    @property
    def searched(self) -> str:
        """As Statement.searched."""
        return f"{self.title} {self.text}".strip()

    @property
    def key(self) -> tuple[str, str, str, int | None]:
        return self.kind, self.language, fingerprint(self.searched), self.speaker.pk if self.speaker else None


def store_statements(
    sayings: Sequence[Saying], said_in: Article | None = None
) -> tuple[list[Statement], set[int]]:
    """Return the statement of each saying, in order, and the ids of those that are new.

    said_in: gives the date; a statement keeps the earliest date it was said on. Five queries, however many sayings.
    """
    wanted = {saying.key: saying for saying in sayings}
    before = stored_by_key(wanted)
    # In the order of their keys: two articles that share statements never wait for each other crosswise.
    fresh = [wanted[key] for key in sorted(wanted, key=str) if key not in before]
    Statement.objects.bulk_create(with_vectors(fresh, said_in), ignore_conflicts=True)
    found = stored_by_key(wanted) if fresh else before
    note_earlier_date(found, said_in)
    return [found[saying.key] for saying in sayings], {found[saying.key].pk for saying in fresh}


def stored_by_key(wanted: dict[tuple[str, str, str, int | None], Saying]) -> dict[object, Statement]:
    rows = Statement.objects.filter(fingerprint__in={key[2] for key in wanted})
    return {(row.kind, row.language, row.fingerprint, row.speaker_id): row for row in rows}


def with_vectors(sayings: Sequence[Saying], said_in: Article | None) -> list[Statement]:
    if not sayings:
        return []
    texts = [saying.searched for saying in sayings]
    made = zip(sayings, texts, vectors(texts), strict=True)
    return [
        Statement(
            kind=saying.kind,
            text=saying.text,
            title=saying.title,
            language=saying.language,
            speaker=saying.speaker,
            said_on=said_in.published_on if said_in else None,
            said_precision=said_in.published_precision if said_in else "day",
            fingerprint=saying.key[2],
            search_text=search_text(text[:SEARCHED], saying.language),
            embedding=vector,
            embedding_version=embedder().version,
        )
        for saying, text, vector in made
    ]


def note_earlier_date(found: dict[object, Statement], said_in: Article | None) -> None:
    if said_in and said_in.published_on:
        later = Q(said_on=None) | Q(said_on__gt=said_in.published_on)
        rows = Statement.objects.filter(later, pk__in=[row.pk for row in found.values()])
        locked = list(rows.order_by("pk").select_for_update().values_list("pk", flat=True))
        Statement.objects.filter(pk__in=locked).update(
            said_on=said_in.published_on, said_precision=said_in.published_precision
        )
