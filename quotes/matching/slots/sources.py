"""Where a statement says who it comes from: `zegt de gemeentesecretaris`, `according to the union`, `came from Admiral Strang`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from quotes.matching.slots.phrases import Found, Phrases, read_toml
from quotes.matching.slots.tokens import Token

Places = tuple[int, ...]
_LONGEST = 10
_CLEFT_REACH = 12
_DETERMINERS = {"de", "het", "een", "the", "a", "an", "zijn", "haar", "hun", "his", "her", "its", "their", "onze", "our", "deze", "this"}  # fmt: skip
_RELATIVE = {"die", "dat", "who", "that", "which"}
_PRONOUNS = _RELATIVE | {"he", "she", "it", "they", "we", "i", "you", "hij", "zij", "ze", "wij", "ik", "je", "u", "men", "er", "there", "and", "en", "but", "maar", "wie", "what", "wat", "how", "was"}  # fmt: skip
_PREPOSITIONS = {"in", "on", "at", "op", "na", "after", "before", "tijdens", "during", "tegen", "against", "over", "about", "with", "met", "by", "door", "via", "to", "naar"}  # fmt: skip
_ENDING = _PRONOUNS | _PREPOSITIONS | {"om", "outside", "tegenover", "when", "toen", "zich", "himself", "herself", "als", "as", "is", "zijn", "are", "were", "heeft", "has", "had", "have", "hebben", "niet", "not", "te"}  # fmt: skip
_LINKING = {"van", "of", "for", "voor", "bij", "from"}
_NEVER_BEFORE_SPEAKER = {"told", "tells", "accused", "accuses", "accuse", "blamed", "blames", "blame", "called", "calls", "call", "denounced", "denounces"}  # fmt: skip


def find_sources(tokens: Sequence[Token], language: str, tells: Callable[[Places], bool]) -> list[Places]:
    """Return where each source stands, in order, without the article at its head; who is said to be silent is none.

    tells: whether these tokens say who somebody is; what does not is no source.
    """
    silent = silent_places(tokens, language)
    found: list[Places] = []
    candidates = (
        *((places,) for places in _behind(tokens, language)),
        *_beside(tokens, language),
        *((places,) for places in _before_colon(tokens)),
    )
    for choices in candidates:
        places = next((each for each in choices if each and tells(each)), ())
        if places and silent.isdisjoint(places) and not any({*places} & {*other} for other in found):
            found.append(places)
    return sorted(found)


def silent_places(tokens: Sequence[Token], language: str) -> set[int]:
    """The tokens of clauses in which somebody says nothing."""
    return {at for hit in _cues("silent", language).find(tokens) for at in _clause(tokens, hit.places[0])}


@cache
def _cues(name: str, language: str) -> Phrases[str]:
    return Phrases([(phrase, name) for phrase in read_toml("sources.toml")[name][language]])


@cache
def _verbs(language: str) -> frozenset[str]:
    return frozenset(read_toml("sources.toml")["verbs"][language].split())


def _behind(tokens: Sequence[Token], language: str) -> Iterator[Places]:
    """`according to the union`; `het was de advocaat die`, which without the `die` tells of no source."""
    for hit in _cues("before", language).find(tokens):
        places = _forth(tokens, hit.places[-1] + 1)
        words = {tokens[place].word for place in hit.places}
        if places and not words.isdisjoint(("het", "it")) and not _is_cleft(tokens, places):
            continue
        yield places
    for hit in _cues("parted", language).find(tokens):
        yield _between(tokens, hit)


def _is_cleft(tokens: Sequence[Token], places: Places) -> bool:
    after = tokens[places[-1] + 1 : places[-1] + _CLEFT_REACH]
    return any(token.word in _RELATIVE for token in after)


def _between(tokens: Sequence[Token], hit: Found[str]) -> Places:
    """`liet de president weten`; with the speaker before it, `de politiebaas laat weten`."""
    start, end = hit.places[0], hit.places[-1]
    return tuple(at for at in _forth(tokens, start + 1) if at < end) or _back(tokens, start)


def _beside(tokens: Sequence[Token], language: str) -> Iterator[tuple[Places, ...]]:
    """Before the verb, or rather behind one that follows what is said or what the sentence begins with."""
    for place, token in enumerate(tokens):
        if token.word not in _verbs(language):
            continue
        inverted = place and (token.opens_clause or token.first) and token.word not in _NEVER_BEFORE_SPEAKER
        if inverted or (language == "nl" and _follows_adverbial(tokens, place)):
            yield _forth(tokens, place + 1), _back(tokens, place)
        else:
            yield (_back(tokens, place),)


def _follows_adverbial(tokens: Sequence[Token], verb: int) -> bool:
    """`In het bericht noemde econoom ...`: a sentence that begins with a preposition."""
    clause = _clause(tokens, verb)
    return clause.start < verb and tokens[clause.start].word in _PREPOSITIONS


def _before_colon(tokens: Sequence[Token]) -> Iterator[Places]:
    """`Rate-setter Claire Berg: 'We wait.'`"""
    for place, token in enumerate(tokens):
        if place and token.first and token.gap.startswith(":") and token.gap.strip(": "):
            yield tuple(at for at in _forth(tokens, _clause(tokens, place - 1).start) if at < place)


def _forth(tokens: Sequence[Token], start: int) -> Places:
    """The description or name that begins here, with an apposition."""
    if start < len(tokens) and (tokens[start].opens_clause or tokens[start].word in _PRONOUNS - {"zijn"}):
        return ()
    while start < len(tokens) and tokens[start].word in _DETERMINERS:
        start += 1
    end = start
    while end < len(tokens) and end - start < _LONGEST and not _ends(tokens, start, end):
        end += 1
    while end > start and tokens[end - 1].word in _LINKING | _DETERMINERS:
        end -= 1
    return tuple(range(start, end))


def _ends(tokens: Sequence[Token], start: int, place: int) -> bool:
    token = tokens[place]
    linked = place > start and tokens[place - 1].word in _LINKING
    if token.word in _ENDING and not linked:
        return True
    if place == start:
        return False
    if _is_apposition(tokens, place):
        return False
    return _opens(token) or (token.word in _DETERMINERS and not linked)


def _opens(token: Token) -> bool:
    """Whether a mark stands before it that is not the apostrophe of a genitive: the officers' union."""
    return token.gap not in ("' ", "’ ") and (token.first or token.opens_clause)


