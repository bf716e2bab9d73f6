"""The Chromium of this machine: where it is, and how it is started for tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
HOW_TO_GET_ONE = (
    f"NO BROWSER: none of {', '.join(NAMES)} is on the PATH, so nothing was tested in a browser. "
    "Install one: apt-get install chromium (as root, `make browser` does it)."
)
# Nothing is fetched from, or told to, the outside world; no driver for a screen is needed.
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find() -> str | None:
    """The first of NAMES on the PATH."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def launched(program: str) -> Iterator[Browser]:
    # Chromium refuses its sandbox to root; everyone else keeps it.
    arguments = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else list(QUIET)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        try:
            yield browser
        finally:
            browser.close()
