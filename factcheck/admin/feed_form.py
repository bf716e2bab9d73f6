"""The form of a feed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from factcheck.actions.feeds.folder import opened
from factcheck.fetching import FetchError
from factcheck.fetching.address import parse
from factcheck.models import Feed


class FeedForm(forms.ModelForm[Feed]):
    """Refuses an address or a folder that no poll would be let into; whether it answers is seen by the first poll."""

    class Meta:
        model = Feed
        fields = ("name", "source", "place", "outlet", "interval_min", "whole_pages")
        widgets = {"place": forms.TextInput(attrs={"class": "vLargeTextField", "spellcheck": "false"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "place" in self.fields:
            folders = ", ".join(map(str, settings.FEED_FOLDERS)) or _("none on this server")
            self.fields["place"].help_text = _(
                "https://… of an RSS, Atom or JSON feed, or of a file of articles; or a folder in: %(folders)s."
            ) % {"folders": folders}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if place := (cleaned.get("place") or "").strip():
            try:
                cleaned["place"] = checked(cleaned.get("source", ""), place)
            except FetchError as error:
                self.add_error("place", str(error))
        return cleaned


def checked(source: str, place: str) -> str:
    """The place as it is kept. Raises FetchError."""
    return str(opened(place)) if source == Feed.Source.FOLDER else str(parse(place))
