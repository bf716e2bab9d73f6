"""Which names without a partner are held against each other.

Two names differ when the one stands where the other does. A name that only tells whose or what kind another thing is (`the UN's
watchdog`, `de Betuwse stad`, `VN-orgaan`, `de fractie van Wilders`) is part of a description, and no counterpart of a name that acts or
is acted on. Behind `van` and `of` only bodies are: the judgment of the Council of State is what that council says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from quotes.matching.slots.names import Name, name_words
from quotes.matching.slots.phrases import read_toml
from quotes.matching.slots.places import Place, around
from quotes.matching.slots.reading import Reading
from quotes.matching.slots.tokens import Token

Role = Literal["describing", "whose", "belonging", "plain"]

_ARTICLES = {"de", "het", "een", "the", "a", "an"}
_TOWARDS = {"bij", "at", "to", "from", "naar", "uit"}
_BEING = {"is", "was", "are", "were", "zijn", "waren", "kwam", "kwamen", "komt", "komen", "came", "comes"}


def any_counterparts(a: Reading, mine: Sequence[Name], b: Reading, theirs: Sequence[Name]) -> bool:
    """Whether a name of one side may stand for what one of the other does."""
    roles = {(role_of(a, name), _is_body(name)) for name in mine}
    others = {(role_of(b, name), _is_body(name)) for name in theirs}
    return any(
        role == other or ({role, other} == {"belonging", "plain"} and body and other_body)
        for role, body in roles
        for other, other_body in others
    )


def may_act(side: Reading, name: Name) -> bool:
    """Whether a name behind a preposition may be of one who does something: ordered from, granted to; not in or near."""
    return side.tokens[name.places[0] - 1].word in _TOWARDS


def stands_for(name: Name, places: Sequence[Place]) -> bool:
    """Whether one of the places may be said for a body that sits there, or for a country that it acts for: Moscow, the Kremlin."""
    seats = read_toml("names.toml")["metonyms"].get(name.key, ())
    return any(place.key in around(seat) for seat in seats for place in places if place.key != "europe")


def role_of(side: Reading, name: Name) -> Role:
    """How a name stands in its sentence."""
    tokens, first, last = side.tokens, name.places[0], name.places[-1]
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after and not after.opens_clause and not after.is_capital:
        if after.gap in ("-", "‑") or "'er" in tokens[last].text or "’er" in tokens[last].text:
            return "describing"
        if side.side.language == "nl" and _is_adjective(tokens[last]) and side.carries_matter(last + 1):
            return "describing"
    if after and not after.opens_clause and _is_genitive(tokens[last]):
        return "whose"
    return "belonging" if _belongs(side, first) else "plain"


def _is_adjective(token: Token) -> bool:
    """`Betuwse`, `Germaanse`."""
    return token.word.endswith("se")


def _is_genitive(token: Token) -> bool:
    return token.text.endswith(("'s", "’s", "s'", "s’"))


def _belongs(side: Reading, first: int) -> bool:
    """Behind a noun and `van` or `of`."""
    at = first - 1
    if at > 0 and side.tokens[at].word in _ARTICLES:
        at -= 1
    if at < 1 or side.tokens[at].word not in ("van", "of") or side.tokens[first].opens_clause:
        return False
    noun = side.tokens[at - 1].word
    return side.carries_matter(at - 1) and noun not in _BEING and noun not in name_words("generic")


def _is_body(name: Name) -> bool:
    return bool(name.key or name.body or name.acronym)
