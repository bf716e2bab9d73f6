"""Whether two names may be of one thing: a part, a form or a short form, or a body named in another language."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from quotes.matching.slots.bodies import Agreement, agreement
from quotes.matching.slots.names import Name, name_words

_LIKE = 0.84
_SHORT_ACRONYM = 3


def may_be_same(a: Name, b: Name) -> bool:
    """Whether nothing tells two names apart: as same_name, or bodies in two languages that could be one."""
    return same_name(a, b) or _agreement(a, b) == "unsure"


def same_name(a: Name, b: Name) -> bool:
    """Whether two names can be of one thing: a part, a form or a short form of it will do."""
    if a.key or b.key:
        if a.key and b.key:
            return a.key == b.key
        return _is_short_for(a.words, b.words) or _agreement(a, b) == "same"
    if (told := _agreement(a, b)) is not None:
        return told == "same"
    mine, theirs = set(a.words), set(b.words)
    if mine <= theirs or theirs <= mine or _is_short_for(a.words, b.words):
        return True
    if len(a.words) > 1 and len(b.words) > 1:
        if len(mine & theirs) > 1 and {a.words[-1], b.words[-1]} & mine & theirs:
            return True  # Aartsbisschop Desmond Tutu, Archbishop Desmond Tutu
        if a.words[-1] == b.words[-1]:
            return _is_initial(a.words[0], b.words[0])
        if mine & theirs:
            return _are_like(" ".join(a.words), " ".join(b.words))
        if _begin_alike(a.words, b.words):
            return True
    return any(_are_like(one, other) for one in a.words for other in b.words if min(len(one), len(other)) > 1)


def _begin_alike(a: Sequence[str], b: Sequence[str]) -> bool:
    """`Canary Islands` and `Canarische Eilanden`: two words of which one pair begins with the same five letters."""
    telling = [
        [word[:5] for word in words if len(word) > 5 and word not in name_words("generic")]
        for words in (a, b)
    ]
    return not set(telling[0]).isdisjoint(telling[1])


def _is_initial(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return (len(short) <= 2 and long.startswith(short[0])) or long.startswith(short) or _are_like(one, other)


def _is_short_for(a: Sequence[str], b: Sequence[str]) -> bool:
    """`CVW` for `Centrum Veilig Wonen`."""
    for short, long in ((a, b), (b, a)):
        if len(short) == 1 and len(long) > 1 and 2 <= len(short[0]) <= 6:
            initials = "".join(word[0] for word in long)
            if short[0] == initials or _holds(short[0], initials):
                return True
        if (
            len(short) == len(long) == 1
            and 2 <= len(short[0]) <= 3 < len(long[0])
            and short[0][0] == long[0][0]
        ):
            letters = iter(long[0])
            if all(letter in letters for letter in short[0]):
                return True  # VW, Volkswagen
    return False


def _holds(short: str, initials: str) -> bool:
    """`FCDO` for the Foreign Office, `UUP` for the Ulster Unionists: the letters of a name of two words, one or two more of them left out."""
    if not len(initials) < len(short) <= len(initials) + 2 or short[0] != initials[0]:
        return False
    return short.startswith(initials) or (short[-1] == initials[-1] and len(short) > _SHORT_ACRONYM)


def _are_like(one: str, other: str) -> bool:
    """`Lindehout` and `Lindehouters`; `Zelenski` and `Zelensky`."""
    short, long = sorted((one, other), key=len)
    if len(short) > 1 and long == f"{short}s":
        return True
    if len(short) >= 5 and long.startswith(short):
        rest = long[len(short) :]
        if len(rest) <= 3 or rest in name_words("generic"):  # Rijks, Rijksmuseum
            return True
    return len(short) >= 6 and SequenceMatcher(None, one, other).ratio() >= _LIKE


def _agreement(a: Name, b: Name) -> Agreement | None:
    """Of the bodies that they name; None where one names none, or in one language: there forms of words tell enough."""
    if a.body and b.body and a.body.language != b.body.language:
        return agreement(a.body, b.body)
    return None
