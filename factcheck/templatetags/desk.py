"""What the pages need that Django's own tags do not do."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape, format_html, format_html_join
from django.utils.translation import gettext as _

from factcheck.claim_words import factor_name, kind_name
from factcheck.models import Case
from factcheck.reports.intervals import Share
from factcheck.web import reasons, words
from factcheck.web.appearances import Appearance
from factcheck.web.case_page import case_url
from factcheck.web.highlights import Paragraph, Piece
from quotes.matching.wording import Piece as WordingPiece
from quotes.models import Article, Statement

register = template.Library()
register.filter("slot_name", words.slot_name)
register.filter("reason", reasons.reason_in_words)
register.filter("rule", reasons.rule_in_words)
register.filter("factor_name", factor_name)
register.filter("kind_name", kind_name)
register.filter("confidence", words.confidence_in_words)

FORMATS = {"day": "j F Y", "month": "F Y", "year": "Y"}


@register.simple_tag
def url_of_case(case: Case | int, queue: str = "") -> str:
    """A case's page, opened from a queue."""
    return case_url(case.pk if isinstance(case, Case) else case, queue)


@register.simple_tag
def marked(paragraph: Paragraph) -> str:
    """The pieces of a paragraph: each mark's label where it begins, and its words as links to its card in the list."""
    return format_html_join("", "{}", ((piece_html(piece),) for piece in paragraph.pieces))


@register.simple_tag
def in_context(appearance: Appearance) -> str:
    """The passage between the sentences around it, spaced as in print."""
    return format_html(
        '<span class="around">{}</span><strong>{}</strong><span class="around">{}</span>',
        appearance.before,
        appearance.text,
        appearance.after,
    )


@register.simple_tag
def difference(pieces: Sequence[WordingPiece]) -> str:
    """Two wordings in one line: what was left out struck through, what was put in underlined, both said to who listens."""
    return format_html_join("", "{}", ((changed_html(piece),) for piece in pieces))


def changed_html(piece: WordingPiece) -> str:
    if piece.change == "same":
        return escape(piece.b)
    left, put = piece.a.strip(), piece.b.strip()
    parts = [
        format_html(
            '<{0}><span class="visually-hidden">[{1}: </span>{2}<span class="visually-hidden">]</span></{0}> ',
            tag,
            said,
            text,
        )
        for tag, said, text in (("del", _("left out"), left), ("ins", _("put in"), put))
        if text
    ]
    return format_html_join("", "{}", ((part,) for part in parts))


def piece_html(piece: Piece) -> str:
    if piece.inmost is None:
        return escape(piece.text)
    labels = format_html_join(
        "",
        '<a class="label {}" id="in-{}" href="{}">{}</a>',
        ((mark.kind, mark.anchor, mark.card, mark.label) for mark in piece.opens),
    )
    return format_html(
        '{}<a class="marked {}" href="{}" data-marks="{}" tabindex="-1">{}</a>',
        labels,
        " ".join(dict.fromkeys(mark.style for mark in piece.marks)),
        piece.inmost.card,
        " ".join(mark.anchor for mark in piece.marks),
        piece.text,
    )


@register.filter
def published(article: Article) -> str:
    """The day, month or year of an article, as exact as it is known."""
    return partial(article.published_on, article.published_precision)


@register.filter
def said(statement: Statement) -> str:
    """The same for when something was said; nothing when that is not known."""
    return partial(statement.said_on, statement.said_precision) if statement.said_on else ""


def partial(date: datetime.date | None, precision: str) -> str:
    return date_format(date, FORMATS[precision]) if date else _("undated")


@register.filter
def clock(at: datetime.datetime | None) -> str:
    """The time of something that happened today, else its date and time."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    return date_format(local, "H:i" if local.date() == timezone.localdate() else "j M Y, H:i")


@register.filter
def resolutions(rows: list[dict[str, str]]) -> list[str]:
    """What was put into our wording, one by one: `ze → Liz Truss`, `word order`."""
    # A moved word is two rows, where it left and where it came to; one of them tells enough.
    return [_resolution(row) for row in rows if row["reason"] != "order" or not row["text"]]


def _resolution(row: dict[str, str]) -> str:
    if row["reason"] == "order":
        return str(_("word order of a main clause"))
    put_in = f"{row['text']} → {row['becomes']}" if row["text"] else f"+ {row['becomes']}"
    if row["reason"] not in ("shared", "subject"):  # the latter in rows of before
        return put_in
    shared = _("shared with the claim beside it")
    return f"{put_in} ({shared})"


@register.filter
def percent(share: float) -> str:
    """0.734 as 73."""
    return str(round(100 * share))


@register.filter
def decimals(value: float) -> str:
    """A weight or similarity to two decimals, with a point in every language: it is a technical figure."""
    return f"{value:.2f}"


@register.filter
def signed(value: float) -> str:
    """The same with its sign: +0.54, −0.20."""
    return f"{value:+.2f}".replace("-", "−")


@register.filter
def width(share: Share) -> str:
    """How wide an interval is, in percent."""
    return str(max(1, round(100 * (share.high - share.low))))
