"""The admin: people, desks, sources, bulk import and jobs; what the analysis and the editors made, to look at."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from factcheck.admin import articles, cases, fact_checks, feeds, imports, jobs, people, said, tokens

__all__ = ["articles", "cases", "fact_checks", "feeds", "imports", "jobs", "people", "said", "tokens"]

admin.site.site_header = admin.site.site_title = "Wederhoor"
admin.site.index_title = _("Administration")
