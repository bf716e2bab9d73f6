"""Which denials and opposites of one side the other has in words of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quotes.language.stop_words import NEGATIONS
from quotes.matching.slots.affixes import denied_rests
from quotes.matching.slots.nearness import cosine, is_word
from quotes.matching.slots.phrases import read_toml
from quotes.matching.slots.polarity import explaining, implying, stressing
from quotes.matching.slots.poles import Polarity, Pole
from quotes.matching.slots.reading import Reading
from quotes.matching.slots.scope import CONJUNCTIONS

# Opposites about a claim: who denies it, or calls it untrue, says that it is not so.
_ABOUT_CLAIMS = ("admission", "truth")
# Opposites in degree or order, of which the lesser denies nothing.
_NO_DENIALS = ("level", "age", "estimate", "direction", "first", "up", "order", "giving", "trade", "quality", "strength", "sequence", "strict", "private", "wet", "early", "likeness", "temporary", "natural", "regular")  # fmt: skip
_LESSENING = {"less", "minder", "fewer"}
# Whose lesser pole denies, where all but a few words are the same: he declined the prize; he collected it.
_REFUSING = ("approval", "start")
_SAID = 0.4
_SHORTEST_FORM = 5
# What stands beside a denial and says nothing without it: no longer, geen enkele.
_BESIDE_DENIALS = {"longer", "langer", "meer", "more", "any", "enkel", "enkele", "single", "yet", "nog", "to", "te", "that", "dat", "van", "of", "a"}  # fmt: skip
_TOLD = 0.55  # cosine of a word and its translation
_DENIED_REACH = 2  # tokens from a denial to what it denies
_CLAUSE = 8  # tokens
_STOPPING = ("start", "ability", "permission")

Denials = tuple[list[tuple[int, ...]], list[tuple[int, ...]]]  # of a and of b, each by its tokens


def is_stopped(mine: Polarity, theirs: Polarity, concept: str) -> bool:
    """`de bouw is stilgelegd` beside `er wordt niet gebouwd`: what one side denies, the other says has stopped or failed."""
    denied = [any(pole.denials for pole in side.of(concept)) for side in (mine, theirs)]
    if denied == [False, False] and concept in _STOPPING:
        # The heating failed; it did not work, so pupils could go home.
        able, failing = (mine, theirs) if mine.of(concept)[0].sign > 0 else (theirs, mine)
        return bool(able.loose) and not failing.loose
    if denied[0] == denied[1]:
        return False
    other, own = (theirs, mine) if denied[0] else (mine, theirs)
    return bool(stopping(other, own))


def stopping(side: Polarity, other: Polarity) -> list[Pole]:
    """What a side says has stopped, failed or is forbidden, of which the other says nothing."""
    return [
        pole
        for pole in side.poles
        if pole.sign < 0 and pole.concept in _STOPPING and pole.concept not in other.concepts
    ]


def is_out_of_reach(a: Reading, b: Reading, mine: Polarity, theirs: Polarity, concept: str) -> bool:
    """`verzet zich` beside `kan niet rekenen op steun`: the one side cannot have what the other says is not so."""
    for side, own, other in ((a, mine, theirs), (b, theirs, mine)):
        if any(pole.denials for pole in own.of(concept)):
            continue
        unable = [pole for pole in stopping(own, other) if _tells_denial(side, pole)]
        if any(_in_one_clause(side, pole.places, of.places) for pole in unable for of in own.of(concept)):
            return True
    return False


def _tells_denial(side: Reading, pole: Pole) -> bool:
    return any(side.tokens[place].word in NEGATIONS[side.side.language] for place in pole.places)


def _in_one_clause(side: Reading, one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether no mark and no conjunction stands between the nearest words of the two."""
    low, high = min((sorted((x, y)) for x in one for y in other), key=lambda pair: pair[1] - pair[0])
    return high - low <= _CLAUSE and not any(
        side.tokens[place].opens_clause or side.tokens[place].word in CONJUNCTIONS
        for place in range(low + 1, high + 1)
    )


