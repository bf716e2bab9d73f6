"""Train the network of quotes/matching/inference.

    pip install -r training/requirements-inference.txt
    python -m training.inference --out quotes/matching/inference/weights

All it learns from lies in the repository. The seed is fixed; a quarter of an hour on two cores. `--steps 20` goes through all of it in a minute, to see
that it runs.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch

from training.inference import ship, texts
from training.inference.batches import Words
from training.inference.evaluate import pairs_of, report
from training.inference.fit import Corpus, fit
from training.inference.model import Network

SEED = 1
OWN_WORDS = 2_500
STEPS, RATE = 3_200, 1.2e-3
VERSION = "inference-nl-en-1"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=STEPS)
    options = parser.parse_args()
    random.seed(SEED)
    torch.manual_seed(SEED)
    families, pairs = list(texts.families()), list(texts.labelled_pairs())
    kept = list(texts.labelled_pairs(for_thresholds=True))
    held_out = [family for family in families if family.is_held_out]
    corpus = Corpus([family for family in families if not family.is_held_out], pairs)
    unlearnt = Corpus(held_out, kept)
    model = Network(Words(corpus.texts(), unlearnt.texts(), OWN_WORDS))
    fit(model, corpus, steps=options.steps, rate=RATE)
    report(model, "held-out families", pairs_of(held_out))
    report(model, "pairs for thresholds", kept)
    ship.write(options.out, model, VERSION)


if __name__ == "__main__":
    main()
