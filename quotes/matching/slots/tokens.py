"""A statement cut into words, figures and signs, each with the gap before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quotes.language.normalise import fold

# Statements are sentences; what stands past this is not compared.
MOST_CHARACTERS = 4_000

_TOKEN = re.compile(
    r"(?<![^\W_])(?:[^\W\d_]\.){2,}"
    r"|\d{1,3}(?:[.,   ]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|[€$£¥%‰°½¼¾⅓⅔²³]"
)
# `can't`, `cannot`, `isn't`: a verb and a denial, as `kan niet` is.
_DENIED_VERB = re.compile(r"(can)(not)|([^\W\d_]+)(n['’]t)", re.I)
_FULL_VERBS = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}
_GENITIVE = re.compile(r"['’]s?$")
_CLAUSE_END = re.compile(r"[,;:.!?()\[\]–—]|\s-\s|\n")
_SENTENCE_END = re.compile(r"[.!?:](?:[\"'’”»)]*)\s|\n|[\"'‘“„«]")
ARTICLES = frozenset({"the", "a", "an", "de", "het", "een"})


@dataclass(frozen=True, slots=True)
class Token:
    """word: folded, without apostrophes and genitive -s. gap: the characters since the token before."""

    text: str
    word: str
    start: int
    end: int
    gap: str
    first: bool  # begins a sentence or a quoted stretch

    @property
    def is_figure(self) -> bool:
        return self.text[0].isdecimal()

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_genitive(self) -> bool:
        """The mayor's, the mayors'."""
        return self.text.endswith(("'s", "’s", "s'", "s’"))

    @property
    def is_denial_of_verb(self) -> bool:
        """The second half of `can't` and `cannot`."""
        return self.word == "not" and not self.gap

    @property
    def opens_clause(self) -> bool:
        """Whether a mark stands between this token and the one before."""
        return bool(_CLAUSE_END.search(self.gap))

    @property
    def is_joined(self) -> bool:
        """Whether it hangs on the token before: the `jarige` of `34-jarige`, the `k` of `45k`."""
        return self.gap in ("", "-", "‑", "–")


def cut(text: str) -> list[Token]:
    """Return the tokens of text, in order."""
    text = text[:MOST_CHARACTERS]
    tokens: list[Token] = []
    end = 0
    for found in _TOKEN.finditer(text):
        gap = text[end : found.start()]
        first = not tokens or bool(_SENTENCE_END.search(gap))
        whole = Token(found.group(), folded(found.group()), found.start(), found.end(), gap, first)
        tokens += _parted(whole)
        end = found.end()
    return tokens


def _parted(token: Token) -> list[Token]:
    """`can't` as `can` and `not`; any other token as it is."""
    found = _DENIED_VERB.fullmatch(token.text)
    if not found:
        return [token]
    verb, denial = (part for part in found.groups() if part)
    at = token.start + len(verb)
    word = _FULL_VERBS.get(verb.lower(), verb.lower())
    return [
        Token(verb, word, token.start, at, token.gap, token.first),
        Token(denial, "not", at, token.end, "", first=False),
    ]


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """`Terpstra's` -> terpstra, `they're` -> theyre, `U.S.` -> us."""
    plain = fold(_GENITIVE.sub("", word)) if len(word) > 3 else fold(word)
    return re.sub(r"['’.](?!\d)", "", plain) or plain


def printed(text: str, tokens: Sequence[Token], indices: Sequence[int]) -> str:
    """The words at these places, as they stand in text; `...` where words between them are left out."""
    parts: list[str] = []
    places = sorted({*indices, *(place - 1 for place in indices if tokens[place].is_denial_of_verb)})
    start = 0
    for at, place in enumerate(places):
        if at + 1 == len(places) or places[at + 1] != place + 1:
            parts.append(text[tokens[places[start]].start : tokens[place].end])
            start = at + 1
    return " ... ".join(parts)
