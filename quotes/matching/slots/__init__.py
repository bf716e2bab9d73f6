"""The guard on truth conditions: two statements compared slot by slot, by rules and word data alone.

Full Fact's test of a match is that there is no possible world in which one statement is true and the other false. One differing
number or one denial breaks it, however alike the sentences look.
"""

from quotes.matching.slots.deeds import Parse
from quotes.matching.slots.guard import compare_slots, read_twice
from quotes.matching.slots.second_reading import Judge
from quotes.matching.slots.sides import Side, Slot, SlotVerdict

__all__ = ["Judge", "Parse", "Side", "Slot", "SlotVerdict", "compare_slots", "read_twice"]
