"""What a browser complains of, kept until the end of the test, which then fails."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, ConsoleMessage, WebError

BY_STATUS = re.compile(r"Failed to load resource: the server responded with a status of (\d+)")


class Watch:
    """Errors and warnings in the console, where Chromium also reports breaches of the content security policy; and uncaught errors."""

    def __init__(self) -> None:
        self.complaints: list[str] = []
        self.expected: set[int] = set()

    def expect(self, *statuses: int) -> None:
        """These answers are part of the test: what the browser's console says of them is no complaint."""
        self.expected.update(statuses)

    def follow(self, context: BrowserContext) -> None:
        context.on("console", self.hear)
        context.on("weberror", self.note)

    def hear(self, message: ConsoleMessage) -> None:
        by_status = BY_STATUS.match(message.text)
        if message.type in ("error", "warning") and not (
            by_status and int(by_status.group(1)) in self.expected
        ):
            self.complaints.append(f"{message.type}: {message.text} ({message.location.get('url')})")

    def note(self, error: WebError) -> None:
        self.complaints.append(f"uncaught: {error.error}")
