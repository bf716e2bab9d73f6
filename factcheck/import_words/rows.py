"""What the readers say of tables and JSON: CSV, Excel, JSON lines and arrays."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

ROWS = (
    # The header.
    _("The file has no header. Name the columns on the first line."),
    _("The file has a header and no rows. Add a row per article."),
    _("The first line names no column that is known. Add a header, for instance headline, text, date."),
    _("The column %(name)s stands twice. Rename or remove one."),
    _("No column holds the text. Call one of them %(names)s."),
    _("No column for %(choice)s. Name the columns on the first line: url, claim, rating, …"),
    _("Columns that were not read: %(names)s."),
    _("Lines of the header that were not read: %(names)s."),
    _("Keys that were not read: %(names)s."),
    # A row.
    _(
        "The row has %(cells)s cells, the header %(total)s. Put quote marks around a field that holds the delimiter."
    ),
    _("A quote mark opens a field here and is never closed. Close it, or double it when it is text."),
    _("A quote mark stands inside a quoted field. Double it when it is text."),
    _("A field has more than %(most)s characters. Is a quote mark not closed?"),
    _("The row is not CSV: %(error)s. Correct it, or leave it out."),
    _("Empty cells past the header were left out: %(count)s."),
    # Excel.
    _("Rows above the header were left out: %(count)s."),
    _("Cells beside the columns with a name were left out: %(count)s."),
    _("Cells with an error of Excel were left empty: %(count)s."),
    _("A cell is full (%(most)s characters), so its text was probably cut off by Excel."),
    _("A cell refers to text %(number)s, which the workbook does not have. Fill it in again."),
    _("The cell %(cell)s lies outside of what Excel has. Correct it."),
    # JSON.
    _("Article %(number)s of the array: %(why)s"),
    _("Record %(number)s: %(why)s"),
    _("The array is empty. Add an object per article."),
    _("The list is empty. Add a ClaimReview per record."),
    _("This is not JSON: %(why)s. Correct it."),
    _("This is not JSON: %(why)s. Correct it, or leave it out."),
    _("This is %(what)s, not an object. Put each article between braces."),
    _("This is no object, so no ClaimReview. Put each record between braces."),
    _("This is nested too deep to read. Flatten it."),
    _("This is nested %(count)s deep; at most %(most)s is read. Flatten it."),
    _("This is longer than %(most)s characters. Is a quote mark or bracket not closed?"),
    _("The file breaks off before this is complete. Send it again, or close what is open."),
    _("Here stands something that is no article. Remove it."),
    _("The line has more than %(most)s characters. Split it."),
    _("The key %(name)s stands twice. Rename or remove one."),
    _("%(value)s is not JSON. Use null."),
    _("The value is %(what)s, not text. Put it between quote marks."),
    # Fact checks.
    _("No fact checks can be read from this. Use ClaimReview as JSON, a web page that holds it, or CSV."),
    _("claimReviewed is missing. Give it as text."),
    _("alternateName is missing from reviewRating. Give the verdict in words."),
    _("url is missing. Give the address of the review."),
    _("url: %(value)s is not a web address. Use https://…"),
    _("inLanguage: %(why)s"),
    _("datePublished: %(why)s"),
    _("%(name)s: %(value)s is not a number. Use one like 2 or 3.5."),
    _("%(name)s has %(count)s characters; at most %(most)s are kept. Shorten it."),
    _("%(value)s is not a language we read. Use %(choice)s."),
)
