"""The course of an import: looked at, mapped, started, stopped, taken up again, undone; how far it is, and what it left out."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.mixins import ListModelMixin
from rest_framework.request import Request
from rest_framework.response import Response

from factcheck.actions import import_batches
from factcheck.actions.import_preview import preview
from factcheck.actions.undo_import import CannotBeUndone, kept_by_work, start_undo
from factcheck.api.filtersets import ImportFilters
from factcheck.api.paging import NewestFirst
from factcheck.api.parsers import StrictJSONParser
from factcheck.api.permissions import MayImport, ReadOrWriteScope, caller
from factcheck.api.problems import Problem
from factcheck.api.schema import problems
from factcheck.api.serializers import imports as shapes
from factcheck.api.serializers.articles import ArticleSummarySerializer
from factcheck.api.serializers.import_preview import ImportPreviewSerializer
from factcheck.api.views.resource import ReadOnlyResource, Resource
from factcheck.models import ImportBatch, ImportRow
from quotes.models import Article

STATES = problems({409: "Its state does not allow this; detail says which it is."})
MOVED: dict[Any, Any] = {202: shapes.ImportSerializer, **STATES}


class ImportCourse(ReadOnlyResource[ImportBatch]):
    """What is done with a file that is there."""

    queryset = ImportBatch.objects.all()
    serializer_class = shapes.ImportSerializer
    filterset_class = ImportFilters
    permission_classes = [ReadOrWriteScope, MayImport]

    @extend_schema(responses={200: ImportPreviewSerializer, **STATES})
    @action(detail=True)
    def preview(self, request: Request, pk: int) -> Response:
        """What a waiting import would do: the first articles and problems, what becomes of the records read, the columns.

        Reads the file for five seconds at most; complete says whether that was all of it. Nothing is written.
        """
        batch = self.in_state(ImportBatch.State.UPLOADED)
        return Response(ImportPreviewSerializer(preview(batch)).data)

    @extend_schema(request=shapes.ColumnsSerializer, responses={200: shapes.ImportSerializer, **STATES})
    @action(detail=True, methods=["post"], parser_classes=[StrictJSONParser])
    def columns(self, request: Request, pk: int) -> Response:
        """Say which column, or key, of a waiting file fills which field. Remembered for later files of its outlet."""
        batch = self.in_state(ImportBatch.State.UPLOADED)
        sent = shapes.ColumnsSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        import_batches.choose_columns(batch, sent.validated_data["columns"], by=caller(request))
        return self.shown(batch, status.HTTP_200_OK)

    @extend_schema(request=None, responses=MOVED)
    @action(detail=True, methods=["post"])
    def start(self, request: Request, pk: int) -> Response:
        """Let an import run that was sent with start=false."""
        batch = self.in_state(ImportBatch.State.UPLOADED)
        import_batches.confirm(batch, by=caller(request))
        return self.shown(batch)

    @extend_schema(request=None, responses=MOVED)
    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, pk: int) -> Response:
        """Stop an import. What it brought in stays."""
        batch = self.in_state(ImportBatch.State.UPLOADED, ImportBatch.State.RUNNING)
        import_batches.cancel(batch, by=caller(request))
        return self.shown(batch)

    @extend_schema(request=None, responses=MOVED)
    @action(detail=True, methods=["post"])
    def resume(self, request: Request, pk: int) -> Response:
        """Let a stopped import go on where it was."""
        batch = self.in_state(ImportBatch.State.CANCELLED)
        if not import_batches.resume(batch, by=caller(request)):
            raise Problem(
                409, f"The import of {batch.name} never ran, or its file is gone. Send the file again."
            )
        return self.shown(batch)

    @extend_schema(request=None, responses=MOVED)
    @action(detail=True, methods=["post"])
    def undo(self, request: Request, pk: int) -> Response:
        """Take out what an ended import brought in. Articles that editors worked on stay, and are listed under kept."""
        batch = self.get_object()
        try:
            start_undo(batch, by=caller(request))
        except CannotBeUndone as error:
            raise Problem(409, str(error)) from None
        return self.shown(batch)

    def in_state(self, *states: str) -> ImportBatch:
        batch: ImportBatch = self.get_object()
        if batch.state not in states:
            raise Problem(409, f"The import of {batch.name} is {batch.get_state_display()}.")
        return batch

    def shown(self, batch: ImportBatch, code: int = status.HTTP_202_ACCEPTED) -> Response:
        batch.refresh_from_db()
        return Response(self.get_serializer(batch).data, code)


class InOrder(NewestFirst):
    """From the first record to the last."""

    ordering = "record"


class ImportProblemViews(ListModelMixin, Resource[ImportRow]):
    """The records of one import that were left out, each as a problem with its place in the file."""

    queryset = ImportRow.objects.none()
    serializer_class = shapes.ImportProblemSerializer
    pagination_class = InOrder
    permission_classes = [ReadOrWriteScope, MayImport]

    def get_queryset(self) -> QuerySet[ImportRow]:
        batch = get_object_or_404(ImportBatch, pk=self.kwargs["import_id"])
        return batch.rows.problems()


class ImportKeptViews(ListModelMixin, Resource[Article]):
    """Articles that one import brought in and that stay when it is undone, because editors worked on what is said there."""

    queryset = Article.objects.none()
    serializer_class = ArticleSummarySerializer
    pagination_class = NewestFirst
    permission_classes = [ReadOrWriteScope, MayImport]

    def get_queryset(self) -> QuerySet[Article]:
        batch = get_object_or_404(ImportBatch, pk=self.kwargs["import_id"])
        return kept_by_work(batch)
