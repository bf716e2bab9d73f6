"""Odd words in the search boxes: a page, never an error of the server."""

from __future__ import annotations

import pytest

from tests.builders import make_case
from tests.odd_texts import ODD_TEXTS

ODD = ODD_TEXTS | {"a null character": "brug\x00dicht"}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
@pytest.mark.parametrize("path", ["/", "/articles/"])
def test_a_search_box_answers(browser, desk, path: str, text: str) -> None:
    make_case(desk, "De brug over de Zandmeer is dicht.")
    assert browser.get(path, {"q": text}).status_code == 200
