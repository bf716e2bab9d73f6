"""Which names without a partner are held against each other.

Two names differ when the one stands where the other does. A name that only tells whose or what kind another thing is (`the UN's
watchdog`, `de Betuwse stad`, `VN-orgaan`, `de fractie van Wilders`) is part of a description, and no counterpart of a name that acts or
is acted on; nor is a person that of a body.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from quotes.language.compound_parts import compound_parts
from quotes.matching.slots.names import Name, name_words
from quotes.matching.slots.nearness import is_word
from quotes.matching.slots.phrases import read_toml
from quotes.matching.slots.places import Place, around
from quotes.matching.slots.reading import Reading
from quotes.matching.slots.tokens import Token

Role = Literal["describing", "whose", "belonging", "plain"]
Kind = Literal["person", "body", "common", "unknown"]

_FIRST_NAMES = Path(__file__).parents[2] / "language/first_names"
_ARTICLES = {"de", "het", "een", "the", "a", "an"}
_LONG, _HEAD = 8, 5  # letters
_PEOPLE = ("ers", "aren", "isten", "leden", "mensen", "lieden")  # Facebookgebruikers, Deventenaren
_TOWARDS = {"bij", "at", "to", "from", "naar", "uit"}
_BEING = {"is", "was", "are", "were", "zijn", "waren", "kwam", "kwamen", "komt", "komen", "came", "comes"}


def are_counterparts(a: Reading, one: Name, b: Reading, other: Name, *, near: bool) -> bool:
    """Whether one may stand for what other does. near: the rest of the two statements is alike."""
    if near:
        return True
    roles = {role_of(a, one), role_of(b, other)}
    kinds = kind_of(a, one), kind_of(b, other)
    if len(roles) > 1 and (kinds[0] != kinds[1] or kinds[0] == "unknown" or roles != {"belonging", "plain"}):
        return False
    if "common" in kinds:  # Hartstichting, Nierstichting
        return kinds[0] == kinds[1] and one.words[0][-_HEAD:] == other.words[0][-_HEAD:]
    return {*kinds} != {"person", "body"}


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
        if side.side.language == "nl" and _is_adjective(name) and side.carries_matter(last + 1):
            return "describing"
    if after and not after.opens_clause and _is_genitive(tokens[last]):
        return "whose"
    return "belonging" if _belongs(side, first) else "plain"


def _is_adjective(name: Name) -> bool:
    """`Betuwse`, `Germaanse`."""
    return len(name.words) == 1 and name.words[0].endswith("se")


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


def kind_of(side: Reading, name: Name) -> Kind:
    """What a name may be of, as far as its words and its neighbours tell."""
    tokens, first, last = side.tokens, name.places[0], name.places[-1]
    if name.key or name.body or _is_acronym(tokens[last]):
        return "body"
    if _is_person(side, name):
        return "person"
    before = tokens[first - 1] if first else None
    if side.side.language != "nl" or len(name.words) > 1:
        return "unknown"
    word = name.words[0]
    if len(word) >= _LONG and word.endswith(_PEOPLE):
        return "common"
    if not before or before.word not in _ARTICLES:
        return "unknown"
    return "common" if is_word(word) or compound_parts(word, "nl") else "unknown"


def _is_person(side: Reading, name: Name) -> bool:
    tokens, first, last = side.tokens, name.places[0], name.places[-1]
    if first and tokens[first - 1].word in name_words("titles") and not tokens[first].opens_clause:
        return True
    if tokens[first].word in name_words("titles"):
        return True
    if last + 1 < len(tokens) and tokens[last + 1].word == "who":
        return True
    return len(name.words) > 1 and name.words[0] in _first_names()


def _is_acronym(token: Token) -> bool:
    return len(token.text) > 1 and token.text.replace(".", "").isupper()


@cache
def _first_names() -> frozenset[str]:
    names: Sequence[str] = [
        name
        for gender in ("feminine", "masculine")
        for name in (_FIRST_NAMES / f"{gender}.txt").read_text(encoding="utf-8").split()
    ]
    return frozenset(names)
