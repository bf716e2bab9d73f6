"""The text of one JSON object to the cells of a record."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import Any

from quotes.ingest import ninjs
from quotes.ingest.columns import OWN, WIRE, Choice, Names, field_of, resolve, twice
from quotes.ingest.record import Refused

# Fields whose value may be a list, or an object with a name, as in schema.org.
_NAMED = ("byline", "outlet", "section", *WIRE)


class _Number(str):
    """A number as the file writes it: 5,000 digits, 1e999 and 0012 all stay what they are."""

    __slots__ = ()


def cells(text: str, choice: Choice | None = None) -> tuple[dict[str, str], Names]:
    """Return the values of the object in text by key, and which key fills which field; of keys not read the value is "".

    A news item of an agency (ninjs) comes back under the names of our own fields.

    Raises Refused for what is no JSON object, or for a value that is no text.
    """
    value = _parse(text)
    if not isinstance(value, dict):
        raise Refused("", f"This is {_kind(value)}, not an object. Put each article between braces.")
    if name := twice(value):
        raise Refused("", f"The key {name[:80]!r} stands twice. Rename or remove one.")
    if ninjs.is_ninjs(value):
        return ninjs.cells(value), OWN
    if choice and not choice.shown:
        choice.show((name, str(item)) for name, item in value.items())
    fields = {name: _field(name, choice) for name in value}
    found = {name: _cell(name, item, fields[name]) if fields[name] else "" for name, item in value.items()}
    names = resolve(found, choice)
    return found, names if "text" in names.sources else replace(
        names, sources={**names.sources, "text": ("text",)}
    )


def _parse(text: str) -> object:
    try:
        # strict=False: a line break inside a string breaks the rule, but never the meaning.
        return json.loads(
            text,
            strict=False,
            parse_int=_Number,
            parse_float=_Number,
            parse_constant=_no_constant,
            object_pairs_hook=_unique,
        )
    except json.JSONDecodeError as error:
        reason = f"This is not JSON: {error.msg.lower()}, at character {error.pos + 1:,}. Correct it."
        raise Refused("", reason) from None
    except RecursionError:
        raise Refused("", "This is nested too deep to read. Flatten it.") from None


def _no_constant(name: str) -> object:
    raise Refused("", f"{name} is not JSON. Use null.")


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        [(name, _)] = Counter(name for name, _ in pairs).most_common(1)
        raise Refused("", f"The key {name[:80]!r} stands twice. Rename or remove one.")
    return found


def _field(name: str, choice: Choice | None) -> str:
    chosen = choice.field_of(name) if choice else None
    return field_of(name) if chosen is None else chosen


def _cell(name: str, value: Any, field: str) -> str:
    """Numbers will do for an id or a year; a list or a person with a name for a byline. Text must be text."""
    many = isinstance(value, list) and field in _NAMED
    return ", ".join(_one(name, item, field) for item in (value if many else [value]))


def _one(name: str, value: Any, field: str) -> str:
    if isinstance(value, dict) and field in _NAMED:
        value = value.get("name")
    if value is None:
        return ""
    if isinstance(value, str) and not (isinstance(value, _Number) and field == "text"):
        return str(value)
    if field == "embargo" and isinstance(value, bool):
        return str(value)
    if field in WIRE and field != "embargo":
        return ""
    raise Refused(name, f"The value is {_kind(value)}, not text. Put it between quote marks.")


def _kind(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, str):
        return "a number" if isinstance(value, _Number) else "text"
    return "a list" if isinstance(value, list) else "an object"
