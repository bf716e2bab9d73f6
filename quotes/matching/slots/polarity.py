"""What a statement affirms and denies: opposites (rise, fall) with their sign, and denials that no opposite takes up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from quotes.language.stop_words import NEGATIONS
from quotes.matching.slots.affixes import PREFIXES, affixed
from quotes.matching.slots.conditions import conditional
from quotes.matching.slots.phrases import Found, Phrases, for_language, read_toml
from quotes.matching.slots.poles import Polarity, Pole
from quotes.matching.slots.scope import denied, is_named, is_remark, is_undone, spans_clauses
from quotes.matching.slots.tokens import Token

_SHORTEST_REST = 4
_NEGATOR, _NEUTRAL = "negator", "neutral"
# What `more` and `less` before it count, and do not qualify.
_NO_QUALITIES = {_NEGATOR, _NEUTRAL, "direction", "giving", "trade", "arrival", "staffing", "spending", "start", "build", "work", "custody", "survival", "result", "finding", "presence", "payment", "having", "inclusion", "memory", "link", "permission", "legality"}  # fmt: skip


def joined_forms(phrase: str, language: str) -> Iterator[str]:
    """Dutch forms: a separable verb with its infinitive and participle, `stap* .. op`, `opstap*`, `opgestap*`; `verkeerde`."""
    yield phrase
    verb, found, particle = phrase.partition(" .. ")
    # `bevestig* .. straf|boete` is no separable verb.
    separable = found and "*" in verb and " " not in verb and not set(particle) & set(" *|")
    if language == "nl" and separable:
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
    bound = conditional(tokens, language)
    hits = _unshadowed(
        [hit for hit in _lexicon(language).all(tokens) if bound.isdisjoint(hit.places)], set(taken)
    )
    hits = _lessened(tokens, [hit for hit in hits if not spans_clauses(tokens, hit, language)])
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
    faced = words if PREFIXES.isdisjoint(words) else set()
    negators = [
        hit.places
        for hit in hits
        if hit.value[0] == _NEGATOR
        and read.isdisjoint(hit.places)
        and not is_named(tokens, hit.places)
        and not is_undone(tokens, hit.places, used, words)
        and not is_remark(tokens, hit.places, faced)
    ]
    hinted = any(
        hit.value[0] == _NEUTRAL and any(tokens[place].word in NEGATIONS[language] for place in hit.places)
        for hit in hits
    )
    poles = [Pole(*hit.value, hit.places) for hit in hits if hit.value[0] not in (_NEGATOR, _NEUTRAL)]
    poles += affixed(tokens, language, others, used)
    loose: list[tuple[int, ...]] = []
    for places in negators:
        at = denied(tokens, places, poles)
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
    for hit in sorted(hits, key=_precedence):
        shadows = [
            other for other in kept if not set(hit.places).isdisjoint(other.places)
            and (len(other.places) > len(hit.places) or other.value[0] in (hit.value[0], _NEUTRAL))
        ]  # fmt: skip
        # `150 euro kwijt` is read as an amount, and denies nothing all the same.
        free = taken.isdisjoint(hit.places) or (hit.value[0] == _NEUTRAL and not taken.issuperset(hit.places))
        if not shadows and free:
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.places)


def _precedence(hit: Found[tuple[str, int]]) -> tuple[int, int, int]:
    """Longer ones first; of two opposites as long that begin at one word the one that ends later: `stemde in Luxemburg tegen` is against."""
    last = hit.places[-1] if hit.value[0] in (_NEGATOR, _NEUTRAL) else -hit.places[-1]
    return (-len(hit.places), hit.places[0], last)


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


@cache
def explaining(language: str) -> Phrases[str]:
    """Words that deny in their own way: on the other side they explain a `not`."""
    return Phrases([(phrase, phrase) for phrase in read_toml("negation.toml")["explains"]["both"]])


@cache
def implying() -> Phrases[str]:
    """Words that say by themselves that something is not so."""
    return Phrases([(phrase, phrase) for phrase in read_toml("negation.toml")["implied"]["both"]])


@cache
def stressing(language: str) -> Phrases[str]:
    """Words that stress that something is so: wel degelijk, did in fact."""
    return Phrases([(phrase, phrase) for phrase in read_toml("negation.toml")["stressed"][language]])
