"""Pictures of the pages, to look at: `python -m tests.browser.screenshots OUTDIR`.

Starts a site of its own, in a folder that is gone afterwards, with the sample articles and fact checks of a first start.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser import chromium

ROOT = Path(__file__).resolve().parent.parent.parent
WIDTHS = (1400, 768, 400)
SCHEMES = ("light", "dark")
LANGUAGES = ("nl", "en")
PASSWORD = re.compile(r"Made the account '(\w+)' with password (\S+)")
READY = re.compile(r"ready at (http://\S+)")


@dataclass(frozen=True, slots=True)
class Running:
    """A site that is up. passwords: by user name."""

    address: str
    passwords: Mapping[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, metavar="OUTDIR")
    parser.add_argument("--only", nargs="*", metavar="PAGE", help="names of pages; all of them without")
    options = parser.parse_args()
    folder: Path = options.folder
    program = chromium.find() or sys.exit(chromium.HOW_TO_GET_ONE)
    folder.mkdir(parents=True, exist_ok=True)
    with site() as running, chromium.launched(program) as browser:
        set_up_the_desk(browser, running)
        for language, scheme in product(LANGUAGES, SCHEMES):
            take_all(browser, running, folder, language, scheme, options.only or ())


@contextmanager
def site() -> Iterator[Running]:
    """`make run` in a new folder, once its samples are analysed."""
    with tempfile.TemporaryDirectory(prefix="wederhoor-pictures-") as var:
        environment = {key: value for key, value in os.environ.items() if not key.endswith("_URL")}
        server = subprocess.Popen(
            [sys.executable, str(ROOT / "manage.py"), "serve", "--port", free_port()],
            env=environment | {"WEDERHOOR_VAR": var, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            yield when_ready(server)
        finally:
            server.terminate()
            server.wait(60)


def free_port() -> str:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def when_ready(server: subprocess.Popen[str]) -> Running:
    """Reads what make run prints, up to its address. Exits when it ends before."""
    passwords: dict[str, str] = {}
    for line in server.stdout or ():
        if found := PASSWORD.search(line):
            passwords[found[1]] = found[2]
        if found := READY.search(line):
            return Running(found[1], passwords)
    sys.exit("The site ended before it was ready; its reason stands above.")


def take_all(
    browser: Browser, running: Running, folder: Path, language: str, scheme: str, only: Collection[str]
) -> None:
    context = browser.new_context(base_url=running.address, locale=language, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto("/login/")
    if not only:
        take(page, folder, "login", language, scheme)
    log_in(page, running.passwords["admin"])
    for name, address in addresses(page).items():
        if only and name not in only:
            continue
        page.goto(address)
        take(page, folder, name, language, scheme)
    context.close()


def set_up_the_desk(browser: Browser, running: Running) -> None:
    """A webhook, a watch list, and two decisions, so that the desk's pages have something to show."""
    context = browser.new_context(base_url=running.address, locale="en")
    page = context.new_page()
    page.goto("/login/")
    log_in(page, running.passwords["admin"])
    desk = desk_of(page)
    fill(
        page,
        f"{desk}webhooks/new/",
        {"name": "Newsroom system", "url": "https://hooks.example.org/wederhoor"},
    )
    watched = {
        "name": "Bridges and roads",
        "topics": "brug\nweg",
        "names": "Zandmeer",
        "emails": "desk@example.org",
    }
    fill(page, f"{desk}watch/new/", watched)
    fill(page, f"{desk}weights/", {"shift-sport": "-1"})
    page.goto("/")
    for key in ("s", "w"):
        page.keyboard.press(key)
        page.locator(".standing").first.wait_for()
    context.close()


def fill(page: Page, address: str, values: Mapping[str, str]) -> None:
    page.goto(address)
    for name, value in values.items():
        field = page.locator(f"main [name={name}]")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    page.locator("main form button[type=submit]:not(.plain)").last.click()
    page.wait_for_load_state()


def desk_of(page: Page) -> str:
    """The address under which the first desk has its pages."""
    page.goto("/desks/")
    weights = page.locator("main a[href$='/weights/']").first.get_attribute("href") or ""
    return weights.removesuffix("weights/")


def log_in(page: Page, password: str) -> None:
    page.fill("#id_username", "admin")
    page.fill("#id_password", password)
    page.click("main button")
    page.wait_for_url("/")


def addresses(page: Page) -> dict[str, str]:
    """From the queue: the pages to take, with the first case and its article."""
    case = page.locator(".card [data-enter]").first.get_attribute("href") or ""
    article = (page.locator(".card .source a").first.get_attribute("href") or "").partition("#")[0]
    desk = desk_of(page)
    return {
        "queue": "/",
        "article": article,
        "articles": "/articles/",
        "new-article": "/articles/new/",
        "case": case,
        "status": "/status/",
        "import": "/admin/factcheck/importbatch/add/",
        "profile": "/profile/",
        "near-misses": f"{article}near-misses/",
        "weights": f"{desk}weights/",
        "precision": f"{desk}precision/",
        "watch-lists": f"{desk}watch/",
        "watch-list": f"{desk}watch/new/",
        "webhooks": f"{desk}webhooks/",
        "webhook": f"{desk}webhooks/new/",
    }


def take(page: Page, folder: Path, name: str, language: str, scheme: str) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=folder / f"{name}-{language}-{scheme}-{width}.png", full_page=True)


if __name__ == "__main__":
    main()
