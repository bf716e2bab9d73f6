"""Odd words in the search of a list: an answer, or a problem that names the parameter."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from factcheck.api.filters import SEARCH_MAX
from tests.api.calls import Program, problem_of
from tests.builders import make_article, make_fact_check
from tests.odd_texts import ODD_TEXTS

SEARCHED = ["articles", "statements", "fact-checks", "speakers", "outlets", "desks"]


@pytest.mark.parametrize("name", SEARCHED)
@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_a_search_is_answered(program: Program, name: str, text: str) -> None:
    make_article("De brug is dicht.")
    make_fact_check()
    response = program.read(f"{name}/?{urlencode({'search': text})}")
    if len(text) > SEARCH_MAX:
        assert "search" in problem_of(response, 400)["errors"]
    else:
        assert response.status_code == 200


@pytest.mark.parametrize("name", SEARCHED)
def test_a_null_character_is_refused(program: Program, name: str) -> None:
    problem_of(program.read(f"{name}/?search=brug%00"), 400)


@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_an_article_of_odd_text_is_taken_or_refused_with_a_reason(program: Program, text: str) -> None:
    response = program.send("articles/", {"outlet": "De Proefkrant", "text": text, "language": "nl"})
    assert response.status_code in (202, 400), response.content
