"""From treebanks and name data to the DocBins that spaCy trains on.

Nothing of the data is kept in the project: the DocBins go to the working folder that the caller names.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training.pipelines.names import read_entities, read_names, swapped, tagged
from training.pipelines.trees import Row, Sentence, read_trees, restyled, wrapped

# Questions and spelling examples are not news: a part of them keeps the grammar, all of them would bend it.
THINNED = {"qa": 0.4, "wpspel": 0.4, "leuven_yellow_pages": 0.3, "medfail": 0.5}
DEV_EVERY = {"cdb": 14, "eans": 14}
WRAPPED = 0.05
LONGEST_GROUP = 4
SWAPPED_COPIES = 3
# Read in this order: spaCy's score_deps forgets the trees of every doc that comes after one without a tree.
TREES, NAMES = "1-trees.spacy", "2-names.spacy"


def build(language: str, data: Path, work: Path, seed: int) -> None:
    """Write work/train/*.spacy and work/dev/*.spacy for "nl" or "en"."""
    chance = random.Random(seed)
    train, dev = (_dutch if language == "nl" else _english)(data, chance)
    vocab = spacy.blank(language).vocab
    for part, sentences in (("train", train), ("dev", dev)):
        folder = work / part
        folder.mkdir(parents=True, exist_ok=True)
        docs = (doc_of(vocab, group) for group in _grouped(sentences, chance))
        DocBin(docs=docs, store_user_data=False).to_disk(folder / TREES)
    if language == "nl":
        for part in ("train", "dev"):
            silver = (data / f"dutch/ner/silver_{part}.spacy").read_bytes()
            (work / part / NAMES).write_bytes(silver)


def _dutch(data: Path, chance: random.Random) -> tuple[list[Sentence], list[Sentence]]:
    train: list[Sentence] = []
    dev: list[Sentence] = []
    for path in sorted((data / "dutch/train").glob("*.conllu.gz")):
        name = path.name.removesuffix(".conllu.gz")
        share, every = THINNED.get(name, 1.0), DEV_EVERY.get(name, 0)
        for place, (_, sentence) in enumerate(read_trees(path)):
            if every and place % every == 0:
                dev.append(sentence)
            elif share == 1.0 or chance.random() < share:
                train += _printed(sentence, chance)
    for _, sentence in read_trees(data / "dutch/lassysmall-dev.conllu.gz"):
        train += _printed(sentence, chance)
    return train, dev


def _english(data: Path, chance: random.Random) -> tuple[list[Sentence], list[Sentence]]:
    names = read_names(data / "dutch/names")
    parts = {}
    for part in ("train", "dev"):
        entities = read_entities(data / f"english/uner-ewt-{part}.iob2.gz")
        trees = read_trees(data / f"english/ewt-{part}.conllu.gz")
        parts[part] = [tagged(sentence, entities.get(sent_id)) for sent_id, sentence in trees]
    train = list(chain.from_iterable(_printed(sentence, chance) for sentence in parts["train"]))
    with_names = [s for s in parts["train"] if any(row.entity.startswith("B-") for row in s)]
    train += [swapped(sentence, names, chance) for _ in range(SWAPPED_COPIES) for sentence in with_names]
    return train, parts["dev"]


def _printed(sentence: Sentence, chance: random.Random) -> Iterable[Sentence]:
    yield restyled(sentence, chance)
    if len(sentence) > 4 and chance.random() < WRAPPED:
        yield wrapped(sentence, chance)


def _grouped(sentences: list[Sentence], chance: random.Random) -> Iterator[list[Sentence]]:
    """Half of the sentences alone, half in small paragraphs, in the order given."""
    at = 0
    while at < len(sentences):
        size = 1 if chance.random() < 0.5 else chance.randint(2, LONGEST_GROUP)
        yield sentences[at : at + size]
        at += size


def doc_of(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    """The sentences as one doc, with their trees, and their names where all have them."""
    rows: list[Row] = []
    heads: list[int] = []
    starts: list[bool] = []
    for sentence in sentences:
        heads += [len(rows) + row.head for row in sentence]
        starts += [True] + [False] * (len(sentence) - 1)
        rows += sentence
    known = all(row.entity for row in rows)
    return Doc(
        vocab,
        words=[row.form for row in rows],
        spaces=[row.space for row in rows],
        lemmas=[row.lemma for row in rows],
        pos=[row.pos if row.pos != "_" else "X" for row in rows],
        morphs=[row.morph for row in rows],
        heads=heads,
        deps=[row.dep for row in rows],
        ents=[row.entity for row in rows] if known else None,
    )
