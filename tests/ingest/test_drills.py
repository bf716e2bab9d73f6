"""The 62 bad files: refused with line, column and reason, or read with what was changed said.

Never raised, never half; and whatever is said has words in the language of the page.
"""

from __future__ import annotations

import time
import tracemalloc

import pytest

from tests.import_words.untold import untold
from tests.ingest.drills import Drill
from tests.ingest.drills_of_archives import ARCHIVES
from tests.ingest.drills_of_markup import MARKUP
from tests.ingest.drills_of_tables import TABLES
from tests.ingest.files import read_all

DRILLS: list[Drill] = [*TABLES, *MARKUP, *ARCHIVES]
# What a reader may hold beside the file itself, on whatever it is given.
MOST_BYTES = 96 * 1024 * 1024
MOST_SECONDS = 20


@pytest.mark.parametrize("drill", DRILLS, ids=str)
def test_bad_file_ends_as_it_must(drill: Drill) -> None:
    data = drill.data()
    started = time.process_time()

    drafts, problems = read_all(data, drill.name)

    assert time.process_time() - started < MOST_SECONDS
    assert [str(found)[: len(told)] for found, told in zip(problems, drill.problems, strict=True)] == [
        *drill.problems
    ]
    assert len(drafts) == drill.drafts
    texts = "\n".join(draft.text for draft in drafts)
    said = "\n".join(repair for draft in drafts for repair in draft.repairs)
    assert [words for words in drill.holds if words not in texts] == []
    assert [words for words in drill.lacks if words in texts] == []
    assert [words for words in drill.said if words not in said] == []
    assert [reason for found in problems if (reason := untold(found.reason))] == []
    assert [repair for draft in drafts if (repair := untold(" ".join(draft.repairs)))] == []


@pytest.mark.parametrize("drill", [drill for drill in ARCHIVES if drill.number in (53, 54, 55)], ids=str)
def test_bomb_is_stopped_in_little_memory(drill: Drill) -> None:
    data = drill.data()
    tracemalloc.start()
    try:
        read_all(data, drill.name)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < MOST_BYTES


def test_every_case_of_the_list_is_there() -> None:
    assert {drill.number for drill in DRILLS} == {*range(1, 63)}
