"""What a reader found, as plain data to compare with tests/ingest/samples/expected.json."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from quotes.ingest.draft import ArticleDraft
from quotes.ingest.reader import read

SAMPLES = Path(__file__).parent / "samples"
EXPECTED = SAMPLES / "expected.json"


def sample_files() -> list[str]:
    """The samples of articles, as folder/name; fact checks have a reader and tests of their own."""
    paths = (path for path in SAMPLES.glob("*/*") if path.parent.name != "fact_checks")
    return sorted(str(path.relative_to(SAMPLES)) for path in paths)


def shown(name: str) -> list[Any]:
    """A problem as its sentence, an article as what it says; what is empty is left out."""
    path = SAMPLES / name
    with path.open("rb") as stream:
        return [
            _article(found) if isinstance(found, ArticleDraft) else str(found)
            for found in read(path.name, stream)
        ]


def _article(draft: ArticleDraft) -> dict[str, Any]:
    fields = {name: getattr(draft, name) for name in draft.__slots__}
    fields |= {"line": draft.place.line, "headline": draft.text[: draft.headline_end]}
    fields["published_on"] = str(draft.published_on or "")
    fields["repairs"] = list(draft.repairs)
    fields["wire"] = draft.wire and {
        name: str(value) for name in draft.wire.__slots__ if (value := getattr(draft.wire, name))
    }
    del fields["place"], fields["headline_end"]
    return {name: value for name, value in fields.items() if value}
