"""What was found in an article: the list of cards beside its text, a page of them at a time, and the marks in the text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Count
from django.utils.translation import pgettext

from factcheck.models import Case, User
from factcheck.web.appearances import Row, anchor_of
from factcheck.web.cards import MATCHES_COUNTED
from factcheck.web.echoes import flags_of
from factcheck.web.highlights import Mark
from factcheck.web.wordings import HeadlineQuote
from factcheck.web.words import confidence_in_words, factors_in_words
from quotes.models import Claim, Match, Quote

CARDS = 200  # on a page


@dataclass(frozen=True, slots=True)
class Listed:
    """A quote or claim with its label, and the number of the page that its card is on."""

    row: Row
    label: str
    page: int = 1


@dataclass(frozen=True, slots=True)
class Found:
    """A quote or claim as the list beside the text shows it. inside: the claims that stand in a quote."""

    row: Row
    anchor: str
    label: str
    cases: Sequence[Case]
    match_count: int
    headline: HeadlineQuote | None = None
    flag: str = ""
    inside: list[Found] = field(default_factory=list)

    @property
    def confidence(self) -> str:
        return confidence_in_words(self.row.confidence) if isinstance(self.row, Quote) else ""

    @property
    def factors(self) -> list[str]:
        return factors_in_words(self.row.factors) if isinstance(self.row, Claim) else []

    @property
    def matches(self) -> str:
        return f"{MATCHES_COUNTED}+" if self.match_count > MATCHES_COUNTED else str(self.match_count)


@dataclass(frozen=True, slots=True)
class Page:
    """The cards of one page. before, after: the pages beside it, 0 where there is none. more: the cards after it."""

    number: int
    found: list[Found]
    more: int

    @property
    def before(self) -> int:
        return self.number - 1

    @property
    def after(self) -> int:
        return self.number + 1 if self.more else 0


def listed(quotes: Sequence[Quote], claims: Sequence[Claim]) -> list[Listed]:
    """Every row in the order of the list: as in the text, the claims of a quote right after it."""
    inside: dict[int | None, list[Listed]] = defaultdict(list)
    top = list(labelled(quotes, pgettext("label of a quote in the text", "Q")))
    holders = {quote.pk for quote in quotes}
    for item in labelled(claims, pgettext("label of a claim in the text", "C")):
        holder = item.row.quote_id if isinstance(item.row, Claim) else None
        (inside[holder] if holder in holders else top).append(item)
    top.sort(key=lambda item: (item.row.start, -item.row.end))
    flat = [each for item in top for each in [item, *held(item, inside)]]
    return [Listed(item.row, item.label, 1 + place // CARDS) for place, item in enumerate(flat)]


def labelled(rows: Iterable[Row], letter: str) -> Iterator[Listed]:
    return (Listed(row, f"{letter}{number}") for number, row in enumerate(rows, 1))


def held(item: Listed, inside: dict[int | None, list[Listed]]) -> list[Listed]:
    return inside.get(item.row.pk, []) if isinstance(item.row, Quote) else []


def read_cards(
    items: Sequence[Listed], number: int, user: User, headlines: Mapping[int, HeadlineQuote]
) -> Page:
    """A page of cards; the last one when there are fewer. headlines: see headline_quotes. Six queries."""
    number = max(1, min(number, items[-1].page if items else 1))
    here = [item for item in items if item.page == number]
    statements = {item.row.statement_id for item in here}
    cases, matches = cases_by_statement(statements, user), matches_by_statement(statements)
    flags = flags_of({item.row.statement_id for item in here if isinstance(item.row, Claim)})
    found: list[Found] = []
    quotes: dict[int, Found] = {}
    for item in here:
        row = item.row
        headline = headlines.get(row.pk) if isinstance(row, Quote) else None
        card = Found(
            row,
            anchor_of(row),
            item.label,
            cases[row.statement_id],
            matches[row.statement_id],
            headline,
            flags.get(row.statement_id, ""),
        )
        if isinstance(row, Quote):
            quotes[row.pk] = card
        holder = quotes.get(row.quote_id or 0) if isinstance(row, Claim) else None
        (holder.inside if holder else found).append(card)
    return Page(number, found, sum(item.page > number for item in items))


def cases_by_statement(statements: Collection[int], user: User) -> dict[int, list[Case]]:
    found: dict[int, list[Case]] = defaultdict(list)
    cases = Case.objects.visible_to(user).filter(statement__in=statements)
    for case in cases.select_related("desk", "review__reviewer"):
        found[case.statement_id].append(case)
    return found


def matches_by_statement(statements: Collection[int]) -> Counter[int]:
    """How many matches each statement has, on either side."""
    shown = Match.objects.shown().order_by()
    asked = shown.filter(query__in=statements).values_list("query").annotate(number=Count("pk"))
    answered = shown.filter(candidate__in=statements).values_list("candidate").annotate(number=Count("pk"))
    counts: Counter[int] = Counter()
    for statement, number in asked.union(answered, all=True):
        counts[statement] += number
    return counts


def mark(item: Listed, shown: int) -> Mark:
    """The mark of a row in the text, while page shown of the cards stands beside it."""
    row, page = item.row, "" if item.page == shown else f"?cards={item.page}"
    if isinstance(row, Quote):
        segments = tuple((segment["start"], segment["end"]) for segment in row.segments)
        return Mark(anchor_of(row), "quote", row.style, item.label, segments, page)
    return Mark(anchor_of(row), "claim", "claim", item.label, ((row.start, row.end),), page)
