"""What can go wrong with a fetch, or with what came back, in sentences for who gave the address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from factcheck.import_words import reason_in_words


class Reason(TextChoices):
    """Why nothing came back. The label is a sentence with places for values, in the language of the reader."""

    ADDRESS = "address", _("%(address)s is not a web address. Use one like https://www.example.org/rss.xml.")
    CREDENTIALS = "credentials", _("The address holds a user name or a password. Leave them out.")
    PORT = "port", _("Port %(port)s may not be asked; %(ports)s may. FETCH_PORTS on the server adds others.")
    UNKNOWN = "unknown", _("There is no server called %(host)s. Check the address.")
    INSIDE = (
        "inside",
        _(
            "%(host)s is not on the public internet. FETCH_NETWORKS on the server opens a network of your own."
        ),
    )
    UNREACHABLE = "unreachable", _("%(host)s cannot be reached: %(why)s.")
    CERTIFICATE = "certificate", _("The connection to %(host)s is not safe: %(why)s.")
    SLOW = "slow", _("%(host)s took longer than %(seconds)s seconds. Try again later.")
    BROKEN = "broken", _("The answer of %(host)s broke off or cannot be read: %(why)s.")
    LARGE = "large", _("The answer of %(host)s is larger than %(most)s MB.")
    REDIRECTS = "redirects", _("%(host)s sends on to other addresses more than %(most)s times.")
    TYPE = "type", _("%(host)s answers with %(type)s, which is nothing to read here.")
    PAGE = "page", _("%(host)s answers with a web page, not a feed.")
    PAGE_WITH_FEEDS = (
        "page_with_feeds",
        _("%(host)s answers with a web page, not a feed. The page names: %(feeds)s"),
    )
    NOTHING = "nothing", _("Nothing in it can be read as an article: %(why)s")
    ITEMS = "items", _("Items that could not be read: %(count)s. The first: %(why)s")
    FOLDER = "folder", _("The folder %(folder)s is not there or cannot be opened: %(why)s.")
    FOLDER_CLOSED = (
        "folder_closed",
        _("The folder %(folder)s lies outside those that FEED_FOLDERS on the server opens."),
    )
    FOLDER_FULL = (
        "folder_full",
        _("The folder %(folder)s holds more than %(most)s files. Take the old ones out."),
    )
    STATUS = "status", _("%(host)s answers with status %(status)s (%(phrase)s).")


# Their why is a sentence of quotes/ingest.
OF_READERS = (Reason.NOTHING, Reason.ITEMS)


class FetchError(Exception):
    """Nothing usable came back. values: what the sentence of reason names; all of it can be kept as JSON."""

    def __init__(self, reason: Reason, **values: str | int) -> None:
        super().__init__(reason, values)
        self.reason = reason
        self.values = values

    def __str__(self) -> str:
        return sentence(self.reason, self.values)


def sentence(reason: Reason | str, values: Mapping[str, Any]) -> str:
    """The sentence in the language that is active now. Values that are lacking leave their place as it is."""
    told = str(Reason(reason).label)
    if reason in OF_READERS and "why" in values:
        values = {**values, "why": reason_in_words(str(values["why"]))}
    try:
        return told % values
    except KeyError:
        return told
