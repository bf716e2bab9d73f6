"""Every address of the site."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

from factcheck.web import (
    accounts,
    added_claims,
    articles,
    cases,
    claim_wording,
    desks,
    health,
    matches,
    queue,
    speakers,
    statements,
    status,
    watch,
    webhooks,
)

# Problems as JSON under /api/, Django's own pages elsewhere.
handler400 = "factcheck.api.handlers.bad_request"
handler404 = "factcheck.api.handlers.not_found"
handler500 = "factcheck.api.handlers.server_error"

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("articles/", articles.article_list, name="articles"),
    path("articles/new/", articles.new_article, name="new-article"),
    path("articles/<int:article_id>/", articles.article, name="article"),
    path("articles/<int:article_id>/claims/", added_claims.add_claim, name="add-claim"),
    path("articles/<int:article_id>/near-misses/", added_claims.near_misses, name="near-misses"),
    path("cases/<int:case_id>/", cases.case, name="case"),
    path("cases/<int:case_id>/verdict/", cases.decide_case, name="decide-case"),
    path("cases/<int:case_id>/undo/", cases.undo_case, name="undo-case"),
    path("cases/<int:case_id>/evidence/", cases.add_evidence, name="add-evidence"),
    path(
        "cases/<int:case_id>/evidence/<int:evidence_id>/", cases.withdraw_evidence, name="withdraw-evidence"
    ),
    path(
        "cases/<int:case_id>/claims/<int:claim_id>/wording/", claim_wording.edit_wording, name="edit-wording"
    ),
    path(
        "cases/<int:case_id>/claims/<int:claim_id>/wording/undo/",
        claim_wording.undo_wording,
        name="undo-wording",
    ),
    path("cases/<int:case_id>/assign/", cases.assign_case, name="assign-case"),
    path("cases/<int:case_id>/matches/<int:match_id>/", matches.decide_match, name="decide-match"),
    path("speakers/<int:speaker_id>/", speakers.speaker, name="speaker"),
    path("statements/<int:statement_id>/", statements.statement, name="statement"),
    path("desks/", desks.desk_list, name="desks"),
    path("desks/<int:desk_id>/weights/", desks.weights, name="desk-weights"),
    path("desks/<int:desk_id>/precision/", desks.precision, name="desk-precision"),
    path("desks/<int:desk_id>/watch/", watch.watch_list_list, name="desk-watch"),
    path("desks/<int:desk_id>/watch/new/", watch.new_watch_list, name="new-watch-list"),
    path("desks/<int:desk_id>/watch/<int:list_id>/", watch.edit_watch_list, name="watch-list"),
    path(
        "desks/<int:desk_id>/watch/<int:list_id>/delete/", watch.delete_watch_list, name="delete-watch-list"
    ),
    path("desks/<int:desk_id>/webhooks/", webhooks.webhook_list, name="desk-webhooks"),
    path("desks/<int:desk_id>/webhooks/new/", webhooks.new_webhook, name="new-webhook"),
    path("desks/<int:desk_id>/webhooks/<int:webhook_id>/", webhooks.edit_webhook, name="webhook"),
    path(
        "desks/<int:desk_id>/webhooks/<int:webhook_id>/act/", webhooks.act_on_webhook, name="act-on-webhook"
    ),
    path(
        "desks/<int:desk_id>/deliveries/<int:delivery_id>/retry/",
        webhooks.retry_delivery,
        name="retry-delivery",
    ),
    path("status/", status.status, name="status"),
    path("status/jobs/<int:job_id>/retry/", status.retry_job, name="retry-job"),
    path("profile/", accounts.profile, name="profile"),
    path(
        "login/",
        auth.LoginView.as_view(template_name="login.html", redirect_authenticated_user=True),
        name="login",
    ),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path("language/", include("django.conf.urls.i18n")),
    path("health/live", health.live, name="health-live"),
    path("health/ready", health.ready, name="health-ready"),
    path("api/", include("factcheck.api.urls")),
    path("admin/", admin.site.urls),
]
