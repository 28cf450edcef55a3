"""By when co-executors deliver and to whom: every class of term by hand, and the room a short one leaves."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.domain.co_lines import CoDraft, ControlClass, Earlier, co_fan_out, control_class, inner_due
from tasks.domain.deadlines import DueKind, DueRule
from tasks.domain.fanout import AddresseeDraft, AddresseeRole, ClauseDraft, Force, fan_out
from tests.domain.kz_days import CAL

TUESDAY = date(2025, 8, 19)
TEN_DAYS = DueRule(DueKind.working_days, n=10)
LEAD = AddresseeDraft(1, 10, Force.instruct, AddresseeRole.lead)
EQUALS = (AddresseeDraft(2, 20, Force.instruct), AddresseeDraft(3, 30, Force.instruct))
HELPERS = (
    AddresseeDraft(5, 50, None, AddresseeRole.co_executor),
    AddresseeDraft(4, 40, Force.recommend, AddresseeRole.co_executor),
)


@pytest.mark.parametrize(
    ("due", "expected_class", "earlier_by", "on"),
    [
        (date(2025, 8, 21), "very_urgent", 1, date(2025, 8, 20)),
        (date(2025, 8, 22), "very_urgent", 1, date(2025, 8, 21)),
        (date(2025, 8, 25), "urgent", 3, date(2025, 8, 20)),
        (date(2025, 9, 3), "urgent", 3, date(2025, 8, 28)),
        (date(2025, 9, 4), "short", 3, date(2025, 8, 29)),
        (date(2025, 9, 10), "short", 3, date(2025, 9, 5)),
        (date(2025, 9, 11), "short", 5, date(2025, 9, 4)),
        (date(2025, 9, 19), "short", 5, date(2025, 9, 12)),
        (date(2025, 9, 22), "medium", 10, date(2025, 9, 8)),
        (date(2026, 2, 19), "medium", 10, date(2026, 2, 5)),
        (date(2026, 2, 20), "long", 20, date(2026, 1, 23)),
    ],
)
def test_the_inner_date_of_every_class(due: date, expected_class: str, earlier_by: int, on: date) -> None:
    inner = inner_due(due, TUESDAY, CAL)
    assert (inner.control_class, inner.earlier_by, inner.on) == (expected_class, earlier_by, on)


@pytest.mark.parametrize("due", [date(2025, 8, 20), date(2025, 8, 19), date(2025, 8, 1)])
def test_a_term_without_room_keeps_its_date(due: date) -> None:
    """Nobody delivers on the day of issue or before it; minutes entered late have no inner date either."""
    inner = inner_due(due, TUESDAY, CAL)
    assert (inner.on, inner.earlier_by, inner.control_class) == (due, 0, ControlClass.very_urgent)


def test_a_month_that_ends_on_a_day_off_is_still_a_month() -> None:
    wednesday, monday = date(2025, 8, 20), date(2025, 9, 22)  # 20 September is a Saturday
    assert control_class(wednesday, monday, CAL) is ControlClass.short
    assert inner_due(monday, wednesday, CAL).on == date(2025, 9, 15)


def test_the_days_are_a_setting() -> None:
    assert inner_due(date(2025, 9, 3), TUESDAY, CAL, Earlier(near=2)).on == date(2025, 8, 29)
    assert inner_due(date(2025, 9, 3), TUESDAY, CAL, Earlier(near=10)).earlier_by == 0


@given(st.integers(0, 250))
def test_the_inner_date_is_a_working_day_between_issue_and_due(days: int) -> None:
    due = CAL.add(TUESDAY, days)
    inner = inner_due(due, TUESDAY, CAL)
    assert CAL.is_working(inner.on)
    assert CAL.between(inner.on, due) == inner.earlier_by
    assert TUESDAY < inner.on < due or inner.on == due


def drafts(*addressees: AddresseeDraft, rule: DueRule = TEN_DAYS) -> list[CoDraft]:
    """The lines of co-executors of one clause signed on Tuesday."""
    clauses = [ClauseDraft("2.1", rule, addressees)]
    lines = fan_out(clauses, 2025, "3", TUESDAY, CAL)
    assert len(lines) == sum(to.role is not AddresseeRole.co_executor for to in addressees)
    return list(co_fan_out(clauses, lines, 2025, "3", issued_on=TUESDAY, cal=CAL))


def test_with_a_lead_they_deliver_to_the_lead() -> None:
    found = drafts(*HELPERS, LEAD)
    assert [(line.number, line.body_id) for line in found] == [("2025-3/2.1-C01", 4), ("2025-3/2.1-C02", 5)]
    assert {(line.lead_body_id, line.inner.on) for line in found} == {(1, date(2025, 8, 28))}


def test_with_equals_the_earliest_due_date_counts() -> None:
    """A co-executor of equals has the date of the one who is due first."""
    hurried = AddresseeDraft(6, 60, Force.instruct, due_date=date(2025, 8, 25))
    assert {(line.lead_body_id, line.inner.on) for line in drafts(*EQUALS, *HELPERS)} == {
        (None, date(2025, 8, 28))
    }
    assert {line.inner.on for line in drafts(*EQUALS, hurried, *HELPERS)} == {date(2025, 8, 20)}
    assert {line.inner.on for line in drafts(LEAD, hurried, *HELPERS)} == {date(2025, 8, 28)}


@pytest.mark.parametrize(
    ("chosen", "on", "by"),
    [(date(2025, 8, 22), date(2025, 8, 22), 7), (date(2025, 9, 20), date(2025, 9, 3), 0)],
)
def test_a_day_of_its_own_holds_up_to_the_due_date(chosen: date, on: date, by: int) -> None:
    helper = AddresseeDraft(4, 40, None, AddresseeRole.co_executor, due_date=chosen)
    (found,) = drafts(LEAD, helper)
    assert (found.inner.on, found.inner.earlier_by, found.inner.chosen) == (on, by, True)


@pytest.mark.parametrize("addressees", [HELPERS, (AddresseeDraft(2, 20, Force.note), *HELPERS)])
def test_nobody_to_deliver_to_makes_no_line(addressees: tuple[AddresseeDraft, ...]) -> None:
    clauses = [ClauseDraft("2.1", TEN_DAYS, addressees)]
    assert fan_out(clauses, 2025, "3", TUESDAY, CAL) == ()
    assert list(co_fan_out(clauses, (), 2025, "3", issued_on=TUESDAY, cal=CAL)) == []
