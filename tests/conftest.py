"""What every test may ask for."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from factcheck.models import Desk, User
from tests.builders import make_desk, make_user


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    """Throttles count in the cache; no test should meet another's."""
    cache.clear()


@pytest.fixture
def desk(db: None) -> Desk:
    return make_desk()


@pytest.fixture
def editor(desk: Desk) -> User:
    return make_user(desk, "editor", username="eva")


@pytest.fixture
def admin(db: None) -> User:
    return User.objects.create_superuser("beheer", password="een-lang-genoeg-wachtwoord")
