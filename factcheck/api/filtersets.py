"""Which filters each list knows."""

from __future__ import annotations

from typing import Any

import django_filters as df
from django.db.models import Q, QuerySet

from factcheck.api.filters import AtLeast, Contains, Filters, Flag, Id
from factcheck.models import Case, Delivery, ImportBatch, Job
from factcheck.models.case import Verdict
from quotes.models import Match, Quote
from quotes.models.article import Language
from quotes.models.fact_check import Level
from quotes.models.match import Band, Decision, Relation
from quotes.models.speaker import SpeakerKind
from quotes.models.statement import StatementKind


class ArticleFilters(Filters):
    outlet = Id("outlet_id")
    language = df.ChoiceFilter(choices=Language.choices)
    external_id = df.CharFilter(max_length=300)
    published_from = df.DateFilter("published_on", "gte")
    published_to = df.DateFilter("published_on", "lte")
    story = Id("story", help_text="Near copies of one story.")
    current = Flag("superseded_by", "isnull", help_text="True: without revisions that were replaced.")
    analysed = Flag("analysed_at", "isnull", exclude=True)
    search = Contains("text")


class QuoteFilters(Filters):
    article = Id("article_id")
    statement = Id("statement_id")
    speaker = Id("speaker_id")
    speaker_kind = df.ChoiceFilter(choices=SpeakerKind.choices)
    style = df.ChoiceFilter(choices=Quote.Style.choices)
    min_confidence = AtLeast("confidence")
    stale = Flag()


class ClaimFilters(Filters):
    article = Id("article_id")
    statement = Id("statement_id")
    quote = Id("quote_id")
    kind = df.CharFilter("kinds", "contains", method="of_kind", max_length=20)
    min_check_worthiness = AtLeast("check_worthiness")
    stale = Flag()

    def of_kind(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(kinds__contains=[value])


class DeskFilters(Filters):
    search = Contains("name")


class WatchListFilters(Filters):
    desk = Id("desk_id")
    active = Flag()


class WebhookFilters(Filters):
    desk = Id("desk_id")
    active = Flag()


class DeliveryFilters(Filters):
    desk = Id("desk_id")
    webhook = Id("webhook_id")
    state = df.ChoiceFilter(choices=Delivery.State.choices)


class WordingEditFilters(Filters):
    claim = Id("claim_id")


class StatementFilters(Filters):
    kind = df.ChoiceFilter(choices=StatementKind.choices)
    language = df.ChoiceFilter(choices=Language.choices)
    speaker = Id("speaker_id")
    said_from = df.DateFilter("said_on", "gte")
    said_to = df.DateFilter("said_on", "lte")
    search = Contains("text")


class FactCheckFilters(Filters):
    url = df.CharFilter(max_length=2000)
    statement = Id("statement_id")
    language = df.ChoiceFilter("in_language", choices=Language.choices)
    author = Contains("author_name")
    level = df.ChoiceFilter(choices=Level.choices)
    published_from = df.DateFilter("date_published", "gte")
    published_to = df.DateFilter("date_published", "lte")
    search = Contains("claim_reviewed")


class SpeakerFilters(Filters):
    kind = df.ChoiceFilter(choices=SpeakerKind.choices)
    search = Contains("name")


class OutletFilters(Filters):
    search = Contains("name")


class MatchFilters(Filters):
    statement = Id(method="of_statement", help_text="Either side of the pair.")
    speaker = Id(method="of_speaker", help_text="Both sides said by this speaker.")
    band = df.ChoiceFilter(choices=Band.choices)
    decision = df.ChoiceFilter(choices=Decision.choices)
    relation = df.ChoiceFilter(choices=Relation.choices)
    min_similarity = AtLeast("similarity")

    def of_statement(self, queryset: QuerySet[Match], name: str, value: int) -> QuerySet[Match]:
        return queryset.filter(Q(query=value) | Q(candidate=value))

    def of_speaker(self, queryset: QuerySet[Match], name: str, value: int) -> QuerySet[Match]:
        return queryset.filter(query__speaker=value, candidate__speaker=value)


class CaseFilters(Filters):
    desk = Id("desk_id")
    statement = Id("statement_id")
    article = Id(method="said_in", help_text="Cases of what is said in this article.")
    open = Flag("review", "isnull", help_text="Without a standing review.")
    verdict = df.ChoiceFilter("review__verdict", choices=Verdict.choices)
    min_check_worthiness = AtLeast("check_worthiness")
    watched = Flag("watch_rank", "gt", method="on_a_list", help_text="On a watch list of its desk.")

    def on_a_list(self, queryset: QuerySet[Case], name: str, value: bool) -> QuerySet[Case]:
        return queryset.filter(watch_rank__gt=0) if value else queryset.filter(watch_rank=0)

    def said_in(self, queryset: QuerySet[Case], name: str, value: int) -> QuerySet[Case]:
        said = Q(statement__quotes__article=value) | Q(statement__claims__article=value)
        return queryset.filter(pk__in=Case.objects.filter(said).values("pk"))


class ReviewFilters(Filters):
    case = Id("case_id")
    verdict = df.ChoiceFilter(choices=Verdict.choices)
    reviewer = df.CharFilter("reviewer__username", max_length=150)


class ImportFilters(Filters):
    state = df.ChoiceFilter(choices=ImportBatch.State.choices)
    outlet = df.CharFilter(max_length=200)
    mine = Flag(method="of_caller", help_text="True: those that you sent.")

    def of_caller(self, queryset: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        own = Q(uploaded_by=self.request.user)
        return queryset.filter(own if value else ~own)


class JobFilters(Filters):
    kind = df.ChoiceFilter(choices=Job.Kind.choices)
    state = df.ChoiceFilter(choices=Job.State.choices)
    key = Id("key")
