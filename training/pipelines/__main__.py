"""Train the spaCy pipeline of one language, from treebanks to the folder that ships.

    python -m training.pipelines nl --data DATA --work WORK [--seed 1] [--steps 9000]

DATA holds dutch/ and english/ as training/README.md lists them. WORK gets the corpus and the best model, WORK/model-best.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from spacy.cli.train import train

from training.pipelines import corpus

CONFIG = Path(__file__).parent / "configs/pipeline.cfg"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("language", choices=("nl", "en"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=9000)
    options = parser.parse_args()
    corpus.build(options.language, options.data, options.work, options.seed)
    overrides = {
        "nlp.lang": options.language,
        "paths.train": str(options.work / "train"),
        "paths.dev": str(options.work / "dev"),
        "system.seed": options.seed,
        "training.max_steps": options.steps,
    }
    train(CONFIG, options.work, overrides=overrides)


if __name__ == "__main__":
    main()
