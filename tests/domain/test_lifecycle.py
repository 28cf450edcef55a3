"""The lifecycle of a task against the hand-written table: what is absent there is refused."""

from collections.abc import Set
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commission.domain.verdict import Verdict
from tasks.domain.lifecycle import (
    ASKED,
    AWAITED,
    CODES,
    RULES,
    UNMET,
    Asks,
    Facts,
    Move,
    Need,
    Status,
    TermState,
    Who,
    accepts,
    after,
    ahead,
    comes_from,
    counts_as_return,
    decide,
    is_closed,
    next_due,
    offer,
    prepare,
    term_after,
    term_may,
)
from tests.domain.truth import Row, Words, compare, mutations, read_table, subsets

TABLE = read_table("lifecycle.csv")
WORDS = Words(tuple(Status), tuple(Who), tuple(Need))
MUTANTS = list(mutations(RULES, WORDS))
ANY_STATUS: tuple[Status | None, ...] = (None, *Status)
EVERYTHING = Facts(given=ASKED)
GIVEN = {one for need in ASKED for one in (frozenset({need}), ASKED - {need}, ASKED, frozenset[Need]())}
"""What a form supplies: nothing, one thing, all but one, all. No rule asks for more than two."""


def rows(move: Move, status: Status | None, holds: Set[Who]) -> list[Row]:
    """What the lawyer allowed to somebody in these qualities."""
    return [r for r in TABLE if r.move == move and r.from_ == (status or "") and r.who in holds]


def written(move: Move, status: Status | None, holds: Set[Who], facts: Facts) -> bool:
    """The answer of the hand-written table, worked out without the code under test."""
    satisfied = set(facts.given)
    if not facts.own_body and not holds & {Who.owner, Who.head}:
        satisfied.add(Need.not_own_body)
    if not holds & {Who.owner, Who.head}:
        satisfied.add(Need.other_body)
    if Who.registrar not in holds:
        satisfied.add(Need.other_eyes)
    return any(row.needs <= satisfied for row in rows(move, status, holds))


def test_the_code_says_what_the_table_says() -> None:
    assert compare(RULES, TABLE) == []


def test_any_one_wrong_rule_is_found() -> None:
    assert [said for said, rules in MUTANTS if not compare(rules, TABLE)] == []


def test_the_mutations_touch_every_rule_in_every_way() -> None:
    dropped, other_targets = 1, len(Status) + 1
    ways = dropped + len(ANY_STATUS) + len(Who) + len(Need) + other_targets
    assert len(MUTANTS) == len(RULES) * ways


@pytest.mark.parametrize("move", Move)
def test_status_by_role_by_circumstance_exactly_what_is_written_is_allowed(move: Move) -> None:
    circumstances = [Facts(own, given) for own, given in product((False, True), GIVEN)]
    for status, holds, facts in product(ANY_STATUS, subsets(list(Who)), circumstances):
        verdict = decide(move, status, holds, facts)
        assert verdict.allowed == written(move, status, holds, facts), (move, status, holds, facts)
        assert bool(verdict.code) != verdict.allowed


@pytest.mark.parametrize("row", TABLE, ids=lambda r: f"{r.move} {r.from_} {r.who}")
def test_every_written_move_leads_where_it_is_written(row: Row) -> None:
    status = Status(row.from_) if row.from_ else None
    for sent_from in (Status.in_work, Status.returned, Status.watched):
        expected = {"same": row.from_, "came_from": sent_from}.get(row.to, row.to)
        assert after(Move(row.move), status, sent_from) == expected


def test_what_starts_nowhere_leads_nowhere() -> None:
    written_starts = {(row.move, row.from_) for row in TABLE}
    for move, status in product(Move, ANY_STATUS):
        if (move, status or "") not in written_starts:
            with pytest.raises(ValueError, match="does not start"):
                after(move, status)


