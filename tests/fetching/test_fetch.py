"""What comes back, and how much of it."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import ssl
import subprocess
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from factcheck.fetching import FetchError, Limits, Reason, fetch
from factcheck.fetching import connection as connections
from tests.fetching.server import Asked, Server, serving

SMALL = Limits(bytes=100_000, seconds=2)


def refused(address: str, limits: Limits = SMALL) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetch(address, limits=limits)
    return caught.value


def test_a_page_comes_back_with_its_headers(server: Server) -> None:
    server.pages["/nieuws"] = (
        200,
        {"Content-Type": "text/HTML; charset='ISO-8859-15'", "ETag": '"a"'},
        b"dag",
    )
    with fetch(server.url("/nieuws?a=b c".replace(" ", "%20"))) as answer:
        assert (answer.status, answer.content(), answer.size) == (200, b"dag", 3)
        assert (answer.content_type, answer.charset) == ("text/html", "iso-8859-15")
        assert answer.headers["etag"] == '"a"'
        assert answer.moved == ""
    assert server.asked[0].path == "/nieuws?a=b%20c"


def test_no_cookies_or_credentials_are_sent_and_the_host_is_that_of_the_address(server: Server) -> None:
    server.pages["/"] = (200, {"Set-Cookie": "a=b"}, b"")
    for _ in range(2):
        fetch(server.url()).file.close()
    sent = server.asked[1].headers
    assert set(sent) == {"host", "user-agent", "accept", "accept-encoding"}
    assert sent["host"] == f"127.0.0.1:{server.port}"


def test_a_path_outside_ascii_is_sent_encoded(server: Server) -> None:
    server.pages["/caf%C3%A9"] = (200, {}, b"koffie")
    with fetch(server.url("/café")) as answer:
        assert answer.content() == b"koffie"


def test_redirects_are_followed_and_a_move_for_good_is_told(server: Server) -> None:
    server.pages["/oud"] = (301, {"Location": "/nieuw"}, b"")
    server.pages["/nieuw"] = (302, {"Location": "/vandaag"}, b"")
    server.pages["/vandaag"] = (200, {}, b"dag")
    with fetch(server.url("/oud"), headers={"If-None-Match": "x"}) as answer:
        assert answer.content() == b"dag"
        assert answer.address == server.url("/vandaag")
        assert answer.moved == server.url("/nieuw")
    assert [asked.headers.get("if-none-match") for asked in server.asked] == ["x", "x", "x"]


def test_headers_do_not_follow_to_another_server(server: Server, settings: Settings) -> None:
    with serving() as other:
        settings.FETCH_PORTS = [server.port, other.port]
        server.pages["/"] = (302, {"Location": other.url("/b")}, b"")
        other.pages["/b"] = (200, {}, b"")
        fetch(server.url(), headers={"X-Signature": "geheim"}).file.close()
        assert "x-signature" not in other.asked[0].headers


def test_a_post_sends_its_body_and_follows_no_redirect(server: Server) -> None:
    server.pages["/haak"] = (307, {"Location": "/elders"}, b"")
    with fetch(server.url("/haak"), body=b'{"a": 1}', headers={"Content-Type": "application/json"}) as answer:
        assert answer.status == 307
    assert [(asked.method, asked.path, asked.body) for asked in server.asked] == [
        ("POST", "/haak", b'{"a": 1}')
    ]


@pytest.mark.parametrize("status", [304, 400, 404, 410, 429, 500, 503])
def test_other_answers_come_back_with_their_status(server: Server, status: int) -> None:
    server.pages["/"] = (status, {"Retry-After": "120", "Content-Type": "image/png"}, b"x" * 200_000)
    with fetch(server.url(), limits=SMALL) as answer:
        assert (answer.status, answer.headers["retry-after"]) == (status, "120")
        assert answer.size <= 64 * 1024
        with pytest.raises(FetchError, match=str(status)):
            answer.raise_for_status()


def test_a_body_past_the_limit_is_refused(server: Server) -> None:
    server.pages["/"] = (200, {}, b"x" * 100_001)
    assert refused(server.url()).reason == Reason.LARGE
    server.pages["/"] = (200, {}, b"x" * 100_000)
    with fetch(server.url(), limits=SMALL) as answer:
        assert answer.size == 100_000


def test_a_body_without_an_end_is_refused_at_the_limit(server: Server) -> None:
    def endless(asked: Asked, handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            handler.wfile.write(b"2710\r\n" + b"x" * 10_000 + b"\r\n")

    server.pages["/"] = endless
    assert refused(server.url()).reason == Reason.LARGE


@pytest.mark.parametrize("times", [1, 2])
def test_a_gzip_bomb_is_refused_at_the_limit_of_what_it_unpacks_to(server: Server, times: int) -> None:
    bomb = b"\0" * 50_000_000
    for _ in range(times):
        bomb = gzip.compress(bomb, 9)
    server.pages["/"] = (200, {"Content-Encoding": ", ".join(["gzip"] * times)}, bomb)
    assert len(bomb) < SMALL.bytes
    assert refused(server.url()).reason == Reason.LARGE


def test_a_gzipped_body_is_unpacked(server: Server) -> None:
    server.pages["/"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"dag" * 1000))
    with fetch(server.url(), limits=SMALL) as answer:
        assert answer.content() == b"dag" * 1000


def drip(piece: bytes, start: bytes = b"") -> object:
    def answer(asked: Asked, handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(start)
        while True:
            handler.wfile.write(piece)
            time.sleep(0.1)

    return answer


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        (b"", b"H"),
        (b"HTTP/1.1 200 OK\r\nX-A: ", b"a"),
        (b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", b"a"),
        (b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", b"a"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
        (b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
)
def test_a_server_that_drips_is_left_when_time_is_up(server: Server, start: bytes, piece: bytes) -> None:
    server.pages["/"] = drip(piece, start)  # type: ignore[assignment]
    began = time.monotonic()
    error = refused(server.url(), Limits(bytes=100_000, seconds=1))
    assert error.reason in (Reason.SLOW, Reason.BROKEN)
    assert time.monotonic() - began < 2.5


def test_a_server_that_says_nothing_is_left_when_time_is_up(settings: Settings) -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        port = deaf.getsockname()[1]
        settings.FETCH_NETWORKS = [ipaddress.ip_network("127.0.0.1")]
        settings.FETCH_PORTS = [port]
        began = time.monotonic()
        for scheme in ("http", "https"):
            error = refused(f"{scheme}://127.0.0.1:{port}/", Limits(bytes=10, seconds=0.7))
            assert error.reason == Reason.SLOW
        assert time.monotonic() - began < 3


def test_nobody_there_is_told(server: Server, settings: Settings) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings.FETCH_PORTS = [port]
    error = refused(f"http://127.0.0.1:{port}/")
    assert error.reason == Reason.UNREACHABLE
    assert "refused" in str(error.values["why"])


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "audio/mpeg"])
def test_a_type_that_holds_no_text_is_refused(server: Server, kind: str) -> None:
    server.pages["/"] = (200, {"Content-Type": kind}, b"x")
    assert refused(server.url()).reason == Reason.TYPE


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"\0\1\2\3", b"SSH-2.0-OpenSSH_9\r\n", b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nkort",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n", b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc", b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd",
        b"-ERR unknown command\r\n",
    ],
)  # fmt: skip
def test_an_answer_that_is_none_is_told(server: Server, raw: bytes) -> None:
    def answer(asked: Asked, handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(raw)

    server.pages["/"] = answer
    assert refused(server.url()).reason == Reason.BROKEN


def certificate(folder: Path, name: str) -> ssl.SSLContext:
    subject = ["-subj", "/CN=test", "-addext", f"subjectAltName={name}"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    subprocess.run(
        [*command, *subject, "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context


def test_a_certificate_must_be_trusted_and_of_the_name_that_was_asked(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.FETCH_NETWORKS = [ipaddress.ip_network("127.0.0.1")]
    with serving(tls=certificate(tmp_path, "DNS:localhost")) as server:
        settings.FETCH_PORTS = [server.port]
        server.pages["/"] = (200, {}, b"veilig")
        assert refused(server.url(host="localhost")).reason == Reason.CERTIFICATE
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
        connections.trusted.cache_clear()
        try:
            with fetch(server.url(host="localhost"), limits=SMALL) as answer:
                assert answer.content() == b"veilig"
            assert refused(server.url(host="127.0.0.1")).reason == Reason.CERTIFICATE
        finally:
            connections.trusted.cache_clear()
