"""Files of other formats through the same pages: what the readers find arrives in the database."""

from __future__ import annotations

import io
import tarfile

import pytest
from django.test import Client

from quotes.models import Article
from tests.admin.imports import run_import, upload
from tests.ingest.shown import SAMPLES

FORMATS = (
    "feeds/atom.xml",
    "newsml1/revision.xml",
    "g2/item-xhtml.xml",
    "html/plain-page.html",
    "iptc7901/one.txt",
)


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def test_a_preview_shows_what_the_agency_says(logged_in: Client) -> None:
    page = upload(logged_in, sample("newsml1/embargo-xhtml.xml"), "bericht.xml").text

    assert "Koning spreekt land toe" in page
    assert "Zuidpers, revision 1, embargoed until 2022-12-25 13:00+01:00, urgency 2" in page


@pytest.mark.parametrize(("name", "articles"), [*zip(FORMATS, (3, 2, 1, 1, 1), strict=True)])
def test_a_file_of_every_kind_becomes_articles(logged_in: Client, name: str, articles: int) -> None:
    batch = run_import(logged_in, sample(name), "upload.csv")

    assert (batch.new, batch.bad, Article.objects.count()) == (articles, 0, articles)


def test_a_later_revision_of_a_story_supersedes_the_one_before(logged_in: Client) -> None:
    second = sample("newsml1/revision.xml")
    first = second.replace(b"De vakbond wijst het bod af.", b"De vakbond denkt na.")

    run_import(logged_in, first)
    batch = run_import(logged_in, second)

    assert (batch.new, batch.revised, batch.unchanged) == (0, 1, 1)
    [old, new] = Article.objects.filter(external_id__endswith="-041").order_by("revision")
    assert old.superseded_by == new


def test_an_archive_of_all_of_them_is_one_import(logged_in: Client) -> None:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as archive:
        for name in FORMATS:
            archive.add(SAMPLES / name, arcname=name)

    batch = run_import(logged_in, target.getvalue(), "alles.tar.gz")

    assert (batch.new, batch.bad) == (8, 0)
