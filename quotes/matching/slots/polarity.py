"""What a statement affirms and denies: opposites (rise, fall) with their sign, and denials that no opposite takes up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from quotes.language.stop_words import NEGATIONS
from quotes.matching.slots.nearness import is_word
from quotes.matching.slots.phrases import Found, Phrases, for_language, read_toml
from quotes.matching.slots.tokens import Token

_REACH = 8
CONJUNCTIONS = {"en", "and", "maar", "but", "dat", "that", "omdat", "because", "want", "terwijl", "while", "als", "if", "waardoor", "hoewel", "although", "or"}  # fmt: skip
_FORWARD_ONLY = {"zonder", "without"}
_PREFIXES = {"anti", "non", "niet"}
_TAGS = {"it", "he", "she", "they", "you", "we", "i"}
_SHORTEST_REST = 4
_NO_AFFIX = ("under", "unti", "unio", "unit", "unless", "uncle", "uniq", "univ", "onder", "ont", "ons", "ongeve", "ongelu", "onlangs", "only", "online", "onwards", "oncolog")  # fmt: skip
_NEGATOR, _NEUTRAL = "negator", "neutral"
# What `more` and `less` before it count, and do not qualify.
_NO_QUALITIES = {_NEGATOR, _NEUTRAL, "direction", "giving", "trade", "arrival", "staffing", "spending", "start", "build", "work", "custody", "survival", "result", "finding", "presence", "payment", "having", "inclusion", "memory", "link"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pole:
    """One side of an opposition. sign: +1 or -1, denials included. denials: the places of what denies it."""

    concept: str
    sign: int
    places: tuple[int, ...]
    denials: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Polarity:
    """loose: denials of something that has no opposite in the lexicon. hinted: a turn of phrase with a denial in it, `never so many`."""

    poles: tuple[Pole, ...]
    loose: tuple[tuple[int, ...], ...]
    hinted: bool = False

    def of(self, concept: str) -> list[Pole]:
        return [pole for pole in self.poles if pole.concept == concept]

    @property
    def concepts(self) -> set[str]:
        return {pole.concept for pole in self.poles}


def joined_forms(phrase: str, language: str) -> Iterator[str]:
    """Dutch forms: a separable verb with its infinitive and participle, `stap* .. op`, `opstap*`, `opgestap*`; `verkeerde`."""
    yield phrase
    verb, found, particle = phrase.partition(" .. ")
    if language == "nl" and found and " " not in particle + verb and "*" in verb and "*" not in particle:
        yield f"{particle}{verb}"
        yield f"{particle}ge{verb}"
    if (
        language == "nl"
        and phrase.isalpha()
        and len(phrase) >= _SHORTEST_REST
        and not phrase.endswith(("e", "en"))
    ):
        yield f"{phrase}e"


@cache
def _lexicon(language: str) -> Phrases[tuple[str, int]]:
    entries: list[tuple[str, tuple[str, int]]] = []
    for concept, poles in read_toml("antonyms.toml").items():
        for pole, sign in (("plus", 1), ("minus", -1)):
            for phrase in for_language(poles[pole], language):
                entries += [(form, (concept, sign)) for form in joined_forms(phrase, language)]
    words = read_toml("negation.toml")
    entries += [(phrase, (_NEGATOR, -1)) for phrase in words["negators"][language]]
    entries += [(phrase, (_NEUTRAL, 0)) for phrase in words["neutral"][language]]
    return Phrases(entries)


def read_polarity(
    tokens: Sequence[Token], language: str, taken: Iterable[int], others: Sequence[Token]
) -> Polarity:
    """Read one side. others: the tokens of the other side, so that `onveilig` meets `veilig` although no lexicon has it."""
    hits = _unshadowed(
        [hit for place in range(len(tokens)) for hit in _lexicon(language).at(tokens, place)], set(taken)
    )
    hits = _lessened(tokens, hits)
    used = {place for hit in hits for place in hit.places}
    # `mogen geen` is read as one: its denial is no other one.
    read = {
        place
        for hit in hits
        if hit.value[0] not in (_NEGATOR, _NEUTRAL) and len(hit.places) > 1
        for place in hit.places
        if tokens[place].word in NEGATIONS[language]
    }
    words = {token.word for token in others}
    faced = words if _PREFIXES.isdisjoint(words) else set()
    negators = [
        hit.places
        for hit in hits
        if hit.value[0] == _NEGATOR
        and read.isdisjoint(hit.places)
        and not _is_undone(tokens, hit.places, used)
        and not _is_remark(tokens, hit.places, faced)
    ]
    hinted = any(
        hit.value[0] == _NEUTRAL and any(tokens[place].word in NEGATIONS[language] for place in hit.places)
        for hit in hits
    )
    poles = [Pole(*hit.value, hit.places) for hit in hits if hit.value[0] not in (_NEGATOR, _NEUTRAL)]
    poles += _affixed(tokens, language, others, used)
    loose: list[tuple[int, ...]] = []
    for places in negators:
        at = _denied(tokens, places, poles)
        if at is None:
            loose.append(places)
        else:
            # One word may stand under two heads.
            for index, pole in enumerate(poles):
                if pole.places == poles[at].places:
                    poles[index] = replace(pole, sign=-pole.sign, denials=(*pole.denials, places))
    return Polarity(tuple(poles), tuple(loose), hinted)


def _unshadowed(hits: list[Found[tuple[str, int]]], taken: set[int]) -> list[Found[tuple[str, int]]]:
    """Leave out what lies in a longer phrase, and what is taken; two concepts may share a word."""
    kept: list[Found[tuple[str, int]]] = []
    for hit in sorted(hits, key=lambda hit: (-len(hit.places), hit.places)):
        shadows = [
            other for other in kept if not set(hit.places).isdisjoint(other.places)
            and (len(other.places) > len(hit.places) or other.value[0] in (hit.value[0], _NEUTRAL))
        ]  # fmt: skip
        # `150 euro kwijt` is read as an amount, and denies nothing all the same.
        free = taken.isdisjoint(hit.places) or (hit.value[0] == _NEUTRAL and not taken.issuperset(hit.places))
        if not shadows and free:
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.places)


def _lessened(tokens: Sequence[Token], hits: list[Found[tuple[str, int]]]) -> list[Found[tuple[str, int]]]:
    """`less secure` denies the secure, `more secure` is no rise."""
    qualities = {hit.places[0] for hit in hits if hit.value[0] not in _NO_QUALITIES}
    done = []
    for hit in hits:
        word = tokens[hit.places[0]].word
        if hit.value[0] == "direction" and len(hit.places) == 1 and hit.places[0] + 1 in qualities:
            if word in ("less", "minder"):
                hit = Found((_NEGATOR, -1), hit.places)
            elif word in ("more", "meer"):
                continue
        done.append(hit)
    return done


def _is_undone(tokens: Sequence[Token], places: tuple[int, ...], used: set[int]) -> bool:
    """`not uncommon`, `niet ongebruikelijk`: two denials, nothing denied."""
    ahead = range(places[-1] + 1, min(places[-1] + 3, len(tokens)))
    return any(
        tokens[place].word.startswith(("un", "on"))
        and not tokens[place].word.startswith(_NO_AFFIX)
        and is_word(tokens[place].word[2:])
        for place in ahead
        if place not in used and len(tokens[place].word) > 6 and tokens[place].text.islower()
    )


def _is_remark(tokens: Sequence[Token], places: tuple[int, ...], faced: set[str]) -> bool:
    """`No, it is enough`, `isn't it?`: what answers or asks, and denies nothing."""
    first, behind = places[0], places[-1] + 1
    if tokens[first].word == "no" and (tokens[first].first or tokens[first].opens_clause):
        return behind < len(tokens) and tokens[behind].opens_clause
    if behind < len(tokens) and "-" in (tokens[behind].gap, tokens[first].gap):
        # no-show, non-nuclear, do-not-call; but non-members where the other side has members
        return tokens[behind].word not in faced
    ends = behind + 1 == len(tokens) or (behind + 1 < len(tokens) and tokens[behind + 1].first)
    return ends and first > 0 and tokens[first - 1].opens_clause and tokens[behind].word in _TAGS


def _denied(tokens: Sequence[Token], negator: tuple[int, ...], poles: Sequence[Pole]) -> int | None:
    """Index of the pole nearest to a denial in its clause; at equal distance the one behind it."""
    best: tuple[int, int, int] | None = None
    for index, pole in enumerate(poles):
        if not set(pole.places).isdisjoint(negator):
            continue
        ahead = pole.places[0] > negator[-1] or pole.places[-1] > negator[-1]
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


def _affixed(
    tokens: Sequence[Token], language: str, others: Sequence[Token], used: set[int]
) -> Iterator[Pole]:
    """`onveilig` where the other side has `veilig`, `foutloos` where it has `fouten`; and the bare word that faces one."""
    words = {token.word for token in others}
    denied = {rest for word in words for rest in _denied_rests(word, language)}
    for place, token in enumerate(tokens):
        if place in used or (token.is_joined and place and tokens[place - 1].word in _PREFIXES):
            continue
        own = next((rest for rest in _denied_rests(token.word, language) if _has_word_of(rest, words)), None)
        faced = next((rest for rest in sorted(denied) if _is_word_of(rest, token.word)), None)
        if own:
            yield Pole(f"~{own[:_SHORTEST_REST]}", -1, (place,))
        elif faced:
            yield Pole(f"~{faced[:_SHORTEST_REST]}", 1, (place,))


def _has_word_of(rest: str, words: set[str]) -> bool:
    return any(_is_word_of(rest, word) for word in words)


def _denied_rests(word: str, language: str) -> Iterator[str]:
    """What a word denies by its own form: veilig for onveilig."""
    affixes = read_toml("negation.toml")["affixes"][language]
    for before in affixes["before"]:
        if word.startswith(before) and len(word) - len(before) >= _SHORTEST_REST:
            yield word.removeprefix(before)
    for after in affixes["after"]:
        if word.endswith(after) and len(word) - len(after) >= _SHORTEST_REST:
            yield word.removesuffix(after)


def _is_word_of(rest: str, word: str) -> bool:
    """Whether word is a form of rest: veilige of veilig."""
    return (
        word == rest
        or (word.startswith(rest) and len(word) - len(rest) <= 3)
        or (rest.startswith(word) and len(word) > _SHORTEST_REST and len(rest) - len(word) <= 2)
    )


@cache
def explaining(language: str) -> Phrases[str]:
    """Words that deny in their own way: on the other side they explain a `not`."""
    return Phrases([(phrase, phrase) for phrase in read_toml("negation.toml")["explains"]["both"]])


@cache
def implying() -> Phrases[str]:
    """Words that say by themselves that something is not so."""
    return Phrases([(phrase, phrase) for phrase in read_toml("negation.toml")["implied"]["both"]])
