"""What people send in, checked."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from factcheck.import_words import reason_in_words
from factcheck.models import Desk, Evidence, User
from factcheck.models.case import Attribution, Dismissal, Verdict
from quotes.ingest import text_file
from quotes.ingest.dates import partial_date
from quotes.ingest.draft import ArticleDraft, PartialDate, Place, Problem
from quotes.ingest.record import Refused, compose
from quotes.models.article import Language
from quotes.models.match import Decision
from quotes.models.said import WORDING_MAX

MAX_VERSION = 2**31 - 1
MAX_ID = 2**63 - 1


class VerdictForm(forms.Form):
    """A decision. version: of the case, as the editor saw it."""

    verdict = forms.ChoiceField(choices=Verdict.choices)
    version = forms.IntegerField(min_value=0, max_value=MAX_VERSION)
    attribution = forms.ChoiceField(choices=[("", "—"), *Attribution.choices], required=False)
    dismissal = forms.ChoiceField(choices=[("", "—"), *Dismissal.choices], required=False)
    note = forms.CharField(max_length=10_000, required=False)

    def clean_dismissal(self) -> str:
        """A reason that was left standing beside another verdict means nothing."""
        dismissed = self.cleaned_data.get("verdict") == Verdict.DISMISSED
        return str(self.cleaned_data["dismissal"]) if dismissed else ""


class UndoForm(forms.Form):
    version = forms.IntegerField(min_value=0, max_value=MAX_VERSION)


class WordingForm(forms.Form):
    """version: of the wording, as the editor saw it. Empty: the printed words alone."""

    wording = forms.CharField(max_length=WORDING_MAX, required=False)
    version = forms.IntegerField(min_value=0, max_value=MAX_VERSION)


class AddClaimForm(forms.Form):
    """passage: copied from the article. desk: whose queue it goes to."""

    passage = forms.CharField(max_length=4_000)
    desk = forms.ModelChoiceField(queryset=Desk.objects.none())

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["desk"].queryset = Desk.objects.where_deciding(user)  # type: ignore[attr-defined]


class MatchForm(forms.Form):
    """seen: the decision as it stood on the editor's page."""

    decision = forms.ChoiceField(choices=Decision.choices)
    seen = forms.ChoiceField(choices=Decision.choices)


class AssignForm(forms.Form):
    """seen: the id of who had the case on the editor's page; empty for no one."""

    to = forms.ChoiceField(choices=[("me", "me"), ("nobody", "nobody")])
    seen = forms.IntegerField(min_value=1, max_value=MAX_ID, required=False)


class EvidenceForm(forms.ModelForm[Evidence]):
    url = forms.URLField(label=_("Address"), max_length=2000, assume_scheme="https")
    archived_url = forms.URLField(
        label=_("Archived copy"), max_length=2000, required=False, assume_scheme="https"
    )

    class Meta:
        model = Evidence
        fields = ["url", "stance", "title", "excerpt", "archived_url"]
        widgets = {"excerpt": forms.Textarea(attrs={"rows": 2})}


class ProfileForm(forms.ModelForm[User]):
    language = forms.ChoiceField(
        label=_("Language of the pages"),
        choices=[("", _("the one my browser asks for")), *settings.LANGUAGES],
        required=False,
    )

    class Meta:
        model = User
        fields = ["language", "keyboard"]


class LanguageForm(forms.ModelForm[User]):
    class Meta:
        model = User
        fields = ["language"]


class PastedArticleForm(forms.Form):
    """An article pasted by hand."""

    headline = forms.CharField(label=_("Headline"), max_length=500, required=False)
    text = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 16}), strip=False)
    outlet = forms.CharField(label=_("Outlet"), max_length=200, required=False)
    published_on = forms.CharField(
        label=_("Published on"), max_length=40, required=False, help_text=_("2026-03-04, 2026-03 or 2026")
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=[("", _("find out")), *Language.choices], required=False
    )
    url = forms.URLField(label=_("Address"), max_length=2000, required=False, assume_scheme="https")

    def clean_text(self) -> str:
        """A browser sends every line end as CR LF, whatever was pasted."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")

    def clean_published_on(self) -> PartialDate | None:
        value = self.cleaned_data["published_on"]
        try:
            return partial_date(value) if value.strip() else None
        except ValueError:
            raise ValidationError(
                _("“%(value)s” is not a date. Use 2022-12-31, 2022-12 or 2022."), params={"value": value}
            ) from None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                cleaned["text"], cleaned["headline_end"] = compose(cleaned.pop("headline"), cleaned["text"])
            except Refused as refused:
                self.add_error("text", reason_in_words(str(refused)))
        return cleaned

    def draft(self) -> ArticleDraft:
        """The article of a valid form. Without a headline of its own, the text's first lines are read as a file's are."""
        draft = ArticleDraft(place=Place("pasted"), **self.cleaned_data)
        opening = text_file.read("pasted", BytesIO(draft.text.encode())) if not draft.headline_end else draft
        if isinstance(opening, Problem):
            return draft
        return replace(
            draft, headline_end=opening.headline_end, published_on=draft.published_on or opening.published_on
        )
