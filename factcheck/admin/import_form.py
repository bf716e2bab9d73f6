"""The form that takes a file of articles."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

TOO_LARGE = _(
    "%(name)s is %(size)s; at most %(most)d MB is taken here. Split it, or run manage.py import_articles on the server."
)


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


class ConfirmForm(forms.Form):
    """What the preview counted, so that the progress bar knows its end. Wrong numbers do no harm: the import counts."""

    total = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False, widget=forms.HiddenInput)
