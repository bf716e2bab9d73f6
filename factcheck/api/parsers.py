"""JSON that can be stored and means one thing; all else is refused with a sentence."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import IO, Any, NoReturn

from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from factcheck.api.problems import Problem

MAX_BYTES = (
    8 * 1024 * 1024
)  # an article of 1,000,000 characters, each written as \uXXXX, and its other fields
MAX_DEPTH = 20
UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class StrictJSONParser(BaseParser):
    """UTF-8 JSON, at most MAX_BYTES and MAX_DEPTH levels.

    Keys that stand twice, NaN, numbers past a float, NUL and half characters are refused: they would be stored as
    something else, or not at all.
    """

    media_type = "application/json"

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        value = decoded(text_of(stream))
        for path, item in leaves(value):
            if isinstance(item, str) and (found := UNSTORABLE.search(item)):
                what = "a NUL character" if found[0] == "\0" else "half a character (a lone surrogate)"
                raise ParseError(f"{path or 'The body'} holds {what} at position {found.start()}. Remove it.")
        return value


def text_of(stream: IO[bytes]) -> str:
    body = stream.read(MAX_BYTES + 1)
    if len(body) > MAX_BYTES:
        raise Problem(413, f"The body is larger than {MAX_BYTES:,} bytes. Send fewer articles at a time.")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ParseError(
            f"The body is not UTF-8: byte {error.start} cannot be read. Send JSON as UTF-8."
        ) from None


def decoded(text: str) -> Any:
    try:
        return json.loads(
            text,
            object_pairs_hook=unique,
            parse_float=finite,
            parse_constant=refuse_constant,
            parse_int=whole,
        )
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise ParseError(f"The body is not JSON: {error.msg.lower()} at {where}.") from None
    except RecursionError:
        raise too_deep() from None


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        [(name, _)] = Counter(name for name, _ in pairs).most_common(1)
        raise ParseError(f"The key {name[:80]!r} stands twice in one object. Remove one.")
    return found


def finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise ParseError(f"{digits[:40]} is too large a number.")
    return number


def whole(digits: str) -> int:
    if len(digits) > 40:
        raise ParseError(f"{digits[:20]}… is too large a number: it has {len(digits):,} digits.")
    return int(digits)


def refuse_constant(name: str) -> NoReturn:
    raise ParseError(f"{name} is not JSON. Use null, or leave the field out.")


def leaves(value: Any) -> Iterator[tuple[str, Any]]:
    """Every key and every value that holds no others, with its path. Keeps its own stack, so depth costs no recursion."""
    waiting: list[tuple[str, int, Any]] = [("", 0, value)]
    while waiting:
        path, depth, item = waiting.pop()
        if depth > MAX_DEPTH:
            raise too_deep()
        if isinstance(item, dict):
            yield from ((f"A key in {path or 'the body'}", name) for name in item)
            waiting += [
                (f"{path}.{name}" if path else name[:80], depth + 1, inner) for name, inner in item.items()
            ]
        elif isinstance(item, list):
            waiting += [(f"{path}[{number}]", depth + 1, inner) for number, inner in enumerate(item)]
        else:
            yield path, item


def too_deep() -> ParseError:
    return ParseError(f"The body is nested deeper than {MAX_DEPTH} levels. Flatten it.")
