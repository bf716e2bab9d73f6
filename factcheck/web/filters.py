"""What a queue's address asks for: which cases, in which order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, OuterRef, Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from factcheck.models import Case, User
from factcheck.models.case import CaseQuerySet, Verdict
from quotes.language.normalise import word_forms, words
from quotes.models import Claim, Outlet, Quote
from quotes.models.article import Language
from quotes.models.statement import StatementKind

STATES = [("open", _("open")), ("decided", _("decided")), *Verdict.choices, ("all", _("all"))]
ORDERS = {
    "review": ("-watch_rank", "-has_matches", "-check_worthiness", "pk"),
    "worth": ("-check_worthiness", "pk"),
    "newest": ("-created_at", "-pk"),
    "oldest": ("created_at", "pk"),
}
KINDS = [(StatementKind.CLAIM, _("claims")), (StatementKind.QUOTE, _("quotes"))]


class QueueForm(forms.Form):
    """The filters as fields. A value that does not fit is shown with its error, and filters nothing."""

    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)
    q = forms.CharField(label=_("Search"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("all")), *KINDS], required=False)
    language = forms.ChoiceField(
        label=_("Language"), choices=[("", _("all")), *Language.choices], required=False
    )
    outlet = forms.ModelChoiceField(
        label=_("Outlet"), queryset=Outlet.objects.order_by("name"), empty_label=_("all"), required=False
    )
    speaker = forms.CharField(label=_("Speaker"), max_length=200, required=False)
    # Not "matches": a field of that name hides Element.matches of its form from every script.
    has_matches = forms.ChoiceField(
        label=_("Matches"), choices=[("", _("all")), ("yes", _("with")), ("no", _("without"))], required=False
    )
    watched = forms.ChoiceField(
        label=_("Watch lists"), choices=[("", _("all")), ("yes", _("on a list"))], required=False
    )
    whose = forms.ChoiceField(
        label=_("Taken by"),
        choices=[("", _("anyone")), ("mine", _("me")), ("unassigned", _("no one"))],
        required=False,
    )
    order = forms.ChoiceField(
        label=_("Order"),
        choices=[
            ("review", _("watched and matches first")),
            ("worth", _("most check-worthy")),
            ("newest", _("newest")),
            ("oldest", _("oldest")),
        ],
        required=False,
    )


@dataclass(frozen=True, slots=True)
class Queue:
    """cases: those that pass, each with has_matches. query: the address part that asks for the same queue again."""

    form: QueueForm
    cases: CaseQuerySet
    order: tuple[str, ...]
    query: str
    state: str

    @property
    def filtered(self) -> int:
        """How many of the fields under "Filters" ask for something."""
        shown = {name for name, value in self.form.data.items() if value and name in self.form.fields}
        by_default = {"order"} if self.form.data["order"] == "review" else set()
        return len(shown - {"state", "q"} - by_default)


def read_queue(user: User, data: QueryDict) -> Queue:
    """The queue that data asks for, on the desks of user; open cases in review order when it asks for nothing."""
    asked = {key: str(data[key]) for key in data if data[key]}
    form = QueueForm({"state": "open", "order": "review"} | asked)
    form.is_valid()
    wanted: dict[str, Any] = {"state": "open", "order": "review"}
    wanted |= {key: value for key, value in form.cleaned_data.items() if value}
    cases = Case.objects.visible_to(user).with_has_matches()
    for name, value in wanted.items():
        if name in FILTERS:
            cases = FILTERS[name](cases, value, user)
    query = urlencode({key: value for key, value in asked.items() if key in form.fields})
    return Queue(form, cases, ORDERS[wanted["order"]], query, wanted["state"])


def in_state(cases: CaseQuerySet, state: str, user: User) -> CaseQuerySet:
    if state == "all":
        return cases
    if state == "open":
        return cases.open()
    return cases.exclude(review=None) if state == "decided" else cases.filter(review__verdict=state)


def appearing_in(cases: CaseQuerySet, outlet: Outlet, user: User) -> CaseQuerySet:
    here = Q(statement=OuterRef("statement"), article__outlet=outlet)
    return cases.filter(Exists(Claim.objects.filter(here)) | Exists(Quote.objects.filter(here)))


def taken_by(cases: CaseQuerySet, whose: str, user: User) -> CaseQuerySet:
    return cases.filter(assignee=user if whose == "mine" else None)


def with_matches(cases: CaseQuerySet, answer: str, user: User) -> CaseQuerySet:
    return cases.filter(has_matches=answer == "yes")  # type: ignore[misc]  # annotated


def with_words(cases: CaseQuerySet, text: str, user: User) -> CaseQuerySet:
    """Cases whose statement has every word of text, in any form: each language folds words in its own way."""
    found = Q(pk=None)
    for language in Language.values:
        if query := every_word(text, language):
            found |= Q(statement__language=language, statement__search_vector=query)
    return cases.filter(found)


def every_word(text: str, language: str) -> SearchQuery | None:
    """All words of text, each as printed or by its stem; None when it has no words."""
    each = [
        reduce(or_, [SearchQuery(form, config="simple") for form in word_forms(word, language)])
        for word in words(text)
    ]
    query: SearchQuery | None = reduce(and_, each) if each else None
    return query


FILTERS: dict[str, Callable[[CaseQuerySet, Any, User], CaseQuerySet]] = {
    "state": in_state,
    "q": with_words,
    "kind": lambda cases, kind, user: cases.filter(statement__kind=kind),
    "language": lambda cases, language, user: cases.filter(statement__language=language),
    "outlet": appearing_in,
    "speaker": lambda cases, name, user: cases.filter(statement__speaker__name__icontains=name),
    "has_matches": with_matches,
    "watched": lambda cases, answer, user: cases.filter(watch_rank__gt=Case.UNWATCHED),
    "whose": taken_by,
}
