"""Bad HTML and XML: 31 to 52. No script, address or hidden word of a page may reach a text."""

from __future__ import annotations

from tests.ingest.drills import Drill, item, page, rss

HARM = ("alert(", "onerror", "onbegin", "javascript:", "<script", "<img", "data:text", "evil.example")
ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
REFUSED = "u line 2: The file declares entities of its own"


def dated(*dates: str) -> bytes:
    return rss(*(item(f"Kop {n}", extra=f"<pubDate>{date}</pubDate>") for n, date in enumerate(dates)))


MARKUP = [
    Drill(31, "script", lambda: page("<script>alert(1)</script>"), drafts=1, holds=("geen enkel risico",), lacks=HARM),
    Drill(32, "img onerror", lambda: page("<img src=x onerror=alert(1)>"), drafts=1, holds=("Leerdam",), lacks=HARM),
    Drill(33, "svg animate onbegin", lambda: page("<svg><animate onbegin=alert(1)></svg>"), drafts=1, holds=("Leerdam",), lacks=HARM),
    Drill(
        34, "mutation XSS", lambda: page('<noscript><p title="</noscript><img src=x onerror=alert(1)>">x</p></noscript>'),
        drafts=1, holds=("Leerdam",), lacks=HARM,
    ),
    Drill(35, "base href", lambda: page('<base href="https://evil.example/"><a href="x">lees</a>'), drafts=1, holds=("Leerdam",), lacks=HARM),
    Drill(36, "meta refresh", lambda: page('<meta http-equiv=refresh content="0;url=https://evil.example">'), drafts=1, holds=("Leerdam",), lacks=HARM),
    Drill(
        37, "100,000 nested divs", lambda: page("<div>" * 100_000, "Diep."),
        problems=("u: The HTML is nested more than 256 deep",),
    ),
    Drill(38, "200,000 unclosed <", lambda: page("<" * 200_000), drafts=1, holds=("Leerdam",)),
    Drill(38, "200,000 unclosed tags", lambda: page("<a" * 200_000), drafts=1, holds=("Leerdam",)),
    Drill(
        39, "nested entities", lambda: page("<p>Toegift: R&amp;amp;amp;D &#x1F600; a&#0;b c&#xD800;d, zegt de wethouder over het besluit.</p>"),
        drafts=1, holds=("R&amp;amp;D 😀",), lacks=("\0", "\ud800"),
    ),
    Drill(
        40, "meta charset that contradicts the bytes",
        lambda: page().replace(b"<head>", b"<head><meta charset=iso-8859-1>"),
        drafts=1, holds=("‘We nemen",), said=("The page says that it is iso8859-1, and is UTF-8.",),
    ),
    Drill(
        40, "meta charset that contradicts the byte order mark",
        lambda: b"\xff\xfe" + page().replace(b"<head>", b"<head><meta charset=iso-8859-1>").decode().encode("utf-16-le"),
        drafts=1, holds=("‘We nemen",), said=("The page says that it is iso8859-1, and is UTF-16-LE.",),
    ),
    Drill(
        41, "data: and javascript: links",
        lambda: page('<p>Wie de kaart van de omleiding wil zien, kan <a href="javascript:alert(1)">klikken</a> op een kaart, of <a href="data:text/html,x">hier</a> bellen met de gemeente.</p>')
        .replace(b"<head>", b'<head><link rel=canonical href="javascript:alert(1)"><meta property="og:url" content="data:text/html,x">'),
        drafts=1, holds=("kan klikken op een kaart, of hier bellen",), lacks=HARM, said=("The stated address",),
    ),
    Drill(
        42, "1-pixel and hidden text",
        lambda: page('<img src=p.gif width=1 height=1><p style="font-size:1px">Verstopte pil</p><p hidden>Verstopte pil</p>'),
        drafts=1, holds=("Leerdam",), lacks=("Verstopte pil",), said=("Parts of the page that no reader sees were left out: 2.",),
    ),
    Drill(
        43, "Word paste", lambda: "<p class=MsoNormal style='mso-line-height-rule:exactly'>“Nee”, zei ‘ze’ – kort.<o:p></o:p></p>".encode("cp1252"),
        drafts=1, holds=("“Nee”, zei ‘ze’ – kort.",), lacks=("mso", "o:p"),
    ),
    Drill(
        44, "external entity of a local file",
        lambda: rss(item("Kop", "&x;"), before='<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        problems=(REFUSED,), lacks=("root:",),
    ),
    Drill(
        45, "external DTD", lambda: rss(item("Kop"), before='<!DOCTYPE rss SYSTEM "http://evil.example/x.dtd">'),
        drafts=1, holds=("De brug",),
    ),
    Drill(
        45, "external parameter entity", lambda: rss(item("Kop"), before='<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://evil.example/x.dtd"> %x;]>'),
        problems=(REFUSED,),
    ),
    Drill(
        46, "billion laughs", lambda: rss(item("Kop", "&a9;"), before=f'<!DOCTYPE rss [<!ENTITY a0 "ha">{ENTITIES}]>'),
        problems=(REFUSED,),
    ),
    Drill(
        47, "quadratic blow-up", lambda: rss(item("Kop", "&a;" * 50_000), before=f'<!DOCTYPE rss [<!ENTITY a "{"x" * 50_000}">]>'),
        problems=(REFUSED,),
    ),
    Drill(
        48, "declared UTF-8, is Windows-1252", lambda: rss(item("Kop", "Één ‘brug’ – €")).decode().encode("cp1252"),
        drafts=1, holds=("Één ‘brug’ – €",), said=("Read as Windows-1252: it is not UTF-8.",),
    ),
    Drill(
        48, "declared Latin 1, is UTF-8", lambda: rss(item("Kop", "Één ‘brug’")).replace(b"UTF-8", b"ISO-8859-1"),
        drafts=1, holds=("Één ‘brug’",), said=("The file says that it is iso8859-1, and is UTF-8.",),
    ),
    Drill(
        49, "undefined entity", lambda: rss(item("Kop", "De&nbsp;brug &eacute;n de weg & meer")), drafts=1,
        holds=("De\xa0brug én de weg & meer",), said=("were read as in HTML: 2.", "Loose & marks were read as text: 1."),
    ),
    Drill(
        50, "CDATA with ]]>", lambda: rss(item("Een"), item("Twee", "<![CDATA[<p>a[b[0]]>1</p>]]>"), item("Drie")),
        drafts=2, problems=("u line 4: The XML is broken on line 4: mismatched tag.",), holds=("Een", "Drie"),
    ),
    Drill(
        51, "control character U+0001", lambda: rss(item("Een", "De\x01brug"), item("Twee", "De&#1;weg")), drafts=2,
        holds=("De brug", "De�weg"), said=("Control characters were replaced by spaces: 1.",),
    ),
    Drill(
        52, "dates", lambda: dated("2022-02-30", "0000-01-01", "9999-12-31", "2022-02-03 10:00", "ma, 9 mei 2022 10:00", "3 febr 2022x"),
        drafts=2,
        problems=(
            "u line 3, published_on: '2022-02-30' is not a date.",
            "u line 4, published_on: '0000-01-01' is not a date.",
            "u line 5, published_on: '9999-12-31' is not a date.",
            "u line 8, published_on: '3 febr 2022x' is not a date.",
        ),
    ),
]  # fmt: skip
