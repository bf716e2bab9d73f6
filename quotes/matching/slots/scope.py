"""What a denial reaches, and which words that look like one deny nothing."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.language.stop_words import NEGATIONS
from quotes.matching.slots.nearness import cosine, is_word
from quotes.matching.slots.phrases import Found
from quotes.matching.slots.poles import Pole
from quotes.matching.slots.tokens import Token

_REACH = 5
CONJUNCTIONS = {"en", "and", "maar", "but", "dat", "that", "omdat", "because", "want", "terwijl", "while", "als", "if", "waardoor", "hoewel", "although", "or"}  # fmt: skip
_FORWARD_ONLY = {"zonder", "without"}
# What a noun phrase begins with.
_BEFORE_NOUNS = {"de", "het", "een", "deze", "dit", "die", "dat", "zijn", "haar", "hun", "ons", "onze", "van", "voor", "bij", "the", "a", "an", "this", "these", "those", "his", "her", "its", "their", "our", "of", "for", "with", "met", "wegens", "vanwege"}  # fmt: skip
# English denials that stand before the verb they deny.
_OF_VERBS = {"not", "never", "failed", "fails", "fail", "refused", "refuses", "refuse"}
_TAGS = {"it", "he", "she", "they", "you", "we", "i"}
_NO_AFFIX = ("under", "unti", "unio", "unit", "unless", "uncle", "uniq", "univ", "onder", "ont", "ons", "ongeve", "ongelu", "onlangs", "only", "online", "onwards", "oncolog")  # fmt: skip
_TRANSLATED = 0.55  # cosine


def spans_clauses(tokens: Sequence[Token], hit: Found[tuple[str, int]], language: str) -> bool:
    """Whether a phrase with a denial in it goes on past a comma: `is not for sale, the mayor told the press`."""
    denies = any(tokens[place].word in NEGATIONS[language] for place in hit.places)
    return denies and any(
        tokens[place].opens_clause for place in range(hit.places[0] + 1, hit.places[-1] + 1)
    )


def is_named(tokens: Sequence[Token], places: tuple[int, ...]) -> bool:
    """Whether a denial is part of a name: Doctors Without Borders."""
    return all(tokens[place].is_capital and not tokens[place].first and place for place in places) and any(
        not token.is_capital for token in tokens
    )


def is_undone(tokens: Sequence[Token], places: tuple[int, ...], used: set[int], others: set[str]) -> bool:
    """`not uncommon`, `niet ongebruikelijk`: two denials, nothing denied; unless the other side says that it is uncommon."""
    ahead = range(places[-1] + 1, min(places[-1] + 3, len(tokens)))
    return any(
        tokens[place].word.startswith(("un", "on"))
        and not tokens[place].word.startswith(_NO_AFFIX)
        and is_word(tokens[place].word[2:])
        for place in ahead
        if place not in used and len(tokens[place].word) > 6 and tokens[place].text.islower()
        and all(cosine(tokens[place].word, other) < _TRANSLATED for other in others)
    )  # fmt: skip


def is_remark(tokens: Sequence[Token], places: tuple[int, ...], faced: set[str]) -> bool:
    """`No, it is enough`, `isn't it?`: what answers or asks, and denies nothing."""
    first, behind = places[0], places[-1] + 1
    if tokens[first].word == "no" and (tokens[first].first or tokens[first].opens_clause):
        return behind < len(tokens) and tokens[behind].opens_clause
    if behind < len(tokens) and "-" in (tokens[behind].gap, tokens[first].gap):
        # no-show, non-nuclear, do-not-call; but non-members where the other side has members
        return tokens[behind].word not in faced
    ends = behind + 1 == len(tokens) or (behind + 1 < len(tokens) and tokens[behind + 1].first)
    return ends and first > 0 and tokens[first - 1].opens_clause and tokens[behind].word in _TAGS


def denied(tokens: Sequence[Token], negator: tuple[int, ...], poles: Sequence[Pole]) -> int | None:
    """Index of the pole nearest to a denial in its clause; at equal distance the one behind it."""
    best: tuple[int, int, int] | None = None
    for index, pole in enumerate(poles):
        if not set(pole.places).isdisjoint(negator):
            continue
        ahead = pole.places[0] > negator[-1] or pole.places[-1] > negator[-1]
        if _stands_apart(tokens, negator, pole.places) or _is_subject(tokens, negator, pole.places):
            continue
        near = min(pole.places, key=lambda place: min(abs(place - n) for n in negator))
        distance = min(abs(near - n) for n in negator)
        if distance > _REACH or (not ahead and tokens[negator[0]].word in _FORWARD_ONLY):
            continue
        low, high = sorted((near, negator[0] if near < negator[0] else negator[-1]))
        if any(
            tokens[place].opens_clause or tokens[place].word in CONJUNCTIONS
            for place in range(low + 1, high + 1)
        ):
            continue
        best = min(filter(None, (best, (distance, not ahead, index))))
    return best[2] if best else None


def _is_subject(tokens: Sequence[Token], negator: tuple[int, ...], pole: tuple[int, ...]) -> bool:
    """Whether an opposite stands before a verb that is denied: `holders of a permit need not`, `foreign students failed to`."""
    return tokens[negator[0]].word in _OF_VERBS and negator[0] - pole[-1] > 1


def _stands_apart(tokens: Sequence[Token], negator: tuple[int, ...], pole: tuple[int, ...]) -> bool:
    """Whether an opposite is part of a noun phrase that the denial does not begin: `de nieuwe brug valt niet ...`, `not ... for small firms`."""
    start = pole[0]
    if len(pole) > 1 or not start or tokens[start - 1].word not in _BEFORE_NOUNS:
        return False
    return negator[-1] not in (start - 1, start - 2)
