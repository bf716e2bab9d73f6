"""Articles, what is said in them, and what resembles it. No user, desk or job is known here."""

from quotes.models.article import Article, Outlet
from quotes.models.fact_check import FactCheck
from quotes.models.killed_item import KilledItem
from quotes.models.match import Match
from quotes.models.near_copy import CopyKey
from quotes.models.said import Claim, Quote
from quotes.models.speaker import Speaker
from quotes.models.statement import Statement
from quotes.models.term import Corpus, TermFrequency

__all__ = [
    "Article",
    "Claim",
    "CopyKey",
    "Corpus",
    "FactCheck",
    "KilledItem",
    "Match",
    "Outlet",
    "Quote",
    "Speaker",
    "Statement",
    "TermFrequency",
]
