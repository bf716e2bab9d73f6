"""What the readers say of whole files and archives."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

FILES = (
    # What is empty.
    _("The file is empty. Upload one with an article in it."),
    _("The file is empty. Upload one with a header and a row per article."),
    _("The file is empty. Upload one with an object per article."),
    _("The file is empty. Upload one with a header and a row per fact check."),
    _("The file is empty. Upload one with fact checks in it."),
    # What is no text.
    _("This is %(what)s, not text. Save the article as plain text in UTF-8."),
    _(
        "This is not text: %(count)s of its %(total)s characters are control characters. Save the article as plain text in UTF-8."
    ),
    _("This is a Word document. Save it as plain text."),
    _("This is a PowerPoint file. Save its text as plain text."),
    _("This is an Office document. Save it as plain text."),
    _("This is an OpenDocument file. Save it as Excel or plain text."),
    _("This is an e-book. Save its text as plain text."),
    # Archives in archives.
    _("This is %(what)s in %(outer)s. Unpack it first."),
    _("This is an archive in an archive. Unpack it first."),
    # ZIP.
    _("The ZIP holds no files. Pack the articles in it."),
    _("The ZIP breaks off: its list of files is missing. Send it again."),
    _("The ZIP is damaged: %(why)s. Send it again."),
    _("The ZIP holds more than %(most)s files or is a ZIP64. Split it."),
    _("The ZIP holds %(count)s files; at most %(most)s are read. Split it."),
    _("Files in the ZIP overlap. It is damaged or made to harm; pack it again."),
    _("The name leads outside the ZIP. Pack it again with plain names."),
    _("This is a link, not a file. Pack the file itself."),
    _("This file is encrypted. Pack it without a password."),
    _("This file is packed with method %(number)s. Pack it as an ordinary ZIP."),
    _("The file cannot be unpacked: %(why)s. Pack it again."),
    # Of every archive.
    _("This file unpacks to more than %(most)s times its size: a bomb."),
    _("The archive unpacks to more than %(most)s MiB. Split it."),
    # tar and gzip.
    _("The tar holds no files. Pack the articles in it."),
    _("The tar holds more than %(most)s files. Split it."),
    _("The tar is damaged or breaks off: %(why)s. Send it again."),
    _("The tar ends without its end mark, so files may be missing. Send it again."),
    _("A header in the tar asks for more than it may. It is damaged; pack it again."),
    _("A header in the tar leads back to what was read. It is damaged; pack it again."),
    _("The name leads outside the tar. Pack it again with plain names."),
    _("This is a link or a device, not a file. Pack the file itself."),
    _("The gzip breaks off before its end. Send it again."),
    _("The gzip is damaged: %(why)s. Send it again."),
    # WARC.
    _("The WARC holds no page with text. Send one with web pages."),
    _("The WARC is damaged or breaks off: %(why)s. Send it again."),
    _("The WARC unpacks to more than %(most)s times its size: a bomb."),
    # Excel.
    _("The workbook is empty. Give it a header and a row per article."),
    _("The workbook is damaged: %(why)s. Save it again in Excel, or as CSV."),
)
