"""The page that shows the API, from local files under the site's strict policy."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Browse

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_the_page_shows_every_operation_and_opens_one(browse: Browse) -> None:
    page = browse()
    page.goto("/api/docs/")
    page.locator(".opblock").first.click()
    page.get_by_text("Try it out").first.wait_for()
    assert page.locator(".opblock").count() > 20
