"""Which slots of two texts differ, as the tests of slots ask."""

from __future__ import annotations

from quotes.matching.slots import Side, compare_slots


def differing(a: str, b: str, languages: str = "nl nl", speakers: tuple[str, str] = ("", "")) -> set[str]:
    language_a, language_b = languages.split()
    slots = compare_slots(Side(a, language_a, speakers[0]), Side(b, language_b, speakers[1]))
    return {slot.slot for slot in slots if slot.verdict == "different"}
