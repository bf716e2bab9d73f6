from __future__ import annotations

import pytest

from quotes.ingest.header_block import header_block

BODY = "De brug blijft dicht."


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Titel: Brug\nDatum: 2022\n\n", {"Titel": "Brug", "Datum": "2022"}),
        ("\ufeff\nTITEL : Brug\r\nbron= De Bode\r\n\r\n", {"TITEL": "Brug", "bron": "De Bode"}),
        ('---\ntitle: "Brug: dicht"\ndate: 2022\n---\n', {"title": "Brug: dicht", "date": "2022"}),
        ("Titel: Brug\nDatum:\nPagina: 4\nEditie: x\n\n", {"Titel": "Brug", "Datum": "", "Pagina": "4", "Editie": "x"}),
    ],
)  # fmt: skip
def test_block_ends_where_the_text_begins(text: str, cells: dict[str, str]) -> None:
    block = header_block(text + BODY)

    assert block is not None
    assert dict(block.cells) == cells
    assert (text + BODY)[block.text_start :].strip() == BODY


@pytest.mark.parametrize(
    "text",
    [
        "Titel: Brug\n\n",
        "Let op: dit is geen kop.\nNog iets: ook niet.\n\n",
        "Titel: Brug\nDatum: 2022\nZomaar een regel\n\n",
        "Titel: Brug\nDatum: 2022\nTitel: Nog een\n\n",
        "Titel: Brug\nTekst: hier\n\n",
        "Titel: Brug\nDatum: 2022",
        "Titel: Brug\nDatum: 2022\nA: 1\nB: 2\nC: 3\n\n",
        "---\n",
    ],
)
def test_text_that_only_looks_like_one_is_left_alone(text: str) -> None:
    assert header_block(text + ("" if text.endswith("2022") else BODY)) is None
