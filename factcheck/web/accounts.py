"""A person's own settings."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from factcheck.web.access import way_back
from factcheck.web.forms import LanguageForm, ProfileForm
from factcheck.web.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: Request) -> HttpResponse:
    """Language and keys; with a next field, only the language is set, by the switch at the top of every page."""
    if request.method == "POST" and "next" in request.POST:
        return switch_language(request)
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        person = form.save()
        with translation.override(person.language or translation.get_language_from_request(request)):
            messages.success(request, _("Your settings are saved."))
        return redirect("profile")
    return render(request, "profile.html", {"form": form}, status=422 if form.errors else 200)


def switch_language(request: Request) -> HttpResponse:
    form = LanguageForm(request.POST, instance=request.user)
    if form.is_valid():
        form.save()
    return HttpResponseRedirect(way_back(request, "/"))
