"""Files of articles, sent in or fetched from an address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, BinaryIO

from django.core.files import File
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.exceptions import ParseError, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from factcheck.actions import import_batches
from factcheck.actions.import_address import upload_from
from factcheck.api.idempotency import answered_once
from factcheck.api.parsers import StrictJSONParser
from factcheck.api.permissions import caller
from factcheck.api.problems import Problem
from factcheck.api.schema import problems
from factcheck.api.serializers import imports as shapes
from factcheck.api.uploads import (
    FormParser,
    JSONFileParser,
    NDJSONFileParser,
    digest_of,
    refuse_large,
    refuse_other_than_list,
)
from factcheck.api.views.articles import ONCE, USED
from factcheck.api.views.import_course import ImportCourse
from factcheck.fetching import FetchError, Reason
from factcheck.models import ImportBatch

# What is wrong with the address itself; anything else is trouble of the server that was asked.
OF_THE_ADDRESS = (Reason.ADDRESS, Reason.CREDENTIALS, Reason.PORT, Reason.INSIDE, Reason.UNKNOWN)
ROWS = {
    "type": "array",
    "items": {"type": "object"},
    "examples": [[{"text": "De brug is dicht.", "outlet": "De Krant"}]],
}
LINES = {"type": "string", "examples": ['{"text": "De brug is dicht."}\n{"text": "De brug is open."}\n']}
BODY = {
    "multipart/form-data": shapes.UploadSerializer,
    "application/json": ROWS,
    "application/x-ndjson": LINES,
}
FAR = problems({502: "The address answers with nothing that can be read."})


class ImportViews(ImportCourse):
    """Files of articles on their way in. For editors, and for accounts with the right to add imports."""

    parser_classes = [FormParser, JSONFileParser, NDJSONFileParser]

    @extend_schema(
        parameters=[shapes.NewImportSerializer, ONCE],
        request=BODY,
        responses={202: shapes.ImportSerializer, **USED},
    )
    def create(self, request: Request) -> Response:
        """Send a file: as a form, or as the body itself where it is a list of articles in JSON or a line of JSON each.

        202 says that it is kept and will be imported; the import tells how far it is, and which records were left out.
        """
        wanted = asked(request)
        file, name = file_of(request)
        meant = [wanted, name, digest_of(file)]
        return self.accepted(
            request,
            wanted,
            meant,
            lambda: import_batches.upload(
                File(file), name=wanted["name"] or name, outlet=wanted["outlet"], uploaded_by=caller(request)
            ),
        )

    @extend_schema(
        parameters=[shapes.NewImportSerializer, ONCE],
        request=shapes.AddressSerializer,
        responses={202: shapes.ImportSerializer, **USED, **FAR},
    )
    @action(
        detail=False,
        methods=["post"],
        url_path="from-address",
        parser_classes=[StrictJSONParser],
        pagination_class=None,
        filter_backends=[],
    )
    def from_address(self, request: Request) -> Response:
        """Have a file of articles, or a page with one, fetched from a web address and imported."""
        wanted = asked(request)
        sent = shapes.AddressSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        address = sent.validated_data["address"]

        def fetched() -> ImportBatch:
            try:
                return upload_from(address, outlet=wanted["outlet"], uploaded_by=caller(request))
            except FetchError as error:
                raise as_problem(error) from None

        return self.accepted(request, wanted, [wanted, address], fetched)

    def accepted(
        self, request: Request, wanted: dict[str, Any], meant: Any, upload: Callable[[], ImportBatch]
    ) -> Response:
        def work() -> Any:
            batch = upload()
            if wanted["name"]:
                ImportBatch.objects.filter(pk=batch.pk).update(name=wanted["name"])
            if wanted["start"]:
                import_batches.confirm(batch, by=caller(request))
            return self.get_serializer(ImportBatch.objects.get(pk=batch.pk)).data

        body = answered_once(request, work, body=meant)
        where = reverse("api:import-detail", [body["id"]], request=request)
        return Response(body, status.HTTP_202_ACCEPTED, headers={"Location": where})


def asked(request: Request) -> dict[str, Any]:
    """What the query says of a new import. Raises ValidationError."""
    sent = shapes.NewImportSerializer(data=request.query_params.dict())
    sent.is_valid(raise_exception=True)
    return dict(sent.validated_data)


def file_of(request: Request) -> tuple[BinaryIO, str]:
    """The file that was sent, and its name. Raises ValidationError, ParseError or 413."""
    if not (request.content_type or "").startswith("multipart/"):
        return body_of(request)
    others = [name[:80] for name in request.data if name != "file"]
    if others or len(request.FILES.getlist("file")) != 1:
        told = "Send one file, in the field file. outlet, name and start go into the query."
        raise ValidationError({name: [told] for name in others or ["file"]})
    file = request.FILES["file"]
    refuse_large(file.size or 0)
    return file.file, (file.name or "")[:200]


def body_of(request: Request) -> tuple[BinaryIO, str]:
    body: Any = request.data
    if not hasattr(body, "read"):  # Django REST framework asks no parser for a body of no bytes
        raise ParseError(
            "The body is empty. Send a list of articles, a line of JSON each, or a form with a file."
        )
    if request.content_type.startswith("application/json"):
        refuse_other_than_list(body)
        return body, "articles.json"
    return body, "articles.ndjson"


def as_problem(error: FetchError) -> Exception:
    if error.reason in OF_THE_ADDRESS:
        return ValidationError({"address": [str(error)]})
    return Problem(502, str(error))
