"""Silver names for English sentences of politics and news, which the treebank has few of.

Only what is sure is said: a run of capitals that is one known name as a whole, or that follows a title or a first name. Every
other run of capitals is left open, so it teaches nothing; words in small letters are no names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc

from training.embedder.sources import WORDNET, own_pairs
from training.pipelines.names import entities
from training.pipelines.trees import Sentence

TITLES = frozenset(
    [
        "Mr.",
        "Mrs.",
        "Ms.",
        "Dr.",
        "President",
        "Senator",
        "Governor",
        "Congressman",
        "Congresswoman",
        "Minister",
        "Secretary",
    ]
)
FIRST_NAMES = Path(__file__).parents[2] / "quotes/language/first_names"
KINDS = {"14": "ORG", "15": "LOC", "18": "PER"}  # lexicographer files of WordNet: group, location, person
OFTEN, MOSTLY = 2, 0.75
SHORTEST = 4  # spaces in a text
Name = tuple[str, ...]


class NameLists:
    """What is known: names by their words, words with a capital that are no names, words in small letters, first names."""

    def __init__(self, gold: list[Sentence], listed: dict[str, list[list[str]]]) -> None:
        kinds: dict[Name, set[str]] = defaultdict(set)
        for kind, names in listed.items():
            for words in names:
                kinds[tuple(words)].add(kind)
        for name, kind in wordnet_names():
            kinds[name].add(kind)
        seen = Counter((_words(s, span), s[span[0]].entity[2:]) for s in gold for span in entities(s))
        for (name, kind), _ in sorted(seen.items(), key=lambda item: item[1]):
            kinds[name] = {kind}  # gold goes before lists, the commonest kind before others
        self.names = {name: kind for name, (kind, *others) in kinds.items() if not others}
        self.small = {row.form for s in gold for row in s if row.form.islower()}
        self.plain = _plain(gold)
        self.first_names = {
            line.strip().title() for path in FIRST_NAMES.glob("*.txt") for line in path.open(encoding="utf-8")
        }

    def kind_of(self, run: Name, before: str) -> str | None:
        """The type of a run of capitals after the word before it; None where that is not sure."""
        known = self.names.get(run)
        full_name = len(run) == 2 and run[0] in self.first_names and run[1].lower() not in self.small
        return "PER" if before in TITLES or (full_name and not known) else known


def _plain(gold: list[Sentence]) -> set[str]:
    """Words with a capital that are no names most of the times they stand within a sentence: days, peoples, titles."""
    inside = [row for sentence in gold for row in sentence[1:] if row.form[:1].isupper()]
    seen, free = Counter(row.form for row in inside), Counter(row.form for row in inside if row.entity == "O")
    return {"I", *TITLES} | {
        word for word, count in seen.items() if count >= OFTEN and free[word] >= MOSTLY * count
    }


def _words(sentence: Sentence, span: tuple[int, int]) -> Name:
    return tuple(row.form for row in sentence[slice(*span)])


def wordnet_names() -> Iterator[tuple[Name, str]]:
    """People, places and groups that WordNet calls instances of a kind (WordNet licence)."""
    with (WORDNET / "data.noun").open(encoding="utf-8") as lines:
        for line in lines:
            cells = line.partition(" | ")[0].split()
            if line[0].isdigit() and cells[1] in KINDS and "@i" in cells:
                for at in range(int(cells[3], 16)):
                    if cells[4 + 2 * at][:1].isupper():
                        yield tuple(cells[4 + 2 * at].split("_")), KINDS[cells[1]]


def political_texts(data: Path) -> list[str]:
    """Debates (CC BY 4.0) and our own news statements, each once."""
    debates = (data / "matching/english_text/debates_2020.txt").read_text("utf-8").splitlines()
    own = [pair.en for pair in own_pairs()]
    return list(dict.fromkeys(text.strip() for text in debates + own if text.count(" ") >= SHORTEST))


def silver_docs(tokenizer: Callable[[str], Doc], texts: Iterable[str], lists: NameLists) -> Iterator[Doc]:
    """The texts that have a sure name, as docs with names and no trees."""
    for text in texts:
        raw = tokenizer(text)
        words = [token.text for token in raw]
        tags = list(_tags(words, lists))
        if any(tag.startswith("B-") for tag in tags):
            spaces = [bool(token.whitespace_) for token in raw]
            yield Doc(raw.vocab, words=words, spaces=spaces, ents=tags)


def _tags(words: list[str], lists: NameLists) -> Iterator[str]:
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and _may_be_name(words, end, lists):
            end += 1
        if end == at:
            yield "O"
            at += 1
            continue
        kind = lists.kind_of(tuple(words[at:end]), words[at - 1] if at else "")
        if _goes_on(words, at, end):
            kind = None
        for place in range(at, end):
            yield f"{'B' if place == at else 'I'}-{kind}" if kind else ""
        at = end


def _may_be_name(words: list[str], at: int, lists: NameLists) -> bool:
    word = words[at]
    first = at == 0 or not words[at - 1][0].isalnum()
    return word[:1].isupper() and word not in lists.plain and not (first and word.lower() in lists.small)


def _goes_on(words: list[str], start: int, end: int) -> bool:
    """Whether a run may be a part of a longer name: the House of Representatives, Black Lives Matter 2020."""
    after = words[end : end + 2]
    before = words[max(start - 2, 0) : start]
    linked = {"of", "for", "and", "&", "the"}
    return (
        bool(after[1:] and after[0] in linked and after[1][:1].isupper())
        or bool(before[1:] and before[1] in linked and before[0][:1].isupper())
        or bool(after and after[0][:1].isdigit())
    )
