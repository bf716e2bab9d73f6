"""A statement on a desk, what editors decided about it, and what backs that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from factcheck.models.desk import Desk, Membership
from quotes.models import Match, Statement

if TYPE_CHECKING:
    from factcheck.models.user import User


class Verdict(models.TextChoices):
    SUPPORTED = "supported", _("supported")
    DISPUTED = "disputed", _("disputed")
    UNRESOLVED = "unresolved", _("unresolved")
    DISMISSED = "dismissed", _("dismissed")


class Dismissal(models.TextChoices):
    """Why a case is not worth a check: what a precision report counts."""

    NO_ASSERTION = "no_assertion", _("asserts nothing: an opinion, plan or question")
    UNCHECKABLE = "uncheckable", _("cannot be checked")
    UNIMPORTANT = "unimportant", _("does not matter enough")
    WRONG_SPAN = "wrong_span", _("cut wrongly, or out of its context")
    KNOWN = "known", _("checked already")


class Attribution(models.TextChoices):
    """How the printed words relate to what was said."""

    VERBATIM = "verbatim", _("verbatim")
    SHORTENED = "shortened", _("shortened")
    PARAPHRASED = "paraphrased", _("paraphrased")
    ALTERED = "altered", _("altered")
    OUT_OF_CONTEXT = "out_of_context", _("out of context")
    NOT_FOUND = "not_found", _("not found")
    WRONG_SPEAKER = "wrong_speaker", _("wrong speaker")


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, user: User) -> CaseQuerySet:
        """The cases of the desks user is on."""
        return self.filter(desk__in=Desk.objects.visible_to(user))

    def open(self) -> CaseQuerySet:
        """Cases without a standing review."""
        return self.filter(review=None)

    def touched(self) -> CaseQuerySet:
        """Cases that someone reviewed, backed with evidence, or took on."""
        work = Exists(Review.objects.filter(case=OuterRef("pk"))) | Exists(
            Evidence.objects.filter(case=OuterRef("pk"))
        )
        return self.filter(work | Q(assignee__isnull=False))

    def untouched(self) -> CaseQuerySet:
        """Cases that no one did anything with yet: the analysis may take them back."""
        return self.exclude(pk__in=self.touched().values("pk"))

    def with_has_matches(self) -> CaseQuerySet:
        """Adds has_matches: an earlier statement or fact check stands beside it."""
        pairs = Match.objects.shown().filter(
            Q(query=OuterRef("statement")) | Q(candidate=OuterRef("statement"))
        )
        return self.annotate(has_matches=Exists(pairs))


class Case(models.Model):
    """A statement on a desk.

    review: the standing one; null while the case is open. version: counts decisions, and is what an editor's form says
    they saw. check_worthiness: the highest of the statement's claims, copied so that the queue can sort by it.
    """

    desk = models.ForeignKey(Desk, models.PROTECT, related_name="cases", verbose_name=_("desk"))
    statement = models.ForeignKey(
        Statement, models.PROTECT, related_name="cases", verbose_name=_("statement")
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="cases",
        verbose_name=_("assignee"),
    )
    review = models.ForeignKey(
        "Review", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("standing review")
    )
    version = models.PositiveIntegerField(default=0)
    check_worthiness = models.FloatField(_("check-worthiness"), default=0.0)
    # Whether a watch list of the desk has it: known speakers stand first in the queue, then whatever else is watched.
    UNWATCHED, WATCHED, WATCHED_SPEAKER = 0, 1, 2
    watch_rank = models.PositiveSmallIntegerField(_("watched"), default=UNWATCHED, editable=False)
    created_at = models.DateTimeField(_("opened"), auto_now_add=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            models.UniqueConstraint(fields=["desk", "statement"], name="one_case_per_desk_and_statement")
        ]
        indexes = [models.Index(fields=["desk", "-check_worthiness", "id"], name="case_queue")]

    def __str__(self) -> str:
        return str(self.statement)

    def may_be_decided_by(self, user: User) -> bool:
        """Editors and chief editors of the desk decide; readers look."""
        return Membership.objects.filter(desk=self.desk_id).lets_decide(user)


class Review(models.Model):
    """An editor's decision on a case. Never changed, never deleted (the database refuses both).

    replaces: the review that stood before. reverts: set on an undo, which makes what reverts.replaces stand again;
    such a review has no verdict of its own.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="reviews", verbose_name=_("case"))
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict, blank=True)
    attribution = models.CharField(_("attribution"), max_length=14, choices=Attribution, blank=True)
    dismissal = models.CharField(_("why it was dismissed"), max_length=12, choices=Dismissal, blank=True)
    note = models.TextField(_("note"), blank=True, max_length=10_000)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="reviews", verbose_name=_("reviewer")
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    reverts = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="reverted_by")

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reverts=None) & ~Q(verdict="") | Q(reverts__isnull=False, verdict=""),
                name="review_decides_or_reverts",
            ),
            models.CheckConstraint(
                condition=Q(dismissal="") | Q(verdict=Verdict.DISMISSED), name="dismissal_says_why"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_verdict_display()) if self.verdict else str(_("undone"))


class Evidence(models.Model):
    """A source for or against a statement."""

    class Stance(models.TextChoices):
        SUPPORTS = "supports", _("supports")
        REFUTES = "refutes", _("refutes")
        CONTEXT = "context", _("context")

    case = models.ForeignKey(Case, models.PROTECT, related_name="evidence", verbose_name=_("case"))
    url = models.URLField(_("address"), max_length=2000, validators=[URLValidator(schemes=["http", "https"])])
    title = models.CharField(_("title"), max_length=500, blank=True)
    excerpt = models.TextField(_("excerpt"), blank=True, max_length=5_000)
    stance = models.CharField(_("stance"), max_length=8, choices=Stance, default=Stance.CONTEXT)
    archived_url = models.URLField(
        _("archived copy"), max_length=2000, blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("added by")
    )
    added_at = models.DateTimeField(_("added"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title or self.url


class MatchDecision(models.Model):
    """Who said what about a match, and when. The last one is what match.decision says."""

    match = models.ForeignKey(Match, models.CASCADE, related_name="decisions", verbose_name=_("match"))
    decision = models.CharField(_("decision"), max_length=9)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("decision on a match")
        verbose_name_plural = _("decisions on matches")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.decision} ({self.decided_by})"
