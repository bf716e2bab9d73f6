"""What every test may ask for."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.utils import translation

from factcheck import calls
from factcheck.models import Desk, User
from tests.builders import make_desk, make_user

# The real hashes take a quarter of a second by design, and most tests make a user.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _empty_redis() -> None:
    """Throttles count and calls wait in it; no test should meet another's."""
    calls.client.flushdb()


@pytest.fixture(autouse=True)
def _language_of_the_site() -> None:
    """The page that a test before asked for left its language behind in this thread."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def desk(db: None) -> Desk:
    return make_desk()


@pytest.fixture
def editor(desk: Desk) -> User:
    return make_user(desk, "editor", username="eva")


@pytest.fixture
def admin(db: None) -> User:
    return User.objects.create_superuser("beheer", password="een-lang-genoeg-wachtwoord")