def _is_apposition(tokens: Sequence[Token], place: int) -> bool:
    """`the Chancellor, Miriam Berg`, `Ingrid Berg, owner of the yard`."""
    return tokens[place].gap.strip() == "," and (tokens[place].is_capital or tokens[place - 1].is_capital)


def _back(tokens: Sequence[Token], verb: int) -> Places:
    """The description or name that ends before the verb; `, Miriam Berg,` and `, who runs it,` may stand between."""
    end = verb
    while end and tokens[end - 1].word in ("has", "have", "had", "heeft", "hebben", "also", "ook"):
        end -= 1
    commas = 2 if tokens[verb].opens_clause else 0
    start = end
    while start and end - start < _LONGEST and not _opens_stretch(tokens, start, end):
        start -= 1
        if _opens(tokens[start]):
            commas -= 1
            if commas < 1 or tokens[start].gap.strip() != ",":
                break
    if start and tokens[start - 1].word in _RELATIVE:
        return _back(tokens, start - 1) if commas and tokens[start - 1].opens_clause else ()
    while start < end and tokens[start].word in _DETERMINERS:
        start += 1
    return tuple(range(start, end))


def _opens_stretch(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Whether the word before cannot belong to the name or description that goes on here."""
    return place < end and tokens[place - 1].word in _PRONOUNS | _PREPOSITIONS


def _clause(tokens: Sequence[Token], place: int) -> range:
    """The stretch between two marks that a token stands in."""
    start = next((at for at in range(place, 0, -1) if _opens(tokens[at])), 0)
    end = next((at for at in range(place + 1, len(tokens)) if _opens(tokens[at])), len(tokens))
    return range(start, end)
