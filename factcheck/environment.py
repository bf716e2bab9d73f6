"""Settings from the environment: typed, with a range, and with an error that says what is allowed.

Only factcheck/settings.py uses this. Reading is environs'; the sentences are ours.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import dj_email_url
from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvValidationError
from marshmallow import ValidationError
from marshmallow.validate import OneOf, Range

env = Env(eager=False)
# environs passes error_messages on to marshmallow; its type hints do not know.
read_float: Any = env.float
read_int: Any = env.int
read_bool: Any = env.bool


def number(name: str, default: float, low: float, high: float) -> float:
    """A number from low to high, both allowed."""
    hint = f"Use one from {low} to {high}, e.g. {default}."
    value: float = read_float(
        name,
        default,
        validate=Range(low, high, error=hint),
        error_messages={"invalid": f"is not a number. {hint}"},
    )
    return value


def whole_number(name: str, default: int, low: int, high: int) -> int:
    """A whole number from low to high, both allowed."""
    hint = f"Use one from {low} to {high}, e.g. {default}."
    value: int = read_int(
        name,
        default,
        validate=Range(low, high, error=hint),
        error_messages={"invalid": f"is not a whole number. {hint}"},
    )
    return value


def one_of(name: str, default: str, choices: Sequence[str]) -> str:
    """One of choices, letter for letter."""
    return env.str(name, default, validate=OneOf(choices, error=f"Use one of {', '.join(choices)}."))


def flag(name: str, default: bool) -> bool:
    """True or false, 1 or 0, yes or no."""
    value: bool = read_bool(
        name, default, error_messages={"invalid": "is neither true nor false. Use 1 or 0."}
    )
    return value


def networks(name: str) -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    """Networks with commas between, as 10.20.0.0/16 or one address; none by default."""

    def check(values: Sequence[str]) -> None:
        for value in values:
            try:
                ipaddress.ip_network(value.strip())
            except ValueError as error:
                raise ValidationError(f"{error}. Use networks like 10.20.0.0/16,fd12::/64.") from None

    texts: list[str] | None = env.list(name, [], validate=check)  # None: a wrong value, told later
    return [ipaddress.ip_network(text.strip()) for text in texts or []]


def folders(name: str) -> list[Path]:
    """Absolute paths with commas between; none by default. They need not be there yet."""

    def check(values: Sequence[str]) -> None:
        if not all(Path(value.strip()).is_absolute() for value in values):
            raise ValidationError("Use absolute paths, e.g. /srv/wire,/srv/exports.")

    texts: list[str] | None = env.list(name, [], validate=check)
    return [Path(text.strip()) for text in texts or []]


def ports(name: str, default: Sequence[int]) -> list[int]:
    """Port numbers with commas between."""

    def check(values: Sequence[int]) -> None:
        if not values or not all(0 < value < 65536 for value in values):
            raise ValidationError("Use numbers from 1 to 65535, e.g. 80,443.")

    found: list[int] = env.list(name, list(default), subcast=int, validate=check)
    return found


def mail_settings(url: str) -> dict[str, Any]:
    """Django's settings for a mail server, from its address; none without one."""
    return dict(dj_email_url.parse(url)) if url else {}


def refuse_wrong_values() -> None:
    """Raise ImproperlyConfigured with every wrong setting, its value and what is allowed; nothing when all are right."""
    try:
        env.seal()
    except EnvValidationError as error:
        wrong: Any = error.error_messages
        raise ImproperlyConfigured("\n".join(sentence(*item) for item in wrong.items())) from None


def sentence(name: str, reasons: Any) -> str:
    return f"{name}={os.environ.get(name)!r}: {' '.join(map(str, reasons))}"
