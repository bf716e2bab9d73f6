"""Pairs of statements that resemble each other."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _

from quotes.models.statement import Statement


class Band(models.TextChoices):
    STRONG = "strong", _("strong")
    SUGGEST = "suggest", _("suggestion")


class Decision(models.TextChoices):
    UNDECIDED = "undecided", _("not decided")
    CONFIRMED = "confirmed", _("same matter")
    REJECTED = "rejected", _("something else")
    UNSURE = "unsure", _("not sure")


class Relation(models.TextChoices):
    """What the later statement is to the earlier one, by their words and what they state."""

    REPEATS = "repeats", _("repeats")
    REWORDS = "rewords", _("rewords")
    CONTRADICTS = "contradicts", _("possible contradiction")
    DIFFERENT = "different", _("differs")


class WordingKind(models.TextChoices):
    """What became of the words of the earlier statement in the later one."""

    VERBATIM = "verbatim", _("verbatim")
    SHORTENED = "shortened", _("shortened")
    ALTERED = "altered", _("altered")
    MEANING_CHANGED = "meaning_changed", _("meaning changed")
    TRANSLATED = "translated", _("in another language")


class MatchQuerySet(models.QuerySet["Match"]):
    def of(self, statement: Statement) -> MatchQuerySet:
        """Pairs that statement is one side of, whichever side asked."""
        return self.filter(Q(query=statement) | Q(candidate=statement))

    def shown(self) -> MatchQuerySet:
        """Without what an editor rejected: a rejected pair never comes back."""
        return self.exclude(decision=Decision.REJECTED)

    def undecided(self) -> MatchQuerySet:
        return self.filter(decision=Decision.UNDECIDED)

    def best_first(self) -> MatchQuerySet:
        return self.order_by("-similarity", "pk")


class Match(models.Model):
    """A found pair: query is the statement that was asked about, candidate what stood before.

    similarity: cosine. reasons: what an editor is told, {"shared_words": [...], "lexical_rank", "vector_rank"}.
    slots: [{"slot", "a", "b", "verdict"}], a of the query, verdict same, different or missing.
    relation, wording: of the query to the candidate; empty on pairs that were kept before those were compared.
    """

    query = models.ForeignKey(Statement, models.CASCADE, related_name="matches", verbose_name=_("statement"))
    candidate = models.ForeignKey(
        Statement, models.CASCADE, related_name="matched_by", verbose_name=_("resembles")
    )
    similarity = models.FloatField(_("similarity"))
    band = models.CharField(_("band"), max_length=7, choices=Band)
    relation = models.CharField(_("relation"), max_length=11, choices=Relation, blank=True)
    wording = models.CharField(_("wording"), max_length=15, choices=WordingKind, blank=True)
    slots = models.JSONField(_("comparison"), default=list)
    reasons = models.JSONField(_("reasons"), default=dict)
    embedding_version = models.CharField(_("vector made by"), max_length=100)
    decision = models.CharField(_("decision"), max_length=9, choices=Decision, default=Decision.UNDECIDED)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = MatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("match")
        verbose_name_plural = _("matches")
        constraints = [
            models.UniqueConstraint(
                Least("query", "candidate"), Greatest("query", "candidate"), name="one_match_per_pair"
            ),
            models.CheckConstraint(condition=~Q(query=F("candidate")), name="match_of_two_statements"),
        ]

    def __str__(self) -> str:
        return f"{self.query} ~ {self.candidate}"

    def other_side(self, statement: Statement) -> Statement:
        return self.candidate if statement.pk == self.query_id else self.query

    @property
    def same_speaker(self) -> bool:
        """Whether one and the same named speaker said both."""
        return self.query.speaker_id is not None and self.query.speaker_id == self.candidate.speaker_id

    @property
    def conflicts(self) -> list[dict[str, Any]]:
        """The slots in which the truth conditions of the two differ; another speaker is no such difference."""
        return [slot for slot in self.slots if slot["verdict"] == "different" and slot["slot"] != "speaker"]
