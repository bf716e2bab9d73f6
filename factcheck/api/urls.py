"""Every address under /api/."""

from __future__ import annotations

from django.urls import include, path, re_path
from rest_framework.routers import SimpleRouter

from factcheck.api.handlers import no_such_address
from factcheck.api.views import (
    articles,
    cases,
    claims,
    desks,
    fact_checks,
    import_course,
    imports,
    jobs,
    matches,
    reviews,
    said,
    schema,
    watching,
)

app_name = "api"

router = SimpleRouter(use_regex_path=False)
router.register("articles", articles.ArticleViews, "article")
router.register("quotes", said.QuoteViews, "quote")
router.register("claims", claims.ClaimViews, "claim")
router.register("wording-edits", claims.WordingEditViews, "wording-edit")
router.register("statements", said.StatementViews, "statement")
router.register("fact-checks", fact_checks.FactCheckViews, "fact-check")
router.register("matches", matches.MatchViews, "match")
router.register("cases", cases.CaseViews, "case")
router.register("cases/<int:case_id>/evidence", cases.EvidenceViews, "evidence")
router.register("desks", desks.DeskViews, "desk")
router.register("watch-lists", watching.WatchListViews, "watch-list")
router.register("webhooks", watching.WebhookViews, "webhook")
router.register("deliveries", watching.DeliveryViews, "delivery")
router.register("reviews", reviews.ReviewViews, "review")
router.register("speakers", said.SpeakerViews, "speaker")
router.register("outlets", said.OutletViews, "outlet")
router.register("imports", imports.ImportViews, "import")
router.register("imports/<int:import_id>/problems", import_course.ImportProblemViews, "import-problem")
router.register("imports/<int:import_id>/kept", import_course.ImportKeptViews, "import-kept")
router.register("jobs", jobs.JobViews, "job")

urlpatterns = [
    path("v1/", include(router.urls)),
    path("schema/", schema.SchemaView.as_view(), name="schema"),
    path("docs/", schema.DocsView.as_view(url_name="api:schema"), name="docs"),
    re_path("", no_such_address),
]
