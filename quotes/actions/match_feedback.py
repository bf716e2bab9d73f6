"""How editors decided about what the ranking found."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count

from quotes.language.normalise import words
from quotes.matching.compare import LEAST_WORDS_FOR_STRONG
from quotes.matching.feedback import Judged, Precision, Proposal, propose_strong, propose_suggest
from quotes.models import Match
from quotes.models.match import Band, Decision

# Decisions that the proposal looks at, the newest first.
LATEST = 5_000


@dataclass(frozen=True, slots=True)
class BandFeedback:
    """The decisions on pairs of one band, made with one version of the vectors."""

    version: str
    band: Band
    confirmed: int
    rejected: int
    unsure: int
    undecided: int

    @property
    def precision(self) -> Precision:
        return Precision(self.confirmed, self.confirmed + self.rejected)


@dataclass(frozen=True, slots=True)
class Feedback:
    """bands: the newest version first, strong before suggest. decided: pairs with the newest version that the proposals rest on."""

    bands: list[BandFeedback]
    version: str
    decided: int
    strong: Proposal | None
    suggest: Proposal | None


def match_feedback() -> Feedback:
    """Three queries; the pairs of all desks count, each by the decision that stands."""
    newest = Match.objects.order_by("-pk").values_list("embedding_version", flat=True).first() or ""
    judged = judged_pairs(newest)
    return Feedback(by_band(newest), newest, len(judged), propose_strong(judged), propose_suggest(judged))


def by_band(newest: str) -> list[BandFeedback]:
    counts: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    rows = Match.objects.order_by().values_list("embedding_version", "band", "decision").annotate(Count("pk"))
    for version, band, decision, count in rows:
        counts[version, band][decision] = count
    in_order = sorted(counts, key=lambda key: (key[0] != newest, key[0], key[1] != Band.STRONG))
    return [
        BandFeedback(version, Band(band), *(counts[version, band].get(name, 0) for name in DECISIONS))
        for version, band in in_order
    ]


DECISIONS = (Decision.CONFIRMED, Decision.REJECTED, Decision.UNSURE, Decision.UNDECIDED)


def judged_pairs(version: str) -> list[Judged]:
    decided = Match.objects.filter(
        embedding_version=version, decision__in=(Decision.CONFIRMED, Decision.REJECTED)
    )
    rows = decided.order_by("-pk").values_list(
        "similarity", "decision", "slots", "query__text", "candidate__text"
    )
    return [
        Judged(similarity, decision == Decision.CONFIRMED, linkable(slots, query, candidate))
        for similarity, decision, slots, query, candidate in rows[:LATEST]
    ]


def linkable(slots: list[dict[str, str]], query: str, candidate: str) -> bool:
    """Whether only the cosine decides if the pair is linked by itself."""
    conflict = any(slot["verdict"] == "different" for slot in slots)
    return not conflict and min(len(words(query)), len(words(candidate))) >= LEAST_WORDS_FOR_STRONG
