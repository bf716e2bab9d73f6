from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from factcheck.models import User


@pytest.fixture
def logged_in(client: Client, admin: User, settings: Settings, tmp_path: Path) -> Client:
    """A superuser at the admin, in English, with a folder of its own for uploads."""
    settings.MEDIA_ROOT = tmp_path
    settings.LANGUAGE_CODE = "en"
    client.force_login(admin)
    return client
