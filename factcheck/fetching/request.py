"""fetch(): an address, its redirects and its limits."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from urllib3.response import HTTPResponse

from factcheck.fetching.address import Address, follow, parse
from factcheck.fetching.answers import MB, PAGE, Fetched, Limits
from factcheck.fetching.connection import READ, Deadline, exchange
from factcheck.fetching.resolve import checked_ips
from factcheck.fetching.trouble import FetchError, Reason

REDIRECTS = (301, 302, 303, 307, 308)
FOR_GOOD = (301, 308)
BODY_OF_AN_ERROR = 64 * 1024  # of an answer that is no success this much is kept


def fetch(
    address: str,
    *,
    limits: Limits = PAGE,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
) -> Fetched:
    """Ask address, or with body post to it, and return the answer whatever its status. The caller closes it.

    headers: sent to the first address and to those it redirects to on the same server; elsewhere they are left out.
    Redirects are followed for a GET only; a POST gets them as its answer. Raises FetchError.
    """
    deadline = Deadline(limits.seconds)
    first = here = parse(address)
    moved, for_good = "", True
    for _ in range(limits.redirects + 1):
        sent = dict(headers or {}) if (here.host, here.port) == (first.host, first.port) else {}
        answer = ask(here, sent, body, limits, deadline)
        location = answer.headers.get("location", "")
        if answer.status not in REDIRECTS or not location or body is not None:
            answer.moved = moved
            return answer
        answer.file.close()
        here = follow(here, location)
        for_good = for_good and answer.status in FOR_GOOD
        moved = str(here) if for_good else moved
    raise FetchError(Reason.REDIRECTS, host=first.host, most=limits.redirects)


def ask(
    address: Address, headers: dict[str, str], body: bytes | None, limits: Limits, deadline: Deadline
) -> Fetched:
    """One request, to the first of the checked addresses that can be connected to."""
    sent = {"User-Agent": settings.FETCH_USER_AGENT, "Accept": "*/*", "Accept-Encoding": "gzip", **headers}
    *others, last = checked_ips(address.host, address.port)
    for ip in others:
        try:
            return ask_at(ip, address, sent, body, limits, deadline)
        except FetchError as error:
            if error.reason != Reason.UNREACHABLE:
                raise
    return ask_at(last, address, sent, body, limits, deadline)


def ask_at(
    ip: str, address: Address, headers: dict[str, str], body: bytes | None, limits: Limits, deadline: Deadline
) -> Fetched:
    with exchange(address, ip, headers, body, deadline) as response:
        kept = {name.lower(): value for name, value in response.headers.iteritems()}
        answer = Fetched(str(address), response.status, kept)
        try:
            receive(response, answer, address.host, limits, deadline)
        except BaseException:
            answer.file.close()
            raise
    return answer


def receive(response: HTTPResponse, answer: Fetched, host: str, limits: Limits, deadline: Deadline) -> None:
    """Copy the body into the answer's file, no more of it than the limits let in."""
    success = 200 <= answer.status < 300
    most = limits.bytes if success else min(limits.bytes, BODY_OF_AN_ERROR)
    if success:
        refuse_type(answer, host, limits)
    while piece := response.read1(READ, decode_content=True):
        answer.size += len(piece)
        if answer.size > most and success:
            raise FetchError(Reason.LARGE, host=host, most=f"{limits.bytes / MB:g}")
        answer.file.write(piece[: max(0, most - answer.size + len(piece))])
        if answer.size > most:
            break
    if deadline.passed():  # a connection that was ended looks like a body that has ended
        raise FetchError(Reason.SLOW, host=host, seconds=f"{limits.seconds:g}")
    answer.size = min(answer.size, most)
    answer.file.seek(0)


def refuse_type(answer: Fetched, host: str, limits: Limits) -> None:
    if answer.content_type and not answer.content_type.startswith(limits.types):
        raise FetchError(Reason.TYPE, host=host, type=answer.content_type[:80])
