"""What the readers say of an article itself: its text, its letters, its fields, and what its agency says."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

TEXTS = (
    # The text.
    _("The article has no text. Fill one of %(names)s."),
    _("The article has no text. Write it in the file, or leave the file out."),
    _("The article has %(count)s characters; at most %(most)s are read. Split it."),
    _("The file has more than %(count)s bytes; at most %(most)s characters are read. Split it."),
    # Its letters.
    _("Read as %(encoding)s: %(why)s."),
    _("Read as %(encoding)s, as the page says."),
    _("The file says that it is %(stated)s, and is UTF-8."),
    _("The page says that it is %(stated)s, and is %(encoding)s."),
    _("Bytes that are no UTF-8 were read as %(encoding)s: %(count)s."),
    _("Bytes that are no %(encoding)s were replaced by �: %(count)s."),
    _("Bytes that mean nothing in this encoding were replaced by �: %(count)s."),
    _("Characters that could not be decoded were replaced by �: %(count)s."),
    _("Half characters (lone surrogates) were replaced by �: %(count)s."),
    _("NUL characters were replaced by spaces: %(count)s."),
    _("Control characters were replaced by spaces: %(count)s."),
    _("Lines with misread letters (â€™ for ’, Ã© for é) were put right: %(count)s."),
    # A field.
    _("%(value)s is not a date. Use 2022-12-31, 2022-12 or 2022."),
    _("%(value)s is not a moment. Use 2022-12-31T12:00+01:00 or 2022-12-31."),
    _("%(value)s is no language we read. Use nl or en, or leave it empty."),
    _("%(value)s is not a web address. Use https://…, or leave it empty."),
    _("The value has %(count)s characters; at most %(most)s are kept. Shorten it."),
    _("The stated %(what)s %(value)s was left out: %(why)s."),
    # Its agency.
    _("%(agency)s killed this item. It was left out."),
    _("%(agency)s withholds this item. It was left out; import it when it is released."),
    _("%(agency)s has an embargo on this item. It was left out; import it afterwards."),
    _("%(agency)s has an embargo on this item until %(moment)s. It was left out; import it afterwards."),
    _("The status %(value)s is not known and was not read."),
    _("The urgency %(value)s is not 1 to 9 and was not read."),
    # What the import says (factcheck/actions/import_chunks.py).
    _("It was withdrawn before."),
    _("It is not stored yet; should it still come in, it will be withdrawn."),
    _("Its agency killed it before; it is stored as withdrawn."),
    _("No earlier version with its id or headline is stored; if one came in under another, remove it."),
    _("The database refuses this record: %(error)s. Correct it, or leave it out."),
)
