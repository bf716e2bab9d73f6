"""Watch lists: what is a hit, what rises, who is told, and that a message arrives once it can."""

from __future__ import annotations

import base64
import datetime
import hashlib
import hmac
import ipaddress
import json
import socketserver
import threading

import pytest
from django.db.models.functions import Now
from django.utils import timezone

from factcheck import tasks
from factcheck.actions import deliveries
from factcheck.actions.deliveries import WAITS, BadAddress, check_address, retry, signed
from factcheck.actions.journey import open_cases
from factcheck.actions.watch_lists import (
    Changed,
    NameTaken,
    delete_watch_list,
    renew_secret,
    save_watch_list,
    save_webhook,
    send_test,
)
from factcheck.models import AuditEntry, Case, Delivery, Job, WatchHit, WatchList, Webhook
from quotes.language.mentions import Words, holds_phrase, is_about, is_named
from tests.builders import make_article, make_claim, make_desk, make_quote
from tests.fetching.server import Server, serving


@pytest.fixture
def receiver(settings):
    """A webhook's receiver on loopback, which this site is allowed to ask."""
    with serving() as running:
        settings.FETCH_NETWORKS = [ipaddress.ip_network("127.0.0.0/8")]
        settings.FETCH_PORTS = [80, 443, running.port]
        running.pages["/hook"] = (204, {}, b"")
        yield running


def watch(desk, editor, *entries, **fields) -> WatchList:
    hooks = fields.pop("webhooks", [])
    return save_watch_list(WatchList(desk=desk, **{"name": "Lijst"} | fields), entries, hooks, by=editor)


def hook_of(desk, editor, server: Server, path="/hook") -> Webhook:
    return save_webhook(Webhook(desk=desk, name="Ontvanger", url=server.url(path)), by=editor)


def arrive(text="De stikstofcrisis kost 4 miljoen euro.", *, speaker="", days_ago=0):
    """An article with one claim in it, and its cases opened."""
    article = make_article(f"'{text}', zei iemand.")
    article.published_on = timezone.localdate() - datetime.timedelta(days=days_ago)
    article.save()
    quote = make_quote(text, article, speaker=speaker) if speaker else None
    claim = make_claim(text, article, speaker=speaker, quote=quote)
    open_cases(article)
    return claim


@pytest.mark.parametrize(
    ("text", "topic", "hit"),
    [
        ("De stikstofcrisis duurt.", "stikstof", True),
        ("Er zijn nieuwe woningen.", "woning", True),
        ("De woningen aan de haven.", "haven woningen", True),
        ("De woningen zijn klaar.", "haven woningen", False),
        ("De gasten vertrokken.", "gas", False),
        ("Niets.", "", False),
    ],
)
def test_a_topic_is_found_in_any_form_and_in_compounds(text, topic, hit):
    assert is_about(Words.of(text, "nl"), topic, "nl") is hit


@pytest.mark.parametrize(
    ("phrase", "hit"),
    [("Rode Kruis", True), ("rode  kruis", True), ("Kruis Rode", False), ("", False), ("rode krui", False)],
)
def test_a_phrase_stands_there_word_for_word(phrase, hit):
    assert holds_phrase(Words.of("Het Rode-Kruis telt 300 vrijwilligers.", "nl"), phrase) is hit


def test_a_speaker_is_known_by_any_of_the_names_and_by_no_part_of_one():
    assert is_named("anna de boer", ["Anna de Boer"])
    assert not is_named("Boer", ["Anna de Boer"])
    assert not is_named("", [""])


def test_known_speakers_stand_first_then_what_is_watched_then_the_rest(browser_of, desk, editor):
    watch(desk, editor, ("speaker", "Anna de Boer"), ("topic", "stikstof"))
    plain = arrive("De brug kostte 9 miljoen euro.")
    topic = arrive()
    speaker = arrive("Er zijn 12 lantaarns stuk.", speaker="Anna de Boer")
    page = browser_of(editor).get("/").content.decode()
    order = sorted((plain, topic, speaker), key=lambda claim: page.index(claim.text))
    assert order == [speaker, topic, plain]
    assert "topic: stikstof (Lijst)" in page
    assert "speaker: Anna de Boer (Lijst)" in page


