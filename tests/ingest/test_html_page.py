from __future__ import annotations

import json

import pytest

from quotes.ingest.html_file import decode_page
from quotes.ingest.html_page import NO_ARTICLE, OWN_TEXT, WALL, cells_of_page
from quotes.ingest.markup import MAX_MARKUP, text_of_markup

LONG = "De brug over de Linge blijft tot maart dicht, meldt de gemeente na overleg met het waterschap en de provincie. "
SHOWN = f"<article><h1>Brug dicht</h1><p>{LONG}</p><p>‘We nemen geen risico’, zegt wethouder Petra Hoekema. {LONG}</p></article>"


def page(body: str = SHOWN, *blocks: object, head: str = "") -> str:
    scripts = "".join(
        f'<script type="application/ld+json">{block if isinstance(block, str) else json.dumps(block)}</script>'
        for block in blocks
    )
    return f"<!doctype html><html lang=nl><head><title>Brug dicht | Bode</title>{head}{scripts}</head><body>{body}</body></html>"


def news(**said: object) -> dict[str, object]:
    return {"@context": "https://schema.org", "@type": "NewsArticle", **said}


@pytest.mark.parametrize(
    "block",
    [
        news(headline="Kop", articleBody=LONG * 6),
        [{"@type": "WebSite"}, news(headline="Kop", articleBody=LONG * 6)],
        {"@graph": [{"@type": "WebPage"}, news(headline="Kop", articleBody=LONG * 6)]},
        {"@type": "WebPage", "mainEntity": news(headline="Kop", articleBody=LONG * 6)},
        news(headline="Kop", articleBody=LONG * 6) | {"@type": ["Thing", "schema:ReportageNewsArticle"]},
        "<!-- " + json.dumps(news(headline="Kop", articleBody=LONG * 6)) + " -->",
    ],
)
def test_what_the_page_says_of_its_article_comes_first(block: object) -> None:
    cells, repairs = cells_of_page(page(SHOWN, block))

    assert (cells["headline"], cells["text"]) == ("Kop", (LONG * 6).strip())
    assert repairs == (OWN_TEXT,)


@pytest.mark.parametrize(
    "body", ["Kort.", LONG.strip(), f"{LONG} ‘We nemen geen risico’, zegt wethouder Petra Hoekema. {LONG}"]
)
def test_teaser_or_text_without_paragraphs_gives_way_to_what_is_shown(body: str) -> None:
    cells, repairs = cells_of_page(page(SHOWN, news(articleBody=body)))

    assert cells["text"].endswith(
        f"{LONG.strip()}\n\n‘We nemen geen risico’, zegt wethouder Petra Hoekema. {LONG.strip()}"
    )
    assert repairs == ()


@pytest.mark.parametrize(
    "block", ["{kapot", "[" * 100_000, '"los"', "null", "{}", '{"@type": 5, "@graph": 7}']
)
def test_block_that_is_no_use_is_passed_over(block: str) -> None:
    cells, repairs = cells_of_page(page(SHOWN, block))

    assert cells["headline"] == "Brug dicht"
    assert "geen risico" in cells["text"]
    assert repairs == ()


def test_head_of_the_page_fills_what_it_does_not_say() -> None:
    head = (
        '<link rel=canonical href="https://bode.example.org/1"><meta property="og:site_name" content="De Bode">'
        '<meta property="article:published_time" content="2022-02-03T10:00:00Z"><meta name=author content="Jip Kok">'
    )
    cells, _ = cells_of_page(page(SHOWN, news(author={"name": "Fem"}), head=head))

    assert cells["url"] == "https://bode.example.org/1"
    assert (cells["outlet"], cells["byline"], cells["language"]) == ("De Bode", "Fem", "nl")
    assert cells["published_on"] == "2022-02-03T10:00:00Z"


@pytest.mark.parametrize("veil", ["style='opacity:0'", "hidden", "aria-hidden=true"])
def test_page_that_a_script_unveils_is_read(veil: str) -> None:
    cells, repairs = cells_of_page(page(f"<div {veil}>{SHOWN}<p hidden>Koop pillen</p></div>"))

    assert "geen risico" in cells["text"]
    assert "pillen" not in cells["text"]
    assert repairs == ("Parts of the page that no reader sees were left out: 1.",)


def test_address_is_no_name() -> None:
    head = '<meta property="article:author" content="https://social.example.org/jip">'

    assert cells_of_page(page(head=head))[0]["byline"] == ""


def test_wall_is_said() -> None:
    assert WALL in cells_of_page(page(SHOWN, news(isAccessibleForFree="False")))[1]


def test_page_in_which_nothing_stands_out_is_read_whole() -> None:
    cells, repairs = cells_of_page(page("<div>De brug is dicht.</div><div>Tot maart.</div>"))

    assert cells["text"] == "De brug is dicht.\n\nTot maart."
    assert repairs == (NO_ARTICLE,)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Een <b>vet</b>\n woord.</p><p>Twee.</p>", "Een vet woord.\n\nTwee."),
        ("Een.<br>Twee.<br/>Drie.", "Een.\nTwee.\nDrie."),
        ("<ul><li>Een<li>Twee</ul>", "Een\n\nTwee"),
        (
            "<table><tr><th>Dag</th><th>Schade</th></tr><tr><td>Wo</td><td></td><td>2</td></tr></table>",
            "Dag | Schade\n\nWo | | 2",
        ),
        ("<p>Hij zei: <q>nee</q>.</p>", "Hij zei: “nee”."),
        ("<p>5&nbsp;000 &lt; 6&euro;</p>", "5\xa0000 < 6€"),
        ("<p hidden>weg</p><p style='DISPLAY : none'>weg</p><p>blijft</p>", "blijft"),
        ("<textarea>weg</textarea><title>weg</title>", ""),
        ("<p>doorzichtig <span style='opacity:0.5'>half</span></p>", "doorzichtig half"),
    ],
)
def test_markup_becomes_what_a_reader_sees(markup: str, text: str) -> None:
    assert text_of_markup(markup).text == text


@pytest.mark.parametrize("markup", ["<div>" * 300 + "diep", "a" * (MAX_MARKUP + 1)])
def test_markup_that_cannot_be_read_whole_is_refused(markup: str) -> None:
    with pytest.raises(ValueError, match=r"at most|cannot be read"):
        text_of_markup(markup)


@pytest.mark.parametrize(
    ("data", "charset", "text", "said"),
    [
        ("é".encode(), "", "é", ()),
        ("é".encode(), "iso-8859-1", "é", ("The page says that it is iso8859-1, and is UTF-8.",)),
        ("é".encode("cp1252"), "", "é", ("Read as Windows-1252: it is not UTF-8.",)),
        ("ő".encode("iso8859-2"), "iso-8859-2", "ő", ("Read as iso8859-2, as the page says.",)),
        ("é".encode("cp1252"), "onzin", "é", ("Read as Windows-1252: it is not UTF-8.",)),
        ("é".encode("cp1252"), "rot13", "é", ("Read as Windows-1252: it is not UTF-8.",)),
        (b"\xff\xfe" + "é".encode("utf-16-le"), "utf-8", "é", ("Read as UTF-16: it is not UTF-8.",)),
    ],
)
def test_charset_is_found_and_contradictions_said(
    data: bytes, charset: str, text: str, said: tuple[str, ...]
) -> None:
    decoded = decode_page(data, charset)

    assert (decoded.text, decoded.repairs) == (text, said)
