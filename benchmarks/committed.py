"""What every bench shares: its options, the figures that were committed, and what counts as a fall."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[1] / "../shared"
TOLERANCE = 0.02
Figures = dict[str, Any]


def run(
    doc: str | None,
    name: str,
    *,
    measure: Callable[[], Figures],
    show: Callable[[Figures, Figures], None],
    fallen: Callable[[Figures, Figures], Iterable[str]],
    needs_shared: bool = True,
) -> int:
    """Measure, show, and with --check return 1 when a figure fell.

    needs_shared: without the shared data nothing is measured. fallen: given what was measured and what is committed, a sentence per figure more than TOLERANCE below.
    """
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    if needs_shared and not SHARED.exists():
        print(f"benchmarks/{name}.py needs ../shared beside the checkout; nothing was measured.")
        return 0
    path = Path(__file__).parent / f"figures/{name}.json"
    measured, committed = measure(), json.loads(path.read_text()) if path.exists() else {}
    show(measured, committed)
    if options.update:
        path.write_text(json.dumps(measured, indent=2) + "\n")
    worse = list(fallen(measured, committed))
    print("\n".join(worse))
    return 1 if options.check and worse else 0
