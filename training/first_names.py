"""Make the list of first names that only women, or only men, bear.

    pip install --no-deps nomquamgender==0.1.4 --target FOLDER
    python -m training.first_names FOLDER/nomquamgender/name_data.json

Source: the name data of nomquamgender (Van Buskirk, Clauset and Larremore, 2022; MIT licence), which counts the bearers of
a name in 36 public sources. Kept: plain letters, five or more sources, 30 or more bearers, nine in ten of one gender.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "quotes/language/first_names"
LEAST_SOURCES, LEAST_BEARERS, SHARE = 5, 30, 0.9


def main() -> None:
    data = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    names: dict[str, list[str]] = {"feminine": [], "masculine": []}
    for name, (sources, bearers, feminine, _) in sorted(data.items()):
        known = sources >= LEAST_SOURCES and bearers >= LEAST_BEARERS
        if known and name.isalpha() and len(name) > 1 and not 1 - SHARE < feminine < SHARE:
            names["feminine" if feminine >= SHARE else "masculine"].append(name)
    for gender, found in names.items():
        (TARGET / f"{gender}.txt").write_text("\n".join(found) + "\n", encoding="utf-8")
        print(gender, len(found))


if __name__ == "__main__":
    main()
