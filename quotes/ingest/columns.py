"""The names that newsrooms give to the columns and keys of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# The first alias that a row fills wins, so the surer name stands first.
ALIASES: Mapping[str, tuple[str, ...]] = {
    "headline": ("headline", "title", "titel", "kop"),
    "text": ("text", "body", "content", "tekst", "inhoud"),
    "published_on": (
        "published_on",
        "published_at",
        "pubdate",
        "date_published",
        "date",
        "datum",
        "publicatiedatum",
    ),
    "outlet": ("outlet", "source", "publisher", "bron", "krant", "medium"),
    "url": ("url", "link"),
    "byline": ("byline", "author", "auteur"),
    "language": ("language", "lang", "taal"),
    "section": ("section", "rubriek", "category"),
    "external_id": ("external_id", "id", "guid"),
}
FIELD_OF = {alias: field for field, aliases in ALIASES.items() for alias in aliases}


@dataclass(frozen=True, slots=True)
class Names:
    """The columns of one file, as far as known.

    sources: for each field, its columns as the file writes them, the surest first; unread: the rest.
    """

    sources: Mapping[str, tuple[str, ...]]
    unread: tuple[str, ...]


def fold(name: str) -> str:
    """Return name as ALIASES spells it: 'Date Published' and 'datePublished ' are 'datepublished' there too."""
    return _FOLDED.get(_bare(name), name.strip().lower())


def field_of(name: str) -> str:
    """Return the field that a column of this name fills, or "" when none does."""
    return FIELD_OF.get(fold(name), "")


def twice(names: Iterable[str]) -> str:
    """Return the first name that says the same as one before it, or "" when all differ. Blank names may repeat."""
    seen: set[str] = set()
    for name in names:
        folded = fold(name)
        if folded and folded in seen:
            return name.strip()
        seen.add(folded)
    return ""


def resolve(names: Iterable[str]) -> Names:
    """Return which of names fills which field. Names that fold to the same alias must have been refused before."""
    by_alias = {fold(name): name for name in names}
    sources = {
        field: found
        for field, aliases in ALIASES.items()
        if (found := tuple(by_alias[alias] for alias in aliases if alias in by_alias))
    }
    unread = tuple(name.strip() for alias, name in by_alias.items() if alias not in FIELD_OF and name.strip())
    return Names(sources, unread)


def _bare(name: str) -> str:
    return "".join(ch for ch in name.casefold() if ch.isalnum())


_FOLDED = {_bare(alias): alias for alias in FIELD_OF}
