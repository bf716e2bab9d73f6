"""How firmly a statement is made: it may be, it will be, it must be, it is allowed, it has happened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from quotes.matching.slots.phrases import Phrases, read_toml
from quotes.matching.slots.tokens import Token

_SHOWN = (
    "open",
    "settled",
    "alleged",
    "feared",
    "possible",
    "seeming",
    "weak",
    "able",
    "future",
    "must",
    "allowed",
)
_BEFORE_INFINITIVE = {"to", "will", "may", "might", "can", "could", "must", "would", "should", "not", "shall"}
_DENYING = {"not", "no", "niet", "niets", "nothing", "geen", "nobody", "never", "niemand", "nooit", "none"}
_SUBORDINATING = {"dat", "of", "om", "die", "waar", "waarin", "waarbij", "waardoor", "als", "toen", "omdat"}
_RELATIVE = {"die", "waar", "waarin", "waarbij", "waardoor", "who", "whom", "whose"}
_PRESENT = {"is", "are", "be", "being", "to"}
_DENIED_WITHIN = 5  # tokens
_NOT_PAST = {"need", "indeed", "united", "red", "bed", "hundred", "speed", "exceed", "proceed", "fed", "led", "seed", "feed", "expected", "supposed", "allowed", "permitted", "required", "forced", "obliged", "believed", "said", "suspected", "alleged", "planned", "limited", "breed", "breeding"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Modality:
    """classes: of the lists of `data/modality.toml`, with may (which may be possible or allowed), forbidden, past. places: the words that
    say so, past left out."""

    classes: frozenset[str]
    places: tuple[int, ...]

    def has(self, *names: str) -> bool:
        return not self.classes.isdisjoint(names)

    @property
    def without_norms(self) -> Modality:
        """Without what somebody must, may or can do."""
        return Modality(self.classes - {"must", "allowed", "forbidden", "able"}, self.places)

    @property
    def allowing(self) -> Modality:
        """With a freedom that another lexicon tells of; a may is that freedom then."""
        possible = {"possible"} if self.has("may") else set()
        return Modality((self.classes - possible) | {"allowed"}, self.places)


@cache
def _lexicon(language: str, name: str) -> Phrases[str]:
    return Phrases([(phrase, name) for phrase in read_toml("modality.toml")[name][language]])


def read_modality(tokens: Sequence[Token], language: str, taken: Iterable[int]) -> Modality:
    """taken: tokens that are something else, the May of a date."""
    taken = set(taken) | {place for hit in _lexicon(language, "neutral").find(tokens) for place in hit.places}
    classes: set[str] = set()
    places: set[int] = set()
    meant: set[int] = set()
    for name in _SHOWN:
        for hit in _lexicon(language, name).find(tokens, taken):
            if name in ("weak", "able", "future") and not places.isdisjoint(hit.places):
                continue
            if _owns(tokens, hit.places) or (name == "able" and _is_turned(tokens, hit.places)):
                continue
            if (
                name == "possible"
                and tokens[hit.places[0]].word == "may"
                and (_is_denied(tokens, hit.places[-1]) or _is_month(tokens, hit.places[-1]))
            ):
                continue  # may not: not allowed
            classes.add(_told_class(tokens, hit.places, name))
            if {tokens[place].word for place in hit.places} <= {"may", "could"}:
                classes.add("may")
            places.update(hit.places)
            meant.update(hit.places if name == "future" else ())
    if language == "nl" and (going := _going(tokens)):
        classes.add("future")
        places.update(going)
    if _tells_of_past(tokens, language, taken, places, meant):
        classes.add("past")
    if classes & {"possible", "must"} and "future" in classes:
        classes.discard("future")
    return Modality(frozenset(classes), tuple(sorted(places)))


def _owns(tokens: Sequence[Token], places: tuple[int, ...]) -> bool:
    """`kan zijn leghennen niet kwijt`: a `zijn` before what is his."""
    last = places[-1]
    if len(places) < 2 or tokens[last].word != "zijn" or last + 1 == len(tokens):
        return False
    after = tokens[last + 1]
    return not (
        after.opens_clause
        or after.word.startswith(("ge", "ver", "be", "ont"))
        or after.word in _SUBORDINATING
    )


def _tells_of_past(
    tokens: Sequence[Token], language: str, taken: set[int], modal: set[int], meant: set[int]
) -> bool:
    """Whether something has happened; that someone `has promised to` do it is no such sign."""
    close = modal | {place - 1 for place in meant}
    return any(
        close.isdisjoint(hit.places)
        and not _is_relative(tokens, hit.places[0])
        and not _is_no_past(tokens, hit.places[0])
        and _may_be_participle(tokens, hit.places)
        for hit in _lexicon(language, "past").find(tokens, taken)
    )


def _may_be_participle(tokens: Sequence[Token], places: tuple[int, ...]) -> bool:
    """`is verkocht`, not `is aan vervanging toe`."""
    return len(places) == 1 or tokens[places[-1]].word.endswith(("d", "t", "en"))


def _going(tokens: Sequence[Token]) -> tuple[int, ...]:
    """`gaat` with the infinitive that ends its clause: gaat de regels versoepelen, not gaat niet door."""
    for place, token in enumerate(tokens):
        if token.word in ("gaat", "gaan") and not _is_about(tokens, place + 1):
            end = (
                next((at for at in range(place + 1, len(tokens)) if tokens[at].opens_clause), len(tokens)) - 1
            )
            if (
                end > place
                and len(tokens[end].word) > 4
                and tokens[end].word.endswith("en")
                and tokens[end].text.islower()
                and not tokens[end - 1].is_figure
            ):
                return place, end
    return ()


def _is_about(tokens: Sequence[Token], place: int) -> bool:
    """`het gaat om de dagen waarop ze lagen`."""
    return place < len(tokens) and tokens[place].word in ("om", "over", "uit")


def _told_class(tokens: Sequence[Token], places: tuple[int, ...], name: str) -> str:
    """What is not allowed is forbidden, `no one could` tells of no chance, and `dat het zou worden verkocht` of no rumour."""
    if (
        name == "possible"
        and tokens[places[0]].word in ("zou", "zouden")
        and _is_subordinate(tokens, places[0])
    ):
        return "weak"
    around = {token.word for token in tokens[max(0, places[0] - 3) : places[-1] + 5]}
    ahead = {token.word for token in tokens[places[-1] + 1 : places[-1] + 5]}
    if name == "settled" and not around.isdisjoint(_DENYING):
        return "open"
    if name == "allowed" and not ahead.isdisjoint(_DENYING):
        return "forbidden"
    if name == "possible" and tokens[places[0]].word == "could" and not around.isdisjoint(_DENYING):
        return "able"
    return name


def _is_turned(tokens: Sequence[Token], places: tuple[int, ...]) -> bool:
    """Whether a denial in its clause makes an inability of it, which is as firm as any fact: kan niet meer tegenhouden."""
    around = range(max(0, places[0] - 2), min(len(tokens), places[-1] + _DENIED_WITHIN))
    return any(tokens[at].word in _DENYING for at in around) and not any(
        tokens[at].opens_clause for at in around if at > places[0]
    )


def _is_subordinate(tokens: Sequence[Token], place: int) -> bool:
    """Whether a clause with `dat`, `om`, `die` has begun before it."""
    for at in range(place - 1, -1, -1):
        if tokens[at].word in _SUBORDINATING:
            return True
        if tokens[at + 1].opens_clause:
            return False
    return False


def _is_relative(tokens: Sequence[Token], place: int) -> bool:
    """Whether it stands in a clause that tells of some noun: `3.100 tuinders die zijn getroffen`."""
    for at in range(place - 1, 0, -1):
        if tokens[at].word in _RELATIVE and not tokens[at].first:
            return True
        if tokens[at + 1].opens_clause:
            return False
    return False


def _is_denied(tokens: Sequence[Token], place: int) -> bool:
    return place + 1 < len(tokens) and tokens[place + 1].word in _DENYING


def _is_month(tokens: Sequence[Token], place: int) -> bool:
    """`early may 2002`, `12 may`, `since May`."""
    if tokens[place].text == "May" and not tokens[place].first:
        return True
    return any(tokens[at].is_figure for at in (place - 1, place + 1) if 0 <= at < len(tokens))


def _is_no_past(tokens: Sequence[Token], place: int) -> bool:
    """`is called`, `will be closed`: a participle of the present or the future."""
    word = tokens[place].word
    if word in _NOT_PAST:
        return True
    if place and tokens[place - 1].word in _BEFORE_INFINITIVE:
        return True
    before = {token.word for token in tokens[max(0, place - 3) : place]}
    return (
        word.endswith("ed") and not before.isdisjoint(_PRESENT) and before.isdisjoint({"has", "have", "had"})
    )


def is_opened_and_settled(a: Modality, b: Modality) -> bool:
    """Whether one side leaves open, in so many words, what the other says is certain or done."""
    return any(
        one.has("open")
        and not other.has("open", "possible")
        and (other.has("settled") or (other.has("past") and not other.has("future")))
        for one, other in ((a, b), (b, a))
    )


def differs(a: Modality, b: Modality, *, near: bool) -> bool:
    """Whether one is firmer than the other. near: the two have all but the same words, so that `can` counts as well."""
    return _is_firmer(a, b, near) or _is_firmer(b, a, near)


def _is_firmer(a: Modality, b: Modality, near: bool) -> bool:
    """Whether b states what a only allows for, announces or asks."""
    if a.has("possible", "open") and not b.has("possible", "open", "seeming", "weak", "able", "feared"):
        return not (a.has("allowed", "may") and b.has("allowed"))
    if a.has("must") and b.has("allowed", "able") and not (a.has("allowed") or b.has("must")):
        return True
    if a.has("future") and not a.has("past"):
        return b.has("past", "settled") and not b.has("future", "weak")
    if a.has("must") and not a.has("past"):
        return (b.has("past") or near) and not b.has("must", "future", "weak", "able", "possible")
    return (
        near
        and a.has("seeming", "weak", "able", "allowed")
        and not b.has("seeming", "weak", "able", "allowed", "possible", "future", "must")
    )