def test_withdrawing_needs_to_know_where_the_report_came_from() -> None:
    with pytest.raises(ValueError, match="where it came from"):
        after(Move.withdraw, Status.reported)


def test_buttons_are_the_moves_whose_needs_a_form_can_supply() -> None:
    for status, holds in product(ANY_STATUS, subsets(list(Who))):
        live = {move for move in Move if written(move, status, holds, EVERYTHING)}
        assert {move for move in Move if offer(move, status, holds)} == live


def test_a_draft_is_written_by_the_body_wherever_a_report_may_be_sent() -> None:
    for status in Status:
        sent = any(row.move == Move.report and row.from_ == status for row in TABLE)
        assert prepare(status, {Who.owner}).code == ("" if sent else "status")
        assert prepare(status, frozenset(Who) - {Who.owner}).code == "role"


def test_a_form_cannot_supply_a_circumstance() -> None:
    liar = Facts(own_body=True, given=frozenset(Need))
    assert decide(Move.confirm, Status.up_for_removal, {Who.authority}, liar).code == "own_body"
    assert decide(Move.enter, Status.issued, {Who.reviewer, Who.owner}, liar).code == "own_letter"
    liar = Facts(given=frozenset(Need))
    assert (
        decide(Move.reject, Status.up_for_removal, {Who.authority, Who.registrar}, liar).code == "entered_it"
    )


REFUSALS = [
    (Move.accept, Status.in_work, {Who.reviewer}, Facts(), "role"),
    (Move.accept, Status.in_work, {Who.owner}, Facts(), "status"),
    (Move.return_, Status.reported, {Who.reviewer, Who.owner}, EVERYTHING, "own_body"),
    (Move.return_, Status.reported, {Who.reviewer}, Facts(), "needs_remarks"),
    (Move.reject, Status.up_for_removal, {Who.authority}, Facts(), "needs_remarks"),
    (Move.propose, Status.reported, {Who.reviewer}, Facts(), "needs_ground"),
    (Move.cancel, Status.watched, {Who.authority}, Facts(), "needs_reason"),
    (Move.report, Status.issued, {Who.head}, Facts(), "needs_text"),
    (Move.enter, Status.issued, {Who.head}, EVERYTHING, "role"),
    (Move.enter, Status.issued, {Who.reviewer, Who.owner}, EVERYTHING, "own_letter"),
    (Move.enter, Status.issued, {Who.reviewer}, Facts(given=frozenset({Need.text})), "needs_letter"),
    (Move.enter, Status.reported, {Who.reviewer}, EVERYTHING, "status"),
    (Move.confirm, Status.up_for_removal, {Who.authority, Who.registrar}, EVERYTHING, "entered_it"),
    (Move.withdraw, Status.reported, {Who.reviewer}, EVERYTHING, "role"),
    (Move.note, Status.returned, {Who.owner}, Facts(), "needs_text"),
]


@pytest.mark.parametrize(("move", "status", "holds", "facts", "code"), REFUSALS)
def test_a_refusal_names_the_first_thing_that_is_wrong(
    move: Move, status: Status, holds: set[Who], facts: Facts, code: str
) -> None:
    verdict = decide(move, status, holds, facts)
    assert not verdict
    assert (verdict.code, verdict.params["move"]) == (code, move)


def test_a_refused_status_is_told() -> None:
    assert decide(Move.accept, Status.closed, {Who.owner}).params["status"] is Status.closed
    assert decide(Move.accept, None, {Who.owner}).params["status"] == ""


def test_every_need_has_its_refusal_and_every_move_its_rule() -> None:
    assert set(CODES) == set(Need)
    assert {rule.move for rule in RULES} == set(Move)
    assert {a.value for a in Asks} == {"removal", "watch", "information"}


def test_a_task_that_ended_has_no_way_on_in_this_table() -> None:
    everybody = frozenset(Who)
    for status in Status:
        assert is_closed(status) == (not any(rows(move, status, everybody) for move in Move))


