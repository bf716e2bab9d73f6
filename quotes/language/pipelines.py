"""The spaCy pipelines behind analysis, one per language, loaded once per process.

What ships lies in `models/`; PACKAGES puts any other installed pipeline in its place (settings PIPELINE_NL, PIPELINE_EN).
Whichever it is, our own tokenizer stands in front of it: see PageTokenizer.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from quotes.language.languages import LANGUAGES
from quotes.language.page import Page, read_page

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = Path(__file__).parent / "models"
PACKAGES: dict[str, str] = {}
LONGEST_SENTENCE = (
    250  # words; a parser takes more than its share of time for longer ones, which no one wrote
)
COMPONENTS = ("sentence_spans", "quoted_spans")
# Rules match words by form: a lemma of a verb that no treebank holds is wrong more often than right.
UNUSED = ("trainable_lemmatizer", "lemmatizer")
# What the rules look at: word classes with their features, trees, names.
NEEDED = (("morphologizer", "tagger"), ("parser",), ("ner",))


class PageTokenizer:
    """Turn a text into a Doc of its words, ready for a parser.

    The tokenizer inside reads the working copy of the page. White space is no word here: a blank line in a tree bends it.
    So a token's place in the text is not token.idx but starts_of(doc)[token.i]. Sentences begin where the page says, also
    within quotes, and nowhere else.
    """

    def __init__(self, tokenizer: Callable[[str], Doc]) -> None:
        self.tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        from spacy.tokens import Doc

        page = read_page(text)
        raw = self.tokenizer(page.working)
        words, starts, spaces = [], [], []
        for token in raw:
            word = token.text
            if not word.isspace():
                words.append(word)
                starts.append(token.idx)
                spaces.append(bool(token.whitespace_))
        begins: Any = _sentence_starts(page, starts)  # spaCy has no type for plain booleans
        doc = Doc(raw.vocab, words=words, spaces=spaces, sent_starts=begins)
        doc.user_data["page"], doc.user_data["starts"] = page, starts
        return doc


def _sentence_starts(page: Page, starts: list[int]) -> list[bool]:
    """True for the first word at or after each place where a sentence begins, and where one grows past all measure."""
    begins = iter([*page.sentence_starts, len(page.text) + 1])
    flags: list[bool] = []
    following, since = next(begins), 0
    for start in starts:
        since = 0 if start >= following else since + 1
        flags.append(since % LONGEST_SENTENCE == 0)
        while start >= following:
            following = next(begins)
    return flags


@cache
def load(language: str) -> Language:
    """Return the pipeline for "nl" or "en". The first call imports spaCy, which takes a second."""
    import spacy

    import quotes.language.components  # noqa: F401, registers what add_pipe names

    if language not in LANGUAGES:
        raise ValueError(f"No pipeline for language {language!r}. Use one of: {', '.join(LANGUAGES)}.")
    nlp = load_bare(language, exclude=UNUSED)
    infixes = [*(nlp.Defaults.infixes or ()), r'"']
    tokenizer: Any = nlp.tokenizer  # spaCy has no types for it
    tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
    nlp.tokenizer = PageTokenizer(tokenizer)
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def load_bare(language: str, exclude: Sequence[str] = ()) -> Language:
    """Return the pipeline of a language as it was trained, with spaCy's own tokenizer. Loaded anew by each call."""
    import spacy

    import quotes.language.word_vectors  # noqa: F401, registers what the config of a pipeline names

    return spacy.load(package_of(language), exclude=exclude)


def package_of(language: str) -> str:
    """The name or path that spacy.load gets."""
    return PACKAGES.get(language) or str(MODELS / language)


def complaint(language: str) -> str | None:
    """What is wrong with the pipeline of a language, in a sentence for who set it; None when it can be used.

    Reads the package's meta.json only, so that processes without spaCy can ask.
    """
    name = package_of(language)
    meta = _read_meta(name)
    if meta is None:
        return (
            f"{name!r} is no installed spaCy pipeline, and no folder with one. Install it, or give its path."
        )
    if meta.get("lang") != language:
        return f"{name!r} is a pipeline for {meta.get('lang')!r}, not for {language!r}."
    there = set(meta.get("pipeline", ()))
    lacking = [" or ".join(names) for names in NEEDED if not there & set(names)]
    if lacking:
        return f"{name!r} has no {', no '.join(lacking)}. It has: {', '.join(sorted(there)) or 'nothing'}."
    return None


def _read_meta(name: str) -> dict[str, Any] | None:
    """The meta.json of a folder or an installed package."""
    folder = Path(name)
    if not folder.is_dir():
        spec = find_spec(name) if name.isidentifier() else None
        folder = Path(spec.origin).parent if spec and spec.origin else folder
    try:
        return cast("dict[str, Any]", json.loads((folder / "meta.json").read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return None


def page_of(doc: Doc) -> Page:
    """Return the page of a doc that load()'s tokenizer made."""
    return cast(Page, doc.user_data["page"])


def starts_of(doc: Doc) -> list[int]:
    """Return where each token of a doc that load()'s tokenizer made begins, in characters of the text as given."""
    return cast("list[int]", doc.user_data["starts"])
