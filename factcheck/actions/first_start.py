"""A new installation: its first desk, its first two accounts, and the sample articles."""

from __future__ import annotations

import secrets
from pathlib import Path

from django.db import transaction

from factcheck.actions.fact_checks import import_records
from factcheck.actions.journey import import_articles
from factcheck.models import Desk, Membership, User
from quotes.ingest.draft import ArticleDraft
from quotes.ingest.fact_checks import read_fact_checks
from quotes.ingest.reader import read

SAMPLES = Path(__file__).resolve().parent.parent.parent / "quotes" / "samples"
DESK = "Redactie"


@transaction.atomic
def set_up() -> dict[str, str]:
    """On an empty database: make a desk, an admin and an editor, and import the samples. Returns user name -> password.

    Returns {} and does nothing where there is a user already. Passwords are random and kept nowhere but in their hash.
    """
    if User.objects.exists():
        return {}
    desk = Desk.objects.create(name=DESK)
    passwords = {name: secrets.token_urlsafe(12) for name in ("admin", "editor")}
    admin = User.objects.create_superuser("admin", password=passwords["admin"])
    editor = User.objects.create_user("editor", password=passwords["editor"])
    Membership.objects.create(desk=desk, user=admin, role=Membership.Role.CHIEF)
    Membership.objects.create(desk=desk, user=editor, role=Membership.Role.EDITOR)
    import_samples()
    return passwords


def import_samples() -> None:
    """Bring in the invented articles and fact checks, the way any other file comes in."""
    with (SAMPLES / "articles.jsonl").open("rb") as stream:
        drafts = [record for record in read("articles.jsonl", stream) if isinstance(record, ArticleDraft)]
    import_articles(drafts)
    with (SAMPLES / "fact_checks.jsonl").open("rb") as stream:
        import_records(read_fact_checks("fact_checks.jsonl", stream))
