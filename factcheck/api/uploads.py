"""Files in a request: copied to disk as they come in, never held in memory, and no more of them than may be."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping
from typing import IO, Any, BinaryIO, cast

from django.conf import settings
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser, MultiPartParser

from factcheck.api.problems import Problem

MB = 1024 * 1024
PIECE = 64 * 1024


class FileParser(BaseParser):
    """A body that is the file itself."""

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        refuse_large(int((parser_context or {})["request"].META.get("CONTENT_LENGTH") or 0))
        file = cast("BinaryIO", tempfile.SpooledTemporaryFile(MB))  # noqa: SIM115  closed with the request
        size = 0
        while piece := stream.read(PIECE):
            size += len(piece)
            refuse_large(size)
            file.write(piece)
        file.seek(0)
        return file


class JSONFileParser(FileParser):
    media_type = "application/json"


class NDJSONFileParser(FileParser):
    media_type = "application/x-ndjson"


class FormParser(MultiPartParser):
    """multipart/form-data; the size is looked at before anything is read."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        refuse_large(int(parser_context["request"].META.get("CONTENT_LENGTH") or 0) - MB)
        return super().parse(stream, media_type, parser_context)


def refuse_large(size: int) -> None:
    if size > settings.UPLOAD_MAX_MB * MB:
        raise Problem(413, f"The file is larger than {settings.UPLOAD_MAX_MB} MB. Send it in parts.")


def refuse_other_than_list(file: BinaryIO) -> None:
    """The body of an import in application/json is a list; a file that is something else belongs in a form."""
    start = file.read(1000).lstrip(b"\xef\xbb\xbf \t\r\n")
    file.seek(0)
    if not start.startswith(b"["):
        raise ParseError("Send a list of articles, or a file as multipart/form-data.")


def digest_of(file: BinaryIO) -> str:
    """SHA-256 of the file, read from its start and left there."""
    file.seek(0)
    digest = hashlib.sha256()
    while piece := file.read(PIECE):
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()
