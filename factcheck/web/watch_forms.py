"""Watch lists and webhooks as people type them: one thing a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.actions.deliveries import BadAddress, check_address
from factcheck.models import Desk, WatchEntry, WatchList, Webhook
from factcheck.models.watch import EMAILS_MAX, ENTRIES_MAX
from factcheck.web.forms import MAX_VERSION

KINDS = WatchEntry.Kind
FIELDS = {KINDS.SPEAKER: "speakers", KINDS.NAME: "names", KINDS.TOPIC: "topics", KINDS.PHRASE: "phrases"}


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def lines_field(label: Any, help_text: Any, rows: int = 4) -> forms.CharField:
    box = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, widget=box, required=False, max_length=40_000)


class WatchListForm(forms.Form):
    """version: of the list, as the editor saw it; 0 for a new one."""

    version = forms.IntegerField(min_value=0, max_value=MAX_VERSION, widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    active = forms.BooleanField(label=gettext_lazy("Look at new claims"), required=False, initial=True)
    speakers = lines_field(
        gettext_lazy("Speakers"),
        gettext_lazy("Full names, one a line. Their claims stand first in the queue."),
    )
    names = lines_field(
        gettext_lazy("Names in the text"), gettext_lazy("People, bodies, places; one a line.")
    )
    topics = lines_field(
        gettext_lazy("Topics"),
        gettext_lazy(
            "One a line; every word of it must stand there, in any form: “stikstof” finds “stikstofcrisis”."
        ),
    )
    phrases = lines_field(gettext_lazy("Phrases"), gettext_lazy("Word for word, one a line."))
    emails = lines_field(gettext_lazy("E-mail to"), gettext_lazy("Addresses, one a line."), rows=2)
    webhooks = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Webhooks"),
        queryset=Webhook.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["webhooks"].queryset = desk.webhooks.order_by("name")  # type: ignore[attr-defined]

    def clean_emails(self) -> list[str]:
        emails = lines(self.cleaned_data["emails"])
        if len(emails) > EMAILS_MAX:
            raise ValidationError(_("At most %(most)s addresses.") % {"most": EMAILS_MAX})
        for email in emails:
            try:
                validate_email(email)
            except ValidationError:
                raise ValidationError(
                    _("“%(email)s” is no e-mail address.") % {"email": email[:80]}
                ) from None
        return emails

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        entries = self.entries()
        if len(entries) > ENTRIES_MAX:
            raise ValidationError(_("At most %(most)s entries a list.") % {"most": ENTRIES_MAX})
        for kind, text in entries:
            if len(text) > 200:
                self.add_error(FIELDS[KINDS(kind)], _("“%(text)s…” is too long.") % {"text": text[:40]})
        return cleaned

    def entries(self) -> list[tuple[str, str]]:
        return [
            (kind.value, line)
            for kind, field in FIELDS.items()
            for line in lines(self.cleaned_data.get(field, ""))
        ]


def shown(watch_list: WatchList) -> dict[str, Any]:
    """The fields of a list; a new one has none of its rows yet."""
    entries = list(watch_list.entries.all()) if watch_list.pk else []
    return {
        "version": watch_list.version,
        "name": watch_list.name,
        "active": watch_list.active,
        "emails": "\n".join(watch_list.emails),
        "webhooks": watch_list.webhooks.all() if watch_list.pk else [],
        **{field: joined(entries, kind) for kind, field in FIELDS.items()},
    }


def joined(entries: Iterable[WatchEntry], kind: str) -> str:
    return "\n".join(entry.text for entry in entries if entry.kind == kind)


class WebhookForm(forms.Form):
    version = forms.IntegerField(min_value=0, max_value=MAX_VERSION, widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    url = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=2000,
        widget=forms.URLInput,
        help_text=gettext_lazy("https; it must be reachable on the public internet."),
    )
    active = forms.BooleanField(label=gettext_lazy("Active"), required=False, initial=True)

    def clean_url(self) -> str:
        try:
            return check_address(self.cleaned_data["url"])
        except BadAddress as error:
            raise ValidationError(str(error)) from None
