"""What somebody is bound to: obliged, advised, free or forbidden to do it, a denial read with the word that it turns round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from quotes.matching.slots.phrases import Phrases, read_toml
from quotes.matching.slots.tokens import Token

_DENYING = {"not", "no", "never", "nobody", "none", "nothing", "niet", "geen", "nooit", "niemand", "niets", "neither", "evenmin"}  # fmt: skip
_LOOKS_BEFORE, _LOOKS_BEHIND = 4, 4
# Dutch verbs whose denial stands at the end of their clause.
_FAR_REACHING = {"mag", "mogen", "mocht", "mochten", "moet", "moeten", "hoeft", "hoeven", "hoefde", "hoefden", "dient", "dienen", "staat"}  # fmt: skip
# What is denied with these stays a duty, to leave it: must not, moet niet.
_BIND_NOT_TO = {"must", "moet", "moeten", "dient", "dienen", "should", "ought"}
_TURNED = {"obliged": "exempt", "free": "forbidden", "forbidden": "free"}
# Whether one is forbidden what the other is free to do is for the slot negation: members may, others may not.
_APART = ({"obliged", "free"}, {"obliged", "advised"}, {"advised", "free"})


def read_norms(tokens: Sequence[Token], language: str, taken: Iterable[int]) -> dict[str, tuple[int, ...]]:
    """Return each norm that is stated with the words that state it; taken: tokens that are something else."""
    found: dict[str, tuple[int, ...]] = {}
    for hit in _lexicon(language).find(tokens, taken):
        norm = hit.value
        if tokens[hit.places[0]].word.startswith(("hoef", "hoev")):
            norm = "exempt"
        elif _is_denied(tokens, hit.places):
            norm = "forbidden" if tokens[hit.places[0]].word in _BIND_NOT_TO else _TURNED.get(norm, norm)
        found.setdefault(norm, hit.places)
    return found


@cache
def _lexicon(language: str) -> Phrases[str]:
    return Phrases(
        [(phrase, norm) for norm, listed in read_toml("norms.toml").items() for phrase in listed[language]]
    )


def _is_denied(tokens: Sequence[Token], places: tuple[int, ...]) -> bool:
    """Whether one denial stands by it in its clause: `niet langer verplicht`, `moet niet`; two undo each other."""
    start, end = places[0], places[-1]
    while start and places[0] - start < _LOOKS_BEFORE and not tokens[start].opens_clause:
        start -= 1
    reach = len(tokens) if tokens[places[0]].word in _FAR_REACHING else _LOOKS_BEHIND
    while end + 1 < len(tokens) and end - places[-1] < reach and not tokens[end + 1].opens_clause:
        end += 1
    return sum(tokens[at].word in _DENYING for at in range(start, end + 1)) % 2 == 1


def agree(mine: Iterable[str], theirs: Iterable[str], *, loosely: bool, near: bool) -> bool | None:
    """Whether two sides state one norm; None where one of them states none, or nothing tells.

    loosely: between two languages, where `should` is `moet`. near: the two have most words in common, so that they speak of one deed: who
    need not apply may do so, who may not apply must leave it.
    """
    a, b = set(mine), set(theirs)
    if near and {*a, *b} == {"exempt", "forbidden"}:
        return False
    a, b = ({"free" if norm == "exempt" else norm for norm in side} for side in (a, b))
    if not a or not b:
        return None
    if a & b or {*a, *b} == {"obliged", "forbidden"}:  # must stay away, is forbidden to come near
        return True
    if loosely and {*a, *b} == {"obliged", "advised"}:
        return None
    return False if len(a) == len(b) == 1 and {*a, *b} in _APART else None
