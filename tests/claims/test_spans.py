"""Claims as clauses: what is split, what stays whole, and whose it is. The sets are described in benchmarks/sets/claims."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from quotes.analysis import analyse, pipeline, with_names
from quotes.claims import assertions_in, put_around
from quotes.claims.candidates import is_quoted
from quotes.claims.clauses import Clauses
from quotes.claims.order import turned
from quotes.claims.result import FoundClaim, Resolution
from quotes.claims.scoring import shipped_scorer
from quotes.claims.wording import self_contained
from quotes.extraction.component import quotes_of, story_of
from quotes.extraction.references import certain_references
from quotes.language.spans import Span

EDGES = " .,;:'\"‘’“”"
SETS = Path(__file__).parents[2] / "benchmarks/sets/claims"


def items(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def by_itself(text: str, start: int, end: int, put_in: Iterable[Resolution]) -> str:
    found = self_contained(text[start:end], start, put_in) or f"{text[start:end]}."
    return found[0].upper() + found[1:]


def by_itself_of(claim: FoundClaim) -> str:
    return self_contained(claim.span.text, claim.span.start, claim.resolutions)


def claims(text: str, language: str = "nl") -> list[FoundClaim]:
    return list(analyse("De brug is open.\n\n" + text if language == "nl" else text, language).claims)


def test_a_conjunction_with_two_numbers_gives_two_claims() -> None:
    found = claims("De stad heeft vorig jaar 400 woningen gebouwd en de huren stegen met 6 procent.")
    assert [claim.span.text for claim in found] == [
        "De stad heeft vorig jaar 400 woningen gebouwd",
        "de huren stegen met 6 procent.",
    ]
    assert found[0].check_worthiness == found[1].check_worthiness  # that of their sentence
    for claim in found:
        assert all(f.span is None or claim.span.start <= f.span.start < claim.span.end for f in claim.factors)


def test_clauses_of_the_set_are_split_as_a_reader_would_and_none_that_should_stay_whole() -> None:
    right = 0
    for item in items("clauses"):
        text, language = item["text"], item["language"]
        parts = assertions_in(text, Clauses(pipeline(language)(text), language), 0, len(text) - 1)
        found = [text[part.start : part.end] for part in parts]
        assert found == item["claims"] or len(found) == 1, (item["id"], found)
        right += found == item["claims"]
    assert right >= 42  # of 45


def test_lists_of_the_set_are_split_where_each_item_is_an_assertion_and_nowhere_else() -> None:
    right = 0
    for item in items("lists"):
        text, clauses = item["text"], Clauses(pipeline(item["language"])(item["text"]), item["language"])
        parts = assertions_in(text, clauses, 0, len(text) - 1)
        found = [text[part.start : part.end] for part in parts]
        assert found == item["claims"] or len(found) == 1, (item["id"], found)
        if len(found) > 1:
            worded = [by_itself(text, part.start, part.end, put_around(text, part)) for part in parts]
            assert worded == item["wordings"]
        right += found == item["claims"]
    assert right >= 53  # of 56


def test_claims_of_whole_sentences_are_found_with_whose_they_are_and_none_where_nothing_is_asserted() -> None:
    spans = 0
    for item in items("fresh"):
        found = analyse(item["text"], item["language"]).claims
        got = [(claim.span.text.strip(EDGES), claim.quote is not None) for claim in found]
        wanted = [(claim["text"].strip(EDGES), claim["by"] == "speaker") for claim in item["claims"]]
        assert item["claims"] or not got, item["id"]
        spans += got == wanted
    assert spans >= 30  # of 40


def test_clauses_of_the_set_are_turned_into_main_clauses_or_left_as_they_are() -> None:
    right = 0
    for item in items("order"):
        text, claim = item["text"], item["claim"]
        start = text.index(claim)
        moves = turned(start, start + len(claim), Clauses(pipeline("nl")(text), "nl"))
        found = self_contained(claim, start, moves)
        assert found in ("", item["wording"]), item["id"]
        right += found == item["wording"]
    assert right >= 26  # of 32


def test_we_and_the_minister_of_the_set_get_the_right_name_or_none() -> None:
    right = 0
    for item in items("fills"):
        text, language, words = item["text"], item["language"], item["claim"]
        doc = pipeline(language)(text)
        quotes, start = quotes_of(doc), text.rindex(words)
        end = start + len(words)
        inside = [
            i
            for i, q in enumerate(quotes)
            if any(s.start <= start + 1 and end <= s.end + 1 for s in q.segments)
        ]
        indirect = inside and quotes[inside[0]].style == "indirect"
        moves = turned(start, end, Clauses(doc, language)) if indirect else ()
        claim = FoundClaim(
            Span(start, end, words), 0.9, (), (), inside[0] if inside else None, resolutions=moves
        )
        [named] = with_names(doc, [claim], quotes, language)
        found = self_contained(words, start, named.resolutions)
        assert found in ("", item["wording"]), (item["id"], found)
        right += found == item["wording"]
    assert right >= 30  # of 34


def test_items_of_a_list_behind_that_each_get_the_verb_that_they_share() -> None:
    found = claims("De politie meldt dat er vorig jaar 312 doden en 1.400 gewonden vielen in het verkeer.")
    assert [c.span.text for c in found] == ["er vorig jaar 312 doden", "1.400 gewonden vielen in het verkeer"]
    assert [self_contained(c.span.text, c.span.start, c.resolutions) for c in found] == [
        "Er vielen vorig jaar 312 doden in het verkeer.",
        "Er vielen vorig jaar 1.400 gewonden in het verkeer.",
    ]


def test_pronouns_of_the_set_get_the_right_name_or_none() -> None:
    right = 0
    for item in items("pronouns"):
        text = item["text"]
        doc = pipeline(item["language"])(text)
        at = text.rindex(f" {item['pronoun']} ") + 1
        start = max(text.rfind(". ", 0, at) + 2, 0)
        [references] = certain_references(story_of(doc), [(start, len(text))])
        found = next((each.name for each in references if each.span.start == at), "")
        assert found in ("", item["name"]), (item["id"], found)
        right += found == item["name"] != ""
    assert right >= 18  # of 19


@pytest.mark.parametrize(
    ("text", "narrated"),
    [
        # What is attributed is the speaker's, what stands before it the narrator's.
        (
            "De gemeente heeft in mei 12 miljoen euro uitgegeven aan wegen, maar volgens de vakbond zijn er 300 banen verdwenen.",
            ["De gemeente heeft in mei 12 miljoen euro uitgegeven aan wegen"],
        ),
        # A sentence that only tells who said the one before it asserts nothing of its own.
        ("De minister heeft 300 militairen gestuurd. Dat heeft premier Jan Bos dinsdag gezegd in Gent.", []),
        # Quoted words that assert nothing stay part of the narrator's sentence.
        (
            "De regering heeft in mei 300 'gelukszoekers' uit het land gezet.",
            ["De regering heeft in mei 300 'gelukszoekers' uit het land gezet."],
        ),
    ],
)
def test_what_is_attributed_is_not_the_narrators(text: str, narrated: list[str]) -> None:
    assert [claim.span.text for claim in claims(text) if claim.quote is None] == narrated


def test_a_clause_behind_that_belongs_to_its_speaker() -> None:
    found = analyse(
        "Minister Els Bos zei dinsdag dat er 30.000 soldaten in het grensgebied zijn gelegerd.", "nl"
    )
    [claim] = found.claims
    assert claim.span.text == "er 30.000 soldaten in het grensgebied zijn gelegerd"
    assert claim.quote is not None
    assert found.quotes[claim.quote].resolved_speaker == "Els Bos"


def test_a_clause_that_only_reports_what_someone_says_is_not_the_narrators_too() -> None:
    text = "The report says 40 percent of desks stood empty and 3 of the 11 buildings had no tenants."
    end = text.index(" and")
    regions = [(text.index("40"), end, 0)]
    assert is_quoted(0, end, regions)
    assert not is_quoted(end + 5, len(text), regions)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Het bedrijf Delta Chemie ontkent dat er in 2021 gif is geloosd in de rivier."),
        ("nl", "De regering heeft altijd ontkend een aanval op het buurland te plannen."),
        ("en", "The company Delta Chemicals denied that poison had been dumped in the river in 2021."),
        ("nl", "De wethouder gelooft niet dat de brug 20 procent te licht is."),
        ("nl", "De minister heeft nooit gezegd dat er 300 banen verdwenen zijn bij de gemeente."),
        ("nl", "De bond betwijfelt of er 300 banen zijn verdwenen."),
        ("en", "The firm Helixa does not believe that the vaccine caused 12 deaths."),
        ("en", "The firm Helixa doesn't think the vaccine caused 12 deaths."),
        ("en", "The minister doubts that the vaccine caused 12 deaths."),
    ],
)
def test_who_denies_something_claims_the_denial_and_not_what_is_denied(language: str, text: str) -> None:
    [claim] = claims(text, language)
    assert claim.span.text == text
    assert claim.quote is not None


def test_who_does_not_deny_something_lets_it_stand() -> None:
    [claim] = claims("De wethouder ontkende niet dat er 300 banen verdwenen zijn bij de gemeente.")
    assert claim.span.text == "er 300 banen verdwenen zijn bij de gemeente"


def test_who_said_so_and_what_he_is_claims_nothing() -> None:
    text = '"They cut the crew from 60 to 35 people," said passenger Ray Dutton, who has commuted on the line since 1998.'
    [claim] = claims(text, "en")
    assert claim.span.text == "They cut the crew from 60 to 35 people"


def test_what_no_one_can_deny_is_asserted_whoever_says_we() -> None:
    asserted = "De gemeente heeft vorig jaar 12 miljoen euro uitgegeven aan wegen"
    framed = "We kunnen niet ontkennen dat de gemeente vorig jaar 12 miljoen euro heeft uitgegeven aan wegen"
    thought = "We kunnen denken dat de gemeente vorig jaar 12 miljoen euro heeft uitgegeven aan wegen"
    scorer = shipped_scorer("nl")
    assert "first_person" not in scorer.score(framed).seen
    scores = [scorer.score(text).check_worthy for text in (thought, framed, asserted)]
    assert scores[0] < scores[1] <= scores[2]


def test_two_complements_with_a_figure_each_are_two_claims() -> None:
    found = claims("De wethouder zei dat er 400 woningen zijn gebouwd en dat de huren met 6 procent stegen.")
    assert [claim.span.text for claim in found] == [
        "er 400 woningen zijn gebouwd",
        "de huren met 6 procent stegen",
    ]
    assert by_itself_of(found[1]) == "De huren stegen met 6 procent."


def test_a_clause_with_a_share_in_words_is_a_claim_beside_one_with_a_figure() -> None:
    found = claims("De huren stegen met 6 procent, terwijl het aantal woningen met een tiende daalde.")
    assert [claim.span.text for claim in found] == [
        "De huren stegen met 6 procent",
        "het aantal woningen met een tiende daalde.",
    ]
    assert by_itself_of(found[1]) == "Het aantal woningen daalde met een tiende."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("De minister hoopt dat er volgend jaar 400 woningen bij komen.", "nl"),
        ("De vakbond vreest dat er 300 banen verdwijnen.", "nl"),
        ("The minister hopes that 400 homes will be built.", "en"),
        ("Het Kamerlid vroeg of de premier 3 miljoen euro had uitgegeven.", "nl"),
        ("The union demanded that 400 workers be paid.", "en"),
    ],
)
def test_what_is_unassertedd_or_feared_is_no_claim(text: str, language: str) -> None:
    assert claims(text, language) == []


def test_what_only_tells_who_said_it_is_no_claim_beside_the_quote() -> None:
    text = '"We priced 300 products off the shelf," chief executive Helen Strand said on a call with journalists.'
    assert [claim.quote is not None for claim in claims(text, "en")] == [True]


def test_what_happened_before_a_quote_in_the_same_sentence_is_the_narrators() -> None:
    found = claims(
        "Minister Karin Bos heeft gisteravond haar ontslag aangeboden, nadat de Tweede Kamer haar had verweten dat ze stukken achterhield."
    )
    assert found[0].span.text == "Minister Karin Bos heeft gisteravond haar ontslag aangeboden"
    assert found[0].quote is None


def test_a_quote_that_its_cue_interrupts_is_one_claim() -> None:
    found = claims(
        "Een brief over 240 miljoen euro heeft hij naar eigen zeggen pas vorige week gekregen, zegt minister Jan Bos."
    )
    assert all("naar eigen zeggen" in claim.span.text for claim in found)


def test_dutch_clauses_weigh_what_their_sentence_does_when_it_only_adds_who_said_it() -> None:
    text = "De regionale landbouworganisatie meldt dat in Salland inmiddels 118 bedrijven zijn leeggehaald."
    [found] = claims(text)
    assert found.span.text == "in Salland inmiddels 118 bedrijven zijn leeggehaald"
    assert found.check_worthiness == round(shipped_scorer("nl").score(text).check_worthy, 3)
    assert all(f.span is None or found.span.start <= f.span.start < found.span.end for f in found.factors)


def test_a_piece_of_a_quote_with_a_figure_weighs_what_its_sentence_does() -> None:
    text = "'De bodem is gesaneerd,' aldus de wethouder, 'en op de wachtlijst staan 18.400 mensen.'"
    assert any("18.400 mensen" in claim.span.text for claim in claims(text))
