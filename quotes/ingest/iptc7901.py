"""What one message of IPTC 7901 says: https://www.iptc.org/std/IPTC7901/1.0/specification/7901V5.pdf, and agency habits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotes.ingest.dates import moment

# "bel0123 4 pol 0245 N BELGA-0102": source and number, priority, category, words, and what the agency likes to add.
HEADER = re.compile(
    r"\s*([A-Za-z]{1,10})[ -]?([0-9]{1,6})[^\S\n]+([1-9U])[^\S\n]+([A-Za-z]{1,4})[^\S\n]+([0-9]{1,5})\b[^\S\n]*(.*)",
    re.DOTALL,
)
# "241205 Sep 24": day, time, month and year.
STAMP = re.compile(
    r"\b([0-9]{2})([0-9]{2})([0-9]{2})\s*([A-Za-z]{3})[A-Za-z]*\.?\s+((?:[0-9]{2})?[0-9]{2})\b"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 -- reads better
_OTHER_MONTHS = {"mrt": "mar", "maa": "mar", "mei": "may", "mai": "may", "okt": "oct", "dez": "dec"}
# Belga's own: F, N, B for both, and the number of the message.
_LANGUAGE = re.compile(r"([FN])\s+BELGA-")
_LANGUAGES = {"F": "fr", "N": "nl"}
_BYLINE = re.compile(r"(?:Door|Van|Von|By|Par)\s+\S.{0,120}")
_DATE_LINE = re.compile(
    r"\s*([A-ZÀ-Þ][\w.’'/ -]{1,60}?)(?:,? [0-9]{1,2}/[0-9]{1,2})?(?:,[^()\n]{1,40})?\s\(([\w/ .-]{2,30})\)(?:\s*[-–—=.:])?"
)
_VERSION = re.compile(r"\(([0-9]{1,2})(?:DER|LAST|FIN)?\)$", re.IGNORECASE)
_EMBARGO = re.compile(
    r"^.{0,40}\bembargo\b(?:\s+(?:tot|until|till|bis|to))?[\s:]*(.{0,60})", re.IGNORECASE | re.MULTILINE
)
_KILL = re.compile(
    r"^\W*(?:kill|mandatory kill|bulletin kill|nieuwskill|story kill|ingetrokken|intrekking)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a message in its parts. notes: keywords and words to editors, as printed."""

    notes: list[str]
    headline: str
    byline: str
    body: str


def cells(header: re.Match[str], text: str, tail: str) -> dict[str, str]:
    """Return the cells of a message. header: a match of HEADER; text with \\n as line ends; tail: what follows the text."""
    source, number, priority, category, _, more = header.groups()
    parts = parts_of(text)
    date_line = _DATE_LINE.match(parts.body)
    embargo = _EMBARGO.search("\n".join(parts.notes))
    killed = any(_KILL.search(line) for line in (parts.headline, *parts.notes))
    language, version = _LANGUAGE.match(more), _VERSION.search(parts.headline)
    day = _stamp(tail).partition("T")[0]
    return {
        "headline": parts.headline,
        "text": parts.body,
        "published_on": day,
        "byline": parts.byline,
        "language": _LANGUAGES[language[1]] if language else "",
        "section": category,
        # A number comes round each day or week, so it is an id only together with its day.
        "external_id": f"{source}{number}/{day}" if day else "",
        "provider": date_line[2] if date_line else source,
        "revision": version[1] if version else "",
        "status": "killed" if killed else "",
        "urgency": priority if priority.isdigit() else "1",
        "embargo": (_moment(embargo[1]) or "true") if embargo else "",
        "place": date_line[1].strip() if date_line else "",
        "date_line": date_line[0].strip() if date_line else "",
        "note": " ".join([*parts.notes, *more.split()]),
    }


def parts_of(text: str) -> Text:
    """Split a text into notes to editors, headline, byline and body.

    Keywords end in a slash, notes stand in brackets; the headline ends with " =" or the first blank line.
    """
    lines = text.strip("\n ").split("\n")
    start = 0
    while start < len(lines) and (not lines[start].strip() or _is_note(lines[start].strip())):
        start += 1
    notes = [line.strip() for line in lines[:start] if line.strip()]
    lines = lines[start:]
    end = next((n for n, line in enumerate(lines[:6]) if line.rstrip().endswith("=") or not line.strip()), -1)
    if end < 0 or sum(map(len, lines[: end + 1])) > 300:
        return Text(notes, "", "", "\n".join(lines).strip("\n "))
    top = [line.strip().removesuffix("=").strip() for line in lines[: end + 1]]
    byline = next((line for line in top[1:] if _BYLINE.fullmatch(line)), "")
    notes += [line for line in top if line.startswith("(") and line.endswith(")")]
    title = " ".join(line for line in top if line and line != byline and line not in notes)
    rest = lines[end + 1 :]
    if not byline and len(rest) > 1 and _BYLINE.fullmatch(rest[0].strip()) and not rest[1].strip():
        byline, rest = rest[0].strip(), rest[1:]
    body = "\n".join(rest).strip("\n").rstrip()
    # A first paragraph is no headline when it is a sentence, or when it is all there is.
    if not body or (title.endswith((".", ":", ";")) and not title.endswith("..")):
        return Text(notes, "", byline, "\n\n".join(filter(None, [title, body])))
    return Text(notes, title, byline, body)


def _is_note(line: str) -> bool:
    return line.endswith("/") or (line.startswith("(") and line.endswith(")")) or bool(_EMBARGO.match(line))


def _stamp(tail: str) -> str:
    """The moment that a message was sent, "2024-09-24T12:05", or ""."""
    match = STAMP.search(tail)
    if not match:
        return ""
    name = match[4].lower()
    name = _OTHER_MONTHS.get(name, name)
    year = match[5] if len(match[5]) == 4 else f"{'19' if match[5] >= '70' else '20'}{match[5]}"
    month = _MONTHS.index(name) + 1 if name in _MONTHS else 0
    return _moment(f"{year}-{month:02}-{match[1]}T{match[2]}:{match[3]}")


def _moment(text: str) -> str:
    """The longest beginning of text, word by word, that is a moment; "" where there is none."""
    words = text.strip(" .:)(").split()
    for end in range(len(words), 0, -1):
        try:
            moment(" ".join(words[:end]))
        except ValueError:
            continue
        return " ".join(words[:end])
    return ""
