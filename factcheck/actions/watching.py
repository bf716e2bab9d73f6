"""Finding what a desk watches among its cases: hits lift a case in the queue, new ones are told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from factcheck.models import Case, Desk, WatchEntry, WatchHit
from quotes.language.mentions import Words, holds_phrase, is_about, is_named
from quotes.models import Claim, Quote
from quotes.models.statement import StatementKind


@dataclass(frozen=True, slots=True)
class Said:
    """What an entry is compared with: the words of a statement with our wording of them, its language, and who said it."""

    text: Words
    language: str
    speakers: tuple[str, ...]


def entries_of(desk: Desk) -> list[WatchEntry]:
    """Of the desk's active lists. One query."""
    active = WatchEntry.objects.filter(watch_list__desk=desk, watch_list__active=True)
    return list(active.select_related("watch_list").order_by("watch_list_id", "pk"))


def find_hits(cases: Sequence[Case], entries: Sequence[WatchEntry]) -> list[WatchHit]:
    """Unsaved hits of entries on cases whose statement, with its speaker, was read along. Two queries."""
    if not entries or not cases:
        return []
    said = what_is_said(cases)
    return [
        WatchHit(entry=entry, case=case)
        for case in cases
        for entry in entries
        if is_hit(entry, said[case.statement_id])
    ]


def what_is_said(cases: Iterable[Case]) -> dict[int, Said]:
    statements = {case.statement_id: case.statement for case in cases}
    spoken, wordings = defaultdict(set), defaultdict(list)
    named = Quote.objects.filter(statement__in=statements, stale=False).exclude(speaker_name="").order_by()
    for pk, name in named.values_list("statement", "speaker_name"):
        spoken[pk].add(name)
    claims = Claim.objects.filter(statement__in=statements, stale=False).order_by()
    for pk, wording, name in claims.values_list("statement", "wording", "quote__speaker_name"):
        wordings[pk].append(wording)
        spoken[pk].add(name or "")
    found = {}
    for pk, statement in statements.items():
        speaker = statement.speaker
        names = {*spoken[pk], *([speaker.name, *speaker.aliases] if speaker else [])} - {""}
        text = " \n".join([statement.text, *wordings[pk]])
        found[pk] = Said(Words.of(text, statement.language), statement.language, tuple(sorted(names)))
    return found


def is_hit(entry: WatchEntry, said: Said) -> bool:
    match entry.kind:
        case WatchEntry.Kind.SPEAKER:
            return is_named(entry.text, said.speakers)
        case WatchEntry.Kind.TOPIC:
            return is_about(said.text, entry.text, said.language)
        case _:
            return holds_phrase(said.text, entry.text)


def ranks(hits: Collection[WatchHit]) -> dict[int, int]:
    """The rank of each case with a hit: that of the entry that lifts it most."""
    found: dict[int, int] = {}
    for hit in hits:
        found[hit.case_id] = max(found.get(hit.case_id, 0), hit.entry.rank)
    return found


def watch_new_cases(cases: Sequence[Case], entries: Sequence[WatchEntry]) -> list[WatchHit]:
    """Store the hits on cases that were opened just now, lift those cases, and return the hits. Nothing for quotes' own cases."""
    claims = [case for case in cases if case.statement.kind == StatementKind.CLAIM]
    hits = find_hits(claims, entries)
    WatchHit.objects.bulk_create(hits, ignore_conflicts=True)
    lift(claims, ranks(hits))
    return hits


def watch_again(desk_cases: Sequence[Case], entries: Sequence[WatchEntry]) -> None:
    """Bring the hits on open cases in line with the lists of now. Nothing is told: these cases are not new."""
    claims = [case for case in desk_cases if case.statement.kind == StatementKind.CLAIM]
    hits = find_hits(claims, entries)
    wanted = {(hit.entry_id, hit.case_id) for hit in hits}
    here = WatchHit.objects.filter(case__in=[case.pk for case in claims])
    gone = [pk for pk, entry, case in here.values_list("pk", "entry", "case") if (entry, case) not in wanted]
    WatchHit.objects.filter(pk__in=gone).delete()
    WatchHit.objects.bulk_create(hits, ignore_conflicts=True)
    lift(claims, ranks(hits))


def lift(cases: Sequence[Case], wanted: dict[int, int]) -> None:
    moved = []
    for case in cases:
        rank = wanted.get(case.pk, Case.UNWATCHED)
        if case.watch_rank != rank:
            case.watch_rank = rank
            moved.append(case)
    Case.objects.bulk_update(moved, ["watch_rank"])
