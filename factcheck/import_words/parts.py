"""Words and clauses that stand within the sentences of the readers, their own and those of the libraries they use."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

# From quotes/ingest.
OWN = (
    # Files, by how they begin.
    _("a PNG image"),
    _("a JPEG image"),
    _("a GIF image"),
    _("a PDF file"),
    _("a ZIP archive"),
    _("a gzip archive"),
    _("a bzip2 archive"),
    _("a 7-Zip archive"),
    _("a RAR archive"),
    _("an old Word or Excel file"),
    _("an RTF file"),
    _("a program"),
    _("a SQLite database"),
    _("a ZIP"),
    _("a tar"),
    _("a gzip"),
    _("a WARC"),
    # Values of JSON; null is called null.
    _("text"),
    _("a number"),
    _("true or false"),
    _("a list"),
    _("an object"),
    _("%(why)s, at character %(character)s"),
    _("it is nested too deep"),
    # What a page or agency states.
    _("address"),
    _("date"),
    _("id"),
    _("outlet"),
    _("byline"),
    _("section"),
    _("it is no date"),
    _("it is no web address"),
    _("it has more than %(most)s characters"),
    _("none is stated, and the claim looks like %(language)s. State %(choice)s."),
    _("The agency"),
    # Encodings.
    _("it is not UTF-8"),
    _("as the file says"),
    _("the file says %(stated)s"),
    # Workbooks.
    _("it has %(count)s sheets, and 1 to %(most)s are read"),
    _("it holds more than %(most)s different texts"),
    _("its texts: %(why)s"),
    _("in %(part)s: %(why)s"),
    _("%(part)s is missing"),
    _("%(part)s is empty"),
)
# From Python's json, expat, zipfile, gzip and tarfile: what people meet; the rest stays in English.
OF_LIBRARIES = (
    _("expecting value"),
    _("expecting property name enclosed in double quotes"),
    _("expecting ',' delimiter"),
    _("expecting ':' delimiter"),
    _("unterminated string starting at"),
    _("invalid control character at"),
    _("invalid \\escape"),
    _("invalid \\uxxxx escape"),
    _("extra data"),
    _("mismatched tag"),
    _("not well-formed (invalid token)"),
    _("syntax error"),
    _("no element found"),
    _("unclosed token"),
    _("unclosed CDATA section"),
    _("duplicate attribute"),
    _("junk after document element"),
    _("undefined entity"),
    _("unbound prefix"),
    _("XML or text declaration not at start of entity"),
    _("Bad CRC-32 for file %(file)s"),
    _("File is not a zip file"),
    _("CRC check failed %(error)s"),
    _("Error %(error)s while decompressing data: %(told)s"),
    _("unexpected end of data"),
    _("invalid header"),
    _("bad checksum"),
)
PARTS = (*OWN, *OF_LIBRARIES)
