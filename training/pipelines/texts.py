"""Running text in one language, in words, from all data that we may learn from; none of it is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import spacy

from training.embedder.sources import english, pairs
from training.pipelines.corpus import dutch_trees, silver
from training.pipelines.trees import read_trees

_DIGIT = re.compile(r"[0-9]")
_TOO_SHORT = 3
_TELLING = 5  # words in a row by which a sentence of the development part is known


def sentences(language: str, data: Path) -> Iterator[list[str]]:
    """Yield lower-cased sentences in words, numbers as 0s."""
    read = _dutch(data) if language == "nl" else _english(data)
    for words in read:
        yield [_DIGIT.sub("0", word.lower()) for word in words]


def _dutch(data: Path) -> Iterator[list[str]]:
    train, dev = dutch_trees(data / "nlp")
    for _, sentence in train:
        yield [row.form for row in sentence]
    docs = silver(data / "nlp", "train", spacy.blank("nl").vocab)
    yield from _without(([token.text for token in doc] for doc in docs), [[r.form for r in s] for s in dev])
    yield from _tokenized("nl", (pair.nl for pair in pairs(data)))


def _english(data: Path) -> Iterator[list[str]]:
    for _, sentence in read_trees(data / "nlp/english/ewt-train.conllu.gz"):
        yield [row.form for row in sentence]
    yield from _tokenized("en", (pair.en for pair in pairs(data)))
    yield from _tokenized("en", english(data))


def _tokenized(language: str, texts: Iterable[str]) -> Iterator[list[str]]:
    nlp = spacy.blank(language)
    for text in texts:
        with nlp.memory_zone():
            words = [token.text for token in nlp.tokenizer(text) if not token.is_space]
        if len(words) >= _TOO_SHORT:
            yield words


def _without(texts: Iterable[list[str]], unwanted: list[list[str]]) -> Iterator[list[str]]:
    """What is left of texts, in runs of words, when the sentences that figures are taken on are cut out."""
    known = {run for words in unwanted for run in _runs(words)}
    for words in texts:
        cut = [False] * len(words)
        for start, run in enumerate(_runs(words)):
            if run in known:
                cut[start : start + _TELLING] = [True] * _TELLING
        for gone, kept in groupby(zip(cut, words, strict=True), key=lambda pair: pair[0]):
            if not gone:
                yield [word for _, word in kept]


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + _TELLING]) for at in range(len(words) - _TELLING + 1))
