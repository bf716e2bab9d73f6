"""The form that takes a file of articles."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from quotes.ingest.columns import Choice

TOO_LARGE = _(
    "%(name)s is %(size)s; at most %(most)d MB is taken here. Split it, or run manage.py import_articles on the server."
)


FIELDS = {
    "headline": _("headline"),
    "text": _("text"),
    "published_on": _("published on"),
    "outlet": _("outlet"),
    "url": _("address"),
    "byline": _("byline"),
    "language": _("language"),
    "section": _("section"),
    "external_id": _("external id"),
    "provider": _("agency"),
    "revision": _("revision"),
    "status": _("status of the agency"),
    "embargo": _("embargo"),
}


class UploadForm(forms.Form):
    """A file, and the outlet of the articles in it that name none."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "CSV, Excel, JSON, RSS, NewsML, NITF, ninjs, IPTC 7901, HTML, WARC, plain text, or a ZIP or tar of those. "
            "Each row, item, page or text is an article."
        ),
    )
    outlet = forms.CharField(
        label=_("Outlet"),
        max_length=200,
        required=False,
        help_text=_("For articles that name none."),
        widget=forms.TextInput(attrs={"list": "outlets", "class": "vTextField"}),
    )

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > settings.UPLOAD_MAX_MB * 1024 * 1024:
            what = {"name": file.name, "size": filesizeformat(file.size or 0), "most": settings.UPLOAD_MAX_MB}
            raise forms.ValidationError(TOO_LARGE % what)
        return file


class ColumnsForm(forms.Form):
    """Which field each column of a file fills. An empty answer is: none."""

    PREFIX = "column:"

    def __init__(self, *, choice: Choice) -> None:
        super().__init__()
        for name, wanted in choice.met.items():
            self.fields[self.PREFIX + name] = forms.ChoiceField(
                label=name,
                choices=[("", _("do not read")), *FIELDS.items()],
                initial=wanted,
                required=False,
                help_text=choice.shown.get(name, ""),
            )

    @classmethod
    def chosen(cls, posted: QueryDict) -> dict[str, str]:
        """The answers in a form that was sent, by column; what names no field is left out."""
        named = [key for key in posted if key.startswith(cls.PREFIX)]
        answers = {key.removeprefix(cls.PREFIX): str(posted[key]) for key in named}
        return {name[:300]: wanted for name, wanted in answers.items() if wanted in FIELDS or not wanted}


class ConfirmForm(forms.Form):
    """What the preview counted, so that the progress bar knows its end. Wrong numbers do no harm: the import counts."""

    total = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False, widget=forms.HiddenInput)
