"""From treebanks and name data to the DocBins that spaCy trains on.

Nothing of the data is kept in the project: the DocBins go to the working folder that the caller names.
"""

from __future__ import annotations

import random
from collections.abc import Container, Iterable
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from quotes.language.word_vectors import WordVectors
from training.pipelines.english_silver import NameLists, political_texts, silver_docs
from training.pipelines.joined import Trees, parts
from training.pipelines.names import read_entities, read_names, readable, swapped, tagged
from training.pipelines.trees import Row, Sentence, read_trees, restyled, wrapped

# Questions and spelling examples are not news: a part of them keeps the grammar, all of them would bend it.
THINNED = {"qa": 0.4, "wpspel": 0.4, "leuven_yellow_pages": 0.3, "medfail": 0.5}
DEV_EVERY = {"cdb": 14, "eans": 14}
WRAPPED = 0.05
LONGEST_GROUP = 4
SWAPPED_COPIES = 2
SILVER_TEXTS = 12_000  # some 4,000 of them have a name that is sure
# Read in this order: spaCy's score_deps forgets the trees of every doc that comes after one without a tree.
TREES, NAMES = "1-trees.spacy", "2-names.spacy"


def build(language: str, data: Path, work: Path, seed: int) -> None:
    """Write work/train/*.spacy and work/dev/*.spacy for "nl" or "en"; reads the words of work/vectors."""
    chance = random.Random(seed)
    vocab = spacy.blank(language).vocab
    if language == "nl":
        train, dev = _dutch(data / "nlp", vocab, chance)
        _write(work / "dev" / NAMES, silver(data / "nlp", "dev", vocab))
    else:
        words = WordVectors(vocab.strings).from_disk(work / "vectors").table
        train, dev = _english(data, words, vocab, chance)
    _write(work / "train" / TREES, train)
    _write(work / "dev" / TREES, dev)


def _write(path: Path, docs: Iterable[Doc]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs, store_user_data=False).to_disk(path)


def silver(data: Path, part: str, vocab: Vocab) -> Iterable[Doc]:
    return DocBin().from_disk(data / f"dutch/ner/silver_{part}.spacy").get_docs(vocab)


def _dutch(data: Path, vocab: Vocab, chance: random.Random) -> tuple[list[Doc], list[Doc]]:
    """The silver names, with trees where there are any; then the trees that no silver doc has."""
    kept, dev = dutch_trees(data)
    trees = Trees(sentence for _, sentence in kept)
    docs = [
        part if isinstance(part, Doc) else doc_of(vocab, [restyled(sentence, chance) for sentence in part])
        for doc in silver(data, "train", vocab)
        for part in parts(doc, trees)
    ]
    rest = [
        restyled(sentence, chance)
        for share, sentence in kept
        if not trees.used(sentence) and chance.random() < share
    ]
    docs += _docs(vocab, rest, chance)
    docs += _docs(vocab, _wrapped([sentence for _, sentence in kept], chance), chance)
    return docs, _docs(vocab, dev, chance)


def dutch_trees(data: Path) -> tuple[list[tuple[float, Sentence]], list[Sentence]]:
    """Sentences to learn from, each with the share of its treebank that is wanted, and sentences to choose by."""
    train: list[tuple[float, Sentence]] = []
    dev: list[Sentence] = []
    for path in sorted((data / "dutch/train").glob("*.conllu.gz")):
        name = path.name.removesuffix(".conllu.gz")
        share, every = THINNED.get(name, 1.0), DEV_EVERY.get(name, 0)
        for place, (_, sentence) in enumerate(read_trees(path)):
            if every and place % every == 0:
                dev.append(sentence)
            else:
                train.append((share, sentence))
    lassy = read_trees(data / "dutch/lassysmall-dev.conllu.gz")
    return train + [(1.0, sentence) for _, sentence in lassy], dev


def _english(
    data: Path, words: Container[str], vocab: Vocab, chance: random.Random
) -> tuple[list[Doc], list[Doc]]:
    """The trees with their names; those with names once more for each of SWAPPED_COPIES, other English names put in."""
    read = {}
    for part in ("train", "dev"):
        entities = read_entities(data / f"nlp/english/uner-ewt-{part}.iob2.gz")
        trees = read_trees(data / f"nlp/english/ewt-{part}.conllu.gz")
        read[part] = [tagged(sentence, entities.get(sent_id)) for sent_id, sentence in trees]
    common = {row.form for sentence in read["train"] for row in sentence if row.form.islower()}
    names = readable(read_names(data / "nlp/dutch/names"), words, common)
    with_names = [s for s in read["train"] if any(row.entity.startswith("B-") for row in s)]
    train = [restyled(sentence, chance) for sentence in read["train"]] + _wrapped(read["train"], chance)
    train += [swapped(sentence, names, chance) for _ in range(SWAPPED_COPIES) for sentence in with_names]
    lists = NameLists(read["train"], names)
    texts = chance.sample(political_texts(data), SILVER_TEXTS)
    docs = _docs(vocab, train, chance) + list(silver_docs(spacy.blank("en").tokenizer, texts, lists))
    return docs, _docs(vocab, read["dev"], chance)


def _wrapped(sentences: list[Sentence], chance: random.Random) -> list[Sentence]:
    return [wrapped(s, chance) for s in sentences if len(s) > 4 and chance.random() < WRAPPED]


def _docs(vocab: Vocab, sentences: list[Sentence], chance: random.Random) -> list[Doc]:
    """Half of the sentences alone, half in small paragraphs, in the order given."""
    docs, at = [], 0
    while at < len(sentences):
        size = 1 if chance.random() < 0.5 else chance.randint(2, LONGEST_GROUP)
        docs.append(doc_of(vocab, sentences[at : at + size]))
        at += size
    return docs


def doc_of(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    """The sentences as one doc, with their trees, and their names where somebody said."""
    rows: list[Row] = []
    heads: list[int] = []
    starts: list[bool] = []
    for sentence in sentences:
        heads += [len(rows) + row.head for row in sentence]
        starts += [True] + [False] * (len(sentence) - 1)
        rows += sentence
    known = any(row.entity for row in rows)
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
