"""Which names without a partner are held against each other.

Two names differ when the one stands where the other does. A name that only tells whose or what kind another thing is (`the UN's
watchdog`, `de Betuwse stad`, `VN-orgaan`, `de fractie van Wilders`) is part of a description, and no counterpart of a name that acts or
is acted on. Behind `van` and `of` only bodies are: the judgment of the Council of State is what that council says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from quotes.language.stop_words import NEGATIONS
from quotes.matching.slots.gazetteer import around
from quotes.matching.slots.names import Name, is_title, name_words
from quotes.matching.slots.phrases import read_toml
from quotes.matching.slots.places import Place
from quotes.matching.slots.reading import Reading
from quotes.matching.slots.same_name import same_name
from quotes.matching.slots.tokens import ARTICLES, Token

Role = Literal["describing", "whose", "belonging", "plain"]

_TOWARDS = {"bij", "at", "to", "from", "naar", "uit"}
# What is told by who leads it: de partij van premier Aalders is that party, not its leader.
_LED = {"partij", "party", "regering", "government", "kabinet", "cabinet", "club", "team", "ploeg", "group", "groep"}  # fmt: skip
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


def denied_on_one_side(a: Reading, b: Reading) -> tuple[Name, Name] | None:
    """What both name and only one rules out: `not the tax office` beside what the tax office did. Where the other denies too, nothing."""
    for one in a.names:
        other = next((other for other in b.names if same_name(one, other)), None)
        if other is None:
            continue
        ruled_out = is_ruled_out(a, one), is_ruled_out(b, other)
        if ruled_out[0] != ruled_out[1] and not _denies(b if ruled_out[0] else a):
            return one, other
    return None


def is_ruled_out(side: Reading, name: Name) -> bool:
    """`, not the tax office,`, `, niet Vellinga`."""
    at = name.places[0] - 1
    if at > 0 and side.tokens[at].word in ARTICLES:
        at -= 1
    return at > 0 and _sets_apart(side.tokens[at])


def _sets_apart(token: Token) -> bool:
    """A `not` right behind a mark rules out what follows, and denies nothing of the sentence."""
    return token.word in ("not", "niet") and token.opens_clause


def _denies(side: Reading) -> bool:
    """Whether something else is denied."""
    negations = NEGATIONS[side.side.language]
    return any(token.word in negations and not _sets_apart(token) for token in side.tokens)


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
    if after and not after.opens_clause and tokens[last].is_genitive:
        return "whose"
    return "belonging" if _belongs(side, first) else "plain"


def _is_adjective(token: Token) -> bool:
    """`Betuwse`, `Germaanse`."""
    return token.word.endswith("se")


def _belongs(side: Reading, first: int) -> bool:
    """Behind a noun and `van` or `of`."""
    at = first - 1
    while at > 0 and (side.tokens[at].word in ARTICLES or is_title(side.tokens[at])):
        at -= 1
    if at < 1 or side.tokens[at].word not in ("van", "of") or side.tokens[first].opens_clause:
        return False
    noun = side.tokens[at - 1]
    led = noun.word in _LED and not noun.is_capital
    in_name = noun.word in name_words("generic") and not led
    return side.carries_matter(at - 1) and noun.word not in _BEING and not in_name


def _is_body(name: Name) -> bool:
    return bool(name.key or name.body or name.acronym)
