"""Builders of odd files, and a short way to read them."""

from __future__ import annotations

import io
import zipfile

from quotes.ingest.draft import ArticleDraft, Problem
from quotes.ingest.reader import read


def read_all(data: bytes, name: str = "upload.csv") -> tuple[list[ArticleDraft], list[Problem]]:
    found = list(read(name, io.BytesIO(data)))
    drafts = [item for item in found if isinstance(item, ArticleDraft)]
    return drafts, [item for item in found if isinstance(item, Problem)]


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", packing) as archive:
        for name, data in entries:
            archive.writestr(name, data, packing)
    return target.getvalue()
