"""The lifecycle of a meeting against the hand-written table, its quorum and its dates."""

from collections.abc import Set
from datetime import date
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commission.domain.roles import Role
from commission.domain.sitting import (
    ASKED,
    CODES,
    EDITABLE,
    RULES,
    Move,
    Need,
    Status,
    after,
    decide,
    has_quorum,
    judge_signature,
    minutes_due,
    quorum_needed,
)
from tests.domain.kz_days import CAL
from tests.domain.truth import Row, Words, compare, mutations, read_table, subsets

TABLE = read_table("sitting.csv")
MUTANTS = list(mutations(RULES, Words(tuple(Status), tuple(Role), tuple(Need))))
ALL_NEEDS = list(subsets(list(Need)))
SECRETARY = frozenset({Role.secretary})
HALF = Fraction(1, 2)


def written(move: Move, status: Status, roles: Set[Role], met: Set[Need]) -> bool:
    """The answer of the hand-written table."""
    mine = (r for r in TABLE if r.move == move and r.from_ == status and r.who in roles)
    return any(row.needs <= met for row in mine)


def test_the_code_says_what_the_table_says() -> None:
    assert compare(RULES, TABLE) == []


def test_any_one_wrong_rule_is_found() -> None:
    assert [said for said, rules in MUTANTS if not compare(rules, TABLE)] == []


@pytest.mark.parametrize("move", Move)
def test_status_by_role_by_need_exactly_what_is_written_is_allowed(move: Move) -> None:
    each_alone_and_all = [frozenset[Role](), *(frozenset({role}) for role in Role), frozenset(Role)]
    for status, roles, met in product(Status, each_alone_and_all, ALL_NEEDS):
        verdict = decide(move, status, roles, met)
        assert verdict.allowed == written(move, status, roles, met), (move, status, roles, met)


def test_no_combination_without_the_secretary_moves_a_meeting() -> None:
    others = subsets([role for role in Role if role is not Role.secretary])
    refusals = {
        decide(move, status, roles, frozenset(Need)).code
        for roles, move, status in product(others, Move, Status)
    }
    assert refusals == {"role"}


@pytest.mark.parametrize("row", TABLE, ids=lambda r: f"{r.move} {r.from_}")
def test_every_written_move_leads_where_it_is_written(row: Row) -> None:
    assert after(Move(row.move), Status(row.from_)) == row.to


def test_what_starts_nowhere_leads_nowhere() -> None:
    starts = {(row.move, row.from_) for row in TABLE}
    for move, status in product(Move, Status):
        if (move, status) not in starts:
            with pytest.raises(ValueError, match="does not start"):
                after(move, status)


def test_buttons_wait_for_circumstances_but_not_for_the_form() -> None:
    def live(status: Status, *met: Need) -> list[Move]:
        return [move for move in Move if decide(move, status, SECRETARY, ASKED | set(met))]

    assert live(Status.held) == []
    assert live(Status.held, Need.checked) == [Move.hand_to_chair]
    assert live(Status.held, Need.quorum_absent) == [Move.no_quorum]
    assert live(Status.with_chair) == [Move.recall]
    assert live(Status.planned) == [Move.convene, Move.postpone, Move.cancel]


def test_each_missing_need_has_its_own_refusal() -> None:
    assert set(CODES) == set(Need)
    for row, need in product(TABLE, Need):
        if need in row.needs:
            met = frozenset(Need) - {need}
            assert decide(Move(row.move), Status(row.from_), SECRETARY, met).code == CODES[need]


def test_clauses_can_be_written_until_the_papers_go_to_the_chair() -> None:
    assert {Status.planned, Status.convened, Status.held} == EDITABLE
    assert ASKED.isdisjoint({Need.checked, Need.same_paper, Need.quorum_absent})


@pytest.mark.parametrize(
    ("present", "all_members", "share", "enough"),
    [
        (8, 15, HALF, True),
        (7, 15, HALF, False),
        (8, 16, HALF, False),
        (9, 16, HALF, True),
        (10, 15, Fraction(2, 3), False),
        (11, 15, Fraction(2, 3), True),
        (0, 0, HALF, False),
    ],
)
def test_quorum_is_strictly_more_than_the_share(
    present: int, all_members: int, share: Fraction, enough: bool
) -> None:
    assert has_quorum(present, all_members, share) is enough


@given(st.integers(1, 200), st.integers(0, 200), st.fractions(0, 1, max_denominator=12))
def test_the_least_quorum_is_the_least(all_members: int, present: int, share: Fraction) -> None:
    assert has_quorum(present, all_members, share) == (present > all_members * share)
    assert quorum_needed(all_members, share) - 1 <= all_members * share


def test_minutes_are_due_three_working_days_after_the_sitting() -> None:
    assert minutes_due(date(2025, 8, 28), CAL) == date(2025, 9, 3)
    assert minutes_due(date(2025, 8, 28), CAL, term_wd=1) == date(2025, 8, 29)


@pytest.mark.parametrize(
    ("signed_on", "code"),
    [
        (date(2025, 8, 18), "signed_before_sitting"),
        (date(2025, 8, 19), ""),
        (date(2025, 8, 22), ""),
        (date(2025, 8, 23), "signed_in_future"),
    ],
)
def test_a_signature_is_on_or_after_the_sitting_and_not_to_come(signed_on: date, code: str) -> None:
    verdict = judge_signature(signed_on, held_on=date(2025, 8, 19), today=date(2025, 8, 22))
    assert verdict.code == code
    assert verdict.allowed == (not code)
