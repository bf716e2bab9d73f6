"""Lists of figures within a clause: `3 doden en 14 gewonden` are two assertions, each of which can be wrong by itself.

An item is one where what stands before the list, and behind it, can be said of it alone. Where that is not certain the clause stays
whole: what holds of items together (`samen`, `tussen 3 en 5`), a denial or a condition, one measure in two units (`3 uur en 20 minuten`),
a word that may mean one item or all of them (`meer dan 3 koeien en 14 paarden`, `3 gebouwen en 14 lokalen voor muziekles`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from quotes.claims.clauses import VERBS, Clause, Clauses
from quotes.claims.words import signals
from quotes.language.numbers import NumberMention

if TYPE_CHECKING:
    from spacy.tokens import Token

NOUNS = frozenset({"NOUN", "PROPN"})
LEAST = 2  # `1 gewonde` wants another form of the verb than `3 doden`


@dataclass(frozen=True, slots=True)
class _ListWords:
    """joins: `en`. together: words that make the items one assertion, or none. ahead: words that may stand before all items.

    measures: units of which a figure says nothing yet. loose: prepositions of a place or time that every item may do without.
    of_verbs: words behind a list that belong to its verb: `om het leven`.
    """

    joins: frozenset[str]
    together: frozenset[str]
    ahead: frozenset[str]
    measures: frozenset[str]
    loose: frozenset[str]
    of_verbs: frozenset[str]


@cache
def _words(language: str) -> _ListWords:
    lists = signals(language)["lists"]
    return _ListWords(
        *(frozenset(lists[name]) for name in ("joins", "together", "ahead", "measures", "loose", "of_verbs"))
    )


@dataclass(frozen=True, slots=True)
class _Item:
    """Tokens first..last of the stretch, last exclusive. shape: what stands behind the figure, `NPN` of `procent van de mannen`."""

    first: int
    last: int
    figure: NumberMention
    shape: str


def split_list(text: str, part: Clause, clauses: Clauses) -> list[Clause]:
    """Return a clause per item, in order; the part itself where it holds no list."""
    if _words(clauses.language).joins.isdisjoint(text[part.start : part.end].lower().split()):
        return [part]
    stretch = _Stretch(text, part, clauses)
    items = stretch.items()
    behind = stretch.behind(items[-1]) if items else None
    return [part] if behind is None else list(stretch.clauses(part, items, behind))


class _Stretch:
    """The tokens of a clause, and where they stand. figures: what can be checked, by the token it begins with."""

    def __init__(self, text: str, part: Clause, clauses: Clauses) -> None:
        self._words = _words(clauses.language)
        self._tokens = clauses.tokens(part.start, part.end)
        self._starts = [clauses.starts[token.i] for token in self._tokens]
        self._text = text
        places = {start: at for at, start in enumerate(self._starts)}
        self._figures = {
            places[number.start]: number
            for _, number in clauses.reading.figures_in(part.start, part.end)
            if number.start in places
        }

    def items(self) -> list[_Item]:
        """The items in order; none where it is no list, or where they are not built alike, or assert nothing by themselves."""
        places = self._places()
        if len(places) < 2 or any(token.lower_ in self._words.together for token in self._tokens):
            return []
        items: list[_Item] = []
        for place, following in pairwise(places):
            end = self._before(following)
            shape = _shape(self._tokens[self._behind_figure(place) : end])
            if shape is None:
                return []
            items.append(_Item(self._before(place) + 1 if items else place, end, self._figures[place], shape))
        last = self._last_item(places[-1], items[-1].shape)
        if last is None or len({item.shape for item in items}) > 1:
            return []
        items.append(last)
        return items if all(self._asserts(item) for item in items) else []

    def _places(self) -> list[int]:
        """The figures of the list: all are parted by commas, and the last two by `en`."""
        figures = sorted(self._figures)
        joined = [at for at in figures if self._lower(self._before(at)) in self._words.joins]
        if joined != figures[-1:] or len(figures) < 2:
            return []
        first = len(figures) - 2
        while first > 0 and self._lower(self._before(figures[first])) == ",":
            first -= 1
        before = figures[first] - 1
        return [] if self._lower(before) in self._words.ahead else figures[first:]

    def _lower(self, at: int) -> str:
        return self._tokens[at].lower_ if at >= 0 else ""

    def _before(self, at: int) -> int:
        """The token before a figure; before `ruim` or `nog eens`, where that stands there."""
        before = at - 1
        while before > 0 and (self._tokens[before].pos_ == "ADV" or self._lower(before) in self._words.ahead):
            before -= 1
        return before

    def _behind_figure(self, at: int) -> int:
        """The first token behind `12 miljoen euro`."""
        end = self._figures[at].end
        while at < len(self._tokens) and self._starts[at] < end:
            at += 1
        return at

    def _last_item(self, at: int, shape: str) -> _Item | None:
        """Built like the item before it; or just a figure and one word, at the very end: `3 people dead and 14 injured`."""
        begins, first, figure = self._behind_figure(at), self._before(at) + 1, self._figures[at]
        for last in range(begins + 1, len(self._tokens) + 1):
            if _shape(self._tokens[begins:last]) != shape:
                continue
            if not self._goes_on(last):
                return _Item(first, last, figure, shape)
            if not any(token.pos_ in VERBS for token in self._tokens):
                return None  # `15 percent of women | smoke`: the verb was read as a noun
        rest = [token for token in self._tokens[begins:] if token.pos_ != "PUNCT"]
        if len(rest) == 1 and rest[0].pos_ in {*NOUNS, "ADJ", "VERB"}:
            return _Item(first, begins + 1, figure, "N")
        return None

    def _goes_on(self, last: int) -> bool:
        """`12 trams Zuid`: one more noun of the same name."""
        tokens = self._tokens[last - 1 : last + 1]
        return len(tokens) == 2 and all(token.pos_ in NOUNS for token in tokens)

    def _asserts(self, item: _Item) -> bool:
        """Does it count things; not `3 uur en 20 minuten`, `12 en 15 procent`, nor one of anything."""
        if item.figure.kind != "number":
            return bool(item.shape)
        measure = (item.figure.unit or "").lower() in self._words.measures
        return item.figure.value >= LEAST and len(item.shape) > measure

    def behind(self, last: _Item) -> tuple[int, int] | None:
        """The tokens behind the list that are said of every item; empty where they are the last one's; None where no one can tell."""
        end = len(self._tokens)
        while end > last.last and self._tokens[end - 1].pos_ == "PUNCT":
            end -= 1
        rest = self._tokens[last.last : end]
        if not rest:
            return last.last, last.last
        idiom = self._text[self._starts[last.last] :].lower().startswith(tuple(self._words.of_verbs))
        if idiom or rest[0].pos_ in VERBS or _hangs_on_verb(rest[0], self._tokens[last.first : last.last]):
            return last.last, end
        loose = rest[0].lower_ in self._words.loose and not any(token.pos_ in VERBS for token in rest)
        return (last.last, last.last) if loose else None

    def clauses(self, part: Clause, items: Sequence[_Item], behind: tuple[int, int]) -> Iterator[Clause]:
        first, last = items[0], items[-1]
        ahead = (part.start, self._end_of(first.first)) if first.first else None
        after = (self._starts[behind[0]], self._end_of(behind[1])) if behind[0] < behind[1] else None
        for item in items:
            yield replace(
                part,
                start=part.start if item is first else self._starts[item.first],
                end=part.end if item is last else self._end_of(item.last),
                before=part.before if item is first or ahead is None else (*part.before, ahead),
                after=None if item is last else after,
            )

    def _end_of(self, last: int) -> int:
        return self._starts[last - 1] + len(self._tokens[last - 1].text)


def _shape(tokens: Sequence[Token]) -> str | None:
    """`NPN` of `procent van de mannen`, `A` of `procent duurder`; None where it holds anything else, a verb or a comma."""
    shape = ""
    for token, following in zip_longest(tokens, tokens[1:]):
        if token.pos_ == "DET" or (token.pos_ == "ADV" and following is not None):
            continue
        if token.pos_ in NOUNS:
            shape += "" if shape.endswith("N") else "N"
        elif token.pos_ == "ADP":
            shape += "P"
        elif token.pos_ in ("ADJ", "ADV"):
            shape += "" if following is not None and following.pos_ in {*NOUNS, "ADJ"} else "A"
        else:
            return None
    return shape


def _hangs_on_verb(token: Token, item: Sequence[Token]) -> bool:
    """`uit` of `gaf ... uit`, `in brand` of `staken ... in brand`."""
    head = token.head if token.dep_ in ("case", "det") else token
    return head.head.pos_ in VERBS and head.head.i not in {each.i for each in item}
