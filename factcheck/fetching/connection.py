"""One request on a connection of its own, to an address that was checked."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from http.client import HTTPException

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, NewConnectionError, TimeoutError
from urllib3.response import HTTPResponse

from factcheck.fetching.address import Address
from factcheck.fetching.trouble import FetchError, Reason

CONNECT_S = 10.0  # a firewall that swallows packets is not waited for longer
READ = 64 * 1024


class Deadline:
    """Ends a connection when its time is over, whatever it is at: a server that sends a byte a second meets no timeout."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.ends_at = time.monotonic() + seconds

    def left(self) -> float:
        return self.ends_at - time.monotonic()

    def passed(self) -> bool:
        return self.left() <= 0

    @contextmanager
    def over(self, connection: HTTPConnection) -> Iterator[list[socket.socket]]:
        """For the length of the block. The caller adds its sockets: a connection forgets its own once it has an answer."""
        held: list[socket.socket] = []
        timer = threading.Timer(max(self.left(), 0), hang_up, [connection, held])
        timer.daemon = True
        timer.start()
        try:
            yield held
        finally:
            timer.cancel()


def hang_up(connection: HTTPConnection, held: list[socket.socket]) -> None:
    for sock in (connection.sock, *held):
        try:
            if sock is not None:
                sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            continue  # it has ended by itself


@contextmanager
def exchange(
    address: Address, ip: str, headers: Mapping[str, str], body: bytes | None, deadline: Deadline
) -> Iterator[HTTPResponse]:
    """Send the request to ip and hand out the response, its body unread. Raises FetchError, also for trouble while reading."""
    connection = connection_to(address, ip, deadline)
    try:
        with deadline.over(connection) as held, in_words(address.host, deadline):
            connection.connect()
            held.append(connection.sock)
            connection.request(
                "GET" if body is None else "POST",
                address.target,
                body=body,
                headers={"Host": address.authority, **headers},
                preload_content=False,
            )
            yield connection.getresponse()
    finally:
        connection.close()


def connection_to(address: Address, ip: str, deadline: Deadline) -> HTTPConnection:
    """To ip and nowhere else; the certificate must be that of the name."""
    timeout = max(0.01, min(CONNECT_S, deadline.left()))
    if address.scheme == "http":
        return HTTPConnection(ip, address.port, timeout=timeout)
    return HTTPSConnection(
        ip, address.port, timeout=timeout, ssl_context=trusted(), server_hostname=address.host
    )


@cache
def trusted() -> ssl.SSLContext:
    """The certificates that the system trusts; SSL_CERT_FILE names others."""
    return ssl.create_default_context()


@contextmanager
def in_words(host: str, deadline: Deadline) -> Iterator[None]:
    """Turn what the library raises into FetchError."""
    try:
        yield
    except FetchError:
        raise
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        raise trouble(host, error, deadline) from error


def trouble(host: str, error: Exception, deadline: Deadline) -> FetchError:
    # urllib3 takes a connection that was refused for one that took too long.
    if isinstance(error, NewConnectionError) and not deadline.passed():
        return FetchError(Reason.UNREACHABLE, host=host, why=why(error))
    if deadline.passed() or isinstance(error, TimeoutError | socket.timeout):
        return FetchError(Reason.SLOW, host=host, seconds=f"{deadline.seconds:g}")
    if isinstance(error, ssl.SSLError):
        return FetchError(Reason.CERTIFICATE, host=host, why=why(error))
    return FetchError(Reason.BROKEN, host=host, why=why(error))


def why(error: Exception) -> str:
    """The library's own words, without the addresses of our objects."""
    inner = error.__cause__ if isinstance(error, NewConnectionError) else None
    if isinstance(inner, OSError) and inner.strerror:
        return inner.strerror
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message
    if isinstance(error, ssl.SSLError):
        return (error.reason or "TLS").replace("_", " ").lower()
    return type(error).__name__
