"""Importing from a web address at the admin."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from factcheck.models import ImportBatch
from quotes.models import Article
from tests.builders import make_user
from tests.feeds.making import import_all, item, rss
from tests.fetching.conftest import server
from tests.fetching.server import Server

__all__ = ["server"]
PAGE = reverse("admin:import-from-address")


def test_a_file_at_an_address_is_previewed_and_imported(logged_in: Client, server: Server) -> None:
    server.pages["/nieuws.xml"] = (200, {}, rss(item(1), item(2)))
    answer = logged_in.post(
        PAGE, {"address": server.url("/nieuws.xml"), "outlet": "De Proefkrant"}, follow=True
    )
    assert "Preview: nothing is imported yet" in answer.text
    assert "Brug 2" in answer.text
    batch = ImportBatch.objects.get()
    logged_in.post(reverse("admin:import-confirm", args=[batch.pk]))
    import_all()
    assert Article.objects.filter(outlet__name="De Proefkrant").count() == 2


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://169.254.169.254/latest/meta-data/", "169.254.169.254 is not on the public internet."),
        ("ftp://example.org/x", "is not a web address"),
        ("http://eva:geheim@example.org/", "a user name or a password"),
    ],
)
def test_an_address_that_may_not_be_asked_is_told_and_stays_in_the_form(
    logged_in: Client, address: str, told: str
) -> None:
    page = logged_in.post(PAGE, {"address": address}).text
    assert told in page
    assert address in page
    assert not ImportBatch.objects.exists()


def test_the_sentence_is_dutch_for_who_reads_dutch(logged_in: Client) -> None:
    page = logged_in.post(PAGE, {"address": "http://10.0.0.1/"}, headers={"Accept-Language": "nl"}).text
    assert "10.0.0.1 staat niet op het openbare internet." in page


def test_the_list_of_imports_leads_there(logged_in: Client) -> None:
    assert PAGE in logged_in.get(reverse("admin:factcheck_importbatch_changelist")).text


def test_it_is_for_who_may_import(client: Client, db: None) -> None:
    client.force_login(make_user(is_staff=True))
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {"address": "https://example.org/"}).status_code == 403
