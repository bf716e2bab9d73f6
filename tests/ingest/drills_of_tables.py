"""Bad CSV and JSON: 1 to 30."""

from __future__ import annotations

from tests.ingest.drills import Drill, lines

HEADER = "titel;tekst;datum"
GOOD = "Kop;De brug blijft dicht.;2022-02-03"
DUTCH = "coëfficiënt’s “crisis” – €"
OBJECT = '{"titel": "Kop", "tekst": "De brug blijft dicht."}'


def bad_row_among(count: int, at: int, bad: str) -> bytes:
    rows = [GOOD] * count
    rows[at - 2] = bad
    return lines(HEADER, *rows)


def between(bad: str) -> bytes:
    return lines(OBJECT, bad, OBJECT)


TABLES = [
    Drill(1, "empty file", lambda: b"", problems=("u.csv: The file is empty.",), name="u.csv"),
    Drill(2, "header only", lambda: lines(HEADER), problems=("u line 1: The file has a header and no rows.",)),
    Drill(
        3, "no header", lambda: lines("Brug dicht;Tot maart.;2022", "Kop;Tekst.;2022"), name="u.csv",
        problems=("u.csv line 1: The first line names no column that is known.",),
    ),
    Drill(
        4, "duplicate column", lambda: lines("titel;tekst;Titel", "A;B;C"),
        problems=("u line 1: The column 'Titel' stands twice.",),
    ),
    Drill(
        5, "unknown column", lambda: lines(f"{HEADER};oplage", f"{GOOD};12"), drafts=1,
        said=("Columns that were not read: oplage.",),
    ),
    Drill(
        6, "missing required column", lambda: lines("titel;datum", "Kop;2022"),
        problems=("u line 1: No column holds the text.",),
    ),
    Drill(7, "BOM UTF-8", lambda: b"\xef\xbb\xbf" + lines(HEADER, GOOD), drafts=1),
    Drill(8, "UTF-16LE with BOM", lambda: b"\xff\xfe" + lines(HEADER, GOOD).decode().encode("utf-16-le"), drafts=1),
    Drill(9, "UTF-16 without BOM", lambda: lines(HEADER, GOOD).decode().encode("utf-16-be"), drafts=1),
    Drill(
        10, "Windows-1252", lambda: f"{HEADER}\nKop;{DUTCH};2022\n".encode("cp1252"), drafts=1,
        holds=(DUTCH,), said=("Read as Windows-1252: it is not UTF-8.",),
    ),
    Drill(
        11, "mixed encodings by row",
        lambda: lines(HEADER, f"Kop;{DUTCH};2022") + f"Kop;{DUTCH};2022\n".encode("cp1252"),
        drafts=2, holds=(DUTCH,), said=("Read as Windows-1252: it is not UTF-8.",), lacks=("�", "Ã"),
    ),
    Drill(
        12, "semicolons and decimal comma", lambda: lines(HEADER, "Kop;Steeg met 12,5 procent.;2022"), drafts=1,
        holds=("12,5 procent",),
    ),
    Drill(
        13, "unclosed quote at row 5,000", lambda: bad_row_among(9_999, 5_000, 'Kop;"Nooit dicht;2022'),
        drafts=9_998, problems=("u line 5000: A quote mark opens a field here and is never closed.",),
    ),
    Drill(
        14, "quote inside unquoted field", lambda: lines(HEADER, 'Kop;Een buis van 6" dik.;2022'), drafts=1,
        holds=('Een buis van 6" dik.',),
    ),
    Drill(
        15, "embedded newlines", lambda: lines(HEADER, 'Kop;"Een.\n\nTwee.";2022', "Kop;X.;ooit"), drafts=1,
        holds=("Een.\n\nTwee.",), problems=("u line 5, datum: 'ooit' is not a date.",),
    ),
    Drill(16, "field of 131,073 characters", lambda: lines(HEADER, f"Kop;{'a' * 131_073};2022"), drafts=1),
    Drill(
        17, "ragged rows", lambda: lines(HEADER, "Kop;Tekst.", "Kop;Tekst.;2022;x", GOOD), drafts=1,
        problems=("u line 2: The row has 2 cells, the header 3.", "u line 3: The row has 4 cells, the header 3."),
    ),
    Drill(
        18, "NUL in a field", lambda: lines(HEADER, "Kop;De\0brug.;2022"), drafts=1,
        said=("NUL characters were replaced by spaces: 1.",), holds=("De brug.",),
    ),
    Drill(18, "CR-only line ends", lambda: lines(HEADER, GOOD).replace(b"\n", b"\r"), drafts=1),
    Drill(18, "1,000,000 empty lines", lambda: lines(HEADER) + b"\n" * 1_000_000 + lines(GOOD), drafts=1),
    Drill(
        19, "truncated mid-string", lambda: between('{"tekst": "Brug'), drafts=2, problems=("u line 2: This is not JSON",)
    ),
    Drill(
        19, "array truncated mid-string", lambda: lines(f"[{OBJECT},", '{"tekst": "Brug'), drafts=1,
        problems=("u line 2: Article 2 of the array: The file breaks off",),
    ),
    Drill(20, "trailing comma in an object", lambda: between('{"tekst": "A",}'), drafts=2, problems=("u line 2: This is not JSON",)),
    Drill(20, "trailing comma in an array", lambda: lines(f"[{OBJECT},]"), drafts=1),
    Drill(
        21, "NaN and Infinity", lambda: lines(OBJECT, '{"tekst": "A", "n": NaN}', '{"tekst": "A", "n": -Infinity}'),
        drafts=1, problems=("u line 2: NaN is not JSON.", "u line 3: -Infinity is not JSON."),
    ),
    Drill(21, "1e999 in a key that is not read", lambda: between('{"tekst": "A", "n": 1e999}'), drafts=3),
    Drill(
        22, "5,000-digit int", lambda: between(f'{{"tekst": "A", "id": {"9" * 5000}}}'), drafts=2,
        problems=("u line 2, id: The value has 5,000 characters; at most 200 are kept.",),
    ),
    Drill(23, "depth 100,000", lambda: between('{"tekst": ' + "[" * 100_000), drafts=2, problems=("u line 2: This is",)),
    Drill(24, "duplicate keys", lambda: between('{"tekst": "A", "tekst": "B"}'), drafts=2, problems=("u line 2: The key 'tekst' stands twice.",)),
    Drill(
        25, "lone surrogate", lambda: between(r'{"tekst": "A \ud800 b"}'), drafts=3,
        said=("Half characters (lone surrogates) were replaced by �: 1.",), holds=("A � b",),
    ),
    Drill(
        26, "NUL escape", lambda: between(r'{"tekst": "A\u0000b"}'), drafts=3,
        said=("NUL characters were replaced by spaces: 1.",), holds=("A b",),
    ),
    Drill(
        27, "top-level string, number and null", lambda: lines(OBJECT, '"A"', "12", "null"), drafts=1,
        problems=("u line 2: This is text, not an object.", "u line 3: This is a number", "u line 4: This is null"),
    ),
    Drill(
        28, "one bad line in 10,000", lambda: lines(*[OBJECT] * 6_776, "{", *[OBJECT] * 3_223), drafts=9_999,
        problems=("u line 6777: This is not JSON",),
    ),
    Drill(
        29, "#7,777 of 10,000 lacks its body",
        lambda: lines("[" + ",\n".join([*[OBJECT] * 7_776, '{"titel": "Kop"}', *[OBJECT] * 2_223]) + "]"),
        drafts=9_999, problems=("u line 7777, text: Article 7,777 of the array: The article has no text.",),
    ),
    Drill(30, "byte 0xff", lambda: between('{"tekst": "Één X"}').replace(b"X", b"\xff"), drafts=3, said=("Windows-1252",)),
    Drill(30, "overlong slash", lambda: between('{"tekst": "Één X"}').replace(b"X", b"\xc0\xaf"), drafts=3, said=("Windows-1252",), lacks=("/",)),
    Drill(30, "CESU-8", lambda: between('{"tekst": "Één X"}').replace(b"X", b"\xed\xa0\xbd\xed\xb8\x80"), drafts=3, said=("Windows-1252",)),
]  # fmt: skip
