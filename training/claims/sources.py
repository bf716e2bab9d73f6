"""The sentences that each model is trained on, with what is known of each."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from quotes.claims.result import KINDS
from training.claims.corpus import read_labels, treebank_texts

DUTCH_TEXTS = ("train/cdb", "train/eans", "train/extra", "train/qa", "lassysmall-dev")
CLAIMS = "claims"
UNKNOWN = np.nan


@dataclass(frozen=True, slots=True)
class Sources:
    """heads: by name, a chance per sentence that it is so, nan where not known. truth: the same, decided (0, 1, nan).

    parts: where each sentence comes from. unlabelled: more text of the language, for word vectors.
    nested: check_worthy was asked of all sentences, not of the factual ones only. attributed: they are news, and say who said it. embedded: weight of the embedder's view of words.
    factors: by head, the weight of the hand-made factors and their prior beside the rest, where that is not 1.
    strength: how far the labels may move the weights (C of a logistic regression).
    """

    language: str
    sentences: list[str]
    parts: np.ndarray
    heads: dict[str, np.ndarray]
    truth: dict[str, np.ndarray]
    unlabelled: list[str]
    nested: bool = True
    attributed: bool = False
    embedded: float = 0.0
    factors: Mapping[str, float] = field(default_factory=dict)
    strength: float = 0.3


def dutch(data: Path) -> Sources:
    """Own labels. The chance is the mean of both passes and, twice, the adjudication."""
    texts = treebank_texts(*(data / f"nlp/dutch/train/{name}.conllu.gz" for name in ("cdb", "eans")))
    labels = read_labels("adjudicated_nl")
    passes = [{each.sentence: each.label for each in read_labels(name)} for name in ("pass1_nl", "pass2_nl")]
    heads, truth = {}, {}
    for head, classes in (("check_worthy", "C"), ("factual", "CU")):
        decided = np.array([float(each.label in classes) for each in labels])
        read = [np.array([float(one[each.sentence] in classes) for each in labels]) for one in passes]
        heads[head], truth[head] = (2 * decided + read[0] + read[1]) / 4, decided
    kinds = _kinds([each.kinds for each in labels])
    return Sources(
        "nl",
        [texts[each.sentence] for each in labels],
        np.array(["own"] * len(labels)),
        heads | kinds,
        truth | kinds,
        dutch_text(data),
        attributed=True,
    )


def dutch_text(data: Path) -> list[str]:
    return list(treebank_texts(*(data / f"nlp/dutch/{name}.conllu.gz" for name in DUTCH_TEXTS)).values())


def english(data: Path) -> Sources:
    """ClaimBuster knows check-worthy only; own labels on EWT know all heads."""
    texts = treebank_texts(data / "nlp/english/ewt-train.conllu.gz")
    labels = read_labels("ewt_en")
    debates = json.loads((data / CLAIMS / "claimbuster/train.json").read_text(encoding="utf-8"))
    unknown = np.full(len(debates), UNKNOWN)
    heads = {
        "check_worthy": np.r_[
            [float(each["label"]) for each in debates], [float(each.label == "C") for each in labels]
        ],
        "factual": np.r_[unknown, [float(each.label != "N") for each in labels]],
    }
    heads |= {kind: np.r_[unknown, known] for kind, known in _kinds([each.kinds for each in labels]).items()}
    spoken = [each["text"] for each in debates]
    return Sources(
        "en",
        spoken + [texts[each.sentence] for each in labels],
        np.array(["claimbuster"] * len(spoken) + ["own"] * len(labels)),
        heads,
        heads,
        spoken + list(texts.values()),
    )


def checkthat(data: Path) -> Sources:
    """Dutch tweets of CheckThat! 2022, train and dev: 1B says factual, 1A check_worthy, of the factual ones only."""
    folder = data / CLAIMS / "checkthat2022"
    worthy = _tweets(folder, "1A_checkworthy")
    factual = _tweets(folder, "1B_claim")
    tweets = list(dict.fromkeys([*factual, *worthy]))
    heads = {
        "check_worthy": np.array([worthy.get(tweet, UNKNOWN) for tweet in tweets]),
        "factual": np.array([factual.get(tweet, UNKNOWN) for tweet in tweets]),
    }
    return Sources(
        "nl",
        tweets,
        np.array(["checkthat"] * len(tweets)),
        heads,
        heads,
        dutch_text(data) + tweets,
        nested=False,
        embedded=1.5,
        factors={"check_worthy": 0.25},
        strength=0.1,
    )


def _tweets(folder: Path, task: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for split in ("train", "dev"):
        path = folder / f"CT22_dutch_{task}_{split}.tsv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            found |= {row["tweet_text"]: float(row["class_label"]) for row in rows}
    return found


def _kinds(named: Sequence[Iterable[str]]) -> dict[str, np.ndarray]:
    return {kind: np.array([float(kind in kinds) for kinds in named]) for kind in KINDS}
