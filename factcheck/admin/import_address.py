"""Import from a web address: a page beside the upload, with the same preview after it."""

from __future__ import annotations

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.actions.import_address import upload_from
from factcheck.admin.base import who
from factcheck.fetching import FetchError
from factcheck.models import ImportBatch
from quotes.models import Outlet

OUTLETS_OFFERED = 500


class AddressForm(forms.Form):
    """An address, and the outlet of the articles there that name none."""

    address = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=2000,
        help_text=gettext_lazy("https://… of a file of articles, a feed, or the page of one article."),
        widget=forms.URLInput(attrs={"class": "vLargeTextField", "spellcheck": "false"}),
    )
    outlet = forms.CharField(
        label=gettext_lazy("Outlet"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("For articles that name none."),
        widget=forms.TextInput(attrs={"list": "outlets", "class": "vTextField"}),
    )


def from_address(request: HttpRequest) -> HttpResponse:
    """Fetch what lies there, and show its preview. Waits for the other server, up to 45 seconds."""
    if not request.user.has_perm("factcheck.add_importbatch"):
        raise PermissionDenied
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            batch = upload_from(
                form.cleaned_data["address"], outlet=form.cleaned_data["outlet"], uploaded_by=who(request)
            )
        except FetchError as error:
            form.add_error("address", str(error))
        else:
            return redirect("admin:import-preview", batch.pk)
    context = admin.site.each_context(request) | {
        "opts": ImportBatch._meta,
        "title": _("Import from an address"),
        "form": form,
        "outlets": Outlet.objects.order_by("name").values_list("name", flat=True)[:OUTLETS_OFFERED],
    }
    return TemplateResponse(request, "admin/factcheck/importbatch/from_address.html", context)


def urls() -> list[URLPattern]:
    """For the admin of imports, before its own."""
    view = admin.site.admin_view(from_address)
    return [path("from-address/", view, name="import-from-address")]
