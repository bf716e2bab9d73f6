"""Webhooks of watch lists: signed, tried again, and kept from the own network."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json

import pytest
from django.db.models.functions import Now
from django.utils import timezone

from factcheck import tasks
from factcheck.actions.deliveries import WAITS, BadAddress, check_address, retry, signed
from factcheck.actions.journey import open_cases
from factcheck.actions.watch_lists import (
    renew_secret,
    save_webhook,
    send_test,
)
from factcheck.models import AuditEntry, Case, Delivery, Job, Webhook
from tests.desk.watching import arrive, hook_of, watch


def test_a_new_claim_is_posted_signed_once_and_logged(desk, editor, receiver):
    hook = hook_of(desk, editor, receiver)
    watch(desk, editor, ("topic", "stikstof"), webhooks=[hook])
    claim = arrive()
    open_cases(claim.article)  # analysed again: nothing new
    delivery = Delivery.objects.get()
    tasks.deliver(delivery.pk)
    tasks.deliver(delivery.pk)
    [asked] = receiver.asked
    assert asked.method == "POST"
    message, stamp = asked.headers["webhook-id"], asked.headers["webhook-timestamp"]
    key = base64.b64decode(hook.secret.removeprefix("whsec_"))
    digest = hmac.new(key, f"{message}.{stamp}.".encode() + asked.body, hashlib.sha256).digest()
    assert asked.headers["webhook-signature"] == "v1," + base64.b64encode(digest).decode()
    body = json.loads(asked.body)
    assert body["type"] == "claim.watched"
    [told] = body["data"]["claims"]
    assert told["text"] == claim.text
    assert told["reasons"] == [{"kind": "topic", "text": "stikstof"}]
    assert told["address"].endswith(f"/cases/{Case.objects.get().pk}/")
    delivery.refresh_from_db()
    assert (delivery.state, delivery.message_id) == ("delivered", message)
    assert [(each.status, each.error) for each in delivery.log.all()] == [(204, "")]


def test_the_signature_is_the_one_of_standard_webhooks():
    hook = Webhook(secret="whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    headers = signed(hook, "msg_p5jXN8AQM9LWM0D4loKWxJek", b'{"test": 2432232314}', at=1614265330)
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_receiver_that_is_away_is_tried_again_with_the_same_id_later_and_later(desk, editor, receiver):
    hook = hook_of(desk, editor, receiver)
    receiver.pages["/hook"] = (500, {}, b"kapot")
    send_test(hook, by=editor)
    delivery = Delivery.objects.get()
    waits = []
    for _ in range(2):
        tasks.deliver(delivery.pk)
        job = Job.objects.get(kind=Job.Kind.DELIVER)
        waits.append(round((job.due_at - timezone.now()).total_seconds()))
        Job.objects.filter(pk=job.pk).update(due_at=Now())
    assert [abs(wait - due.total_seconds()) <= 3 for wait, due in zip(waits, WAITS, strict=False)] == [
        True,
        True,
    ]
    receiver.pages["/hook"] = (200, {}, b"")
    tasks.deliver(delivery.pk)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == ("delivered", 3)
    assert len({asked.headers["webhook-id"] for asked in receiver.asked}) == 1
    assert [each.status for each in delivery.log.all()] == [500, 500, 200]


def test_it_is_given_up_in_the_end_and_can_be_tried_again(desk, editor, receiver):
    hook = hook_of(desk, editor, receiver)
    receiver.pages["/hook"] = (500, {}, b"")
    delivery = send_test(hook, by=editor)
    Delivery.objects.filter(pk=delivery.pk).update(attempts=len(WAITS))
    tasks.deliver(delivery.pk)
    delivery.refresh_from_db()
    assert delivery.state == "given_up"
    retry(delivery)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == ("waiting", 0)
    receiver.pages["/hook"] = (410, {}, b"")  # never again, says the receiver
    tasks.deliver(delivery.pk)
    delivery.refresh_from_db()
    assert (delivery.state, Job.objects.get(kind=Job.Kind.DELIVER).state) == ("given_up", "done")


@pytest.mark.parametrize(
    "url",
    ["http://example.org/hook", "ftp://example.org/", "geen adres", "https://eva:geheim@example.org/", ""],
)
def test_an_address_that_is_no_https_is_refused(url):
    with pytest.raises(BadAddress):
        check_address(url)


@pytest.mark.parametrize(
    "url", ["https://127.0.0.1/hook", "https://169.254.169.254/latest", "https://[::1]/"]
)
def test_nothing_inside_the_own_network_is_asked(desk, editor, url):
    hook = save_webhook(Webhook(desk=desk, name="Binnen", url=url), by=editor)
    delivery = send_test(hook, by=editor)
    tasks.deliver(delivery.pk)
    [attempt] = delivery.log.all()
    assert attempt.status is None
    assert attempt.error


def test_a_redirect_is_not_followed(desk, editor, receiver):
    receiver.pages["/hook"] = (302, {"Location": receiver.url("/elders")}, b"")
    delivery = send_test(hook_of(desk, editor, receiver), by=editor)
    tasks.deliver(delivery.pk)
    assert receiver.paths() == ["/hook"]
    assert delivery.log.get().status == 302


def test_a_switched_off_webhook_gets_nothing_and_a_new_secret_signs_from_then_on(desk, editor, receiver):
    hook = hook_of(desk, editor, receiver)
    before = hook.secret
    assert renew_secret(hook, by=editor).secret != before
    hook.refresh_from_db()
    hook.active = False
    save_webhook(hook, by=editor)
    assert send_test(hook, by=editor) is None
    assert "whsec" not in str(list(AuditEntry.objects.values_list("before", "after")))


def test_what_is_old_rises_and_is_not_told(desk, editor, receiver):
    watch(desk, editor, ("topic", "stikstof"), webhooks=[hook_of(desk, editor, receiver)])
    arrive(days_ago=30)
    assert Case.objects.get().watch_rank == 1
    assert not Delivery.objects.exists()
