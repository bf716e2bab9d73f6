"""The sample files in the shape of every format, each with what must be found in it, word for word."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from tests.ingest.shown import EXPECTED, sample_files, shown

WANTED = json.loads(EXPECTED.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sample_files())
def test_sample_is_read_as_expected(name: str) -> None:
    assert shown(name) == WANTED[name]


def test_every_format_has_three_samples_and_no_expectation_is_left_over() -> None:
    files = sample_files()

    assert sorted(WANTED) == files
    assert min(Counter(name.partition("/")[0] for name in files).values()) >= 3
