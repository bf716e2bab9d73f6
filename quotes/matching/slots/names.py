"""Names of people, organisations and unknown places in a statement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from quotes.language.stop_words import STOP_WORDS
from quotes.matching.slots.bodies import Body, find_bodies
from quotes.matching.slots.nearness import is_word
from quotes.matching.slots.phrases import Found, Phrases, read_toml
from quotes.matching.slots.places import LOCATING
from quotes.matching.slots.speaking import speaks
from quotes.matching.slots.tokens import Token, cut

PARTICLES = {
    "van",
    "de",
    "der",
    "den",
    "ter",
    "ten",
    "te",
    "t",
    "von",
    "du",
    "la",
    "le",
    "el",
    "al",
    "bin",
    "of",
    "'t",
    "dos",
    "da",
    "di",
}
_CLUB_WORDS = {"fc", "sv", "vv", "bv", "nv", "the"}
_COMMON_ENDINGS = ("ing", "ingen", "heid", "teit", "tie", "isme", "schap", "tion", "ment", "ness", "ity", "ism", "ship", "ance", "ence", "age", "ure", "aars", "ers", "eurs", "isten", "mensen", "lieden", "kunde", "logie", "logy", "werk", "zoek")  # fmt: skip
_SINGULAR_VERBS = {"is", "was", "has", "had", "heeft", "will", "wil", "zal", "gaat", "kan", "mag", "moet", "won", "wint", "beat", "lost", "says", "said", "zegt", "zei", "kocht", "koopt", "bought", "sold", "kreeg", "krijgt", "gets", "got", "wordt", "werd", "blijft", "komt", "kwam", "doet", "did", "made", "took", "nam", "ging", "cut", "may", "might", "could", "must", "zou", "verloor", "trok", "sluit", "opent"}  # fmt: skip
_NO_VERBS = {"niet", "met", "dat", "het", "tot", "uit", "want", "just", "this", "across", "as", "plus", "red", "beide", "einde", "gemeente", "omdat", "les", "news"}  # fmt: skip
_POSTS = (
    "minister",
    "secretary",
    "staatssecretaris",
    "wethouder",
    "schepen",
    "burgemeester",
    "woordvoerder",
    "directeur",
    "voorzitter",
)
# Ends of compounds that are posts: Kamervoorzitter, Pentagonchef.
_GROWN_POSTS = ("voorzitter", "minister", "directeur", "woordvoerder", "leider", "chef", "secretaris", "commissaris", "president", "trainer", "fractieleider", "topman", "topvrouw", "generaal")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """words: folded, titles left out. key: of the alias table, else "". weak: one word at the start of a sentence, hardly a name.

    located: stands behind `in`, `near`. speaks: beside a verb of saying. acronym: one word in capitals. body: what it is, or a part of,
    if that is a public body.
    """

    words: tuple[str, ...]
    places: tuple[int, ...]
    key: str = ""
    weak: bool = False
    located: bool = False
    speaks: bool = False
    acronym: bool = False
    body: Body | None = None


def find_names(tokens: Sequence[Token], language: str, taken: Iterable[int]) -> list[Name]:
    """Return the names in order. taken: tokens of dates, amounts and known places."""
    runs = (_named(tokens, places, language) for places in _runs(tokens, language, set(taken)))
    return [_described(tokens, language, name) for name in runs if name]


def find_known_names(tokens: Sequence[Token], language: str, taken: Iterable[int]) -> list[Name]:
    """Return the names of the alias table: NAVO and NATO, Tweede Kamer and lower house."""
    return [
        _described(
            tokens,
            language,
            Name(tuple(tokens[place].word for place in hit.places), hit.places, key=hit.value),
        )
        for hit in _aliases().find(tokens, taken)
        if any(_is_name_like(tokens, place) for place in hit.places)
    ]


def name_of(text: str, language: str) -> Name | None:
    """The name in a field that holds nothing else; None for an empty one."""
    tokens = cut(text)
    places = tuple(range(len(tokens)))
    hit: Found[str] | None = max(_aliases().find(tokens), key=lambda each: len(each.places), default=None)
    words = _without_titles(_without_portfolio([token.word for token in tokens]))
    if not words:
        return Name(tuple(token.word for token in tokens), places) if tokens else None
    key = hit.value if hit and len(hit.places) >= len(words) else ""
    return Name(tuple(words), places, key, body=next(iter(find_bodies(tokens, language)), None))


@cache
def _aliases() -> Phrases[str]:
    lines = read_toml("names.toml")["aliases"]["lines"]
    return Phrases([(name, names[0]) for names in lines for name in names])


@cache
def name_words(table: str) -> frozenset[str]:
    """Words that stand in names and are none: titles, generic, openers."""
    return frozenset(read_toml("names.toml")["words"][table].split())


def _is_name_like(tokens: Sequence[Token], place: int) -> bool:
    """Capitalised, and at the start of a sentence more than that: `CBS`, not `Congres`."""
    token = tokens[place]
    if not token.is_capital:
        return False
    return not (len(token.word) <= 3 and not token.text.isupper() and "." not in token.text)


def _runs(tokens: Sequence[Token], language: str, used: set[int]) -> list[list[int]]:
    """Stretches of capitalised words; `van de`, `of` between two of them belong to it."""
    runs: list[list[int]] = []
    place = 0
    while place < len(tokens):
        if place in used or not tokens[place].is_capital:
            place += 1
            continue
        run = [place]
        while (after := _next_of_run(tokens, run[-1], language, used)) is not None:
            run += range(run[-1] + 1, after + 1)
        runs.append(run)
        place = run[-1] + 1
    return runs


def _next_of_run(tokens: Sequence[Token], place: int, language: str, used: set[int]) -> int | None:
    for after in range(place + 1, min(place + 4, len(tokens))):
        token = tokens[after]
        if after in used or token.gap not in (" ", "-", "", ". ", "'", " '", " ’"):
            return None
        if token.is_figure and not token.gap and len(token.text) < 4 and after == place + 1:
            return after  # D66, MI6
        if token.is_capital:
            return None if token.first and token.gap != ". " else after
        if token.word == "the" and _is_capital_at(tokens, after + 1):
            continue  # Save the Children
        if token.word == "of" and (language == "nl" or tokens[place].first):  # or; Details of Suu Kyi's visit
            return None
        if token.word not in PARTICLES or token.text.endswith(("'s", "’s")):
            return None
    return None


def _is_capital_at(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and tokens[place].is_capital and tokens[place].gap == " "


def _without_portfolio(words: Sequence[str]) -> Sequence[str]:
    """`minister Floor Hazelhoff van Volksgezondheid` without what she is minister of; `zorgminister Hazelhoff` without the post."""
    post = words[0] if words else ""
    if not any(post.endswith(title) for title in _POSTS):
        return words
    for place in range(2, len(words) - 1):
        if (
            words[place] in ("van", "voor", "of", "for")
            and len(words[place + 1]) > 6
            and is_word(words[place + 1])
        ):
            return words[1:place]
    return words[1:] if len(words) > 1 and post not in _POSTS else words


def is_title(token: Token) -> bool:
    """A post before or in place of a name, also grown together with what it is of: Minister, Kamervoorzitter."""
    return token.word in name_words("titles") or (token.is_capital and token.word.endswith(_GROWN_POSTS))


def _without_titles(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in name_words("titles") and word not in ("the", "de", "het")]


def _named(tokens: Sequence[Token], run: list[int], language: str) -> Name | None:
    """The name in a run of capitalised words; None when nothing but titles, openers and common words is left."""
    particle = len(run) > 1 and tokens[run[0]].word in PARTICLES
    if tokens[run[0]].first and tokens[run[0]].word in name_words("openers"):
        if len(run) == 1 and not _is_acronym(tokens[run[0]]):
            return None
        run = run[1:] if len(run) > 1 else run
    while len(run) > 1 and not particle and is_title(tokens[run[0]]):
        run = run[1:]
    words = [tokens[place].word for place in run]
    if len(words) == 1 and not particle and is_title(tokens[run[0]]):
        return None
    if len(run) == 1 and _is_common(tokens[run[0]]):
        return None
    if len(run) > 2 and not any(tokens[place].gap for place in run[1:]):
        words = ["".join(words)]  # G4S
    telling = [word for word in words if word not in name_words("generic") and len(word) > 1]
    if not telling or STOP_WORDS[language].issuperset(words):  # We, Hoe: a sentence that no mark begins
        return None
    weak = len(run) == 1 and tokens[run[0]].first and not _is_acronym(tokens[run[0]])
    weak = weak and not _is_subject(tokens, run[0], language)
    kept = [word for word in words if word not in PARTICLES and word not in _CLUB_WORDS]
    return Name(tuple(kept or telling), tuple(run), weak=weak)


def _is_common(token: Token) -> bool:
    """`MPs`, `Kamerleden`: several of a kind, or part of a body."""
    plural = len(token.text) > 2 and token.text[:-1].isupper() and token.text.endswith("s")
    return plural or (token.word.startswith("kamer") and len(token.word) > len("kamer"))


def _is_subject(tokens: Sequence[Token], place: int, language: str) -> bool:
    """One word without an article before a verb in the singular: `Toyota roept ...`; not `Onderzoek toont`, `Leraren eisen`."""
    if place + 1 >= len(tokens) or tokens[place + 1].opens_clause:
        return False
    word, verb = tokens[place].word, tokens[place + 1].word
    if word.endswith(_COMMON_ENDINGS) or (language == "en" and _is_plural(word)):
        return False
    if verb in _SINGULAR_VERBS:
        return True
    if language == "nl":
        return len(verb) > 3 and verb.endswith(("t", "de", "te")) and verb not in _NO_VERBS
    return len(verb) > 3 and verb.endswith("ed") and verb not in _NO_VERBS


def _is_plural(word: str) -> bool:
    """`Prices`, `Cities`; not `Siemens`, which without its -s is no word."""
    singulars = (word[:-1], word[:-2], f"{word[:-3]}y") if word.endswith("s") else ()
    return any(is_word(singular) for singular in singulars)


def _is_acronym(token: Token) -> bool:
    return len(token.text) > 1 and sum(letter.isupper() for letter in token.text) > 1


def _described(tokens: Sequence[Token], language: str, name: Name) -> Name:
    """Whether it speaks, and whether it stands where a place would."""
    first, last = name.places[0], name.places[-1]
    before = tokens[first - 1].word if first else ""
    located = before in LOCATING and not tokens[first].opens_clause
    return replace(
        name,
        located=located,
        speaks=speaks(tokens, language, first, last),
        acronym=first == last and _is_acronym(tokens[first]),
    )
