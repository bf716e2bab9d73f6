"""Train the claim model of one language, from labels to the folder that ships.

    python -m training.claims {nl|en} --data DATA [--out DIR] [--seed 1]
    python -m training.claims checkthat --data DATA --out DIR

DATA is ../shared/data. Without --out the weights go to quotes/claims/models/nl or en; those of checkthat are for comparison and never
ship. The same seed and data give the same bytes. Needs training/requirements-claims.txt.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from quotes.claims.weights import SHIPPED, save_weights
from training.claims import card, recipe, sources

RECIPES = {
    "nl": (sources.dutch, recipe.for_news),
    "en": (sources.english, recipe.for_debates),
    "checkthat": (sources.checkthat, recipe.for_tweets),
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", choices=list(RECIPES))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.model == "checkthat" and not options.out:
        parser.error("checkthat needs --out: its weights must not lie among those that ship.")
    out = options.out or SHIPPED / options.model
    read, decide = RECIPES[options.model]
    trained = recipe.train(read(options.data), decide, seed=options.seed)
    save_weights(out, trained.weights, card.about(options.model, options.seed, trained.figures))
    if options.model != "checkthat":
        card.write_card(out, options.model)
    for name, value in trained.figures.items():
        print(f"{name:50} {value:8.3f}")
    print(f"Written to {out}.")


if __name__ == "__main__":
    main()
