"""Watch lists, webhooks and what was sent."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from factcheck.actions.deliveries import BadAddress, check_address
from factcheck.api.filters import MAX_ID
from factcheck.api.serializers.fields import ProblemSerializer, Strict, Text
from factcheck.models import Delivery, DeliveryAttempt, WatchEntry, WatchList, Webhook
from factcheck.models.watch import EMAILS_MAX, ENTRIES_MAX


class EntrySerializer(Strict):
    """kind speaker: by full name or another name they are known by. topic: every word of it, in any form. name, phrase: word for word."""

    kind = serializers.ChoiceField(WatchEntry.Kind.choices)
    text = Text(max_length=200)


class WatchListSerializer(serializers.ModelSerializer[WatchList]):
    entries = EntrySerializer(many=True, read_only=True)
    emails = serializers.ListField(child=serializers.CharField(), read_only=True)
    webhooks: Any = serializers.PrimaryKeyRelatedField(many=True, read_only=True)

    class Meta:
        model = WatchList
        fields = ["id", "desk", "name", "active", "entries", "emails", "webhooks", "version", "created_at"]


class WatchListChangeSerializer(Strict):
    """What is left out stays; entries, emails and webhooks replace those that are there."""

    name = Text(max_length=200, required=False)
    active = serializers.BooleanField(required=False)
    entries = serializers.ListField(child=EntrySerializer(), max_length=ENTRIES_MAX, required=False)
    emails = serializers.ListField(
        child=serializers.EmailField(max_length=254), max_length=EMAILS_MAX, required=False
    )
    webhooks = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=MAX_ID), max_length=50, required=False
    )


class NewWatchListSerializer(WatchListChangeSerializer):
    desk = serializers.IntegerField(min_value=1, max_value=MAX_ID)
    name = Text(max_length=200)


class WatchListConflictSerializer(ProblemSerializer):
    """Someone changed the list since you looked: it as it is now."""

    current: Any = WatchListSerializer()


class WebhookSerializer(serializers.ModelSerializer[Webhook]):
    class Meta:
        model = Webhook
        fields = ["id", "desk", "name", "url", "active", "version", "created_at"]


class WebhookWithSecretSerializer(WebhookSerializer):
    """The secret is shown when it is made, and never again."""

    class Meta(WebhookSerializer.Meta):
        fields = [*WebhookSerializer.Meta.fields, "secret"]


class WebhookChangeSerializer(Strict):
    """What is left out stays."""

    name = Text(max_length=200, required=False)
    url = Text(max_length=2000, required=False, help_text="https, on the public internet.")
    active = serializers.BooleanField(required=False)

    def validate_url(self, url: str) -> str:
        try:
            return check_address(url)
        except BadAddress as error:
            raise serializers.ValidationError(str(error)) from None


class NewWebhookSerializer(WebhookChangeSerializer):
    desk = serializers.IntegerField(min_value=1, max_value=MAX_ID)
    name = Text(max_length=200)
    url = Text(max_length=2000, help_text="https, on the public internet.")


class WebhookConflictSerializer(ProblemSerializer):
    """Someone changed the webhook since you looked: it as it is now."""

    current: Any = WebhookSerializer()


class AttemptSerializer(serializers.ModelSerializer[DeliveryAttempt]):
    class Meta:
        model = DeliveryAttempt
        fields = ["at", "status", "error", "milliseconds"]


class DeliverySerializer(serializers.ModelSerializer[Delivery]):
    """A message to one receiver, with every try. message_id is the webhook-id that the receiver got."""

    log = AttemptSerializer(many=True, read_only=True)
    payload = serializers.DictField(read_only=True)
    email = serializers.CharField(read_only=True, help_text="Empty for a webhook's.")

    class Meta:
        model = Delivery
        fields = [
            "id", "message_id", "desk", "webhook", "email", "payload", "state", "attempts", "created_at", "finished_at", "log",
        ]  # fmt: skip
