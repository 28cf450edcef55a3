"""The checks before the papers go to the chair: one gap at a time, and nothing else is said."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from commission.domain.sitting import Quorum
from commission.domain.workdays import NoWorkdays, Workdays
from tasks.domain.checks import (
    AddresseeCheck,
    ClauseCheck,
    MeetingDraft,
    OpenClause,
    Problem,
    check,
    is_ready,
)
from tasks.domain.deadlines import DueKind, DueRule
from tasks.domain.fanout import AddresseeRole, Force
from tests.domain.kz_days import CAL, FIRST, LAST

TODAY = date(2025, 8, 19)
AKIM = AddresseeCheck(body_id=3, body_kind="district", force=Force.instruct)
POLICE = AddresseeCheck(body_id=7, body_kind="territorial", force=Force.recommend)
LEAD = replace(AKIM, role=AddresseeRole.lead)
HELPER = replace(POLICE, force=None, role=AddresseeRole.co_executor)
NOTED = replace(AKIM, force=Force.note)
CLAUSE = ClauseCheck(
    "2.1",
    "Ақпараттық стендтер орнатылсын.",
    "Установить информационные стенды.",
    (AKIM, POLICE),
    DueRule(DueKind.working_days, n=10),
    measures=1,
)
DRAFT = MeetingDraft(
    held_on=TODAY,
    number="3",
    place="Ақтөбе қаласы",
    quorum=Quorum(10, 15, Fraction(1, 2)),
    has_chair=True,
    clauses=(CLAUSE,),
)


def found(draft: MeetingDraft, cal: Workdays = CAL) -> tuple[Problem, ...]:
    return check(draft, today=TODAY, cal=cal)


def with_clause(**changes: Any) -> MeetingDraft:
    return replace(DRAFT, clauses=(replace(CLAUSE, **changes),))


def test_complete_minutes_have_no_problem() -> None:
    assert found(DRAFT) == found(with_clause(addressees=(LEAD, HELPER))) == ()
    assert is_ready(())


@pytest.mark.parametrize(
    ("draft", "problem"),
    [
        (replace(DRAFT, held_on=None), Problem("no_date")),
        (replace(DRAFT, number=" "), Problem("no_number")),
        (replace(DRAFT, place=""), Problem("no_place", blocking=False)),
        (replace(DRAFT, has_chair=False), Problem("no_chair")),
        (replace(DRAFT, clauses=()), Problem("no_clauses")),
        (replace(DRAFT, silent_items=(2,)), Problem("no_reporter", blocking=False, params={"item": 2})),
        (replace(DRAFT, lost_items=(2,)), Problem("not_adopted", params={"item": 2})),
        (replace(DRAFT, quorum=Quorum(None, 15, Fraction(1, 2))), Problem("quorum_unknown")),
        (
            replace(DRAFT, quorum=Quorum(7, 15, Fraction(1, 2))),
            Problem("quorum_missing", params={"present": 7, "needed": 8}),
        ),
        (with_clause(text_kk=" "), Problem("no_text_kk", "2.1")),
        (with_clause(text_ru=""), Problem("no_text_ru", "2.1")),
        (with_clause(addressees=()), Problem("no_owner", "2.1")),
        (with_clause(addressees=(AKIM, replace(POLICE, force=None))), Problem("no_force", "2.1", 7)),
        (
            with_clause(addressees=(replace(POLICE, force=Force.instruct),)),
            Problem("force_needs_akimat_body", "2.1", 7, params={"force": Force.instruct}),
        ),
        (
            with_clause(addressees=(replace(AKIM, force=Force.recommend),)),
            Problem("force_needs_outside_body", "2.1", 3, params={"force": Force.recommend}),
        ),
        (with_clause(addressees=(HELPER,)), Problem("co_executors_alone", "2.1")),
        (with_clause(addressees=(NOTED, HELPER)), Problem("co_executors_alone", "2.1")),
        (with_clause(addressees=(LEAD, LEAD, HELPER)), Problem("two_leads", "2.1")),
        (with_clause(addressees=(LEAD, POLICE)), Problem("lead_among_equals", "2.1", blocking=False)),
        (with_clause(measures=0), Problem("no_measure", "2.1")),
        (with_clause(due_rule=DueRule(DueKind.fixed)), Problem("due_needs_date", "2.1")),
        (with_clause(due_rule=DueRule(DueKind.months)), Problem("due_needs_number", "2.1")),
        (
            with_clause(due_rule=DueRule()),
            Problem("due_default", "2.1", blocking=False, params={"due": date(2025, 9, 19)}),
        ),
        (
            with_clause(due_rule=DueRule(DueKind.months, n=36)),
            Problem("calendar_ends", "2.1", params={"first": FIRST, "last": LAST}),
        ),
        (
            with_clause(due_rule=DueRule(DueKind.fixed, on=date(2025, 8, 18))),
            Problem("due_in_past", "2.1", params={"due": date(2025, 8, 18)}),
        ),
        (
            with_clause(due_rule=DueRule(DueKind.fixed, on=date(2025, 8, 20))),
            Problem("due_too_soon", "2.1", params={"due": date(2025, 8, 20), "days": 1}),
        ),
    ],
    ids=lambda value: value.code if isinstance(value, Problem) else "",
)
def test_each_gap_is_named_and_nothing_else(draft: MeetingDraft, problem: Problem) -> None:
    assert found(draft) == (problem,)
    assert is_ready(found(draft)) is not problem.blocking


@pytest.mark.parametrize(
    "draft",
    [
        with_clause(measures=0, exception_note="Өлшеу мүмкін емес: бір реттік іс-шара."),
        with_clause(due_rule=DueRule(DueKind.fixed, on=date(2025, 8, 20)), due_reason="жедел жағдай"),
        replace(with_clause(due_rule=DueRule(DueKind.fixed, on=date(2025, 8, 18))), late_entry=True),
        with_clause(addressees=(replace(POLICE, force=Force.note),), measures=0),
        with_clause(
            addressees=(replace(POLICE, force=Force.note),), measures=0, due_rule=DueRule(DueKind.fixed)
        ),
    ],
    ids=["explained measure", "explained short term", "late entry", "note only", "note without a term"],
)
def test_an_explained_exception_is_no_problem(draft: MeetingDraft) -> None:
    assert found(draft) == ()


def test_a_calendar_that_does_not_reach_hides_no_other_point() -> None:
    draft = replace(with_clause(due_rule=DueRule(), measures=0), number="")
    codes = [problem.code for problem in found(draft, NoWorkdays())]
    assert codes == ["no_number", "no_measure", "no_calendar"]


def repeated(text: str, body_id: int) -> MeetingDraft:
    return replace(DRAFT, open_clauses=(OpenClause("2025-2/1.4", text, frozenset({body_id, 99})),))


@pytest.mark.parametrize("text", [CLAUSE.text_kk, "АҚПАРАТТЫҚ  стендтерорнатылсын"])
def test_a_clause_still_open_for_the_same_body_is_pointed_at_but_may_be_repeated(text: str) -> None:
    number: dict[str, object] = {"number": "2025-2/1.4"}
    problem = Problem("duplicate", "2.1", blocking=False, params=number)
    assert found(repeated(text, AKIM.body_id)) == (problem,)
    assert is_ready(found(repeated(text, AKIM.body_id)))


def test_another_body_or_another_text_is_no_duplicate() -> None:
    assert found(repeated(CLAUSE.text_kk, body_id=50)) == ()
    assert found(repeated("Камералар қосылсын.", AKIM.body_id)) == ()


def test_two_clauses_without_a_kazakh_text_are_not_the_same_clause() -> None:
    silent = replace(repeated("", AKIM.body_id), clauses=(replace(CLAUSE, text_kk=""),))
    assert [problem.code for problem in found(silent)] == ["no_text_kk"]


def test_the_seed_meeting_as_the_article_gives_it_is_all_blanks_and_says_so() -> None:
    bare = ClauseCheck("1.1", CLAUSE.text_kk, CLAUSE.text_ru)
    seed = MeetingDraft(None, "", "", Quorum(None, 0, Fraction(1, 2)), has_chair=True, clauses=(bare,))
    assert [(p.code, p.blocking) for p in found(seed)] == [
        ("no_date", True),
        ("no_number", True),
        ("no_place", False),
        ("quorum_unknown", True),
        ("no_owner", True),
        ("no_measure", True),
        ("due_default", False),
    ]
