"""Messages on their way: made in the transaction of what they tell, sent by a job, tried again until they arrive.

Webhooks follow Standard Webhooks (https://www.standardwebhooks.com): webhook-id, webhook-timestamp and webhook-signature,
v1 being base64 of HMAC-SHA256 over "id.timestamp.body".
"""

from __future__ import annotations

import base64
import datetime
import hashlib
import hmac
import json
import smtplib
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F
from django.db.models.functions import Now

from factcheck import fetching
from factcheck.actions import jobs
from factcheck.fetching.address import parse
from factcheck.models import Delivery, DeliveryAttempt, Desk, Job, Webhook
from factcheck.models.webhook import SECRET_PREFIX

# After each failed try; then it is given up. In all some ten hours.
WAITS = tuple(
    datetime.timedelta(seconds=each) for each in (5, 60, 5 * 60, 30 * 60, 2 * 3600, 3 * 3600, 4 * 3600)
)
ANSWER = fetching.Limits(bytes=64 * 1024, seconds=15, redirects=0, types=("",))
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class BadAddress(ValueError):
    """An address that no webhook may have: the sentence says why."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """status: of the answer, None without one. error: a sentence, empty when it arrived. final: trying again would end the same way."""

    status: int | None = None
    error: str = ""
    final: bool = False


def check_address(url: str) -> str:
    """Return the address as it will be asked. Raises BadAddress for what is not https; a loopback address may be http, and only
    where FETCH_NETWORKS lets one be reached at all."""
    try:
        address = parse(url)
    except fetching.FetchError as error:
        raise BadAddress(str(error)) from None
    if address.scheme != "https" and address.host not in LOOPBACK:
        raise BadAddress("Use https: what is sent over http can be read on its way.")
    return str(address)


def send_to(
    desk: Desk,
    payload: Mapping[str, Any],
    *,
    webhooks: Collection[Webhook] = (),
    emails: Collection[str] = (),
) -> list[Delivery]:
    """Make a delivery for each, in the caller's transaction, and announce them. Inactive webhooks get none."""
    made = [Delivery(desk=desk, webhook=webhook, payload=payload) for webhook in webhooks if webhook.active]
    made += [Delivery(desk=desk, email=email, payload=payload) for email in emails]
    Delivery.objects.bulk_create(made)
    if made:
        jobs.announce(Job.Kind.DELIVER, [delivery.pk for delivery in made])
    return made


def deliver(job: Job) -> None:
    """Try to send a delivery, and write down how that went. A message may arrive twice, with the same id, never half."""
    delivery = Delivery.objects.select_related("webhook", "desk").filter(pk=job.key).first()
    if delivery is None or delivery.state != Delivery.State.WAITING:
        with jobs.finished(job):
            return
    began = time.monotonic()
    outcome = post(delivery, delivery.webhook) if delivery.webhook else mail(delivery)
    took = round((time.monotonic() - began) * 1000)
    wait = None if outcome.final or not outcome.error else wait_after(delivery.attempts)
    with jobs.finished(job, again_in=wait):
        DeliveryAttempt.objects.create(
            delivery=delivery, status=outcome.status, error=outcome.error, milliseconds=took
        )
        state = Delivery.State.GIVEN_UP if outcome.error else Delivery.State.DELIVERED
        ended = {} if wait else {"state": state, "finished_at": Now()}
        Delivery.objects.filter(pk=delivery.pk).update(attempts=F("attempts") + 1, **ended)


def wait_after(attempts: int) -> datetime.timedelta | None:
    """How long to wait after so many tries before this one; None when it is given up."""
    return WAITS[attempts] if attempts < len(WAITS) else None


def post(delivery: Delivery, webhook: Webhook) -> Outcome:
    if not webhook.active:
        return Outcome(error="The webhook was switched off.", final=True)
    body = json.dumps(delivery.payload, ensure_ascii=False, separators=(",", ":")).encode()
    try:
        url = check_address(webhook.url)
        with fetching.fetch(
            url, limits=ANSWER, headers=signed(webhook, delivery.message_id, body), body=body
        ) as answer:
            status = answer.status
    except BadAddress as error:
        return Outcome(error=str(error), final=True)
    except fetching.FetchError as error:
        return Outcome(error=str(error))
    if 200 <= status < 300:
        return Outcome(status)
    gone = status == 410  # the receiver says: never again
    return Outcome(status, f"The receiver answered {status}.", final=gone)


def signed(webhook: Webhook, message_id: str, body: bytes, *, at: int | None = None) -> dict[str, str]:
    """The headers of a message. at: seconds since 1970."""
    timestamp = str(at if at is not None else int(time.time()))
    key = base64.b64decode(webhook.secret.removeprefix(SECRET_PREFIX))
    digest = hmac.new(key, f"{message_id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return {
        "Content-Type": "application/json",
        "User-Agent": "Wederhoor-Webhooks/1",
        "webhook-id": message_id,
        "webhook-timestamp": timestamp,
        "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
    }


def mail(delivery: Delivery) -> Outcome:
    if not settings.EMAIL_URL:
        return Outcome(error="No mail server is set: EMAIL_URL.", final=True)
    subject, text = delivery.payload["mail"]["subject"], delivery.payload["mail"]["text"]
    message = EmailMessage(
        subject, text, to=[delivery.email], headers={"Message-ID": f"<{delivery.message_id}@wederhoor>"}
    )
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused:
        return Outcome(error="The mail server refuses this address.", final=True)
    except (smtplib.SMTPException, OSError) as error:
        return Outcome(error=f"The mail server could not be used: {error}"[:500])
    return Outcome(250)


def retry(delivery: Delivery) -> None:
    """Give a delivery that was given up all its tries again."""
    again = Delivery.objects.filter(pk=delivery.pk, state=Delivery.State.GIVEN_UP)
    if again.update(state=Delivery.State.WAITING, attempts=0, finished_at=None):
        jobs.announce(Job.Kind.DELIVER, [delivery.pk])
