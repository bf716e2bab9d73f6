"""The spaCy pipelines behind analysis, one per language, loaded once per process.

Today they are blank: our guarded tokenizer and our own components. `PACKAGES` is where a trained pipeline (a package name or
a path) takes the place of the blank one; tokenizer and components are put around it in the same way.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, cast

from quotes.language.page import Page, read_page

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LanguageCode = Literal["nl", "en"]
LANGUAGES: tuple[LanguageCode, ...] = ("nl", "en")
PACKAGES: dict[str, str] = {}
COMPONENTS = ("sentence_spans", "quoted_spans")


class GuardedTokenizer:
    """Tokenize the working copy of a text, and keep its Page on the doc: read it with page_of(doc)."""

    def __init__(self, tokenizer: Callable[[str], Doc]) -> None:
        self.tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        page = read_page(text)
        doc = self.tokenizer(page.working)
        doc.user_data["page"] = page
        return doc


@cache
def load(language: str) -> Language:
    """Return the pipeline for "nl" or "en". The first call imports spaCy, which takes a second."""
    import spacy

    import quotes.language.components  # noqa: F401, registers what add_pipe names

    if language not in LANGUAGES:
        raise ValueError(f"No pipeline for language {language!r}. Use one of: {', '.join(LANGUAGES)}.")
    nlp = spacy.load(PACKAGES[language]) if language in PACKAGES else spacy.blank(language)
    infixes = [*(nlp.Defaults.infixes or ()), r'"']
    tokenizer: Any = nlp.tokenizer  # spaCy has no types for it
    tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
    nlp.tokenizer = GuardedTokenizer(tokenizer)
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def page_of(doc: Doc) -> Page:
    """Return the page of a doc that load()'s tokenizer made."""
    return cast(Page, doc.user_data["page"])
