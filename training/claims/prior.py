"""What a fact-checker would expect of each factor, in log-odds, before any label is seen.

It stands in the model as one more feature, so the labels say how far to trust it. Rare factors (a share, an ordinal) keep it; common
ones are moved by the labels.
"""

from __future__ import annotations

PRIOR: dict[str, float] = {
    "quantity": 1.3,  # a number and what it counts: 300 militairen
    "percentage": 1.6,
    "money": 1.6,
    "number": 0.5,  # a number without a unit: 7 - 4
    "share": 1.6,  # amounts in words: de helft, duizenden, een op de drie
    "ordinal": 1.1,  # de 22ste overwinning
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
    "second_person": -0.8,
    "wish": -1.0,
    "imperative": -1.5,
    "vague": -0.6,
    "indefinite_subject": -0.5,  # he, it, that: the sentence leans on another
    "pronoun": -0.6,  # a hij or ze that some other sentence explains
    "short": -1.2,  # fewer than six words
    "lead_in": -1.0,  # ends in a colon
    "connective": -0.3,
    "politics": 0.4,
    "economy": 0.4,
    "statistics": 0.3,
    "crime": 0.5,
    "conflict": 0.5,
    "health": 0.3,
    "decision": 0.4,
    "scope": 0.2,
    "sport": -0.4,
    "culture": -0.5,
    "biography": -2.5,  # was born, grew up, has two sons
    "scene": -0.6,
}
