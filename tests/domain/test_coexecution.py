"""The lifecycle of a co-executor's line against the hand-written table, and who is who before it."""

from collections.abc import Set
from itertools import product

import pytest

from commission.domain.roles import Actor, Holding, Role
from tasks.domain.coexecution import (
    ASKED,
    CODES,
    OWED,
    RULES,
    Facts,
    Move,
    Need,
    Status,
    Who,
    accepts,
    after,
    decide,
    is_closed,
    offer,
    who,
)
from tests.domain.truth import Row, Words, compare, mutations, read_table, subsets

TABLE = read_table("coexecution.csv")
MUTANTS = list(mutations(RULES, Words(tuple(Status), tuple(Who), tuple(Need))))
ANY_STATUS: tuple[Status | None, ...] = (None, *Status)
EVERYTHING = Facts(given=ASKED)
OURS, CO, LEAD, OTHER = 1, 10, 20, 30


def written(move: Move, status: Status | None, holds: Set[Who], facts: Facts) -> bool:
    """The answer of the hand-written table, worked out without the code under test."""
    met = set(facts.given)
    if not facts.own_body and Who.executor not in holds:
        met.add(Need.not_own_body)
    rows = [r for r in TABLE if r.move == move and r.from_ == (status or "") and r.who in holds]
    return any(row.needs <= met for row in rows)


def test_the_code_says_what_the_table_says() -> None:
    assert compare(RULES, TABLE) == []


def test_any_one_wrong_rule_is_found() -> None:
    assert [said for said, rules in MUTANTS if not compare(rules, TABLE)] == []


@pytest.mark.parametrize("move", Move)
def test_exactly_what_is_written_is_allowed(move: Move) -> None:
    circumstances = [Facts(own, given) for own, given in product((False, True), subsets(sorted(ASKED)))]
    for status, holds, facts in product(ANY_STATUS, subsets(list(Who)), circumstances):
        verdict = decide(move, status, holds, facts)
        assert verdict.allowed == written(move, status, holds, facts), (move, status, holds, facts)
        assert bool(verdict.code) != verdict.allowed


def test_buttons_are_the_moves_whose_needs_a_form_can_supply() -> None:
    for status, holds in product(ANY_STATUS, subsets(list(Who))):
        live = {move for move in Move if written(move, status, holds, EVERYTHING)}
        assert {move for move in Move if offer(move, status, holds)} == live


@pytest.mark.parametrize("row", TABLE, ids=lambda r: f"{r.move} {r.from_}")
def test_every_written_move_leads_where_it_is_written(row: Row) -> None:
    assert after(Move(row.move), Status(row.from_) if row.from_ else None) == row.to


def test_a_closed_line_has_no_way_on_and_every_other_can_end() -> None:
    for status in Status:
        onward = {row.move for row in TABLE if row.from_ == status}
        assert is_closed(status) == (not onward)
        assert is_closed(status) or {"close", "strike"} <= onward
    assert {status for status in Status if offer(Move.deliver, status, {Who.executor})} == OWED


def test_delivering_accepts_too() -> None:
    accepting = {(m, s) for m, s in product(Move, Status) if accepts(m, s)}
    assert accepting == {(Move.accept, Status.issued), (Move.deliver, Status.issued)}


def test_every_need_has_its_refusal_and_every_move_its_rule() -> None:
    assert set(CODES) == set(Need)
    assert {rule.move for rule in RULES} == set(Move)


def qualities(role: Role, *, lead: int | None, body: int | None = None) -> set[Who]:
    """What one position is to a line of the body CO in the commission OURS."""
    holding = Holding(role, None if body else OURS, body)
    return set(who(Actor(7, frozenset({holding})), OURS, CO, lead))


@pytest.mark.parametrize("role", [Role.head, Role.specialist])
def test_the_lead_receives_by_both_its_people(role: Role) -> None:
    assert qualities(role, lead=LEAD, body=CO) == {Who.executor}
    assert qualities(role, lead=LEAD, body=LEAD) == {Who.recipient}
    assert qualities(role, lead=LEAD, body=OTHER) == set()
    assert qualities(role, lead=None, body=LEAD) == set()


def test_without_a_lead_the_reviewer_receives() -> None:
    assert qualities(Role.controller, lead=None) == {Who.recipient}
    assert qualities(Role.controller, lead=LEAD) == set()
    assert qualities(Role.secretary, lead=None) == {Who.recipient, Who.secretary}
    assert qualities(Role.secretary, lead=LEAD) == {Who.secretary}
    assert qualities(Role.chair, lead=LEAD) == qualities(Role.authority, lead=None) == {Who.authority}
    assert qualities(Role.member, lead=None) == qualities(Role.deputy, lead=None) == set()


def test_nobody_takes_their_own_delivery() -> None:
    both = {Who.executor, Who.recipient}
    assert decide(Move.done, Status.delivered, both).code == "own_body"
    sent_before = Facts(own_body=True, given=frozenset(Need))
    assert decide(Move.ask_again, Status.delivered, {Who.recipient}, sent_before).code == "own_body"
