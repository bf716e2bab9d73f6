"""Addresses that lead inside, by whatever spelling, redirect or name server."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

import pytest
from django.utils import translation
from pytest_django.fixtures import Settings

from factcheck.fetching import FetchError, Reason, fetch, sentence
from factcheck.fetching.networks import may_be_asked
from tests.fetching.server import Server, serving

INSIDE = [
    "127.0.0.1", "127.1", "0.0.0.0", "0", "2130706433", "0x7f.1", "0x7f000001", "017700000001", "0177.0.0.1", "[::1]", "[::]",  # noqa: S104
    "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[fe80::1]", "[fec0::1]", "[fd00::1]", "[fc00::1]", "[64:ff9b::7f00:1]",
    "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2001:0:7f00:1::]", "[2001:db8::1]", "[3fff::1]", "[ff02::1]", "[100::1]", "[5f00::1]",
    "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "100.64.0.1", "169.254.169.254", "192.0.0.170",
    "198.18.0.1", "192.0.2.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "localhost", "LOCALHOST.", "localhost.", "127。0。0。1", "127.0.0.1.", "①②⑦.0.0.1", "ｌｏｃａｌｈｏｓｔ",
]  # fmt: skip
NO_ADDRESS = [
    "", " ", "example.org", "//example.org", "file:///etc/passwd", "gopher://127.0.0.1:6379/_x", "ftp://example.org/x", "http:///x",
    "http://", "javascript:alert(1)", "data:text/plain,x", "http://exam ple.org/", "http://example.org\\@127.0.0.1/", "http:\\\\127.0.0.1",
    "http://127.0.0.1\t.example.org", "http://example.org/\r\nX: y", "http://%31%32%37.0.0.1/", "http://exa%00mple.org/", "http://[::1", "http://[::1%25lo]/",
    "http://[fe80::1%eth0]/", "http://example.org:99999/", "http://example.org:x/", "http://-a.example/", "http://a..b/", "http://*.example.org/",
    f"http://{'a' * 64}.example/", f"http://example.org/{'a' * 2000}", "http://\u3000.nl/", "http://ex\u200bample.org/",
]  # fmt: skip


def refused(address: str, **more: Any) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetch(address, **more)
    return caught.value


@pytest.mark.parametrize("host", INSIDE)
def test_a_host_inside_is_refused_however_it_is_written(host: str) -> None:
    assert refused(f"http://{host}/").reason in (Reason.INSIDE, Reason.UNKNOWN)


@pytest.mark.parametrize("host", ["127.1", "0x7f.1", "2130706433", "localhost", "127。0。0。1", "①②⑦.0.0.1"])
def test_spellings_of_loopback_are_known_for_what_they_are(host: str) -> None:
    assert refused(f"http://{host}/").reason == Reason.INSIDE


@pytest.mark.parametrize("address", NO_ADDRESS)
def test_what_is_no_web_address_is_refused(address: str) -> None:
    assert refused(address).reason == Reason.ADDRESS


@pytest.mark.parametrize(
    "address",
    ["http://a@127.0.0.1/", "http://user:pass@example.org/", "https://example.org@127.0.0.1/", "http://@example.org/", "http://:@example.org/"],
)  # fmt: skip
def test_credentials_are_refused(address: str) -> None:
    assert refused(address).reason == Reason.CREDENTIALS


@pytest.mark.parametrize("port", [1, 22, 25, 6379, 5432, 8080, 65535, 0])
def test_other_ports_than_those_of_the_web_are_refused(port: int) -> None:
    assert refused(f"http://example.org:{port}/").reason == Reason.PORT


@pytest.mark.parametrize(
    "ip",
    ["8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1", "11.0.0.1", "223.255.255.255", "2a00::1", "2606:4700::1", "::ffff:8.8.8.8", "64:ff9b::808:808"],
)  # fmt: skip
def test_public_addresses_may_be_asked(ip: str) -> None:
    assert may_be_asked(ipaddress.ip_address(ip), [])


def test_an_allowed_network_opens_itself_and_nothing_beside_it() -> None:
    allowed = [ipaddress.ip_network("10.20.0.0/16")]
    assert may_be_asked(ipaddress.ip_address("10.20.3.4"), allowed)
    assert may_be_asked(ipaddress.ip_address("::ffff:10.20.3.4"), allowed)
    assert not may_be_asked(ipaddress.ip_address("10.21.0.1"), allowed)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "target", ["http://10.0.0.1/", "http://[::1]/", "//169.254.169.254/latest/", "http://0x0a.1/", "HTTP://172.16.0.1"]
)  # fmt: skip
def test_a_redirect_inside_is_refused(server: Server, status: int, target: str) -> None:
    server.pages["/"] = (status, {"Location": target}, b"")
    assert refused(server.url()).reason == Reason.INSIDE


@pytest.mark.parametrize(
    ("target", "reason"),
    [("file:///etc/passwd", Reason.ADDRESS), ("gopher://127.0.0.1/", Reason.ADDRESS), ("http://a:b@example.org/", Reason.CREDENTIALS), ("http://example.org:22/", Reason.PORT)],
)  # fmt: skip
def test_a_redirect_is_held_to_what_an_address_may_be(server: Server, target: str, reason: Reason) -> None:
    server.pages["/"] = (302, {"Location": target}, b"")
    assert refused(server.url()).reason == reason


def test_redirects_are_bounded(server: Server) -> None:
    server.pages["/"] = (302, {"Location": "/?again"}, b"")
    assert refused(server.url()).reason == Reason.REDIRECTS
    assert len(server.asked) == 6


class Names:
    """A name server whose answer changes with every question."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers, self.asked = list(answers), 0

    def __call__(self, host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        answer = self.answers[min(self.asked, len(self.answers) - 1)]
        self.asked += 1
        kind = {4: socket.AF_INET, 6: socket.AF_INET6}
        return [
            (kind[ipaddress.ip_address(ip).version], socket.SOCK_STREAM, 6, "", (ip, port)) for ip in answer
        ]


def test_a_name_that_changes_its_answer_is_asked_once_and_the_checked_address_is_used(
    server: Server, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(host="127.0.0.2") as secret:
        settings.FETCH_NETWORKS = [ipaddress.ip_network("127.0.0.1/32")]
        settings.FETCH_PORTS = [server.port, secret.port]
        names = Names(["127.0.0.1"], ["127.0.0.2"])
        real = socket.getaddrinfo
        monkeypatch.setattr(
            socket,
            "getaddrinfo",
            lambda host, *a, **k: (names if host == "rebind.example" else real)(host, *a, **k),
        )
        server.pages["/"] = (200, {}, b"openbaar")
        with fetch(server.url(host="rebind.example")) as answer:
            assert answer.content() == b"openbaar"
        assert names.asked == 1
        assert refused(secret.url(host="rebind.example")).reason == Reason.INSIDE
        assert not secret.asked


def test_a_name_with_one_address_inside_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", Names(["93.184.216.34", "10.0.0.1"]))
    assert refused("http://both.example/").reason == Reason.INSIDE


def test_every_reason_has_a_sentence_in_dutch_and_in_english() -> None:
    names = "address count feeds folder host most phrase port ports seconds status type why"
    values = dict.fromkeys(names.split(), "x")
    said = {}
    for language in ("nl", "en"):
        with translation.override(language):
            said[language] = [sentence(reason, values) for reason in Reason]
    for dutch, english in zip(said["nl"], said["en"], strict=True):
        assert dutch != english
        assert "%(" not in dutch + english
