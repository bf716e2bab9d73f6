"""Asking other people's servers, without being sent inside our own network. The only place that opens a web address.

    with fetch("https://example.org/rss.xml", limits=PAGE, headers={"If-None-Match": feed.etag}) as answer:
        if answer.status == 200:
            read(answer.file)

fetch() looks the name up, checks every address it leads to, and connects to the address that was checked; each redirect
is a new address and is checked the same way. It holds to limits of size, time, redirects and content types, sends no
cookies or credentials, and knows no proxy. What goes wrong is a FetchError, whose str() is a sentence for who gave the
address, in their language; reason and values can be kept and said again later with sentence().

With body= it posts, and follows no redirect: that is for webhooks. Networks of one's own are opened by the settings
FETCH_NETWORKS and FETCH_PORTS. Why it is built like this: docs/decisions/0006-fetching.md.
"""

from factcheck.fetching.answers import DOCUMENT, PAGE, Fetched, Limits
from factcheck.fetching.request import fetch
from factcheck.fetching.trouble import FetchError, Reason, sentence

__all__ = ["DOCUMENT", "PAGE", "FetchError", "Fetched", "Limits", "Reason", "fetch", "sentence"]
