"""Put a trained pipeline where the site loads it from, with its name, version and licence.

python -m training.pipelines.ship nl --work WORK --version 1.0.0
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import srsly
from spacy.strings import StringStore
from thinc.api import Config

MODELS = Path(__file__).parents[2] / "quotes/language/models"
DESCRIPTION = (
    "Word classes, features, lemmas, trees and names for {language} news. See README.md beside this file."
)
SOURCES = {
    "nl": [
        "Alpino treebank (cdb, eans and smaller parts), as UD",
        "UD_Dutch-LassySmall 2.16",
        "silver names",
    ],
    "en": ["UD_English-EWT 2.16", "UNER English-EWT"],
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("language", choices=("nl", "en"))
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--version", required=True)
    options = parser.parse_args()
    target = MODELS / options.language
    kept = {
        name: (target / name).read_bytes() for name in ("README.md", "LICENSE") if (target / name).exists()
    }
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(options.work / "model-best", target)
    for name, content in kept.items():
        (target / name).write_bytes(content)
    _tidy_config(target)
    _tidy_strings(target)
    meta = srsly.read_json(target / "meta.json")
    meta |= {
        "name": "wederhoor_news",
        "version": options.version,
        "description": DESCRIPTION.format(language={"nl": "Dutch", "en": "English"}[options.language]),
        "license": "CC BY-SA 4.0",
        "sources": [{"name": name} for name in SOURCES[options.language]],
    }
    srsly.write_json(target / "meta.json", meta)


def _tidy_config(target: Path) -> None:
    """Where the data lay is no one's business, and the table of vectors lies in the folder now."""
    config = Config().from_disk(target / "config.cfg", interpolate=False)
    config["paths"] |= {"train": None, "dev": None, "word_vectors": None}
    config["initialize"]["before_init"] = None
    config.to_disk(target / "config.cfg")


def _tidy_strings(target: Path) -> None:
    """Keep of all words that training met those that the lemmatizer puts together; labels come with their components."""
    strings = StringStore().from_disk(target / "vocab/strings.json")
    trees = srsly.msgpack_loads((target / "trainable_lemmatizer/trees").read_bytes())["trees"]
    needed = {strings[tree[part]] for tree in trees for part in ("orig", "subst") if part in tree}
    srsly.write_json(target / "vocab/strings.json", sorted(needed))


if __name__ == "__main__":
    main()
