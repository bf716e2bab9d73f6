"""Who does what to whom, as the trees of the shipped pipelines tell."""

from __future__ import annotations

import pytest

from quotes.language.predicates import Predicate, read_predicates


def told(text: str, language: str) -> list[tuple[str, list[str]]]:
    """Each predicate with its arguments: `agent hond`, `oblique van herder`."""
    return [
        (
            each.words[0],
            [" ".join(filter(None, (a.relation, a.marker, a.phrase.head))) for a in each.arguments],
        )
        for each in read_predicates(text, language)
    ]


def first(text: str, language: str) -> Predicate:
    return read_predicates(text, language)[0]


@pytest.mark.parametrize(
    ("text", "language", "verb", "arguments"),
    [
        ("De kok beschuldigde de ober.", "nl", "beschuldigde", ["agent kok", "patient ober"]),
        ("De ober werd door de kok beschuldigd.", "nl", "beschuldigd", ["patient ober", "agent door kok"]),
        ("The waiter was accused by the cook.", "en", "accused", ["patient waiter", "agent by cook"]),
        ("Ze spraken met de kok die de ober ontsloeg.", "nl", "ontsloeg", ["agent kok", "patient ober"]),
        ("The cook wants to sack the waiter.", "en", "sack", ["agent cook", "patient waiter"]),
        ("The cook gave the waiter a bicycle.", "en", "gave", ["agent cook", "recipient waiter", "patient bicycle"]),
        ("De kok kocht een fiets van de ober.", "nl", "kocht", ["agent kok", "patient fiets", "oblique van ober"]),
    ],
)  # fmt: skip
def test_arguments_of_a_verb_are_those_of_its_active(text, language, verb, arguments):
    assert (verb, arguments) in told(text, language)


def test_pronoun_in_reported_speech_stands_for_who_speaks():
    assert ("warned", ["agent union", "patient owners"]) in told(
        "The union said it had warned the owners.", "en"
    )


def test_phrase_tells_its_head_and_what_describes_it():
    phrase = first("De voorzitter van de bond bedankte de leden.", "nl").arguments[0].phrase

    assert (phrase.head, phrase.words) == ("voorzitter", ("voorzitter", "bond"))
    assert len(phrase.core) == 1 < len(phrase.spans)


def test_offsets_are_those_of_the_text_as_given():
    text = "  “De kok beschuldigde\n\nde ober.”"
    predicate = first(text, "nl")

    assert text[predicate.start : predicate.end] == "beschuldigde"
    assert [text[a.phrase.start : a.phrase.end] for a in predicate.arguments][:1] == ["kok"]


def test_root_is_main_and_a_relative_clause_is_not():
    main = {
        each.words[0]: each.main for each in read_predicates("De kok die de ober ontsloeg, zwijgt.", "nl")
    }
    assert main == {"ontsloeg": False, "zwijgt": True}


@pytest.mark.parametrize("text", ["", " ", "...", "Regen."])
def test_text_without_a_clause_has_no_predicates(text):
    assert read_predicates(text, "nl") == ()


def test_no_more_is_read_than_the_longest_text():
    once = "De kok zag de ober. "
    assert len(read_predicates(once * 1_000, "nl")) <= 4_000 // len(once) + 1
