"""A second reading: what a network that reads both statements together adds to the rules.

The rules know figures, days and names, and say nothing where they find no words for it. The network reads a sentence told anew, but knows no names and is
sometimes sure of itself without a reason. So it raises a conflict only where it is very sure and no rule knows better; what the rules found stands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quotes.matching.slots.reading import Reading
from quotes.matching.slots.sides import Slot

# Log-odds of a conflict, by slot, from which one is told that no rule found. In families that it did not learn from (666 conflicts, 666 rewordings) that
# raises 25 and 0, in 1,000 and 1,000 pairs of two writers' trios 8 and 4. A denial is left to the rules: of what the network alone takes for one, as many are
# rewordings as conflicts, however sure it is (11 and 12 of the trios from 5.5 on).
RAISED = {"entity": 6.0, "modality": 4.5}


@dataclass(frozen=True, slots=True)
class Verdict:
    """conflict: log-odds that the two cannot both be true. slot: in which they would part. a, b: the words on which that turns, "" where a side
    has none."""

    conflict: float
    slot: str
    a: str
    b: str


# Two statements -> what is made of them together, None of one without words; quotes.matching.inference.judge_pair.
Judge = Callable[[Reading, Reading], Verdict | None]


def reread(slots: Sequence[Slot], verdict: Verdict) -> list[Slot]:
    """The slots after a second reading: as they were, or with one more that differs."""
    if any(slot.verdict == "different" and slot.slot != "speaker" for slot in slots):
        return list(slots)
    if verdict.conflict < RAISED.get(verdict.slot, float("inf")) or _rules_know_better(slots, verdict):
        return list(slots)
    told = Slot(verdict.slot, verdict.a, verdict.b, "different")
    return [*(slot for slot in slots if slot.slot != told.slot), told]


def _rules_know_better(slots: Sequence[Slot], verdict: Verdict) -> bool:
    """Where it turns on a name, or on what a rule found to be the same."""
    if verdict.slot == "entity":
        return any(word[:1].isupper() for word in f"{verdict.a} {verdict.b}".split())
    return any(slot.slot == verdict.slot and slot.verdict == "same" for slot in slots)
