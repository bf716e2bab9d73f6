"""Filters of lists: what is not a filter is refused, so a misspelt one never gives the whole list."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.utils import extend_schema_field
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.views import APIView

from factcheck.api.paging import NewestFirst

MAX_ID = 2**63 - 1
SEARCH_MAX = 200


class StrictFilters(DjangoFilterBackend):  # type: ignore[misc]  # django-filter is not typed
    """django-filter for lists only; a parameter that the list does not know is a 400 that names those it does."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: APIView) -> QuerySet[Any]:
        if getattr(view, "detail", False):
            return queryset
        filterset_class = self.get_filterset_class(view, queryset)
        allowed = {*NewestFirst.names, *(filterset_class.base_filters if filterset_class else ())}
        told = f"This is no filter of this list. Those that are: {', '.join(sorted(allowed))}."
        if unknown := {name[:80]: [told] for name in request.query_params if name not in allowed}:
            raise ValidationError(unknown)
        filtered: QuerySet[Any] = super().filter_queryset(request, queryset, view)
        return filtered


class Filters(django_filters.FilterSet):  # type: ignore[misc]
    """The filters of one list."""


@extend_schema_field({"type": "integer", "minimum": 1, "maximum": MAX_ID})
class Id(django_filters.Filter):  # type: ignore[misc]
    """Rows that point to this id."""

    field_class = forms.IntegerField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, min_value=1, max_value=MAX_ID, **kwargs)


class TrueOrFalse(forms.Field):
    """true or false; Django's own field reads anything else as neither, and so would not filter at all."""

    words = MappingProxyType({"true": True, "1": True, "false": False, "0": False})

    def to_python(self, value: Any) -> bool | None:
        if value in self.empty_values:
            return None
        if value.lower() not in self.words:
            raise forms.ValidationError("This is neither true nor false.")
        return self.words[value.lower()]


@extend_schema_field(bool)
class Flag(django_filters.Filter):  # type: ignore[misc]
    """Rows of which this is so, or is not so."""

    field_class = TrueOrFalse


@extend_schema_field({"type": "string", "maxLength": SEARCH_MAX})
class Contains(django_filters.CharFilter):  # type: ignore[misc]
    """Rows in which these words stand, letter for letter but for capitals."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, lookup_expr="icontains", max_length=SEARCH_MAX, **kwargs)


@extend_schema_field({"type": "number", "minimum": 0, "maximum": 1})
class AtLeast(django_filters.Filter):  # type: ignore[misc]
    """Rows whose score, from 0 to 1, is this or higher."""

    field_class = forms.FloatField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, lookup_expr="gte", min_value=0, max_value=1, **kwargs)
