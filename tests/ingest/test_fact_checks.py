"""Files of fact checks to drafts and problems."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotes
from quotes.ingest.draft import Problem
from quotes.ingest.fact_checks import FactCheckDraft, read_fact_checks
from quotes.ingest.fact_checks.ratings import level_of

SAMPLES = Path(__file__).parent / "samples" / "fact_checks"


def read(data: bytes | str, name: str = "feed") -> list[FactCheckDraft | Problem]:
    return list(read_fact_checks(name, io.BytesIO(data.encode() if isinstance(data, str) else data)))


def shown(found: list[FactCheckDraft | Problem]) -> list[str]:
    """A line each: claim, verdict, level; or what is wrong and where."""
    return [
        f"{each.claim_reviewed} = {each.alternate_name} ({each.level})"
        if isinstance(each, FactCheckDraft)
        else f"{each.place.line} {each.place.column}: {each.reason}"
        for each in found
    ]


def record(**changed: Any) -> dict[str, Any]:
    return {
        "url": "https://check.example/brug",
        "claimReviewed": "De brug is dicht.",
        "inLanguage": "nl-NL",
        "reviewRating": {"alternateName": "Onwaar", "ratingValue": "1"},
        "author": {"name": "De Feitenloep"},
        "datePublished": "2026-03-04T10:00:00Z",
    } | changed


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "data-commons.json",
            [
                "The ferry to Harrowmere carried 9,000 passengers in April. = Mostly False (2)",
                "No other ferry in the county carries more people. = 6/6 (5)",
                "35 url: Record 2: url is missing. Give the address of the review.",
                "39 inLanguage: Record 3: inLanguage: none is stated, and the claim looks like 'fr'. State nl or en.",
            ],
        ),
        ("page.html", ["De kade in Zandmeer staat al zes jaar leeg. = Pinokkiotest: eerder onwaar (2)"]),
        (
            "feed-nl.csv",
            [
                "De helft van de huizen staat leeg; dat is een record. = Waar (5)",
                "3 claimReviewed: claimReviewed is missing. Give it as text.",
                "4 url: url: 'feitenloep.example/c' is not a web address. Use https://…",
                "5 datePublished: datePublished: '32 mei' is not a date. Use 2022-12-31, 2022-12 or 2022.",
                "De molen draait weer. = Satire (None)",
            ],
        ),
        (
            "claims-search.json",
            [
                "Bus fares in Harrowmere have doubled since 2019. = Half True (3)",
                "Bus fares in Harrowmere have doubled since 2019. = Needs context (2)",
            ],
        ),
        (
            "lines.jsonl",
            [
                "De brug is dicht. = Deels waar, deels onwaar (3)",
                "2 : This is not JSON: expecting ',' delimiter, at character 171. Correct it, or leave it out.",
                "3 url: url: 'javascript:alert(1)' is not a web address. Use https://…",
                "4 : This is no object, so no ClaimReview. Put each record between braces.",
                "De brug is geel. = 2 (2)",
            ],
        ),
    ],
)
def test_each_sample_is_read_and_says_what_it_leaves_out(name: str, expected: list[str]) -> None:
    assert shown(read((SAMPLES / name).read_bytes(), name)) == expected


def test_a_page_gives_its_own_address_title_and_day() -> None:
    (found,) = read((SAMPLES / "page.html").read_bytes())
    assert isinstance(found, FactCheckDraft)
    assert (found.url, found.author_name) == ("https://feitenloep.example/2026/kade", "De Feitenloep")
    assert (found.name, found.in_language, str(found.date_published)) == (
        "Staat de kade al jaren leeg?",
        "nl",
        "2026-03-04",
    )


def test_who_claimed_it_and_who_published_it_are_known() -> None:
    both = read((SAMPLES / "claims-search.json").read_bytes())
    assert [each.author_name for each in both] == ["Tidecheck", "othercheck.example"]
    assert {each.item_reviewed_author for each in both} == {"Owen Pellinore"}


def test_the_samples_of_a_first_start_are_all_good() -> None:
    found = read((Path(quotes.__file__).parent / "samples" / "fact_checks.jsonl").read_bytes())
    assert [type(each) for each in found] == [FactCheckDraft] * 4


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"url": None}, "url is missing"),
        ({"url": "https://"}, "is not a web address"),
        ({"url": "https://a b.example/"}, "is not a web address"),
        ({"claimReviewed": "  "}, "claimReviewed is missing"),
        ({"claimReviewed": {"a": 1}}, "claimReviewed is missing"),
        ({"claimReviewed": "x" * 10_001}, "at most 10,000 are kept"),
        ({"reviewRating": None}, "alternateName is missing"),
        ({"reviewRating": {"alternateName": "Waar", "ratingValue": "NaN"}}, "is not a number"),
        ({"reviewRating": {"alternateName": "Waar", "ratingValue": "9" * 400}}, "is not a number"),
        ({"inLanguage": "tlh"}, "is not a language we read"),
        ({"datePublished": "4 maart"}, "is not a date"),
        ({"url": "https://check.example/" + "x" * 2000}, "at most 2,000 are kept"),
    ],
)
def test_a_broken_record_is_told_and_the_others_are_read(changed: dict[str, Any], reason: str) -> None:
    first, second = read(json.dumps([record(**changed), record()]))
    if "9" * 400 in str(changed):
        assert isinstance(first, FactCheckDraft)  # cut to 40 figures: large, and outside every scale
        assert first.level == 5
        return
    assert isinstance(first, Problem)
    assert reason in first.reason
    assert first.reason.startswith("Record 1: ")
    assert isinstance(second, FactCheckDraft)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"Beste redactie, hierbij de checks.", "No fact checks can be read"),
        (b"\x89PNG\r\n\x1a\n", "PNG image"),
        (b"[]", "The list is empty"),
        (b"<html><body><p>Niets</p></body></html>", "holds no ClaimReview"),
        (b"url;bewering\n1;2\n", "No column for alternateName"),
        (b'{"@type": "ClaimReview", "url": ', "expecting value"),
        (b"[" * 100_000, "nested"),
        (b"PK\x03\x04 nonsense", "breaks off"),
        (b"\x1f\x8b\x08 nonsense", "breaks off"),
    ],
)
def test_a_file_that_is_none_gives_one_reason(data: bytes, reason: str) -> None:
    (found,) = read(data)
    assert isinstance(found, Problem)
    assert reason in found.reason


def test_packed_files_are_read_and_archives_within_archives_refused() -> None:
    feed = json.dumps([record()]).encode()
    assert shown(read(gzip.compress(feed))) == ["De brug is dicht. = Onwaar (1)"]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.json", feed)
        archive.writestr("b.json.gz", gzip.compress(feed))
    first, second = read(packed.getvalue())
    assert isinstance(first, FactCheckDraft)
    assert isinstance(second, Problem)
    assert "archive in an archive" in second.reason


@pytest.mark.parametrize(
    ("verdict", "value", "best", "worst", "level"),
    [
        ("Waar", None, None, None, 5),
        ("NIET WAAR!", 5, 5, 1, 1),
        ("Grotendeels onwaar", None, None, None, 2),
        ("Pants on Fire", None, None, None, 1),
        ("This is misleading.", None, None, None, 2),
        ("Deels waar", None, None, None, 3),
        ("Waar noch onwaar", None, None, None, None),
        ("Onbewezen", 3, 5, 1, None),
        ("Dit zit anders", 4, 5, 1, 4),
        ("Dit zit anders", 0, 0, 6, 5),  # upside down: 0 is the best
        ("Dit zit anders", 50, 100, 0, 3),
        ("Dit zit anders", -1, 5, 1, None),
        ("Dit zit anders", 3, 3, 3, None),
        ("Dit zit anders", 2, None, None, 2),
        ("Dit zit anders", None, None, None, None),
    ],
)
def test_verdicts_of_many_publishers_come_on_one_scale(
    verdict: str, value: float | None, best: float | None, worst: float | None, level: int | None
) -> None:
    assert level_of(verdict, value, best, worst) == level


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "@type",
                        "url",
                        "claimReviewed",
                        "item",
                        "author",
                        "reviewRating",
                        "inLanguage",
                        "claims",
                        "claimReview",
                        "datePublished",
                    ]
                )
                | st.text(max_size=5),
                inner,
                max_size=6,
            )
        ),
        max_leaves=20,
    )
)
def test_no_json_whatever_makes_the_reader_stumble(value: Any) -> None:
    for each in read(json.dumps([value])):
        assert isinstance(each, FactCheckDraft | Problem)
