"""Where statements appear: quotes and claims in articles."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from quotes.models.article import Article
from quotes.models.speaker import Speaker, SpeakerKind
from quotes.models.statement import Statement

WORDING_MAX = 2_000


class Origin(models.TextChoices):
    PIPELINE = "pipeline", _("found by the analysis")
    EDITOR = "editor", _("made or corrected by an editor")


class Appearance(models.Model):
    """Shared by quotes and claims: where in which article, and whether the analysis still finds it there.

    start, end: code points in article.text, end exclusive; for a quote in pieces, from the first to the last.
    key: natural key within the article, "12-40" or "12-40,52-71".
    stale: a later analysis no longer finds it; kept because an editor worked on it.
    """

    key = models.CharField(max_length=500, editable=False)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    origin = models.CharField(_("origin"), max_length=8, choices=Origin, default=Origin.PIPELINE)
    stale = models.BooleanField(_("no longer found"), default=False)

    class Meta:
        abstract = True


class Quote(Appearance):
    """Attributed speech in an article.

    segments, cue: [{"start", "end", "text"}]; mention: the same for the words that name the speaker, or null.
    speaker_name: who that is, by the fullest name the article gives; empty when unsure. speaker is their row, and stays
    null for unnamed sources. rule: which rule of extraction found it.
    """

    class Style(models.TextChoices):
        DIRECT = "direct", _("direct")
        INDIRECT = "indirect", _("indirect")
        MIXED = "mixed", _("mixed")

    article = models.ForeignKey(Article, models.CASCADE, related_name="quotes", verbose_name=_("article"))
    statement = models.ForeignKey(
        Statement, models.PROTECT, related_name="quotes", verbose_name=_("statement")
    )
    style = models.CharField(_("style"), max_length=8, choices=Style)
    segments = models.JSONField(_("segments"), default=list)
    cue = models.JSONField(_("cue"), default=list)
    mention = models.JSONField(_("mention"), null=True, blank=True)
    speaker = models.ForeignKey(
        Speaker, models.PROTECT, null=True, blank=True, related_name="quotes", verbose_name=_("speaker")
    )
    speaker_name = models.CharField(_("speaker as resolved"), max_length=300, blank=True)
    speaker_kind = models.CharField(_("kind of speaker"), max_length=12, choices=SpeakerKind, blank=True)
    confidence = models.FloatField(_("confidence"), default=0.0)
    reason = models.TextField(_("why this speaker"), blank=True)
    rule = models.CharField(_("rule"), max_length=20, blank=True)
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="nested", verbose_name=_("stands in")
    )

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        constraints = [models.UniqueConstraint(fields=["article", "key"], name="one_quote_per_place")]
        ordering = ["article", "start", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The segments as one line of text."""
        return text_of(self.segments)


class Claim(Appearance):
    """An assertion worth a check; in a quote it is the speaker's, elsewhere the narrator's.

    factors: [{"name", "weight", "span"?}] in log-odds, why it scored as it did. seen: the names of all factors in it, also those
    that weigh too little to be listed. wording: ours, to be read without the article; empty where the printed words will do.
    resolutions: what the analysis put in it, [{"start", "end", "text", "becomes", "reason"}]. wording_version counts the edits,
    and is what an editor's form says they saw.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="claims", verbose_name=_("article"))
    statement = models.ForeignKey(
        Statement, models.PROTECT, related_name="claims", verbose_name=_("statement")
    )
    quote = models.ForeignKey(
        Quote, models.SET_NULL, null=True, blank=True, related_name="claims", verbose_name=_("in quote")
    )
    text = models.TextField(_("text"))
    check_worthiness = models.FloatField(_("check-worthiness"))
    kinds = ArrayField(models.CharField(max_length=20), default=list, blank=True, verbose_name=_("kinds"))
    factors = models.JSONField(_("factors"), default=list)
    seen = ArrayField(models.CharField(max_length=40), default=list, blank=True, editable=False)
    wording = models.TextField(_("self-contained wording"), blank=True, max_length=WORDING_MAX)
    wording_origin = models.CharField(
        _("wording"), max_length=8, choices=Origin, default=Origin.PIPELINE, editable=False
    )
    wording_version = models.PositiveIntegerField(default=0, editable=False)
    resolutions = models.JSONField(_("what was put in"), default=list, editable=False)

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        constraints = [models.UniqueConstraint(fields=["article", "key"], name="one_claim_per_place")]
        ordering = ["article", "start", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def factors_seen(self) -> list[str]:
        """Names of the factors in it; of claims stored before they were kept, those heavy enough to be listed."""
        return self.seen or [factor["name"] for factor in self.factors]


def text_of(segments: list[dict[str, Any]]) -> str:
    return " … ".join(" ".join(segment["text"].split()) for segment in segments)
