"""Mail of watch lists, by a mail server on loopback."""

from __future__ import annotations

import pytest

from factcheck import tasks
from factcheck.models import Case, Delivery
from tests.desk.watching import arrive, watch
from tests.mail_server import mail_server


@pytest.fixture
def mailbox(settings):
    """The letters that a mail server on loopback got."""
    with mail_server() as running:
        settings.EMAIL_URL = "smtp://127.0.0.1"
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = running.host, running.port
        yield running.letters


def test_a_new_claim_is_mailed_with_the_reason(desk, editor, mailbox):
    watch(
        desk, editor, ("topic", "stikstof"), emails=["eva@example.org"], name="Stikstof\r\nBcc: x@example.org"
    )
    claim = arrive()
    delivery = Delivery.objects.get()
    tasks.deliver(delivery.pk)
    delivery.refresh_from_db()
    assert delivery.state == "delivered", delivery.log.get().error
    [letter] = mailbox
    assert "To: eva@example.org" in letter
    assert "\nBcc:" not in letter.split("\r\n\r\n")[0]
    assert f"/cases/{Case.objects.get(statement=claim.statement).pk}/" in letter


def test_without_a_mail_server_it_is_given_up_and_says_why(desk, editor, settings):
    settings.EMAIL_URL = ""
    watch(desk, editor, ("topic", "stikstof"), emails=["eva@example.org"])
    arrive()
    delivery = Delivery.objects.get()
    tasks.deliver(delivery.pk)
    delivery.refresh_from_db()
    assert delivery.state == "given_up"
    assert "EMAIL_URL" in delivery.log.get().error
