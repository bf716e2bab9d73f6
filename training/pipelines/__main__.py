"""Train the spaCy pipeline of one language, from treebanks to the folder that ships.

    python -m training.pipelines nl --data DATA --work WORK [--seed 1] [--steps 5000]

in an environment of `requirements-embedder.txt`. DATA holds nlp/ and matching/ as training/README.md lists them. WORK gets the
word vectors, unless it has them already, the corpus, and the best model, WORK/model-best.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from spacy.cli.train import train
from spacy.language import Language
from spacy.util import registry

import quotes.language.word_vectors  # noqa: F401, registers what the config names
from training.pipelines import corpus

CONFIG = Path(__file__).parent / "configs/pipeline.cfg"


@registry.callbacks("wederhoor.read_vectors.v1")  # type: ignore[untyped-decorator]
def read_vectors(folder: Path) -> Callable[[Language], Language]:
    """Put the table of a folder into the vocabulary before training begins."""

    def read(nlp: Language) -> Language:
        nlp.vocab.vectors.from_disk(folder)
        return nlp

    return read


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("language", choices=("nl", "en"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=5000)
    options = parser.parse_args()
    if not (options.work / "vectors").exists():
        from training.pipelines import vectors  # needs more than training itself does

        vectors.build(options.language, options.data, options.work / "vectors")
    corpus.build(options.language, options.data, options.work, options.seed)
    overrides = {
        "nlp.lang": options.language,
        "paths.train": str(options.work / "train"),
        "paths.dev": str(options.work / "dev"),
        "paths.word_vectors": str(options.work / "vectors"),
        "system.seed": options.seed,
        "training.max_steps": options.steps,
    }
    train(CONFIG, options.work, overrides=overrides)


if __name__ == "__main__":
    main()
