from __future__ import annotations

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False  # built while the site runs

    dependencies = [("quotes", "0009_lean_article_indexes")]

    operations = [
        AddIndexConcurrently(
            model_name="statement",
            index=models.Index(
                fields=["embedding_version", "id"],
                include=["embedding", "kind", "language", "said_on", "speaker"],
                condition=models.Q(embedding__isnull=False),
                name="statement_compared",
            ),
        )
    ]
