"""A web address taken apart, once: what is checked is what is asked."""

from __future__ import annotations

import ipaddress
import re
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from django.conf import settings

from factcheck.fetching.trouble import FetchError, Reason

MAX_LENGTH = 2000
PORTS = {"http": 80, "https": 443}

# Control characters and spaces (also wide ones) have no place in an address, and browsers read "\" as "/".
_ODD = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2000-\u200f\u2028-\u202f\u2060-\u206f\u3000\ufeff]")
_NAME = re.compile(r"(?!-)[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63})*\.?")
_KEPT = "%/:?#[]@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class Address:
    """host: a name in ASCII (IDNA), or an IP address without brackets. target: path and query, as they are sent."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and port as the Host header and an address write them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"


def parse(text: str) -> Address:
    """Take text apart. Raises FetchError for what is no http(s) address, holds credentials or names a port out of reach."""
    text = text.strip()
    split = _split(text)
    if split.username is not None or split.password is not None or "@" in split.netloc:
        raise FetchError(Reason.CREDENTIALS)
    try:
        port = PORTS[split.scheme] if split.port is None else split.port
        host = _host(split.hostname or "")
    except (ValueError, UnicodeError):
        raise _no_address(text) from None
    if port not in settings.FETCH_PORTS:
        ports = ", ".join(map(str, settings.FETCH_PORTS))
        raise FetchError(Reason.PORT, port=port, ports=ports)
    target = quote(split.path or "/", safe=_KEPT) + (
        f"?{quote(split.query, safe=_KEPT)}" if split.query else ""
    )
    return Address(split.scheme, host, port, target)


def follow(address: Address, location: str) -> Address:
    """Where a redirect leads. Raises FetchError."""
    # Servers send raw bytes of UTF-8 in Location; http.client read them as Latin-1.
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode()
    return parse(urljoin(str(address), location.strip().replace(" ", "%20")))


def _split(text: str) -> SplitResult:
    if not 0 < len(text) <= MAX_LENGTH or _ODD.search(text):
        raise _no_address(text)
    try:
        split = urlsplit(text)
    except ValueError:
        raise _no_address(text) from None
    if split.scheme not in PORTS or not split.netloc:
        raise _no_address(text)
    return split


def _host(host: str) -> str:
    """A name in ASCII or an IP address. Raises ValueError; UnicodeError, which is one, comes of IDNA."""
    if ":" in host:
        if "%" in host:
            raise ValueError(host)  # a zone: an interface of this machine
        return str(ipaddress.IPv6Address(host))
    ascii_host = host.encode("idna").decode().lower() if host else ""
    if not _NAME.fullmatch(ascii_host):
        raise ValueError(host)
    return ascii_host


def _no_address(text: str) -> FetchError:
    return FetchError(Reason.ADDRESS, address=repr(text[:80]))
