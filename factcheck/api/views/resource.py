"""What all resources share."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from django.db.models import Model
from django.http import HttpResponseBase
from django.utils import translation
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.viewsets import GenericViewSet

from factcheck.api.filters import StrictFilters
from factcheck.api.schema import ProblemSchema

M = TypeVar("M", bound=Model)


class Resource(GenericViewSet[M]):
    """Strict filters, documented problems, and one language for programs, whatever their user reads."""

    schema = ProblemSchema()
    filter_backends = [StrictFilters]
    lookup_value_converter = "int"
    metadata_class = None
    http_method_names = ["get", "head", "post", "patch"]
    filterset_class: ClassVar[Any] = None

    def dispatch(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with translation.override("en"):
            return super().dispatch(*args, **kwargs)


class ReadOnlyResource(ListModelMixin, RetrieveModelMixin, Resource[M]):
    """A list and its items."""
