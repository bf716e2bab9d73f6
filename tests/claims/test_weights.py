"""The files that hold a claim model."""

from __future__ import annotations

import hashlib
import json
import re
import shutil

import pytest

from quotes.claims.scoring import Scorer
from quotes.claims.weights import ARRAYS, HEADER, SHIPPED, WeightsRefused, load_weights, save_weights

LANGUAGES = ("nl", "en")


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(SHIPPED / "nl", tmp_path / "nl")
    return tmp_path / "nl"


def change(folder, **entries):
    header = json.loads((folder / HEADER).read_text(encoding="utf-8"))
    (folder / HEADER).write_text(json.dumps(header | entries), encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_header_and_model_card_describe_the_weights_that_ship(language):
    data = (SHIPPED / language / ARRAYS).read_bytes()
    header = json.loads((SHIPPED / language / HEADER).read_text(encoding="utf-8"))
    card = (SHIPPED / language / "README.md").read_text(encoding="utf-8")
    digest = hashlib.sha256(data).hexdigest()
    assert (header["sha256"], header["bytes"]) == (digest, len(data))
    assert digest in card
    assert f"{len(data):,} bytes" in card
    assert len(data) < 3_000_000
    assert (SHIPPED / language / "LICENSE").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_model_card_names_the_figures_of_the_header(language):
    header = json.loads((SHIPPED / language / HEADER).read_text(encoding="utf-8"))
    card = (SHIPPED / language / "README.md").read_text(encoding="utf-8")
    for name in ("average precision", "F1"):
        value = header["figures out of fold"][f"own, check_worthy, {name}"]
        assert re.search(rf"\b{value:.3f}\b", card), name


def test_weights_of_another_version_are_refused_with_both_versions(folder):
    change(folder, version=99)
    with pytest.raises(WeightsRefused, match=r"version 99; this program reads version 1"):
        load_weights(folder)


def test_another_format_is_refused(folder):
    change(folder, format="other")
    with pytest.raises(WeightsRefused, match="format"):
        load_weights(folder)


def test_damaged_weights_are_refused(folder):
    (folder / ARRAYS).write_bytes((folder / ARRAYS).read_bytes()[:-1])
    with pytest.raises(WeightsRefused, match="is not the file"):
        load_weights(folder)


@pytest.mark.parametrize("name", [HEADER, ARRAYS])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(WeightsRefused, match=name.replace(".", r"\.")):
        load_weights(folder)


def test_weights_written_again_are_the_same_bytes_and_score_the_same(folder, tmp_path):
    weights = load_weights(folder)
    save_weights(tmp_path / "again", weights, {})
    assert (tmp_path / "again" / ARRAYS).read_bytes() == (folder / ARRAYS).read_bytes()
    text = "De gemeente gaf vorig jaar 12 miljoen uit aan wegen."
    assert Scorer(load_weights(tmp_path / "again")).score(text) == Scorer(weights).score(text)
