from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from factcheck.actions.verdicts import Conflict, NothingToUndo, record_verdict, undo_verdict
from factcheck.models import AuditEntry, Case, Desk, Review, User
from tests.builders import make_case, make_user


def test_a_verdict_stands_and_is_audited(desk: Desk, editor: User) -> None:
    case = make_case(desk)
    review = record_verdict(case, "supported", reviewer=editor, note="Cijfer klopt.")
    case.refresh_from_db()
    assert (case.review, case.version) == (review, 1)
    entry = AuditEntry.objects.get(target=f"case:{case.pk}")
    assert (entry.actor, entry.before, entry.after) == (editor, {"verdict": ""}, {"verdict": "supported"})


def test_second_verdict_is_refused_and_leaves_the_first_standing(desk: Desk, editor: User) -> None:
    case = make_case(desk)
    stale = Case.objects.get(pk=case.pk)
    record_verdict(case, "disputed", reviewer=editor)
    with pytest.raises(Conflict, match="was marked disputed by eva"):
        record_verdict(stale, "supported", reviewer=make_user(desk))
    case.refresh_from_db()
    assert case.review is not None
    assert case.review.verdict == "disputed"
    assert Review.objects.count() == 1


def test_undo_brings_the_earlier_verdict_back_and_keeps_every_review(desk: Desk, editor: User) -> None:
    case = make_case(desk)
    first = record_verdict(case, "supported", reviewer=editor)
    record_verdict(case, "disputed", reviewer=editor)
    undo_verdict(case, reviewer=editor)
    case.refresh_from_db()
    assert case.review == first
    assert case.reviews.count() == 3


def test_undo_of_the_first_verdict_opens_the_case_again(desk: Desk, editor: User) -> None:
    case = make_case(desk)
    record_verdict(case, "supported", reviewer=editor)
    undo_verdict(case, reviewer=editor)
    assert Case.objects.open().get() == case


def test_an_open_case_has_nothing_to_undo(desk: Desk, editor: User) -> None:
    with pytest.raises(NothingToUndo):
        undo_verdict(make_case(desk), reviewer=editor)


def test_undo_is_refused_when_someone_decided_since(desk: Desk, editor: User) -> None:
    case = make_case(desk)
    record_verdict(case, "supported", reviewer=editor)
    stale = Case.objects.get(pk=case.pk)
    record_verdict(case, "disputed", reviewer=make_user(desk))
    with pytest.raises(Conflict):
        undo_verdict(stale, reviewer=editor)


@pytest.mark.parametrize("change", [lambda r: r.update(note="anders"), lambda r: r._raw_delete("default")])
def test_the_database_refuses_to_change_or_delete_a_review(
    desk: Desk, editor: User, change: Callable[[object], object]
) -> None:
    record_verdict(make_case(desk), "supported", reviewer=editor)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        change(Review.objects.all())


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_who_decide_at_once_one_wins_every_time() -> None:
    desk_cases = [make_case() for _ in range(20)]
    editors = [make_user(), make_user()]
    outcomes: list[str] = []
    barrier = threading.Barrier(2)

    def decide(editor: User, verdict: str) -> None:
        for case in desk_cases:
            seen = Case.objects.get(pk=case.pk)
            barrier.wait(30)
            try:
                record_verdict(seen, verdict, reviewer=editor)
                outcomes.append("won")
            except Conflict:
                outcomes.append("refused")
        connection.close()

    threads = [
        threading.Thread(target=decide, args=pair)
        for pair in zip(editors, ("supported", "disputed"), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(outcomes) == ["refused"] * 20 + ["won"] * 20
    assert Review.objects.count() == 20
