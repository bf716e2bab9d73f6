"""Scores of single sentences."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.claims import words
from quotes.claims.explaining import WORDING
from quotes.claims.features import Places, read_features
from quotes.claims.ngrams import fold, word_ngrams
from quotes.claims.reading import Piece, TextReading
from quotes.claims.result import KINDS
from quotes.claims.scoring import Scorer, Weighing, shipped_scorer
from quotes.claims.weights import SHIPPED, load_weights
from tests.clock import least_cpu_seconds

LANGUAGES = st.sampled_from(["nl", "en"])
# Letters by letters, and runs of what the lists and patterns look for.
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(
        st.sampled_from(["De", "12", "%", "gaat", "heeft", "besloten", "http://a", "@x", "#", "?", "3.000", "één", "een op de drie", "\ud800", "\x00", " "]),
        max_size=60,
    ).map(" ".join),
)  # fmt: skip


def factors_of(sentence: str, language: str) -> Places:
    return read_features(TextReading(sentence, language), Piece(0, len(sentence)))


@settings(deadline=None)
@given(TEXTS, LANGUAGES)
def test_any_text_gives_scores_between_zero_and_one(text, language):
    scored = shipped_scorer(language).score(text)
    assert 0 <= scored.check_worthy <= scored.factual <= 1
    assert 1 <= len(scored.kinds) <= 2
    assert set(scored.kinds) <= set(KINDS)
    for factor in scored.factors:
        assert factor.span is None or text[factor.span.start : factor.span.end] == factor.span.text


@settings(deadline=None)
@given(TEXTS, LANGUAGES)
def test_what_was_read_before_changes_no_score(text, language):
    weights = load_weights(SHIPPED / language)
    fresh = Scorer(weights).score(text)
    assert shipped_scorer(language).score(text) == fresh


def test_more_words_than_are_remembered_change_no_score(monkeypatch):
    monkeypatch.setattr("quotes.claims.scoring.REMEMBERED", 4)
    sentence = "De gemeente gaf vorig jaar 12 miljoen euro uit aan wegen en bruggen in de stad."
    small = Scorer(load_weights(SHIPPED / "nl"))
    assert small.score(sentence) == small.score(sentence) == shipped_scorer("nl").score(sentence)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("De gemeente gaf vorig jaar 12 miljoen euro uit aan wegen.", "nl"),
        ("Meer dan een op de drie leerlingen haalde vorig jaar het niveau niet.", "nl"),
        ("Unemployment rose to 8 percent last year.", "en"),
        ("We lost 2.6 million manufacturing jobs in four years.", "en"),
    ],
)
def test_figures_of_public_matter_are_check_worthy(text, language):
    assert shipped_scorer(language).score(text).check_worthy > 0.5


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hoe lang moet dit nog duren?", "nl"),
        ("Ik was blij toen ik het hoorde.", "nl"),
        ("De toeschouwers verlieten rustig het stadion.", "nl"),
        ("I think we can do better.", "en"),
        ("Thank you very much, Jim.", "en"),
    ],
)
def test_questions_feelings_and_scenery_are_not(text, language):
    assert shipped_scorer(language).score(text).check_worthy < 0.5


def test_factors_come_heaviest_first_and_the_wording_shows_its_strongest_words():
    factors = shipped_scorer("nl").score("De gemeente gaf vorig jaar 12 miljoen euro uit aan wegen.").factors
    sizes = [abs(factor.weight) for factor in factors]
    assert sizes == sorted(sizes, reverse=True)
    [wording] = [factor for factor in factors if factor.name == WORDING]
    assert "miljoen" in wording.span.text


def test_weights_that_ask_the_heads_apart_let_a_sentence_be_check_worthy_and_not_factual():
    weights = load_weights(SHIPPED / "nl")
    bias = weights.bias + np.array([9, -9] + [0] * (len(weights.heads) - 2), dtype=np.float32)
    apart = Scorer(replace(weights, bias=bias, nested=False)).score("De brug is open.")
    assert apart.factual < 0.5 < apart.check_worthy
    together = Scorer(replace(weights, bias=bias)).score("De brug is open.")
    assert together.factual == together.check_worthy


def test_weights_without_kinds_read_them_off_the_factors():
    weights = load_weights(SHIPPED / "nl")
    bare = replace(
        weights,
        heads=weights.heads[:2],
        values=weights.values[:, :2],
        factor_values=weights.factor_values[:, :2],
        bias=weights.bias[:2],
    )
    assert Scorer(bare).score("Per jaar kost dat 12 miljoen euro.").kinds[0] == "quantity"


def test_sentences_weigh_together_what_each_weighs_alone():
    scorer = shipped_scorer("nl")
    sentences = ["Per jaar kost dat 12 miljoen euro.", "", "Hoe lang moet dit nog duren?"]
    text = " ".join(sentences)
    places = [text.index(sentence) for sentence in sentences]
    pieces = [Piece(at, at + len(sentence)) for at, sentence in zip(places, sentences, strict=True)]
    together = Weighing(scorer, TextReading(text, "nl")).weigh(pieces)
    alone = [
        scorer.score(sentence, source=text, at=at) for at, sentence in zip(places, sentences, strict=True)
    ]
    assert [scorer.explain(each, text) for each in together] == alone


def test_factors_are_placed_in_the_text_that_the_sentence_stands_in():
    text = "Het regende. Per jaar kost dat 12 miljoen euro."
    factors = shipped_scorer("nl").score(text[13:], source=text, at=13).factors
    assert {each.span.text for each in factors if each.name == "money"} == {"12 miljoen euro"}
    assert all(text[each.span.start : each.span.end] == each.span.text for each in factors if each.span)


def test_the_index_of_words_finds_what_each_pattern_would():
    lists = words.signals("nl")["words"]
    reader = words.word_reader("nl")
    for text in [
        "vermoord",
        "miljoenen",
        "gedaald",
        "hogere",
        "werkloosheid",
        "besloten",
        "22ste",
        "verlaten",
        "zo'n",
        "hij",
    ]:
        _, [word] = reader.read(text)
        expected = {group for group, some in lists.items() if words._whole(some).match(text)}
        assert set(word.groups) == expected, text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("De burgemeester groeide op in een arbeiderswijk in Hengelo.", "nl"),
        ("Zij heeft drie kinderen en woont al 20 jaar in Gent.", "nl"),
        ("Hij studeerde rechten in Leiden.", "nl"),
        ("He has borrowed books since he was a boy.", "en"),
        ("The mayor grew up in a council flat in Hull.", "en"),
        ("He has been married to Anna for 30 years.", "en"),
    ],
)
def test_what_tells_of_a_life_is_no_claim(text, language):
    seen = factors_of(text, language)
    assert "biography" in seen
    assert {"quantity", "number", "comparison", "public_event"}.isdisjoint(seen)
    assert shipped_scorer(language).score(text).check_worthy < 0.5


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Vorig jaar werden 170.000 kinderen geboren in een ziekenhuis.", "nl"),
        ("Sinds zij minister is, zijn de tarieven met 12 procent gestegen.", "nl"),
        ("Het bedrijf heeft drie dochters in Duitsland.", "nl"),
        ("Since she was elected, unemployment has fallen by 3 percent.", "en"),
        ("Their parents were killed in the attack.", "en"),
    ],
)
def test_what_only_sounds_like_a_life_is_none(text, language):
    assert "biography" not in factors_of(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "The housing minister, Lydia Marsh, is expected to visit next week.",
        "Professor Owen Lisle called it a disgrace.",
    ],
)
def test_what_is_expected_or_called_names_is_no_event_and_no_decision(text):
    assert {"event", "decision", "public_event"}.isdisjoint(factors_of(text, "en"))
    assert shipped_scorer("en").score(text).check_worthy < 0.5


def test_how_often_something_happened_is_seen():
    seen = factors_of("Het is de derde keer in tien jaar dat een bestuurder terechtstaat.", "nl")
    assert "ordinal" in seen
    assert "indefinite_subject" not in seen


def test_an_event_needs_its_auxiliary_near():
    assert "event" in factors_of("Zij heeft de brug gesloten.", "nl")
    assert "event" not in factors_of("Zij wil de gesloten brug zien.", "nl")


def test_figures_and_addresses_are_one_word_each():
    assert fold("2021") == fold("1969") == "0000"
    assert fold("https://a.nl/x") == fold("http://b")
    assert dict(word_ngrams("ja"))["ja"] == 1.0


def test_a_sentence_takes_well_under_a_millisecond():
    scorer = shipped_scorer("nl")
    sentence = "Volgens de bond zijn er vorig jaar bij het bedrijf 300 banen verdwenen door de staking."
    scorer.score(sentence)
    times, most = 200, 0.4  # some 0.1 ms each on an idle machine
    assert least_cpu_seconds(lambda: [scorer.score(sentence) for _ in range(times)], enough=most) < most


@pytest.mark.parametrize(
    ("text", "language", "factor", "seen"),
    [
        ("Crime fell in May.", "en", "opinion", False),
        ("Crime may fall.", "en", "opinion", True),
        ("The US sold 40 tanks.", "en", "first_person", False),
        ("They told us.", "en", "first_person", True),
        ("Het OM eist 40 dagen cel.", "nl", "public_body", True),
        ("De bus rijdt om de stad.", "nl", "public_body", False),
        ("De werkloosheid ligt op 12 procent.", "nl", "scene", False),
        ("De kat ligt op de mat.", "nl", "scene", True),
        ("De partij verloor 12 zetels.", "nl", "sport", False),
        ("Dat de sluis nooit is gekeurd, blijkt uit stukken.", "nl", "indefinite_subject", False),
        ("Dat blijkt uit stukken van de gemeente.", "nl", "indefinite_subject", True),
        ("Anke Mulderij, 58, kocht de zaak.", "nl", "number", False),
        ("De brand eiste volgens de arts 58 levens.", "nl", "number", False),
        ("De brand eiste volgens de arts 58 levens.", "nl", "quantity", True),
    ],
)
def test_what_a_word_says_depends_on_its_capital_and_its_neighbours(text, language, factor, seen):
    assert (factor in factors_of(text, language)) is seen


def test_a_claim_is_of_no_kind_that_nothing_in_it_shows():
    scored = shipped_scorer("en").score("The party won 40 seats in the council, twice as many as in 2019.")
    assert scored.check_worthy >= 0.5
    assert "comparison" in scored.kinds
    assert not {"opinion", "personal", "prediction", "causal"} & set(scored.kinds)
