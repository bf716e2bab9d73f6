"""How much is taken from a server, and what came back."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from types import TracebackType
from typing import BinaryIO, cast

from factcheck.fetching.trouble import FetchError, Reason

MB = 1024 * 1024
_IN_MEMORY = MB


@dataclass(frozen=True, slots=True)
class Limits:
    """bytes: of the body, once unpacked. seconds: for all of it, redirects included; looking a name up is the system's.

    types: how the Content-Type may begin; an answer that states none passes.
    """

    bytes: int
    seconds: float
    redirects: int = 5
    types: tuple[str, ...] = ("text/", "application/")


PAGE = Limits(bytes=20 * MB, seconds=20)  # a page, or a feed
DOCUMENT = Limits(bytes=200 * MB, seconds=45)  # a file of articles


@dataclass(slots=True)
class Fetched:
    """An answer, whatever its status. Use it as a context manager: file is a temporary one.

    address: where it came from, after redirects. moved: where it has moved for good, "" where it has not.
    headers: by their names in lower case; of several of one name the last. size: of the body, unpacked.
    """

    address: str
    status: int
    headers: Mapping[str, str]
    moved: str = ""
    size: int = 0
    file: BinaryIO = field(
        default_factory=lambda: cast("BinaryIO", tempfile.SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115
    )

    @property
    def host(self) -> str:
        return self.address.split("/")[2]

    @property
    def content_type(self) -> str:
        """text/html and the like, in lower case, without parameters; "" where the server states none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The encoding that the server states, "" for none."""
        for part in self.headers.get("content-type", "").split(";")[1:]:
            name, _, value = part.partition("=")
            if name.strip().lower() == "charset":
                return value.strip().strip("\"'").lower()
        return ""

    def content(self) -> bytes:
        """All of the body, in memory."""
        self.file.seek(0)
        return self.file.read()

    def raise_for_status(self) -> None:
        """Raise FetchError unless the server answered with what was asked for."""
        if not 200 <= self.status < 300:
            try:
                phrase = HTTPStatus(self.status).phrase
            except ValueError:
                phrase = "?"
            raise FetchError(Reason.STATUS, host=self.host, status=self.status, phrase=phrase)

    def __enter__(self) -> Fetched:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.file.close()
