"""A file of 5,000 invented articles with 40 bad rows of 15 kinds, as a newsroom's export might have them."""

from __future__ import annotations

ROWS = 5_000
HEADER = "Nr;Titel;Bericht;Datum;Krant;Adres;Auteur;Taal;Rubriek;Embargo"
GOOD = "n-{n};Kop {n};De gemeente Zandmeer telt {n} bruggen.;2026-03-04;De Dijkbode;https://dijk.example/{n};Anna de Boer;nl;Binnenland;"
BAD = (
    "n-{n};Geen tekst;;2026-03-04;De Dijkbode;;;nl;;",
    "n-{n};Alleen leestekens;...;2026-03-04;De Dijkbode;;;nl;;",
    "n-{n};Geen datum;Er is nieuws {n}.;gisteren;De Dijkbode;;;nl;;",
    "n-{n};Maand dertien;Er is nieuws {n}.;2026-13-01;De Dijkbode;;;nl;;",
    "n-{n};Dertig februari;Er is nieuws {n}.;30-02-2026;De Dijkbode;;;nl;;",
    "n-{n};Geen adres;Er is nieuws {n}.;2026;De Dijkbode;dijk punt example;;nl;;",
    "n-{n};Kwaad adres;Er is nieuws {n}.;2026;De Dijkbode;javascript:alert(1);;nl;;",
    "n-{n};Andere taal;Er is nieuws {n}.;2026;De Dijkbode;;;Klingon;;",
    "n-{n};Te weinig cellen;Er is nieuws {n}.",
    "n-{n};Te veel;cellen;Er is nieuws {n}.;2026;De Dijkbode;;;nl;;;extra;extra",
    'n-{n};Mark in een mark;"Er is "groot" nieuws {n}.";2026;De Dijkbode;;;nl;;',
    "n-{n}" + "9" * 220 + ";Lang nummer;Er is nieuws {n}.;2026;De Dijkbode;;;nl;;",
    "n-{n};Lange auteur;Er is nieuws {n}.;2026;De Dijkbode;;" + "A" * 320 + ";nl;;",
    "n-{n};Lange rubriek;Er is nieuws {n}.;2026;De Dijkbode;;;nl;" + "R" * 220 + ";",
    "n-{n};Onleesbaar embargo;Er is nieuws {n}.;2026;De Dijkbode;;;nl;;tot morgen vroeg",
)
BAD_ROWS = 40


def csv_of_5000() -> bytes:
    """Every 125th row is bad, each kind two or three times."""
    rows = [HEADER]
    for number in range(1, ROWS + 1):
        nth, left = divmod(number, ROWS // BAD_ROWS)
        rows.append((BAD[nth % len(BAD)] if not left else GOOD).format(n=number))
    return "\n".join(rows).encode()
