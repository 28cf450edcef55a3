"""Fan-out: one addressee, one line, in the official order, with the number it keeps for life."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commission.domain.bodies import AKIMAT_KINDS, BodyKind
from commission.domain.verdict import Refused
from tasks.domain.deadlines import DueKind, DueRule
from tasks.domain.fanout import (
    TASK_FORCES,
    AddresseeDraft,
    AddresseeRole,
    ClauseDraft,
    Force,
    Line,
    fan_out,
    fits,
)
from tasks.domain.numbers import control_number
from tests.domain.kz_days import CAL

SIGNED = date(2025, 8, 19)
TEN_DAYS = DueRule(DueKind.working_days, n=10)
AKIMS = tuple(
    AddresseeDraft(body_id=100 + n, order=n, force=Force.instruct, plans=(n,)) for n in range(1, 14)
)


def lines(*clauses: ClauseDraft, number: str = "3") -> tuple[Line, ...]:
    return fan_out(clauses, 2025, number, SIGNED, CAL)


def test_thirteen_akims_get_thirteen_lines_of_their_own() -> None:
    issued = lines(ClauseDraft("2.1", TEN_DAYS, tuple(reversed(AKIMS))))
    assert [line.control_number for line in issued] == [f"2025-3/2.1-{n:02d}" for n in range(1, 14)]
    assert [line.body_id for line in issued] == [a.body_id for a in AKIMS]
    assert [line.plans for line in issued] == [a.plans for a in AKIMS]
    assert {line.due.due for line in issued} == {date(2025, 9, 3)}


def test_each_clause_counts_its_own_lines() -> None:
    issued = lines(ClauseDraft("1.1", TEN_DAYS, AKIMS[:2]), ClauseDraft("1.2", DueRule(), AKIMS[4:6]))
    assert [line.control_number for line in issued] == [
        "2025-3/1.1-01",
        "2025-3/1.1-02",
        "2025-3/1.2-01",
        "2025-3/1.2-02",
    ]
    assert [line.due.is_default for line in issued] == [False, False, True, True]


def test_lines_follow_the_official_order_of_bodies_not_their_ids() -> None:
    addressed = (
        AddresseeDraft(body_id=1, order=20, force=Force.instruct),
        AddresseeDraft(body_id=9, order=10, force=Force.instruct),
    )
    assert [line.body_id for line in lines(ClauseDraft("1.1", TEN_DAYS, addressed))] == [9, 1]


def test_only_taken_note_of_or_not_decided_yet_makes_no_line() -> None:
    addressed = (
        AddresseeDraft(1, 1, Force.note),
        AddresseeDraft(2, 2, Force.recommend, AddresseeRole.lead),
        AddresseeDraft(3, 3, None),
        AddresseeDraft(4, 4, Force.submit_proposal),
    )
    issued = lines(ClauseDraft("3.1", TEN_DAYS, addressed))
    assert [(line.body_id, line.line, line.force, line.role) for line in issued] == [
        (2, 1, Force.recommend, AddresseeRole.lead),
        (4, 2, Force.submit_proposal, AddresseeRole.equal),
    ]


def test_a_clause_without_lines_needs_no_term() -> None:
    half = DueRule(DueKind.fixed)
    assert lines(ClauseDraft("3.1", half, (AddresseeDraft(1, 1, Force.note),))) == ()
    with pytest.raises(Refused, match="due_needs_date"):
        lines(ClauseDraft("3.1", half, AKIMS))


@pytest.mark.parametrize(
    ("year", "minutes_no", "line", "expected"),
    [
        (2025, "3", 8, "2025-3/2.1-08"),
        (2025, "1/1", 13, "2025-1/1/2.1-13"),
        (2025, "", 1, "2025-?/2.1-01"),
        (None, "3", 1, "?-3/2.1-01"),
        (2025, "3", 100, "2025-3/2.1-100"),
    ],
)
def test_a_control_number_never_invents_what_is_not_known(
    year: int | None, minutes_no: str, line: int, expected: str
) -> None:
    assert control_number(year, minutes_no, "2.1", line) == expected


addressees = st.lists(
    st.builds(AddresseeDraft, st.integers(1, 50), st.integers(1, 50), st.sampled_from([*Force, None])),
    unique_by=lambda a: a.body_id,
    max_size=20,
)


@given(st.data(), addressees)
def test_the_order_of_typing_changes_nothing(data: st.DataObject, typed: list[AddresseeDraft]) -> None:
    shuffled = data.draw(st.permutations(typed))
    first = lines(ClauseDraft("1.1", TEN_DAYS, tuple(typed)))
    assert first == lines(ClauseDraft("1.1", TEN_DAYS, tuple(shuffled)))
    assert len(first) == sum(a.force in TASK_FORCES for a in typed)
    assert [line.line for line in first] == list(range(1, len(first) + 1))


def test_force_fits_whom_the_akim_may_instruct() -> None:
    def refusal(force: Force, kind: BodyKind) -> str:
        return fits(force, kind).code

    for force, kind in product(Force, BodyKind):
        ours = kind in AKIMAT_KINDS
        expected = {
            Force.instruct: "" if ours else "force_needs_akimat_body",
            Force.submit_proposal: "" if ours else "force_needs_akimat_body",
            Force.recommend: "force_needs_outside_body" if ours else "",
            Force.note: "",
        }[force]
        assert refusal(force, kind) == expected


def test_the_kind_of_body_may_come_as_stored_text() -> None:
    assert fits(Force.instruct, "district")
    assert not fits(Force.instruct, "territorial")


def test_cities_districts_and_directorates_are_subordinate_to_the_akim() -> None:
    assert {str(kind) for kind in AKIMAT_KINDS} == {"city", "district", "akimat"}
