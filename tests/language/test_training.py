"""What training makes of trees and names before any weight is touched."""

from __future__ import annotations

import random

import spacy
from spacy.tokens import Doc

from training.pipelines.corpus import doc_of
from training.pipelines.joined import Trees, parts
from training.pipelines.names import swapped
from training.pipelines.trees import Row, Sentence

HEADS = [1, 1, 3, 1, 3, 1]
CLASSES = ["PROPN", "VERB", "DET", "NOUN", "PROPN", "PUNCT"]


def tree(*words: str) -> Sentence:
    rows = zip(words, CLASSES, HEADS, strict=True)
    return tuple(
        Row(word, word, pos, "", head, "ROOT" if head == at else "dep", True)
        for at, (word, pos, head) in enumerate(rows)
    )


SENTENCE = tree("Bakker", "bezoekt", "de", "markt", "Delft", ".")


def silver(text: str, entities: dict[int, str]) -> Doc:
    words = text.split()
    tags = [entities.get(at, "O") for at in range(len(words))]
    return Doc(spacy.blank("nl").vocab, words=words, ents=tags)


def test_a_silver_sentence_with_other_names_gets_the_tree() -> None:
    doc = silver("Visser bezoekt de markt Gouda . Ja hoor", {0: "B-PER", 4: "B-LOC"})
    run, rest = parts(doc, Trees([SENTENCE]))
    assert isinstance(run, list)
    assert [row.form for row in run[0]] == ["Visser", "bezoekt", "de", "markt", "Gouda", "."]
    assert [row.head for row in run[0]] == HEADS
    assert run[0][4].entity == "B-LOC"
    assert isinstance(rest, Doc)
    assert rest.text.strip() == "Ja hoor"


def test_a_sentence_that_differs_in_more_than_names_gets_no_tree() -> None:
    doc = silver("Visser bezoekt de haven Gouda .", {0: "B-PER"})
    (rest,) = parts(doc, Trees([SENTENCE]))
    assert isinstance(rest, Doc)
    assert len(rest) == len(doc)


def test_a_name_is_not_cut_in_two() -> None:
    doc = silver("Bakker bezoekt de markt Delft . Zuid", {5: "B-LOC", 6: "I-LOC"})
    (rest,) = parts(doc, Trees([SENTENCE]))
    assert isinstance(rest, Doc)


def test_where_nobody_said_a_word_is_no_name_it_stays_open() -> None:
    named = (*SENTENCE[:5], Row(".", ".", "PUNCT", "", 1, "punct", False, entity="O"))
    doc = doc_of(spacy.blank("nl").vocab, [named])
    assert [token.ent_iob_ for token in doc] == ["", "", "", "", "", "O"]


def test_a_name_is_swapped_whole_or_not_at_all() -> None:
    names = {"PER": [["Smit"]], "LOC": [["Lek"]]}
    tagged = tree("Bakker", "bezoekt", "de", "Markt", "Delft", ".")
    entities = ["B-PER", "O", "O", "B-LOC", "I-LOC", "O"]
    rows = tuple(
        Row(r.form, r.lemma, r.pos, r.morph, r.head, r.dep, r.space, entity)
        for r, entity in zip(tagged, entities, strict=True)
    )
    words = [row.form for row in swapped(rows, names, random.Random(1))]
    assert words == ["Smit", "bezoekt", "de", "Markt", "Delft", "."]