def test_reporting_accepts_too() -> None:
    accepting = {(m, s) for m, s in product(Move, ANY_STATUS) if accepts(m, s)}
    assert accepting == {(m, Status.issued) for m in (Move.accept, Move.note, Move.report, Move.enter)}
    assert comes_from(Status.issued) is Status.in_work
    assert comes_from(Status.returned) is Status.returned
    assert comes_from(Status.watched) is Status.watched


def test_only_the_reviewers_return_is_counted() -> None:
    assert [move for move in Move if counts_as_return(move)] == [Move.return_]


TERM_TABLE = {
    (Move.report, TermState.open): TermState.reported,
    (Move.report, TermState.returned): TermState.reported,
    (Move.enter, TermState.open): TermState.reported,
    (Move.enter, TermState.returned): TermState.reported,
    (Move.withdraw, TermState.reported): TermState.open,
    (Move.return_, TermState.reported): TermState.returned,
    (Move.propose, TermState.reported): TermState.reported,
    (Move.confirm, TermState.reported): TermState.met,
    (Move.reject, TermState.reported): TermState.returned,
    (Move.cancel, TermState.open): TermState.struck,
    (Move.cancel, TermState.reported): TermState.struck,
    (Move.cancel, TermState.returned): TermState.struck,
}
LEAVE_TERMS_ALONE = {Move.issue, Move.accept, Move.note, Move.delegate}


@pytest.mark.parametrize(("move", "state"), list(product(Move, TermState)))
def test_what_a_move_does_to_a_term(move: Move, state: TermState) -> None:
    verdict: Verdict = term_may(move, state)
    assert term_after(move, state) == TERM_TABLE.get((move, state), state)
    assert verdict.allowed == ((move, state) in TERM_TABLE or move in LEAVE_TERMS_ALONE)
    assert verdict.code == ("" if verdict else "term_state")


def test_withdrawing_gives_the_term_back_as_it_was() -> None:
    def given_back(sent_from: Status) -> TermState:
        return term_after(Move.withdraw, TermState.reported, sent_from)

    assert given_back(Status.returned) is TermState.returned
    assert given_back(Status.in_work) is TermState.open
    assert given_back(Status.watched) is TermState.open


def test_the_next_due_date_is_the_earliest_the_owner_owes() -> None:
    early, late = date(2025, 9, 3), date(2025, 10, 20)
    assert next_due([(TermState.met, early), (TermState.returned, late)]) == late
    assert next_due([(TermState.open, late), (TermState.reported, early)]) == late
    assert next_due([(TermState.reported, early)]) is None
    assert next_due([(TermState.met, early), (TermState.struck, late), (TermState.missed, late)]) is None
    assert AWAITED < UNMET


TERM_OF = {
    Status.reported: TermState.reported,
    Status.up_for_removal: TermState.reported,
    Status.returned: TermState.returned,
    Status.closed: TermState.met,
    Status.cancelled: TermState.struck,
}


@given(st.data())
def test_on_any_walk_the_status_and_its_only_term_agree(data: st.DataObject) -> None:
    status, term, sent_from = after(Move.issue, None), TermState.open, Status.in_work
    for _ in range(data.draw(st.integers(0, 25))):
        moves = [move for one, move in product(Who, Move) if offer(move, status, {one})]
        if not moves:
            assert is_closed(status)
            break
        move = data.draw(st.sampled_from(moves))
        assert term_may(move, term)
        if move in (Move.report, Move.enter):
            sent_from = comes_from(status)
        term = term_after(move, term, sent_from)
        status = after(move, status, sent_from)
        assert term is TERM_OF.get(status, TermState.open)


def test_what_can_still_come_is_known_ahead() -> None:
    everything = set(Move) - {Move.issue}
    assert ahead(Status.issued) == everything
    assert all(ahead(status) == everything - {Move.accept} for status in (Status.in_work, Status.reported))
    assert not ahead(Status.closed) | ahead(Status.cancelled)
