"""Mail of watch lists, by a mail server on loopback."""

from __future__ import annotations

import socketserver
import threading

import pytest

from factcheck import tasks
from factcheck.models import Case, Delivery
from tests.desk.watching import arrive, watch

LETTERS: list[str] = []


class MailServer(socketserver.StreamRequestHandler):
    """As much of SMTP (RFC 5321) as one message needs."""

    def handle(self) -> None:
        self.wfile.write(b"220 hier\r\n")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"DATA":
                self.wfile.write(b"354 kom maar\r\n")
                data = b""
                while (more := self.rfile.readline()) != b".\r\n":
                    data += more
                LETTERS.append(data.decode())
            self.wfile.write(b"221 dag\r\n" if word == b"QUIT" else b"250 goed\r\n")
            if word == b"QUIT":
                return


@pytest.fixture
def mailbox(settings):
    """The letters that a mail server on loopback got."""
    with socketserver.TCPServer(("127.0.0.1", 0), MailServer) as server:
        LETTERS.clear()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.EMAIL_URL = "smtp://127.0.0.1"
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        yield LETTERS
        server.shutdown()


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
