"""What a person does and sees on the pages."""

from __future__ import annotations

import re

from django.contrib.auth.hashers import PBKDF2PasswordHasher
from playwright.sync_api import Locator, Page, expect

from factcheck.models import Case, User
from tests.builders import PASSWORD


def can_log_in(user: User) -> User:
    """Give the user PASSWORD in the form that the running site reads; the tests' own hashes it does not know."""
    user.password = PBKDF2PasswordHasher().encode(PASSWORD, "zout")
    user.save()
    return user


def log_in(page: Page, user: User) -> None:
    page.goto("/login/")
    page.fill("#id_username", user.username)
    page.fill("#id_password", PASSWORD)
    page.click("main button")
    expect(page.locator(".masthead")).to_contain_text(user.username)


def card(page: Page, case: Case) -> Locator:
    """The case's card in the queue."""
    return page.locator(f"#case-{case.pk}")


def expect_current(item: Locator) -> None:
    expect(item).to_have_class(re.compile(r"\bcurrent\b"))


def open_case(page: Page, case: Case) -> None:
    page.goto(f"/cases/{case.pk}/")


def leave_fields(page: Page) -> None:
    """Out of the field that has the focus, so that keys are commands again."""
    page.evaluate("document.activeElement.blur()")
