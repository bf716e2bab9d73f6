"""Verdicts published elsewhere, as schema.org ClaimReview records, from the files they travel in. Pure."""

from quotes.ingest.fact_checks.draft import FactCheckDraft
from quotes.ingest.fact_checks.file import read_fact_checks
from quotes.ingest.fact_checks.records import read_records

__all__ = ["FactCheckDraft", "read_fact_checks", "read_records"]
