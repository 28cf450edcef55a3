"""Positions add up to qualities, and only positions on the two sides of this very task count."""

import pytest

from commission.domain.roles import (
    ANONYMOUS,
    BODY_ROLES,
    COMMISSION_ROLES,
    Actor,
    Holding,
    Role,
)
from tasks.domain.lifecycle import Who
from tasks.domain.who import who

OURS, OTHER_COMMISSION, THEIRS, OTHER_BODY = 1, 2, 10, 20


def holding(role: Role, commission_id: int, body_id: int) -> Holding:
    """The role where it can be held: in the commission, in the body, or everywhere."""
    return Holding(
        role,
        commission_id if role in COMMISSION_ROLES else None,
        body_id if role in BODY_ROLES else None,
    )


def qualities(*holdings: Holding) -> frozenset[Who]:
    return who(Actor(7, frozenset(holdings)), OURS, THEIRS)


EXPECTED = {
    Role.secretary: {Who.secretary, Who.reviewer},
    Role.controller: {Who.reviewer},
    Role.chair: {Who.authority},
    Role.authority: {Who.authority},
    Role.head: {Who.owner, Who.head},
    Role.specialist: {Who.owner},
}


@pytest.mark.parametrize("role", Role)
def test_each_role_alone(role: Role) -> None:
    assert qualities(holding(role, OURS, THEIRS)) == EXPECTED.get(role, set())


@pytest.mark.parametrize("role", Role)
def test_the_same_role_elsewhere_counts_for_nothing(role: Role) -> None:
    assert qualities(holding(role, OTHER_COMMISSION, OTHER_BODY)) == frozenset()


def test_rights_are_the_union_of_positions() -> None:
    both = qualities(Holding(Role.controller, commission_id=OURS), Holding(Role.head, body_id=THEIRS))
    assert both == {Who.reviewer, Who.owner, Who.head}


def test_an_id_of_a_commission_is_not_an_id_of_a_body() -> None:
    assert qualities(Holding(Role.secretary, body_id=OURS), Holding(Role.head, commission_id=THEIRS)) == set()


def test_nobody_in_particular_has_nothing() -> None:
    assert who(ANONYMOUS, OURS, THEIRS) == frozenset()
    assert not any(ANONYMOUS.has(role) for role in Role)


def test_an_actor_knows_where_roles_are_held() -> None:
    actor = Actor(
        7,
        frozenset(
            {
                Holding(Role.secretary, commission_id=OURS),
                Holding(Role.member, commission_id=OTHER_COMMISSION),
                Holding(Role.head, body_id=THEIRS),
                Holding(Role.auditor),
            }
        ),
    )
    assert actor.commissions(Role.secretary, Role.member) == {OURS, OTHER_COMMISSION}
    assert actor.commissions(Role.chair, Role.auditor) == frozenset()
    assert actor.bodies(*BODY_ROLES) == {THEIRS}
    assert actor.roles_in(OURS) == {Role.secretary}
    assert actor.is_auditor
    assert not actor.is_administrator


def test_every_role_is_held_in_exactly_one_sort_of_place() -> None:
    assert set(Role) - COMMISSION_ROLES - BODY_ROLES == {Role.auditor, Role.administrator}
    assert COMMISSION_ROLES.isdisjoint(BODY_ROLES)


@pytest.mark.parametrize(
    ("role", "assignee", "sends", "expected"),
    [
        (Role.specialist, 7, True, {Who.owner, Who.deputed}),
        (Role.specialist, 7, False, {Who.owner}),
        (Role.specialist, 8, True, {Who.owner}),
        (Role.secretary, 7, True, {Who.secretary, Who.reviewer}),
    ],
)
def test_whom_the_head_lets_send_may_do_so_while_he_is_of_the_body(
    role: Role, assignee: int, sends: bool, expected: set[Who]
) -> None:
    actor = Actor(7, frozenset({holding(role, OURS, THEIRS)}))
    assert who(actor, OURS, THEIRS, assignee, sends) == expected


@pytest.mark.parametrize(
    ("role", "entered_by", "expected"),
    [
        (Role.controller, 7, {Who.reviewer, Who.registrar}),
        (Role.chair, 7, {Who.authority, Who.registrar}),
        (Role.controller, 8, {Who.reviewer}),
        (Role.controller, None, {Who.reviewer}),
        (Role.head, 7, {Who.owner, Who.head}),
        (Role.member, 7, set()),
    ],
)
def test_who_entered_a_letter_is_its_registrar_while_of_the_commissions_side(
    role: Role, entered_by: int | None, expected: set[Who]
) -> None:
    actor = Actor(7, frozenset({holding(role, OURS, THEIRS)}))
    assert who(actor, OURS, THEIRS, entered_by_id=entered_by) == expected
