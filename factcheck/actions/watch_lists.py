"""Making, changing and deleting watch lists and webhooks. Each change is on record, and none overwrites another unseen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from factcheck.actions import audit, jobs
from factcheck.actions.deliveries import check_address, send_to
from factcheck.actions.verdicts import Gone
from factcheck.models import Delivery, Desk, Job, User, WatchEntry, WatchList, Webhook
from factcheck.models.webhook import new_secret

Row = TypeVar("Row", WatchList, Webhook)
Entry = tuple[str, str]  # kind and text


class Changed(Exception):
    """Someone changed it since the caller looked. row is as it is now."""

    def __init__(self, row: Any) -> None:
        self.row = row
        super().__init__(f"{row} was changed since. Look again, then change it.")


class NameTaken(ValueError):
    """The desk has another of that name."""


@transaction.atomic
def save_watch_list(
    watch_list: WatchList, entries: Iterable[Entry], webhooks: Collection[Webhook], *, by: User
) -> WatchList:
    """Store a list with its entries and webhooks; a new one when it has no id yet. The queue gets its new order in a job.

    watch_list.version is what the editor saw. Raises Changed, and writes nothing, when someone changed it since; NameTaken;
    Gone when it is no more.
    """
    before = None
    if watch_list.pk:
        before = described(lock_as_seen(watch_list))
        watch_list.version += 1
    refuse_taken_name(watch_list)
    watch_list.save()
    keep_entries(watch_list, tidy(entries))
    watch_list.webhooks.set(webhooks)
    after = described(watch_list)
    audit.note(
        by,
        "watch list changed" if before else "watch list made",
        watch_list,
        before=before or {},
        after=after,
    )
    jobs.announce(Job.Kind.RANK_DESK, [watch_list.desk_id])
    return watch_list


def tidy(entries: Iterable[Entry]) -> list[Entry]:
    """Without doubles and empty ones, in order."""
    spaced = ((kind, " ".join(text.split())) for kind, text in entries)
    return list(dict.fromkeys(entry for entry in spaced if entry[1]))


def keep_entries(watch_list: WatchList, wanted: Sequence[Entry]) -> None:
    """Those that stay keep their rows, and so the cases they lift."""
    rows = {(row.kind, row.text): row for row in watch_list.entries.all()}
    watch_list.entries.filter(pk__in=[row.pk for key, row in rows.items() if key not in wanted]).delete()
    WatchEntry.objects.bulk_create(
        [
            WatchEntry(watch_list=watch_list, kind=kind, text=text)
            for kind, text in wanted
            if (kind, text) not in rows
        ]
    )


@transaction.atomic
def delete_watch_list(watch_list: WatchList, *, by: User) -> None:
    """Raises Changed and Gone as save_watch_list."""
    row = lock_as_seen(watch_list)
    audit.note(by, "watch list deleted", row, before=described(row))
    row.delete()
    jobs.announce(Job.Kind.RANK_DESK, [row.desk_id])


@transaction.atomic
def save_webhook(webhook: Webhook, *, by: User) -> Webhook:
    """Store a webhook; a new one when it has no id yet, with a secret of its own.

    Raises deliveries.BadAddress for an address that may not be one; Changed, NameTaken and Gone as save_watch_list.
    """
    webhook.url = check_address(webhook.url)
    before: dict[str, Any] = {}
    if webhook.pk:
        row = lock_as_seen(webhook)
        before = {"name": row.name, "url": row.url, "active": row.active}
        webhook.version += 1
        webhook.secret = row.secret
    refuse_taken_name(webhook)
    webhook.save()
    after = {"name": webhook.name, "url": webhook.url, "active": webhook.active}
    audit.note(by, "webhook changed" if before else "webhook made", webhook, before=before, after=after)
    return webhook


@transaction.atomic
def renew_secret(webhook: Webhook, *, by: User) -> Webhook:
    """Give the webhook another secret: messages from now on are signed with that. Raises Changed and Gone."""
    row = lock_as_seen(webhook)
    row.secret, row.version = new_secret(), row.version + 1
    row.save(update_fields=["secret", "version"])
    audit.note(by, "webhook secret renewed", row)
    return row


@transaction.atomic
def delete_webhook(webhook: Webhook, *, by: User) -> None:
    """With its deliveries. Raises Changed and Gone."""
    row = lock_as_seen(webhook)
    audit.note(by, "webhook deleted", row, before={"name": row.name, "url": row.url})
    row.delete()


@transaction.atomic
def send_test(webhook: Webhook, *, by: User) -> Delivery | None:
    """Send a message that says nothing, to see whether it arrives. None where the webhook is switched off."""
    payload = {"type": "test", "timestamp": timezone.now().isoformat(), "data": {"desk": webhook.desk.name}}
    audit.note(by, "webhook tested", webhook)
    return next(iter(send_to(webhook.desk, payload, webhooks=[webhook])), None)


def lock_as_seen(seen: Row) -> Row:
    row: Row | None = type(seen)._default_manager.select_for_update().filter(pk=seen.pk).first()
    if row is None:
        raise Gone(seen)
    if row.version != seen.version:
        raise Changed(row)
    return row


def refuse_taken_name(row: WatchList | Webhook) -> None:
    # The desk's row is what two who make one of the same name at once wait for.
    Desk.objects.select_for_update().get(pk=row.desk_id)
    others = type(row)._default_manager.filter(desk=row.desk_id, name=row.name).exclude(pk=row.pk)
    if others.exists():
        raise NameTaken(f"This desk has another one named {row.name!r}. Choose another name.")


def described(row: WatchList) -> dict[str, Any]:
    return {
        "name": row.name,
        "active": row.active,
        "emails": list(row.emails),
        "entries": [f"{entry.kind}: {entry.text}" for entry in row.entries.order_by("pk")],
        "webhooks": [hook.name for hook in row.webhooks.order_by("name")],
    }
