"""Quotes and claims of files, without database or Redis."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any, cast

from django.core.management.base import BaseCommand
from rich.console import Console
from rich.table import Table
from rich.text import Text

from quotes.analysis import Analysis, extract_many
from quotes.claims.result import FoundClaim
from quotes.claims.wording import self_contained
from quotes.extraction.result import ExtractedQuote
from quotes.ingest.decode import decode
from quotes.language import guard
from quotes.language.languages import LANGUAGES
from quotes.language.spans import Span
from quotes.management.json_lines import json_line

BATCH = 50
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """One article to read; text is None when it could not be had, for the reason in error."""

    id: Any
    text: str | None
    language: str | None = None
    error: str = ""


TABLE_WIDTH = 140  # where the output is no terminal


class Command(BaseCommand):
    help = """Print the quotes and claims of articles, one JSON object per line.

    A .jsonl file holds {"id","text","language"} per line; any other file is one article; - reads standard input.
    A record that cannot be read gives {"id","error"}, and exit code 1 at the end; the others are answered.
    """
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--language", choices=[*LANGUAGES, "auto"], default="auto")
        parser.add_argument("--format", choices=["json", "table"], default="json")
        parser.add_argument(
            "--explain", action="store_true", help="say for every quote which rule found it, and why him"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.explain = options["explain"]
        show = self.print_table if options["format"] == "table" else self.print_json
        records = (record for name in options["files"] for record in read_records(name))
        refused = 0
        while batch := list(islice(records, BATCH)):
            for answer in extract_batch(batch, options["language"], explain=self.explain):
                refused += "error" in answer
                show(answer)
        if refused:
            sys.exit(1)

    def print_json(self, answer: Json) -> None:
        self.stdout.write(json_line(answer))

    def print_table(self, answer: Json) -> None:
        width = None if self.stdout.isatty() else TABLE_WIDTH
        console = Console(file=cast("IO[str]", self.stdout), soft_wrap=False, width=width)
        if "error" in answer:
            console.print(Text(f"{answer['id']}: {answer['error']}"))
            return
        tables = {"quotes": _quote_table(answer, explain=self.explain), "claims": _claim_table(answer)}
        for found, table in tables.items():
            console.print(table if answer[found] else Text(f"{answer['id']}: no {found}"))


def extract_batch(records: Sequence[Record], language: str, *, explain: bool = False) -> list[Json]:
    """Return the answers to records, in order; a record's own language wins. Texts of one language are read together."""
    answers: dict[int, Json] = {}
    readable: dict[str, list[int]] = defaultdict(list)
    for place, record in enumerate(records):
        error = _complaint(record)
        if error:
            answers[place] = {"id": record.id, "error": error}
        else:
            readable[record.language or language].append(place)
    for code, places in readable.items():
        texts = (records[place].text or "" for place in places)
        for place, analysis in zip(places, extract_many(texts, code), strict=True):
            answers[place] = {"id": records[place].id, **as_json(analysis, explain=explain)}
    return [answers[place] for place in range(len(records))]


def _complaint(record: Record) -> str:
    """Why a record cannot be read; nothing when it can."""
    if record.text is None:
        return record.error
    try:
        guard.check(record.text)
    except ValueError as error:
        return str(error)
    return ""


def read_records(name: str) -> Iterator[Record]:
    """Read one file, or standard input for `-`."""
    label = "stdin" if name == "-" else Path(name).stem
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        text = decode(data).text
    except OSError as error:
        yield Record(
            label, None, error=f"{name} cannot be read: {error.strerror}. Check the path and the rights."
        )
        return
    except ValueError as error:
        yield Record(label, None, error=f"{name}: {error}")
        return
    if name.endswith(".jsonl") or (name == "-" and _looks_like_jsonl(text)):
        yield from read_lines(name, text)
    else:
        yield Record(label, text)


def read_lines(name: str, text: str) -> Iterator[Record]:
    """Read a .jsonl file; a line that is no record gives one without text."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _read_line(line, f"{name} line {number}")


def _read_line(line: str, where: str) -> Record:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Record(where, None, error=f"{where} is not JSON: {error}.")
    if not isinstance(entry, dict):
        return Record(where, None, error=f'{where} is not an object. Use {{"id", "text", "language"}}.')
    label = entry.get("id", where)
    text, language = entry.get("text"), entry.get("language")
    if not isinstance(text, str):
        return Record(label, None, error=f"{where}: text is missing or no string.")
    if language is not None and language not in (*LANGUAGES, "auto"):
        return Record(
            label,
            None,
            error=f"{where}: language {language!r} is unknown. Use {', '.join(LANGUAGES)} or auto.",
        )
    return Record(label, text, language)


def _looks_like_jsonl(text: str) -> bool:
    return text.lstrip().startswith('{"')


def as_json(analysis: Analysis, *, explain: bool = False) -> Json:
    """The answer as other programs read it; with explain every quote says which rule found it."""
    return {
        "language": analysis.language,
        "quotes": [
            _quote_json(quote) | ({"rule": quote.rule} if explain else {}) for quote in analysis.quotes
        ],
        "claims": [_claim_json(claim) for claim in analysis.claims],
    }


def _quote_json(quote: ExtractedQuote) -> Json:
    return {
        "style": quote.style,
        "segments": [_span_json(span) for span in quote.segments],
        "cue": [_span_json(span) for span in quote.cue],
        "speaker": _span_json(quote.speaker) if quote.speaker else None,
        "resolved_speaker": quote.resolved_speaker,
        "speaker_kind": quote.speaker_kind,
        "confidence": quote.confidence,
        "reason": quote.reason,
        "parent": quote.parent,
    }


def _claim_json(claim: FoundClaim) -> Json:
    return {
        **_span_json(claim.span),
        "wording": self_contained(claim.span.text, claim.span.start, claim.resolutions),
        "check_worthiness": claim.check_worthiness,
        "kinds": list(claim.kinds),
        "factors": [
            {"name": factor.name, "weight": factor.weight}
            | ({"span": _span_json(factor.span)} if factor.span else {})
            for factor in claim.factors
        ],
        "quote": claim.quote,
    }


def _quote_table(answer: Json, *, explain: bool) -> Table:
    why = ("rule", "why") if explain else ()
    table = Table(
        "speaker",
        "sure",
        "style",
        "quote",
        "cue",
        *why,
        title=f"{answer['id']}: quotes",
        title_justify="left",
    )
    for quote in answer["quotes"]:
        said = " [...] ".join(segment["text"] for segment in quote["segments"])
        cue = " ... ".join(span["text"] for span in quote["cue"])
        cells = [quote["resolved_speaker"] or "?", f"{quote['confidence']:.2f}", quote["style"], said, cue]
        cells += [quote["rule"], quote["reason"]] if explain else []
        table.add_row(*(Text(_one_line(cell)) for cell in cells))
    return table


def _claim_table(answer: Json) -> Table:
    table = Table("score", "kinds", "claim", "because", title=f"{answer['id']}: claims", title_justify="left")
    for claim in answer["claims"]:
        factors = ", ".join(factor["name"] for factor in claim["factors"])
        cells = (f"{claim['check_worthiness']:.2f}", ", ".join(claim["kinds"]), claim["text"], factors)
        table.add_row(*(Text(_one_line(cell)) for cell in cells))
    return table


def _one_line(cell: str) -> str:
    return " ".join(cell.encode("utf-8", "replace").decode("utf-8").split())


def _span_json(span: Span) -> Json:
    return {"start": span.start, "end": span.end, "text": span.text}
