"""The queue: which cases, in which order, at what cost."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from factcheck.actions.verdicts import assign, record_verdict
from factcheck.models import Case
from tests.builders import make_case, make_claim, make_desk, make_match, make_statement, make_user


def statements(response) -> list[str]:
    return [card.case.statement.text for card in response.context["cards"]]


def test_queue_shows_the_open_cases_of_the_desks_of_the_user_only(browser, desk):
    make_case(desk, "Er zijn 3 bruggen.")
    make_case(make_desk(), "Er zijn 4 bruggen.")
    assert statements(browser.get("/")) == ["Er zijn 3 bruggen."]


def test_queue_puts_cases_with_matches_first_and_then_the_most_check_worthy(browser, desk):
    make_case(desk, "Laag.", check_worthiness=0.2)
    make_case(desk, "Hoog.", check_worthiness=0.9)
    matched = make_case(desk, "Met match.", check_worthiness=0.1)
    make_match(matched.statement, make_statement("Eerder gezegd."))
    assert statements(browser.get("/")) == ["Met match.", "Hoog.", "Laag."]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("state=all", {"open", "besluit"}),
        ("state=decided", {"besluit"}),
        ("state=disputed", {"besluit"}),
        ("state=supported", set()),
        ("kind=quote", set()),
        ("kind=claim", {"open"}),
        ("language=nl", {"open"}),
        ("language=en", set()),
        ("speaker=boer", {"open"}),
        ("speaker=jansen", set()),
        ("has_matches=no", {"open"}),
        ("has_matches=yes", set()),
        ("whose=mine", {"open"}),
        ("whose=unassigned", set()),
        ("q=bruggen+zijn", {"open"}),
        ("q=BRUG", {"open"}),
        ("q=tunnels", set()),
        ("q=%21%26%28%3A*", set()),
        ("state=niets", {"open"}),
        ("outlet=abc", {"open"}),
        ("q=%00", {"open"}),
        ("after=abc", {"open"}),
        ("after=99999999999999999999", {"open"}),
    ],
)
def test_filters(browser, desk, editor, asked, found):
    claim = make_claim("Er zijn 3 bruggen open.", speaker="Anna de Boer")
    mine = Case.objects.create(desk=desk, statement=claim.statement, check_worthiness=0.5)
    assign(mine, editor, by=editor)
    record_verdict(make_case(desk, "Er is een besluit."), "disputed", reviewer=editor)
    shown = statements(browser.get(f"/?{asked}"))
    assert {"open": "Er zijn 3 bruggen open." in shown, "besluit": "Er is een besluit." in shown} == {
        "open": "open" in found,
        "besluit": "besluit" in found,
    }


def test_filter_on_outlet_finds_what_appears_there(browser, desk):
    case = make_case(desk, "Er zijn 3 bruggen.")
    outlet = case.statement.claims.get().article.outlet_id
    assert statements(browser.get(f"/?outlet={outlet}")) == ["Er zijn 3 bruggen."]


def test_tabs_count_each_state(browser, desk, editor):
    make_case(desk)
    record_verdict(make_case(desk), "disputed", reviewer=editor)
    counts = {state: count for state, _, count in browser.get("/").context["counts"]}
    assert counts == {
        "open": "1", "decided": "1", "supported": "0", "disputed": "1", "unresolved": "0", "dismissed": "0", "all": "2",
    }  # fmt: skip


def test_a_case_opened_from_a_filtered_queue_leads_back_to_it(browser, desk):
    for number in range(3):
        make_case(desk, f"Er zijn {number} bruggen.", check_worthiness=0.9 - number / 10)
    page = browser.get("/?q=bruggen&order=worth&state=open").content.decode()
    first = re.search(r'href="(/cases/\d+/\?queue=[^"]+)"', page)
    assert first
    case_page = browser.get(first[1]).content.decode()
    back = re.search(r'href="(/\?[^"]+)"\s+data-back', case_page)
    assert back
    wanted = {"q": ["bruggen"], "order": ["worth"], "state": ["open"]}
    assert parse_qs(urlsplit(back[1].replace("&amp;", "&")).query) == wanted
    following = re.search(r'rel="next"\s+href="([^"]+)"', case_page)
    assert following
    assert parse_qs(parse_qs(urlsplit(following[1]).query)["queue"][0]) == wanted


def test_pages_follow_each_other_without_a_gap_or_a_double_and_lead_back(browser, desk):
    for number in range(60):
        make_case(desk, f"Er zijn {number} bruggen.", check_worthiness=(number % 7) / 10)
    seen, address = [], "/"
    pages = []
    while True:
        response = browser.get(address)
        pages.append(statements(response))
        seen += pages[-1]
        page = response.context["page"]
        if not page.after:
            break
        address = f"/?after={page.after}"
    assert len(seen) == len(set(seen)) == 60
    assert statements(browser.get(f"/?before={page.before}")) == pages[-2]


def test_a_page_goes_on_from_a_case_that_was_decided_since(browser, desk, editor):
    cases = [
        make_case(desk, f"Nummer {number}.", check_worthiness=0.9 - number / 100) for number in range(30)
    ]
    record_verdict(cases[24], "disputed", reviewer=editor)
    assert statements(browser.get(f"/?after={cases[24].pk}"))[0] == "Nummer 25."


@pytest.mark.parametrize("rows", [2, 20])
def test_queue_costs_a_fixed_number_of_queries(browser, desk, rows, django_assert_num_queries):
    for number in range(rows):
        case = make_case(desk, f"Er zijn {number} bruggen.")
        make_match(
            case.statement, make_statement(f"Eerder waren er {number} bruggen.", speaker=f"Spreker {number}")
        )
    browser.get("/")
    # session, user; cases, quotes, claims, matches, counts, outlets
    with django_assert_num_queries(12):
        browser.get("/")


def test_who_may_not_decide_sees_no_verdict_buttons(reader, case):
    page = reader.get("/").content.decode()
    assert case.statement.text in page
    assert 'name="verdict"' not in page


def test_an_empty_queue_says_so(browser):
    assert "Nothing waits for you." in browser.get("/").content.decode()


def test_a_superuser_decides_on_every_desk(client, admin, case):
    client.force_login(admin)
    assert 'name="verdict"' in client.get("/").content.decode()


def test_case_of_another_desk_is_not_mentioned(stranger, case):
    assert case.statement.text not in stranger.get("/?state=all").content.decode()


def test_two_desks_of_one_user_are_both_shown(client, desk):
    user = make_user(desk)
    other = make_desk()
    other.memberships.create(user=user, role="reader")
    make_case(desk, "Van de ene.")
    make_case(other, "Van de andere.")
    client.force_login(user)
    assert set(statements(client.get("/"))) == {"Van de ene.", "Van de andere."}