def is_hinted(mine: Polarity, theirs: Polarity, concept: str) -> bool:
    """`not be published until`, `werd pas daarna gepubliceerd`: the turn of phrase on one side may be the denial of the other."""
    denied = [any(pole.denials for pole in side.of(concept)) for side in (mine, theirs)]
    return (denied == [True, False] and theirs.hinted) or (denied == [False, True] and mine.hinted)


def without_reattached(
    sides: tuple[Reading, Reading],
    flips: Sequence[str],
    loose: Denials,
    polarities: tuple[Polarity, Polarity],
) -> tuple[list[str], Denials]:
    """Leave out oppositions that come of one denial read with another word: never kept alive artificially, nooit kunstmatig in leven.

    `too late` beside `not arrived in time`: the denial stands with another word of the clause in which the opposite stands.
    """
    kept, left = [], (list(loose[0]), list(loose[1]))
    for concept in flips:
        denied = [any(pole.denials for pole in side.of(concept)) for side in polarities]
        spent = next(
            (
                at
                for at in (0, 1)
                if not denied[at] and _spends(sides[at], left[at], polarities[at].of(concept), any(denied))
            ),
            None,
        )
        if spent is None:
            kept.append(concept)
    return kept, left


def _spends(side: Reading, left: list[tuple[int, ...]], poles: Sequence[Pole], anywhere: bool) -> bool:
    """Take a denial away that may be one of these opposites; anywhere: the other side has it denied, so it may stand far off."""
    for denial in reversed(left):
        if anywhere or any(_in_one_clause(side, denial, pole.places) for pole in poles):
            left.remove(denial)
            return True
    return False


def each_once(flips: Sequence[str], mine: Polarity, theirs: Polarity) -> list[str]:
    """Leave out an opposition in the same words as one before it: happy, unhappy may stand under two heads."""
    kept: list[str] = []
    seen: tuple[set[int], set[int]] = (set(), set())
    for concept in flips:
        words = [{at for pole in side.of(concept) for at in pole.places} for side in (mine, theirs)]
        if words[0].isdisjoint(seen[0]) or words[1].isdisjoint(seen[1]):
            kept.append(concept)
            seen[0].update(words[0])
            seen[1].update(words[1])
    return kept


def denials_of(side: Reading, of: Polarity, other: Polarity, *, near: bool) -> list[tuple[int, ...]]:
    """Denials of what the other side has no opposite for, and words that deny by themselves: lacks, cancelled."""
    met = {at for pole in of.poles if pole.concept in other.concepts for at in pole.places}
    unmet = [pole for pole in of.poles if pole.concept not in other.concepts and met.isdisjoint(pole.places)]
    denied = [places for pole in unmet for places in pole.denials]
    implied = {place for hit in implying().find(side.tokens) for place in hit.places}
    told = [
        pole.places
        for pole in unmet
        if pole.sign < 0
        and not pole.denials
        and (
            (pole.concept in _ABOUT_CLAIMS and not _is_attribute(side, pole.places[-1]))
            or implied.issuperset(pole.places)
            or _tells_denial(side, pole)
            or (near and pole.concept in _REFUSING)
        )
    ]
    # `weigerde` is a denial and a pole: where the other side has an opposite of it, it is that pole.
    loose = [places for places in of.loose if met.isdisjoint(places)]
    return [*loose, *denied, *dict.fromkeys(told)]


def _is_attribute(side: Reading, place: int) -> bool:
    """`fake grenades`, `de verkeerde vergadering`: a quality of a thing, which denies no statement."""
    after = place + 1
    if side.tokens[place].word not in read_toml("negation.toml")["attributes"]["both"]:
        return False
    return after < len(side.tokens) and not side.tokens[after].opens_clause and side.carries_matter(after)


