"""The grammar of a table, on a small one: what holds for any lifecycle written in it."""

from enum import StrEnum

from commission.domain.table import Rule, Table


class Move(StrEnum):
    open = "open"
    shut = "shut"


class Door(StrEnum):
    ajar = "ajar"
    closed = "closed"


class Who(StrEnum):
    guard = "guard"
    guest = "guest"


class Need(StrEnum):
    key = "key"
    pass_ = "pass"


TABLE = Table(
    (
        Rule(Move.open, (Door.closed,), Door.ajar, (Who.guest,), (Need.pass_, Need.key)),
        Rule(Move.open, (Door.closed,), Door.ajar, (Who.guard,), (Need.key,)),
        Rule(Move.shut, (Door.ajar,), Door.closed, (Who.guard, Who.guest)),
    ),
    {Need.key: "needs_key", Need.pass_: "needs_pass"},
)


def test_who_is_both_may_use_whichever_rule_is_met() -> None:
    assert not TABLE.decide(Move.open, Door.closed, {Who.guest}, {Need.key})
    assert TABLE.decide(Move.open, Door.closed, {Who.guest, Who.guard}, {Need.key})


def test_the_first_unmet_need_of_the_first_rule_is_told() -> None:
    assert TABLE.decide(Move.open, Door.closed, {Who.guest, Who.guard}, set()).code == "needs_pass"
    assert TABLE.decide(Move.open, Door.closed, {Who.guest}, {Need.pass_}).code == "needs_key"


def test_a_stranger_is_told_nothing_of_the_state() -> None:
    refusal = TABLE.decide(Move.open, Door.ajar, set(), set())
    assert (refusal.code, dict(refusal.params)) == ("role", {"move": Move.open})
