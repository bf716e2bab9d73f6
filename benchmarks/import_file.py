"""A file of invented Dutch articles to time imports with."""

from __future__ import annotations

import csv
import random
from pathlib import Path

CHARACTERS = 4000
COLUMNS = ("id", "headline", "text", "date", "outlet", "url")
PEOPLE = (
    "Anna de Boer",
    "Kees Smit",
    "Liesbet Haverkort",
    "Joris van 't Zand",
    "Mieke Coëlho",
    "Daan Ruyter",
)
PLACES = ("Duinmeer", "Zandmeer", "Oost-Ruigen", "Vliethoek", "Klaverkerk", "Hoge Lede")
THINGS = ("de brug", "het zwembad", "de rondweg", "het café op de hoek", "de veerpont", "het archief")
SENTENCES = (
    "In {place} gaat {thing} voor {number} maanden dicht.",
    "‘Wij hebben {number} reacties gekregen’, zei {person} maandag.",
    "Volgens {person} kost het werk {number}.000 euro, meer dan vorig jaar.",
    "De raad van {place} stemt over {number} dagen.",
    "{person} noemt {thing} ‘van groot belang voor {place}’.",
    "Vorig jaar kwamen er {number} klachten binnen over {thing}.",
)


def write_articles(path: Path, rows: int, *, seed: int) -> None:
    """Write a CSV of articles of CHARACTERS each; another seed gives other texts throughout."""
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(COLUMNS)
        for number in range(rows):
            key = f"{seed}-{number}"
            address = f"https://krant.example/{key}"
            out.writerow([key, f"Bericht {key}", text(chance), "2026-03-04", "De Proefkrant", address])


def text(chance: random.Random) -> str:
    paragraphs: list[str] = []
    length = 0
    while length < CHARACTERS:
        paragraph = " ".join(sentence(chance) for _ in range(5))
        paragraphs.append(paragraph)
        length += len(paragraph) + 2
    return "\n\n".join(paragraphs)[:CHARACTERS]


def sentence(chance: random.Random) -> str:
    return chance.choice(SENTENCES).format(
        place=chance.choice(PLACES),
        thing=chance.choice(THINGS),
        person=chance.choice(PEOPLE),
        number=chance.randrange(2, 900),
    )
