"""What each factor moves the score by, in log-odds. Set by hand; the benchmark says how well."""

from __future__ import annotations

BASE = -1.3

WEIGHTS: dict[str, float] = {
    "quantity": 1.3,  # a number and what it counts: 300 militairen
    "percentage": 1.6,
    "money": 1.6,
    "number": 0.5,  # a number without a unit: 7 - 4
    "share": 0.9,  # amounts in words: de helft, duizenden, een op de drie
    "ordinal": 0.7,  # de 22ste overwinning
    "comparison": 0.8,
    "superlative": 0.6,
    "public_body": 0.3,
    "event": 1.0,  # is afgetreden, werd vrijgelaten
    "incident": 0.7,  # people hurt, things destroyed
    "past": 0.5,  # won, stemden
    "causal": 0.5,
    "legal": 0.7,
    "history": 0.4,
    "names": 0.5,  # two names or more
    "prediction": -1.1,
    "opinion": -1.0,
    "question": -2.5,
    "first_person": -1.2,
    "wish": -1.0,
    "imperative": -1.5,
    "vague": -0.6,
    "lead": 0.8,  # the first sentence of the body holds the news
    "indefinite_subject": -0.5,  # he, it, that: the sentence leans on another
    "pronoun": -0.6,  # a hij or ze that some other sentence explains
    "short": -1.2,  # fewer than six words
    "heading": -0.8,
    "quoted": -0.4,  # between marks people argue more than they report
}

# Which factors make a claim of which kind, in the order of KINDS.
KIND_OF: dict[str, str] = {
    "quantity": "quantity",
    "percentage": "quantity",
    "money": "quantity",
    "number": "quantity",
    "share": "quantity",
    "ordinal": "comparison",
    "comparison": "comparison",
    "superlative": "comparison",
    "causal": "causal",
    "event": "event",
    "incident": "event",
    "past": "event",
    "legal": "legal",
    "history": "history",
    "prediction": "prediction",
    "opinion": "opinion",
    "first_person": "personal",
}
