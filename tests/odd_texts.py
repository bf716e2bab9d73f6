"""What people and programs send where one statement was meant."""

from __future__ import annotations

ODD_TEXTS = {
    "nothing": "",
    "a space": " ",
    "one word": "brug",
    "one figure": "7",
    "stop words": "de het een",
    "marks": "?!%_\\'\"",
    "operators": "brug & | ! (:*",
    "emoji": "😀😂🇳🇱",
    "a long word": "x" * 2_500,
    "a long text": "De gemeente Duinmeer telt 120 bruggen en wil er meer. " * 60,
    "two languages": "De minister said that de brug over the river dicht blijft.",
    "no language": "Мост закрыт 桥梁关闭",
    "accents piled up": "a" + "\u0301" * 300,
    "right to left": "\u202ebrug\u202c \u200b",
}
# What no PostgreSQL text may hold.
UNSTORABLE = {"a null character": "brug\x00dicht", "half a character": "brug \ud800 dicht"}
