"""The names that newsrooms give to the columns and keys of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

# The first alias that a row fills wins, so the surer name stands first.
ALIASES: Mapping[str, tuple[str, ...]] = {
    "headline": ("headline", "title", "titel", "kop", "krantenkop", "hoofdtitel"),
    "text": (
        "text",
        "body",
        "content",
        "tekst",
        "inhoud",
        "article_body",
        "body_text",
        "full_text",
        "volledige_tekst",
        "artikeltekst",
        "content_text",
        "body_html",
        "content_html",
    ),
    "published_on": (
        "published_on",
        "published_at",
        "pubdate",
        "date_published",
        "publication_date",
        "publish_date",
        "date",
        "datum",
        "publicatiedatum",
        "datum_publicatie",
        "verschenen",
    ),
    "outlet": ("outlet", "source", "publisher", "bron", "krant", "medium", "nieuwsbron", "uitgever"),
    "url": ("url", "link", "webadres", "permalink", "source_url"),
    "byline": ("byline", "author", "authors", "auteur", "auteurs", "journalist", "door"),
    "language": ("language", "lang", "taal", "language_code", "taalcode"),
    "section": ("section", "rubriek", "category", "categorie", "sectie", "katern"),
    "external_id": ("external_id", "id", "guid", "article_id", "artikel_id", "uuid"),
    "provider": ("provider", "persbureau", "agency"),
    "revision": ("revision", "revisie", "revision_id", "version", "versie"),
    "previous_revision": ("previous_revision", "vorige_revisie"),
    "status": ("pubstatus", "publicatiestatus"),
    "urgency": ("urgency", "urgentie"),
    "embargo": ("embargo", "embargo_until", "embargo_tot", "embargoed"),
    "place": ("place", "plaats", "located"),
    "date_line": ("date_line",),
    "note": ("ednote", "editors_note", "noot_voor_redactie"),
}
# What an agency says about a story: good to have, and no reason to refuse the story, save its embargo.
WIRE = (
    "provider",
    "revision",
    "previous_revision",
    "status",
    "urgency",
    "embargo",
    "place",
    "date_line",
    "note",
)
FIELD_OF = {alias: field for field, aliases in ALIASES.items() for alias in aliases}


@dataclass(frozen=True, slots=True)
class Names:
    """The columns of one file, as far as known.

    sources: for each field, its columns as the file writes them, the surest first; unread: the rest.
    """

    sources: Mapping[str, tuple[str, ...]]
    unread: tuple[str, ...]


@dataclass(slots=True)
class Choice:
    """Which column fills which field where a person chose that, and the columns that readers met on the way.

    fields: the field of a column, "" for none; columns are named as files write them, give or take case and blanks.
    met: the field of each column that a file has, "" for none. shown: the start of the first value in it.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    met: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)

    def field_of(self, name: str) -> str | None:
        """The field that was chosen for a column, None where no choice was made."""
        return self._folded().get(_bare(name)) if self.fields else None

    def show(self, cells: Iterable[tuple[str, str]]) -> None:
        """Keep how the values of columns begin, for who is to choose. Half characters have no bytes: a page cannot show them."""
        for name, value in cells:
            start = _printable(value[:200])
            self.shown.setdefault(_printable(name.strip()), " ".join(start.split())[:80])

    def _folded(self) -> dict[str, str]:
        return {_bare(name): field for name, field in self.fields.items()}


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


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


def resolve(names: Iterable[str], choice: Choice | None = None) -> Names:
    """Return which of names fills which field. Names that fold to the same alias must have been refused before.

    What choice says of a column goes before what its name says.
    """
    names = list(names)
    chosen = {name: wanted for name in names if choice and (wanted := choice.field_of(name)) is not None}
    by_alias = {fold(name): name for name in names if name not in chosen}
    sources: dict[str, tuple[str, ...]] = {}
    for target, aliases in ALIASES.items():
        picked = [name for name, wanted in chosen.items() if wanted == target]
        found = (*picked, *(by_alias[alias] for alias in aliases if alias in by_alias))
        sources |= {target: found} if found else {}
    used = {name: target for target, columns in sources.items() for name in columns}
    if choice:
        choice.met |= {name.strip(): used.get(name, "") for name in names if name.strip()}
    return Names(sources, tuple(name.strip() for name in names if name not in used and name.strip()))


def _bare(name: str) -> str:
    return "".join(ch for ch in name.casefold() if ch.isalnum())


# For readers that name the fields themselves.
OWN = Names({field: (field,) for field in ALIASES}, ())

_FOLDED = {_bare(alias): alias for alias in FIELD_OF}
