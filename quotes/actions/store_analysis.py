"""What extraction found, onto the rows of an article; running it again changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, TypeVar, cast

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from quotes.actions.store_statements import Saying, store_statements
from quotes.claims.dates import Precision, Printed, resolve_dates
from quotes.claims.result import Factor, FoundClaim, Resolution
from quotes.claims.wording import as_assertion, put_in, self_contained
from quotes.extraction.result import ExtractedQuote
from quotes.models import Article, Claim, Quote, Speaker, Statement
from quotes.models.said import WORDING_MAX, Origin, text_of

if TYPE_CHECKING:  # it loads spaCy, and web processes import this module
    from quotes.analysis import Analysis

Row = TypeVar("Row", Quote, Claim)
QUOTE_FIELDS = [
    "statement", "start", "end", "style", "segments", "cue", "mention", "speaker", "speaker_name", "speaker_kind",
    "confidence", "reason", "rule", "parent", "stale",
]  # fmt: skip
CLAIM_FIELDS = [
    "statement", "quote", "start", "end", "text", "check_worthiness", "kinds", "factors", "seen", "wording", "resolutions",
    "stale",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class StoredAnalysis:
    """new: ids of statements that no one has looked for yet. orphans: ids of those that nothing refers to any more."""

    new: set[int]
    orphans: set[int]


@transaction.atomic
def store_analysis(article: Article, analysis: Analysis, *, keep: Collection[int] = ()) -> StoredAnalysis:
    """Bring the article's quotes and claims in line with analysis.

    keep: ids of statements that carry human work. Their appearances, and those that an editor made or corrected, stay as
    they are; one that is no longer found is marked stale instead of deleted. Queries: fixed, however many are found.
    """
    before = set(statements_in(article))
    article.language, article.pipeline, article.analysed_at = (
        analysis.language,
        analysis.pipeline,
        timezone.now(),
    )
    article.save(update_fields=["language", "pipeline", "analysed_at"])
    speakers = speakers_of(analysis.quotes)
    quotes, new_quotes = store_quotes(article, analysis, speakers, keep)
    new_claims = store_claims(article, analysis, quotes, keep)
    retire(article.quotes.exclude(key__in=[quote_key(q) for q in analysis.quotes]), keep)
    retire(article.claims.exclude(key__in=[claim_key(c) for c in analysis.claims]), keep)
    new = new_quotes | new_claims
    gone = Statement.objects.without_appearances().filter(pk__in=(before | new) - set(keep))
    orphans = set(gone.values_list("pk", flat=True))
    return StoredAnalysis(new - orphans, orphans)


def statements_in(article: Article) -> list[int]:
    ids = article.quotes.values_list("statement").union(article.claims.values_list("statement"), all=True)
    return [pk for (pk,) in ids]


def speakers_of(quotes: Sequence[ExtractedQuote]) -> dict[tuple[str, str], Speaker]:
    """A row per resolved speaker, by name and kind. "Een woordvoerder" is no one in particular, and gets none."""
    wanted = {
        (quote.resolved_speaker, quote.speaker_kind or "person")
        for quote in quotes
        if quote.resolved_speaker and quote.speaker_kind != "unnamed"
    }
    Speaker.objects.bulk_create([Speaker(name=n, kind=k) for n, k in sorted(wanted)], ignore_conflicts=True)
    rows = Speaker.objects.filter(name__in={name for name, _ in wanted})
    return {(row.name, row.kind): row for row in rows}


def store_quotes(
    article: Article, analysis: Analysis, speakers: dict[tuple[str, str], Speaker], keep: Collection[int]
) -> tuple[list[Quote], set[int]]:
    found = analysis.quotes
    who = [speakers.get((quote.resolved_speaker or "", quote.speaker_kind or "person")) for quote in found]
    sayings = [
        Saying(
            "quote",
            text_of([asdict(s) for s in quote.segments]),
            analysis.language_at(quote.segments[0].start),
            speaker,
        )
        for quote, speaker in zip(found, who, strict=True)
    ]
    statements, new = store_statements(sayings, article)
    rows = [quote_row(article, q, s, w) for q, s, w in zip(found, statements, who, strict=True)]
    stored = upsert(article, rows, QUOTE_FIELDS, keep)
    link_parents(stored, found, keep)
    return stored, new


def quote_row(
    article: Article, quote: ExtractedQuote, statement: Statement, speaker: Speaker | None
) -> Quote:
    return Quote(
        article=article,
        key=quote_key(quote),
        start=quote.segments[0].start,
        end=quote.segments[-1].end,
        statement=statement,
        style=quote.style,
        segments=[asdict(span) for span in quote.segments],
        cue=[asdict(span) for span in quote.cue],
        mention=asdict(quote.speaker) if quote.speaker else None,
        speaker=speaker,
        speaker_name=quote.resolved_speaker or "",
        speaker_kind=quote.speaker_kind or "",
        confidence=quote.confidence,
        rule=quote.rule,
        reason=quote.reason,
    )


def quote_key(quote: ExtractedQuote) -> str:
    key = ",".join(f"{span.start}-{span.end}" for span in quote.segments)
    return key if len(key) <= 500 else f"{key[:480]}…{len(quote.segments)}"


def link_parents(stored: list[Quote], found: Sequence[ExtractedQuote], keep: Collection[int]) -> None:
    nested = [
        (row, quote.parent)
        for row, quote in zip(stored, found, strict=True)
        if quote.parent is not None and row.origin == Origin.PIPELINE and row.statement_id not in keep
    ]
    for row, parent in nested:
        row.parent = stored[parent]
    Quote.objects.bulk_update([row for row, _ in nested], ["parent"])


def store_claims(
    article: Article, analysis: Analysis, quotes: list[Quote], keep: Collection[int]
) -> set[int]:
    inside = [quotes[claim.quote] if claim.quote is not None else None for claim in analysis.claims]
    sayings = [
        Saying(
            "claim",
            " ".join(as_assertion(claim.span.text, claim.span.start, claim.resolutions).split()),
            analysis.language_at(claim.span.start),
            quote.speaker if quote else None,
        )
        for claim, quote in zip(analysis.claims, inside, strict=True)
    ]
    statements, new = store_statements(sayings, article)
    rows = [
        claim_row(article, claim, statement, quote, analysis.language_at(claim.span.start))
        for claim, statement, quote in zip(analysis.claims, statements, inside, strict=True)
    ]
    upsert(article, rows, CLAIM_FIELDS, keep)
    return new


def claim_row(
    article: Article, claim: FoundClaim, statement: Statement, quote: Quote | None, language: str
) -> Claim:
    resolutions = resolutions_of(article, claim, quote, language)
    return Claim(
        article=article,
        key=claim_key(claim),
        start=claim.span.start,
        end=claim.span.end,
        statement=statement,
        quote=quote,
        text=claim.span.text,
        check_worthiness=claim.check_worthiness,
        kinds=list(claim.kinds),
        factors=[factor_row(factor) for factor in claim.factors],
        seen=list(claim.seen),
        wording=self_contained(claim.span.text, claim.span.start, resolutions)[:WORDING_MAX],
        resolutions=[resolution_row(each) for each in resolutions],
    )


def resolutions_of(
    article: Article, claim: FoundClaim, quote: Quote | None, language: str
) -> list[Resolution]:
    """What can be read for the claim's pronouns, and for its dates where the article's own is known."""
    found = list(claim.resolutions)
    if article.published_on:
        spoken = quote is not None and quote.style != Quote.Style.INDIRECT
        printed = Printed(
            article.published_on, cast("Precision", article.published_precision), claim.past, spoken
        )
        found = [dated(each, language, printed) if each.source else each for each in found]
        found += resolve_dates(claim.span.text, claim.span.start, language, printed)
    return sorted(found, key=lambda each: each.span.start)


def dated(shared: Resolution, language: str, printed: Printed) -> Resolution:
    """Words put in from elsewhere in the sentence, with their dates."""
    return replace(shared, text=put_in(shared.text, 0, resolve_dates(shared.text, 0, language, printed)))


def resolution_row(each: Resolution) -> dict[str, object]:
    return asdict(each.span) | {"becomes": each.text.strip(), "reason": each.reason}


def claim_key(claim: FoundClaim) -> str:
    return f"{claim.span.start}-{claim.span.end}"


def factor_row(factor: Factor) -> dict[str, object]:
    """{"name", "weight", "span"?}, as rows and the extract command both show it."""
    row: dict[str, object] = {"name": factor.name, "weight": factor.weight}
    return row | {"span": asdict(factor.span)} if factor.span else row


def upsert(article: Article, rows: list[Row], fields: list[str], keep: Collection[int]) -> list[Row]:
    """Add rows or bring them up to date by their place; where human work is, the row stays. Returns the stored rows."""
    if not rows:
        return []
    model = type(rows[0])
    by_place = {row.key: row for row in rows}
    here = model.objects.filter(article=article, key__in=by_place)
    kept = {row.key: row for row in here.filter(Q(origin=Origin.EDITOR) | Q(statement__in=keep))}
    model.objects.bulk_create(
        [row for key, row in by_place.items() if key not in kept],
        update_conflicts=True,
        unique_fields=["article", "key"],
        update_fields=fields,
    )
    here.filter(stale=True).update(stale=False)
    by_place |= kept
    return [by_place[row.key] for row in rows]


def retire(rows, keep: Collection[int]) -> None:  # type: ignore[no-untyped-def]
    """Take out the article's rows that the analysis no longer finds; those with human work stay, marked stale."""
    rows = rows.filter(origin=Origin.PIPELINE)
    rows.filter(statement__in=keep).update(stale=True)
    rows.exclude(statement__in=keep).delete()
