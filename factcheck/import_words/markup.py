"""What the readers say of web pages, XML and the formats of agencies."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

MARKUP = (
    # Web pages.
    _("The text was HTML; its marks were taken out."),
    _("The HTML has %(count)s characters; at most %(most)s are read. Split it."),
    _("The HTML is nested more than 256 deep, so the end of it cannot be read. Flatten it."),
    _("Parts of the page that no reader sees were left out: %(count)s."),
    _("No article stands out in the page, so all of its text was read."),
    _("The text is the one that the page gives to search engines (JSON-LD)."),
    _("The page says that it is not free to read, so its text may be cut off."),
    _("The page has more than %(most)s bytes. Save its article as plain text."),
    _("The page has more than %(most)s bytes. Save its JSON-LD by itself."),
    _("The page has more than %(most)s bytes. Leave it out."),
    _("The page holds no ClaimReview as JSON-LD, so nothing of it was read."),
    # Feeds.
    _("The feed gives a summary and not the whole article."),
    _("The JSON of the feed cannot be read."),
    _("An item of the feed is no object."),
    # XML.
    _("This is XML, but its first element is not found in its first 64 KiB. Send it again."),
    _("This is XML of a kind that is not read: %(element)s. Known are %(names)s and HTML."),
    _("The file holds no %(element)s, so there is no article in it. Send one with articles."),
    _("The file declares entities of its own, which can be made to harm. Take them out of its DOCTYPE."),
    _("The XML is broken on line %(line)s: %(why)s. Correct it there."),
    _("The XML breaks off before this is complete. Send the file again."),
    _("The XML is nested more than %(most)s deep. Flatten it."),
    _("A tag or comment has more than %(most)s characters. Is it not closed?"),
    _("One item has more than %(number)s elements or %(most)s characters. Split it."),
    _("This %(element)s is not closed before the next one begins. Close it."),
    _("Marks of HTML that XML does not know, such as &nbsp;, were read as in HTML: %(count)s."),
    _("Loose & marks were read as text: %(count)s."),
    _("References to characters that do not exist were replaced by �: %(count)s."),
    _("The mark ]]> outside CDATA was read as text: %(count)s."),
    # Agencies.
    _("The item holds %(count)s texts; the longest was read."),
    _("The message has more than %(most)s bytes. Split it."),
    _("The message has more than %(most)s characters. Split it."),
    _("The message has no start of text (STX), so there is no article in it. Send it again."),
    _("The message breaks off: it has no end of text (ETX). Send it again."),
    _("The header of the message is not that of IPTC 7901: source, number, priority, category."),
)