def test_a_list_lifts_open_cases_when_it_is_made_and_lets_them_go(desk, editor):
    arrive()
    for entries, rank, hits in (([("topic", "stikstof")], 1, 1), ([("topic", "haven")], 0, 0)):
        row = WatchList.objects.filter(desk=desk).first() or WatchList(desk=desk, name="Lijst")
        save_watch_list(row, entries, [], by=editor)
        tasks.rank_desk(desk.pk)
        assert (Case.objects.get().watch_rank, WatchHit.objects.count()) == (rank, hits)
    save_watch_list(row, [("topic", "stikstof")], [], by=editor)
    tasks.rank_desk(desk.pk)
    delete_watch_list(WatchList.objects.get(), by=editor)
    tasks.rank_desk(desk.pk)
    assert Case.objects.get().watch_rank == 0
    assert not Delivery.objects.exists()
    assert AuditEntry.objects.filter(action__startswith="watch list").count() == 4


def test_of_two_editors_the_second_is_told_and_names_are_taken_once(desk, editor):
    row = watch(desk, editor, ("topic", "stikstof"))
    seen = WatchList.objects.get()
    save_watch_list(row, [("topic", "haven")], [], by=editor)
    with pytest.raises(Changed):
        save_watch_list(seen, [], [], by=editor)
    with pytest.raises(NameTaken):
        watch(desk, editor)
    watch(make_desk(), editor)


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


@pytest.fixture
def browser_of(client):
    def opened(user):
        user.language = "en"
        user.save()
        client.force_login(user)
        return client

    return opened


def test_lists_and_webhooks_are_kept_on_their_pages(browser_of, desk, editor, receiver):
    browser = browser_of(editor)
    desk.memberships.update(role="chief")
    sent = {
        "version": 0,
        "name": "Bouw",
        "active": "on",
        "topics": "woning\nhaven",
        "speakers": "Anna de Boer",
        "emails": "eva@example.org",
    }
    assert browser.post(f"/desks/{desk.pk}/watch/new/", sent).status_code == 302
    row = WatchList.objects.get()
    assert [(entry.kind, entry.text) for entry in row.entries.all()] == [
        ("speaker", "Anna de Boer"), ("topic", "woning"), ("topic", "haven"),
    ]  # fmt: skip
    address = f"/desks/{desk.pk}/watch/{row.pk}/"
    assert "Anna de Boer" in browser.get(address).content.decode()
    assert browser.post(address, sent | {"emails": "geen adres"}).status_code == 422
    assert browser.post(address, sent | {"version": 0, "topics": "sluis"}).status_code == 302
    late = browser.post(address, sent | {"version": 0, "topics": "dijk"})
    assert late.status_code == 409
    assert "dijk" in late.content.decode()
    assert "sluis" in late.content.decode()
    assert "Bouw" in browser.get(f"/desks/{desk.pk}/watch/").content.decode()
    hook = {"version": 0, "name": "Ontvanger", "url": receiver.url("/hook"), "active": "on"}
    page = browser.post(f"/desks/{desk.pk}/webhooks/new/", hook, follow=True).content.decode()
    assert Webhook.objects.get().secret in page
    assert Webhook.objects.get().secret not in browser.get(f"/desks/{desk.pk}/webhooks/").content.decode()
    assert (
        browser.post(
            f"/desks/{desk.pk}/webhooks/new/", hook | {"name": "x", "url": "http://example.org"}
        ).status_code
        == 422
    )
    browser.post(f"/desks/{desk.pk}/webhooks/{Webhook.objects.get().pk}/act/", {"test": "1"})
    deliveries.deliver(take(Delivery.objects.get()))
    assert "delivered" in browser.get(f"/desks/{desk.pk}/webhooks/").content.decode()
    assert browser.post(f"{address}delete/", {"version": 1}).status_code == 302
    assert not WatchList.objects.exists()


def take(delivery: Delivery) -> Job | None:
    from factcheck.actions import jobs

    return jobs.take(Job.Kind.DELIVER, delivery.pk)


def test_readers_leave_lists_and_editors_leave_webhooks(browser_of, desk, editor):
    row = watch(desk, editor, ("topic", "haven"))
    browser = browser_of(editor)
    assert browser.get(f"/desks/{desk.pk}/webhooks/").status_code == 403
    desk.memberships.update(role="reader")
    assert browser.get(f"/desks/{desk.pk}/watch/").status_code == 200
    for path in ("new/", f"{row.pk}/", f"{row.pk}/delete/"):
        assert browser.post(f"/desks/{desk.pk}/watch/{path}", {"version": 0}).status_code == 403
