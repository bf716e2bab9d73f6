"""Whatever the readers say has Dutch words, and the catalogue holds nothing that they do not say."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext, override

from factcheck.import_words.files import FILES
from factcheck.import_words.markup import MARKUP
from factcheck.import_words.parts import OF_LIBRARIES, OWN
from factcheck.import_words.rows import ROWS
from factcheck.import_words.sentence import PLACE
from factcheck.import_words.texts import TEXTS
from quotes.ingest.draft import ArticleDraft, Problem
from quotes.ingest.fact_checks import read_fact_checks
from quotes.ingest.reader import read
from tests.import_words.sources import constants, sayings
from tests.import_words.untold import told, untold
from tests.ingest.shown import SAMPLES

SAID = [*sayings()]
OURS = (*FILES, *ROWS, *TEXTS, *MARKUP, *OWN)
# In the source the one has its name as a value, and the other stands within its sentence.
WRITTEN_OTHERWISE = {"datePublished: %(why)s", "it is not UTF-8"}
# The same in both languages.
SAME = {
    "id",
    "inLanguage: %(why)s",
    "datePublished: %(why)s",
    "Record %(number)s: %(why)s",
    "in %(part)s: %(why)s",
}


def test_what_a_reader_can_say_has_words_of_its_own() -> None:
    """One that lacks them goes into factcheck/import_words, and its Dutch into locale/nl."""
    assert len(SAID) > 150
    assert {where: text for where, text in SAID if untold(text)} == {}


def test_nothing_in_the_catalogue_is_left_over() -> None:
    used = {english for _, text in SAID for english in told(text)} | constants() | WRITTEN_OTHERWISE

    assert [english for english in OURS if english not in used] == []


def test_the_dutch_differs_and_keeps_every_value() -> None:
    with override("nl"):
        dutch = {english: gettext(english) for english in (*OURS, *OF_LIBRARIES)}

    assert {english for english, again in dutch.items() if again == english} == SAME
    lost = [key for key, again in dutch.items() if sorted(PLACE.findall(again)) != sorted(PLACE.findall(key))]
    assert lost == []


def reasons_of_samples() -> Iterator[str]:
    for path in sorted(SAMPLES.glob("*/*")):
        reader = read_fact_checks if path.parent.name == "fact_checks" else read
        with path.open("rb") as stream:
            for found in reader(path.name, stream):
                if isinstance(found, Problem):
                    yield found.reason
                elif isinstance(found, ArticleDraft):
                    yield " ".join(found.repairs)


def test_every_reason_and_repair_of_the_samples_has_words() -> None:
    reasons = {*reasons_of_samples()} - {""}

    assert len(reasons) > 30
    assert [reason for reason in reasons if untold(reason)] == []
