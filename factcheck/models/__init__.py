"""The desk: people, cases, reviews, jobs and the audit trail."""

from factcheck.models.added_claim import AddedClaim
from factcheck.models.api_token import ApiToken
from factcheck.models.audit import AuditEntry
from factcheck.models.case import Case, Evidence, MatchDecision, Review
from factcheck.models.desk import Desk, Membership
from factcheck.models.feed import Feed, FeedPoll
from factcheck.models.idempotent_answer import IdempotentAnswer
from factcheck.models.import_batch import ColumnChoice, ImportBatch, ImportRow
from factcheck.models.job import Job
from factcheck.models.user import User
from factcheck.models.watch import WatchEntry, WatchHit, WatchList
from factcheck.models.webhook import Delivery, DeliveryAttempt, Webhook
from factcheck.models.wording import WordingEdit

__all__ = [
    "AddedClaim", "ApiToken", "AuditEntry", "Case", "ColumnChoice", "Delivery", "DeliveryAttempt", "Desk", "Evidence", "Feed",
    "FeedPoll", "IdempotentAnswer", "ImportBatch", "ImportRow", "Job", "MatchDecision", "Membership", "Review", "User",
    "WatchEntry", "WatchHit", "WatchList", "Webhook", "WordingEdit",
]  # fmt: skip
