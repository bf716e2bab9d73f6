"""The language of a fact check: as its feed says, or as its words look."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from quotes.language.languages import LANGUAGES

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_NAMES = {"dutch": "nl", "nederlands": "nl", "nld": "nl", "dut": "nl", "vlaams": "nl", "english": "en", "engels": "en", "eng": "en"}  # fmt: skip
# Short Dutch is easily taken for what is written nearly the same.
_TAKEN_FOR = {"af": "nl", "fy": "nl", "li": "nl"}


def language_of(stated: str, text: str) -> str:
    """Return one of LANGUAGES. Raises ValueError with a sentence, for any other.

    Feeds often state none; then text is looked at, among all languages, so that a French review is not read as Dutch.
    """
    if stated:
        name = stated.lower().strip()
        code = _NAMES.get(name, name[:2] if len(name) == 2 or name[2:3] in "-_" else "")
        if code not in LANGUAGES:
            raise ValueError(f"{stated[:40]!r} is not a language we read. Use {' or '.join(LANGUAGES)}.")
        return code
    seen = str(_identifier().classify(text)[0])
    code = _TAKEN_FOR.get(seen, seen)
    if code not in LANGUAGES:
        raise ValueError(
            f"none is stated, and the claim looks like {seen!r}. State {' or '.join(LANGUAGES)}."
        )
    return code


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
