"""Importing files of fact checks in the admin."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from factcheck.admin import fact_checks
from quotes.models import FactCheck
from tests.builders import make_user

SAMPLES = Path(__file__).parents[1] / "ingest" / "samples" / "fact_checks"
PAGE = "/admin/quotes/factcheck/add/"


def upload(client: Client, data: bytes, name: str = "checks.json") -> Any:
    return client.post(PAGE, {"file": SimpleUploadedFile(name, data)})


def test_a_file_is_stored_and_the_page_tells_what_came_of_it(logged_in: Client) -> None:
    page = upload(logged_in, (SAMPLES / "feed-nl.csv").read_bytes(), "feed-nl.csv").text
    assert FactCheck.objects.count() == 2
    for words in (
        "What came of feed-nl.csv",
        "claimReviewed is missing",
        "datePublished",
        "is not a web address",
    ):
        assert words in page
    assert upload(logged_in, (SAMPLES / "feed-nl.csv").read_bytes()).context["done"].unchanged == 2


def test_a_file_without_any_is_refused_with_its_reason(logged_in: Client) -> None:
    page = upload(logged_in, b"<html><body>niets</body></html>", "pagina.html").text
    assert "Nothing was imported" in page
    assert "holds no ClaimReview" in page


def test_a_file_with_too_many_is_refused_whole(logged_in: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(fact_checks, "MOST_RECORDS", 2)
    rating = {"alternateName": "Waar"}
    rows = [
        {
            "url": f"https://c.example/{n}",
            "claimReviewed": "De brug is open.",
            "inLanguage": "nl",
            "reviewRating": rating,
        }
        for n in range(3)
    ]
    assert "more than 2 records" in upload(logged_in, json.dumps(rows).encode()).text
    assert not FactCheck.objects.exists()


def test_the_list_leads_there_for_who_may_add(logged_in: Client, client: Client) -> None:
    assert PAGE in logged_in.get(reverse("admin:quotes_factcheck_changelist")).text
    onlooker = make_user(is_staff=True)
    onlooker.user_permissions.add(Permission.objects.get(codename="view_factcheck"))
    client.force_login(onlooker)
    assert PAGE not in client.get(reverse("admin:quotes_factcheck_changelist")).text
    assert client.get(PAGE).status_code == 403
    assert upload(client, b"[]").status_code == 403
