"""Score a pipeline on the test trees that no pipeline was trained on, and time it.

    python -m training.pipelines.evaluate nl MODEL --data DATA

LassySmall's test part for Dutch, EWT's for English, with its names; words as given by the trees.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.training import Example

import quotes.language.word_vectors  # noqa: F401, registers what a config names
from training.pipelines.corpus import doc_of
from training.pipelines.names import read_entities, tagged
from training.pipelines.trees import read_trees

SHOWN = ("pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f", "ents_f")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("language", choices=("nl", "en"))
    parser.add_argument("model", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    nlp = spacy.load(options.model)
    gold = list((_dutch if options.language == "nl" else _english)(nlp, options.data / "nlp"))
    examples = [
        Example(Doc(nlp.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc]), doc)
        for doc in gold
    ]
    scores = nlp.evaluate(examples)
    figures = {name: round(100 * scores[name], 1) for name in SHOWN if scores.get(name) is not None}
    if options.language == "nl":
        figures["ents_f, silver news"] = _silver(nlp, options.data / "nlp")
    figures["words/s"] = _speed(nlp, gold)
    print(json.dumps(figures, indent=2))


def _dutch(nlp: spacy.language.Language, data: Path) -> Iterator[Doc]:
    for _, sentence in read_trees(data / "dutch/lassysmall-test.conllu.gz"):
        yield doc_of(nlp.vocab, [sentence])


def _english(nlp: spacy.language.Language, data: Path) -> Iterator[Doc]:
    entities = read_entities(data / "english/uner-ewt-test.iob2.gz")
    for sent_id, sentence in read_trees(data / "english/ewt-test.conllu.gz"):
        yield doc_of(nlp.vocab, [tagged(sentence, entities.get(sent_id))])


def _silver(nlp: spacy.language.Language, data: Path) -> float:
    """Names on the development part of the silver news: made by rules and lists, so only a comparison between pipelines."""
    docs = list(DocBin().from_disk(data / "dutch/ner/silver_dev.spacy").get_docs(nlp.vocab))
    examples = [
        Example(Doc(nlp.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc]), doc)
        for doc in docs
    ]
    score: float = nlp.evaluate(examples)["ents_f"]
    return round(100 * score, 1)


def _speed(nlp: spacy.language.Language, docs: list[Doc]) -> int:
    """Words a second of one process, paragraphs of some twenty sentences, the faster of two runs."""
    texts = [" ".join(doc.text for doc in docs[at : at + 20]) for at in range(0, min(len(docs), 1000), 20)]
    words = sum(len(text.split()) for text in texts)
    runs = []
    for _ in range(2):
        begun = time.process_time()
        list(nlp.pipe(texts))
        runs.append(time.process_time() - begun)
    return round(words / min(runs))


if __name__ == "__main__":
    main()
