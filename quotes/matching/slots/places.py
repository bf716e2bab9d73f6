"""Find places by name and by the words for their people and things: Duitsland, German, Duitsers, Terneuzense."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quotes.matching.slots import gazetteer
from quotes.matching.slots.tokens import Token

_SHORTEST_OWNER = 6  # letters, the -s with them
_POSTS = frozenset(
    [
        "minister",
        "burgemeester",
        "wethouder",
        "mayor",
        "premier",
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "professor",
        "mevrouw",
        "meneer",
    ]
)
LOCATING = frozenset(["in", "te", "uit", "naar", "near", "at", "to", "from", "bij", "nabij", "rond", "around", "tussen", "between", "langs", "outside", "buiten"])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """described: by a word for its people or things: Belgian, Spanjaard."""

    key: str
    places: tuple[int, ...]
    described: bool = False


def find_places(tokens: Sequence[Token], taken: set[int]) -> list[Place]:
    """Return the known places in order; only capitalised words are places."""
    found = [
        Place(hit.value[0], hit.places, hit.value[1])
        for hit in gazetteer.sure_names().find(tokens, taken)
        if tokens[hit.places[-1]].is_capital and _is_place(tokens, hit.places)
    ]
    used = taken | {at for place in found for at in place.places}
    towns = [*_towns(tokens, used), *_adjectives(tokens, used)]
    return sorted([*found, *towns], key=lambda place: place.places)


def _towns(tokens: Sequence[Token], used: set[int]) -> Iterator[Place]:
    """Names that are words or surnames as often: only behind `in`, `near`, or in several words."""
    for hit in gazetteer.town_names().find(tokens, used):
        first, last = hit.places[0], hit.places[-1]
        if not (tokens[first].is_capital and tokens[last].is_capital) or _is_surname(tokens, hit.places):
            continue
        if len(hit.places) > 1 or (is_located(tokens, first) and not _goes_on(tokens, last, used)):
            yield Place(hit.value, hit.places)


def is_located(tokens: Sequence[Token], place: int) -> bool:
    """Whether it stands where a place would: behind `in`, `near`."""
    return place > 0 and tokens[place - 1].word in LOCATING and not tokens[place].opens_clause


def _goes_on(tokens: Sequence[Token], last: int, used: set[int]) -> bool:
    """`in Baarle Hertog Park`: the first word of a longer name."""
    if last + 1 >= len(tokens) or last + 1 in used:
        return False
    after = tokens[last + 1]
    return after.is_capital and after.gap == " "


def _adjectives(tokens: Sequence[Token], used: set[int]) -> Iterator[Place]:
    for place, token in enumerate(tokens):
        if place not in used and token.is_capital and token.word.endswith("se"):
            key = gazetteer.adjectives().get(token.word)
            if key:
                yield Place(key, (place,), described=True)
        elif place not in used and token.is_capital and (key := _owner(token)):
            yield Place(key, (place,), described=True)


def _owner(token: Token) -> str:
    """The place in a Dutch genitive without an apostrophe: `Duitslands grootste luchtvaartmaatschappij`."""
    if not token.word.endswith("s") or len(token.word) < _SHORTEST_OWNER:
        return ""
    bare = replace(token, word=token.word[:-1])
    return next((hit.value[0] for hit in gazetteer.sure_names().find([bare]) if not hit.value[1]), "")


def _is_place(tokens: Sequence[Token], places: tuple[int, ...]) -> bool:
    token = tokens[places[0]]
    if token.word == "us":
        return token.text in ("US", "U.S.", "U.S.A.")
    if token.word == "vs":
        return token.text in ("VS", "V.S.")
    if _is_surname(tokens, places):
        return False
    if len(places) > 1:
        return True
    after = tokens[places[-1] + 1] if places[-1] + 1 < len(tokens) else None
    if token.word in gazetteer.words("first_names") and after and after.is_capital and not after.opens_clause:
        return False
    return not (token.first and token.word in gazetteer.words("opening"))


def _is_surname(tokens: Sequence[Token], places: tuple[int, ...]) -> bool:
    """`Van Antwerpen`, `Minister Vlaming`, `Karin Lund`."""
    first = places[0]
    if first == 0 or tokens[first].opens_clause:
        return False
    before = tokens[first - 1]
    if before.text in ("Van", "Ter", "Den") or (before.is_capital and before.word in _POSTS):
        return True
    named = before.is_capital and not before.first and tokens[first].gap == " "
    return named and len(places) == 1 and tokens[first].word in gazetteer.words("surnames")
