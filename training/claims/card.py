"""What is said of the weights beside them: in their header, and in a model card for people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from quotes.claims.weights import ARRAYS, HEADER

LICENCES = {
    "nl": "CC-BY-SA-4.0",
    "en": "CC-BY-SA-4.0",
    "checkthat": "for comparison only: trained on tweets that are free for research use, not to be shared",
}
DATA = {
    "nl": "2,240 own labels on newspaper sentences of the Alpino treebank (training/claims/labels); word vectors from its texts",
    "en": "ClaimBuster train (CC BY 4.0), 900 own labels on UD_English-EWT train; word vectors from both",
    "checkthat": "CheckThat! 2022 Dutch 1A and 1B, train and dev; word vectors from the same tweets and Dutch treebanks",
}
COMMANDS = {
    "nl": "python -m training.claims nl --data ../shared/data",
    "en": "python -m training.claims en --data ../shared/data",
    "checkthat": "make claims-checkthat OUT=DIR",
}
CREDITS = {
    "nl": """- Sentences: Alpino treebank, parts cdb, eans, extra and qa (trees LGPL-2.1; released as UD_Dutch-Alpino under CC BY-SA 4.0), and
  UD_Dutch-LassySmall dev (CC BY-SA 4.0). No sentence is in the weights; short n-grams of them are.
- Labels: this project, `training/claims/labels`, CC BY-SA 4.0.""",
    "en": """- ClaimBuster, debate sentences with labels (Arslan et al., 2020; CC BY 4.0): train part only.
- UD_English-EWT, train part (CC BY-SA 4.0). No sentence is in the weights; short n-grams of them are.
- Labels on EWT: this project, `training/claims/labels`, CC BY-SA 4.0.""",
}
LIMITS = {
    "nl": """- Most training sentences are newspaper Dutch of 1969 and 1970; names and prices of that time mean nothing now, and later matters
  (climate, internet, corona) have no weight of their own.
- The lists in `quotes/claims/signals` and the prior were written with the 164 development sentences known, so figures on these flatter.
- `check_worthy` is sharpened about the place where F1 is best: above 0.5 it promises somewhat more than it keeps.""",
    "en": """- `check_worthy` is a chance in a balanced set of debate sentences: in running news, where one in four or five is, it is too high.
  Read it as a rank with a threshold at 0.5, not as a share.
- `factual` and the kinds come from 900 sentences of weblogs, mail and reviews, read once.""",
}


def about(model: str, seed: int, figures: Mapping[str, float]) -> dict[str, Any]:
    """The entries of the header. figures: measured out of fold while training."""
    return {
        "licence": LICENCES[model],
        "data": DATA[model],
        "command": COMMANDS[model],
        "seed": seed,
        "figures out of fold": dict(figures),
    }


def write_card(folder: Path, model: str) -> None:
    """Write README.md and LICENSE beside weights that ship."""
    header = json.loads((folder / HEADER).read_text(encoding="utf-8"))
    (folder / "README.md").write_text(CARD.format(**_entries(header, model)), encoding="utf-8")
    (folder / "LICENSE").write_text(LICENCE.format(credits=CREDITS[model]), encoding="utf-8")


def _entries(header: Mapping[str, Any], model: str) -> dict[str, Any]:
    figures = "\n".join(
        f"| {name} | {_figure(name, value)} |" for name, value in header["figures out of fold"].items()
    )
    return {
        "language": {"nl": "Dutch", "en": "English"}[model],
        "data": header["data"],
        "command": header["command"],
        "seed": header["seed"],
        "arrays": ARRAYS,
        "sha256": header["sha256"],
        "size": f"{header['bytes']:,}",
        "ngrams": f"{header['ngrams']:,}",
        "factors": len(header["factors"]),
        "credits": CREDITS[model],
        "limits": LIMITS[model],
        "figures": figures,
    }


def _figure(name: str, value: float) -> str:
    return f"{value:,.0f}" if name.endswith((" n", " positive")) else f"{value:.3f}"


CARD = """# Claim model, {language}

A linear model: the log-odds of a sentence are a sum of the weights of its factors (`quotes/claims/features.py`), of its word
n-grams (1-2) and of the letter n-grams of its words (2-5). Heads: `check_worthy`, `factual` (`docs/what-is-a-claim.md`) and one per kind.
{ngrams} n-grams, {factors} factors. 0.5 is the threshold.

| | |
|---|---|
| weights | `{arrays}`, {size} bytes, sha256 `{sha256}`; format in `quotes/claims/weights.py` |
| trained on | {data} |
| rebuilt with | `{command}` (seed {seed}) |
| licence | CC BY-SA 4.0, see LICENSE |

## Figures, five folds, each sentence scored by a model that has not seen it
Own labels are those of `training/claims/labels`. Balanced F1: as if true and false were equally many.

| data, head, measure | |
|---|---|
{figures}

## Limits
{limits}

## Sources
{credits}
"""
LICENCE = """The weights in this folder are licensed under the
Creative Commons Attribution-ShareAlike 4.0 International Public License (CC BY-SA 4.0),
https://creativecommons.org/licenses/by-sa/4.0/legalcode

They are derived from:
{credits}
"""
