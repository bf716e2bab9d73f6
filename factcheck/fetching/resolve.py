"""From a name to the addresses that may be connected to."""

from __future__ import annotations

import ipaddress
import socket

from django.conf import settings

from factcheck.fetching.networks import may_be_asked
from factcheck.fetching.trouble import FetchError, Reason

MOST = 4  # addresses of one name that are tried


def checked_ips(host: str, port: int) -> list[str]:
    """The addresses of host, in the order of the system. Raises FetchError.

    One address among them that may not be asked refuses them all: a name that leads inside as well as outside is no
    accident. The caller connects to what it gets here and never asks for the name again, so that a second answer
    (DNS rebinding) does not count. The system reads 127.1, 0x7f.1 and 2130706433 as addresses, so they are checked too.
    """
    ips = [ipaddress.ip_address(text) for text in _look_up(host, port)]
    if not all(may_be_asked(ip, settings.FETCH_NETWORKS) for ip in ips):
        raise FetchError(Reason.INSIDE, host=host)
    return [str(ip) for ip in ips[:MOST]]


def _look_up(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError):
        raise FetchError(Reason.UNKNOWN, host=host) from None
    # An IPv6 address may come with a zone, as in fe80::1%eth0.
    texts = dict.fromkeys(str(address[4][0]).partition("%")[0] for address in found)
    if not texts:
        raise FetchError(Reason.UNKNOWN, host=host)
    return list(texts)
