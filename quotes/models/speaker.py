"""Who says things."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class SpeakerKind(models.TextChoices):
    PERSON = "person", _("person")
    ORGANISATION = "organisation", _("organisation")
    PLACE = "place", _("place")
    DOCUMENT = "document", _("document")
    UNNAMED = "unnamed", _("unnamed source")


class Speaker(models.Model):
    """A person, body, document or metonym that speaks. Two people of one name are told apart by an editor."""

    name = models.CharField(_("name"), max_length=300)
    kind = models.CharField(_("kind"), max_length=12, choices=SpeakerKind, default=SpeakerKind.PERSON)
    aliases = ArrayField(
        models.CharField(max_length=300), default=list, blank=True, verbose_name=_("also known as")
    )
    wikidata_id = models.CharField("Wikidata", max_length=20, blank=True)

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        constraints = [models.UniqueConstraint(fields=["name", "kind"], name="one_speaker_per_name_and_kind")]

    def __str__(self) -> str:
        return self.name
