"""What something hangs on, what is left open, and denials in near copies."""

import pytest

from tests.matching.differing import differing


@pytest.mark.parametrize(
    ("a", "b", "languages", "slots"),
    [
        (
            "Zonder helm mag niemand de toren van Zandmeer op.",
            "Alleen met een helm mag je de toren van Zandmeer op.",
            "nl nl",
            set(),
        ),
        (
            "Alleen met een helm mag je de toren van Zandmeer op.",
            "Ook zonder helm mag je de toren van Zandmeer op.",
            "nl nl",
            {"negation"},
        ),
        (
            "Visitors cannot climb the tower without a guide.",
            "Visitors can climb the tower only with a guide.",
            "en en",
            set(),
        ),
        (
            "Visitors can climb the tower only with a guide.",
            "Visitors can climb the tower even without a guide.",
            "en en",
            {"negation"},
        ),
        (
            "Unless it rains, the fair will not move indoors.",
            "Without rain the fair will not move indoors.",
            "en en",
            set(),
        ),
        (
            "De storm is niet zonder gevolgen voor de haven van Zandmeer.",
            "De storm blijft zonder gevolgen voor de haven van Zandmeer.",
            "nl nl",
            {"negation"},
        ),
    ],
)
def test_what_one_side_needs_and_the_other_can_do_without(
    a: str, b: str, languages: str, slots: set[str]
) -> None:
    assert differing(a, b, languages) == slots


@pytest.mark.parametrize(
    ("a", "b", "languages", "slots"),
    [
        (
            "The museum will lend its globe to Zandmeer.",
            "The museum is wondering whether to lend its globe to Zandmeer.",
            "en en",
            {"modality"},
        ),
        (
            "De raad twijfelt of de haven dicht moet.",
            "Het is voor de raad de vraag of de haven dicht moet.",
            "nl nl",
            set(),
        ),
        (
            "The mayor may close the harbour.",
            "The mayor has the power to close the harbour.",
            "en en",
            set(),
        ),
        (
            "De bond sluit niet uit dat de ploeg de beker overslaat.",
            "De bond houdt er rekening mee dat de ploeg de beker overslaat.",
            "nl nl",
            set(),
        ),
        (
            "The library cannot afford a new roof.",
            "The library lacks the money for a new roof.",
            "en en",
            set(),
        ),
    ],
)
def test_what_is_left_open_or_possible(a: str, b: str, languages: str, slots: set[str]) -> None:
    assert differing(a, b, languages) == slots


@pytest.mark.parametrize(
    ("a", "b", "languages", "slots"),
    [
        (
            "De beurs zal in de oude gasfabriek worden gehouden.",
            "De beurs mag niet in de oude gasfabriek worden gehouden.",
            "nl nl",
            {"negation"},
        ),
        (
            "Een brug is voor de raad nog een mogelijkheid.",
            "Een brug is voor de raad geen mogelijkheid meer.",
            "nl nl",
            {"negation"},
        ),
        (
            "The ferry company extended the night service.",
            "The ferry company ended the night service.",
            "en en",
            {"negation"},
        ),
        (
            "Honden mogen hier loslopen.",
            "Honden hoeven hier niet aan de lijn.",
            "nl nl",
            set(),
        ),
    ],
)
def test_denials_where_most_words_are_the_same(a: str, b: str, languages: str, slots: set[str]) -> None:
    assert differing(a, b, languages) == slots
