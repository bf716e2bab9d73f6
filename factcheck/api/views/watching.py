"""Watch lists, webhooks and deliveries."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from factcheck.actions import deliveries, watch_lists
from factcheck.api import versions
from factcheck.api.filtersets import DeliveryFilters, WatchListFilters, WebhookFilters
from factcheck.api.permissions import caller
from factcheck.api.problems import MEDIA_TYPE, Problem
from factcheck.api.schema import problem, problems
from factcheck.api.serializers import watching as shapes
from factcheck.api.views.resource import ReadOnlyResource
from factcheck.models import Delivery, Desk, Membership, WatchList, Webhook

IF_MATCH = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, required=True, description="The ETag of it as you saw it."
)
ETAG = OpenApiParameter(
    "ETag", str, OpenApiParameter.HEADER, response=True, description="The version, for If-Match."
)
MISSING = problems({428: "If-Match is missing."})
METHODS = ["get", "head", "post", "patch", "delete"]
LIST_CHANGED: dict[Any, Any] = {
    (412, MEDIA_TYPE): problem("Someone changed it since.", shapes.WatchListConflictSerializer),
    **MISSING,
}
HOOK_CHANGED: dict[Any, Any] = {
    (412, MEDIA_TYPE): problem("Someone changed it since.", shapes.WebhookConflictSerializer),
    **MISSING,
}


class WatchListViews(ReadOnlyResource[WatchList]):
    """What your desks follow. Editors of a desk keep its lists."""

    queryset = WatchList.objects.none()
    serializer_class = shapes.WatchListSerializer
    filterset_class = WatchListFilters
    http_method_names = METHODS

    def get_queryset(self) -> QuerySet[WatchList]:
        mine = WatchList.objects.filter(desk__in=Desk.objects.visible_to(caller(self.request)))
        return mine.select_related("desk").prefetch_related("entries", "webhooks")

    @extend_schema(parameters=[ETAG])
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return self.answer(self.get_object())

    @extend_schema(request=shapes.NewWatchListSerializer, responses={201: shapes.WatchListSerializer})
    def create(self, request: Request) -> Response:
        """Make a watch list. Open cases that it is about rise at once; only claims found from now on are told."""
        wanted = valid(shapes.NewWatchListSerializer(data=request.data))
        desk = desk_asked(request, wanted.pop("desk"))
        self.refuse_onlookers(desk)
        made = self.save(WatchList(desk=desk), wanted)
        return self.answer(made, status.HTTP_201_CREATED)

    @extend_schema(
        parameters=[IF_MATCH, ETAG],
        request=shapes.WatchListChangeSerializer,
        responses={200: shapes.WatchListSerializer, **LIST_CHANGED},
    )
    def partial_update(self, request: Request, pk: int) -> Response:
        """Change a watch list."""
        row = self.row_as_seen()
        return self.answer(self.save(row, valid(shapes.WatchListChangeSerializer(data=request.data))))

    @extend_schema(parameters=[IF_MATCH], request=None, responses={204: None, **LIST_CHANGED})
    def destroy(self, request: Request, pk: int) -> Response:
        """Delete a watch list; the cases that it lifted go back to their place."""
        try:
            watch_lists.delete_watch_list(self.row_as_seen(), by=caller(request))
        except watch_lists.Changed as changed:
            raise self.conflict(changed) from None
        return Response(status=status.HTTP_204_NO_CONTENT)

    def row_as_seen(self) -> WatchList:
        row = self.get_object()
        self.refuse_onlookers(row.desk)
        row.version = versions.version_seen(self.request)
        return row

    def refuse_onlookers(self, desk: Desk) -> None:
        if not Membership.objects.filter(desk=desk).lets_decide(caller(self.request)):
            raise PermissionDenied(f"You may read the watch lists of {desk}, not change them.")

    def save(self, row: WatchList, wanted: dict[str, Any]) -> WatchList:
        entries = wanted.pop("entries", None)
        if entries is None:
            entries = [{"kind": each.kind, "text": each.text} for each in row.entries.all()] if row.pk else []
        hooks = webhooks_asked(row, wanted.pop("webhooks", None))
        for name, value in wanted.items():
            setattr(row, name, value)
        try:
            pairs = [(entry["kind"], entry["text"]) for entry in entries]
            return watch_lists.save_watch_list(row, pairs, hooks, by=caller(self.request))
        except watch_lists.Changed as changed:
            raise self.conflict(changed) from None
        except watch_lists.NameTaken as taken:
            raise ValidationError({"name": [str(taken)]}) from None

    def conflict(self, changed: watch_lists.Changed) -> Problem:
        return Problem(412, str(changed), current=shapes.WatchListSerializer(changed.row).data)

    def answer(self, row: WatchList, code: int = status.HTTP_200_OK) -> Response:
        fresh = self.get_queryset().get(pk=row.pk)
        return Response(shapes.WatchListSerializer(fresh).data, code, headers={"ETag": versions.etag(fresh)})


class WebhookViews(ReadOnlyResource[Webhook]):
    """Addresses that are told of events. Chief editors of a desk see and keep them."""

    queryset = Webhook.objects.none()
    serializer_class = shapes.WebhookSerializer
    filterset_class = WebhookFilters
    http_method_names = METHODS

    def get_queryset(self) -> QuerySet[Webhook]:
        managed = Desk.objects.where_managing(caller(self.request))
        return Webhook.objects.filter(desk__in=managed).select_related("desk")

    @extend_schema(parameters=[ETAG])
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return self.answer(self.get_object())

    @extend_schema(request=shapes.NewWebhookSerializer, responses={201: shapes.WebhookWithSecretSerializer})
    def create(self, request: Request) -> Response:
        """Make a webhook. The answer holds its secret, this once."""
        wanted = valid(shapes.NewWebhookSerializer(data=request.data))
        desk = desk_asked(request, wanted.pop("desk"))
        if not desk.may_be_managed_by(caller(request)):
            raise PermissionDenied("Chief editors of this desk keep its webhooks.")
        made = self.save(Webhook(desk=desk), wanted)
        return self.answer(made, status.HTTP_201_CREATED, shapes.WebhookWithSecretSerializer)

    @extend_schema(
        parameters=[IF_MATCH, ETAG],
        request=shapes.WebhookChangeSerializer,
        responses={200: shapes.WebhookSerializer, **HOOK_CHANGED},
    )
    def partial_update(self, request: Request, pk: int) -> Response:
        """Change a webhook; its secret stays."""
        return self.answer(
            self.save(self.row_as_seen(), valid(shapes.WebhookChangeSerializer(data=request.data)))
        )

    @extend_schema(parameters=[IF_MATCH], request=None, responses={204: None, **HOOK_CHANGED})
    def destroy(self, request: Request, pk: int) -> Response:
        """Delete a webhook with its log."""
        try:
            watch_lists.delete_webhook(self.row_as_seen(), by=caller(request))
        except watch_lists.Changed as changed:
            raise self.conflict(changed) from None
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(
        parameters=[IF_MATCH, ETAG],
        request=None,
        responses={200: shapes.WebhookWithSecretSerializer, **HOOK_CHANGED},
    )
    @action(detail=True, methods=["post"])
    def secret(self, request: Request, pk: int) -> Response:
        """Make a new secret. Messages from now on are signed with it."""
        try:
            row = watch_lists.renew_secret(self.row_as_seen(), by=caller(request))
        except watch_lists.Changed as changed:
            raise self.conflict(changed) from None
        return self.answer(row, serializer=shapes.WebhookWithSecretSerializer)

    @extend_schema(
        request=None,
        responses={202: shapes.DeliverySerializer, **problems({409: "The webhook is switched off."})},
    )
    @action(detail=True, methods=["post"])
    def test(self, request: Request, pk: int) -> Response:
        """Send a message of type test. Its delivery says how that went."""
        sent = watch_lists.send_test(self.get_object(), by=caller(request))
        if sent is None:
            raise Problem(409, "The webhook is switched off.")
        return Response(shapes.DeliverySerializer(sent).data, status.HTTP_202_ACCEPTED)

    def row_as_seen(self) -> Webhook:
        row = self.get_object()
        row.version = versions.version_seen(self.request)
        return row

    def save(self, row: Webhook, wanted: dict[str, Any]) -> Webhook:
        for name, value in wanted.items():
            setattr(row, name, value)
        try:
            return watch_lists.save_webhook(row, by=caller(self.request))
        except watch_lists.Changed as changed:
            raise self.conflict(changed) from None
        except watch_lists.NameTaken as taken:
            raise ValidationError({"name": [str(taken)]}) from None

    def conflict(self, changed: watch_lists.Changed) -> Problem:
        return Problem(412, str(changed), current=shapes.WebhookSerializer(changed.row).data)

    def answer(
        self,
        row: Webhook,
        code: int = status.HTTP_200_OK,
        serializer: type[BaseSerializer[Any]] = shapes.WebhookSerializer,
    ) -> Response:
        return Response(serializer(row).data, code, headers={"ETag": versions.etag(row)})


class DeliveryViews(ReadOnlyResource[Delivery]):
    """What was sent on your desks, with every try. For chief editors."""

    queryset = Delivery.objects.none()
    serializer_class = shapes.DeliverySerializer
    filterset_class = DeliveryFilters

    def get_queryset(self) -> QuerySet[Delivery]:
        managed = Desk.objects.where_managing(caller(self.request))
        return Delivery.objects.filter(desk__in=managed).prefetch_related("log")

    @extend_schema(request=None, responses={200: shapes.DeliverySerializer})
    @action(detail=True, methods=["post"])
    def retry(self, request: Request, pk: int) -> Response:
        """Give a delivery that was given up all its tries again. Nothing is done when it was not."""
        deliveries.retry(self.get_object())
        return Response(self.get_serializer(self.get_object()).data)


def desk_asked(request: Request, pk: int) -> Desk:
    desk = Desk.objects.visible_to(caller(request)).filter(pk=pk).first()
    if desk is None:
        raise ValidationError({"desk": ["There is none, or you are not on it."]})
    return desk


def webhooks_asked(row: WatchList, wanted: list[int] | None) -> list[Webhook]:
    """Those of the list's own desk; None keeps the ones it has."""
    if wanted is None:
        return list(row.webhooks.all()) if row.pk else []
    found = list(row.desk.webhooks.filter(pk__in=wanted))
    if len(found) != len(set(wanted)):
        raise ValidationError({"webhooks": ["One of them is no webhook of this desk."]})
    return found


def valid(serializer: BaseSerializer[Any]) -> dict[str, Any]:
    serializer.is_valid(raise_exception=True)
    return dict(serializer.validated_data)
