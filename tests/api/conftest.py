from __future__ import annotations

import pytest

from factcheck.models import User
from tests.api.calls import Program, program_of


@pytest.fixture
def program(editor: User) -> Program:
    """A program with a write key of eva, an editor of desk."""
    return program_of(editor)