def is_explained(
    a: Reading,
    b: Reading,
    mine: Polarity,
    theirs: Polarity,
    loose: Denials,
) -> bool:
    """Whether the side with fewer denials denies in its own words: a lack, a refusal, `only members`."""
    denies_a = len(loose[0]) > len(loose[1])
    side, own, other = (b, theirs, mine) if denies_a else (a, mine, theirs)
    denying, of = (a, mine) if denies_a else (b, theirs)
    if _is_same_norm(denying, of, own):
        return True
    # `lose their seats`, `less likely` say no more than that something is less: a cut does, too.
    words = {denying.tokens[place].word for denial in loose[0 if denies_a else 1] for place in denial}
    lessens = words.isdisjoint(NEGATIONS[denying.side.language] - _LESSENING)
    no_denials = {*_ABOUT_CLAIMS} if lessens else {*_ABOUT_CLAIMS, *_NO_DENIALS}
    # One word may stand under two heads: where the other side has its opposite under one, it explains nothing under the next.
    met = {at for pole in own.poles if pole.concept in other.concepts for at in pole.places}
    unmet = [
        pole
        for pole in own.poles
        if pole.concept not in other.concepts | no_denials
        and pole.sign < 0
        and not pole.denials
        and met.isdisjoint(pole.places)
    ]
    if unmet or any(_has_in_words(denying, denial, side) for denial in loose[0 if denies_a else 1]):
        return True
    denials = [place for denial in loose[0 if denies_a else 1] for place in denial]
    facing = {
        token.word
        for place, token in enumerate(denying.tokens)
        if denying.carries_matter(place) and all(abs(place - at) > _DENIED_REACH for at in denials)
    }
    hits = explaining(side.side.language).find(side.tokens)
    return any(not _is_told(side.tokens[place].word, facing) for hit in hits for place in hit.places)


def _is_same_norm(denying: Reading, of: Polarity, own: Polarity) -> bool:
    """Must be kept on a leash, may not run free; may run free, need not be kept on a leash."""
    return any(
        other in own.concepts
        and any(pole.denials or (pole.sign < 0 and _tells_denial(denying, pole)) for pole in of.of(norm))
        for norm, other in (("permission", "duty"), ("duty", "permission"))
    )


def _has_in_words(denying: Reading, denial: tuple[int, ...], other: Reading) -> bool:
    """Whether one word of the other side says what a denial says: zonder and verstoken, verzonnen and invented, zonder bestuurder and driverless."""
    words = [token.word for place, token in enumerate(other.tokens) if other.carries_matter(place)]
    said = [
        denying.tokens[place].word for place in denial if denying.tokens[place].word not in _BESIDE_DENIALS
    ]
    if any(cosine(one, word) >= _SAID for one in said for word in words):
        return True
    denied = [
        token.word
        for token in denying.tokens[max(0, denial[0] - _CLAUSE) : denial[-1] + _CLAUSE]
        if len(token.word) > 3
    ]
    rests = [rest for word in words for rest in _rests(word, other.side.language)]
    return any(cosine(rest, word) >= _SAID for rest in rests for word in denied)


def _rests(word: str, language: str) -> Iterator[str]:
    """What a word of six letters or more denies by its form, where that is a word: repaired of unrepaired."""
    if len(word) > _SHORTEST_FORM:
        yield from (rest for rest in denied_rests(word, language) if is_word(rest))


def is_stressed(a: Reading, b: Reading, loose: Denials) -> bool:
    """Whether the side without a denial stresses that it is so: `wel degelijk`, `did propose`; that answers a `not`, however far the rest lies apart."""
    side = b if loose[0] else a
    return any(
        True
        for place in range(len(side.tokens))
        for _ in stressing(side.side.language).at(side.tokens, place)
    )


def _is_told(word: str, facing: Iterable[str]) -> bool:
    """Whether the other side has the word, or its translation."""
    return any(word == other or cosine(word, other) >= _TOLD for other in facing)
