"""Writing down how a clause is to be carried out: owners, force, term, measure, evidence."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from django.db import transaction

from commission import clock, journal
from commission.actions import decisions
from commission.domain.roles import Actor
from commission.domain.verdict import Refused, Verdict, require
from commission.models import Body, Calendar, Clause
from tasks.domain.deadlines import DueKind, compute, judge, judge_day, rule_of
from tasks.domain.fanout import AddresseeRole, Force, default_force
from tasks.models import Addressee, Instruction, Measure, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """The clause's own part; `force` is the default offered for the next addressee."""

    kind: str = "other"
    force: str = ""
    due_kind: str = DueKind.unset.value
    due_date: date | None = None
    due_n: int | None = None
    short_term_reason: str = ""
    evidence_kk: str = ""
    evidence_ru: str = ""
    no_measure_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """One addressee. A force not chosen yet is "" and is asked for by the check before the chair.

    `plans` stand in the order of the measures; `due_date` is its own day, None = by the clause's rule.
    """

    body_id: int
    role: str = AddresseeRole.equal.value
    force: str = ""
    plans: tuple[int | None, ...] = ()
    due_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One measure of the clause."""

    name_kk: str
    name_ru: str
    name_en: str = ""
    unit: str = "count"
    better: str = "up"
    total: str = "sum"


DIRECTION = tuple(field.name for field in fields(Direction))
COUNTED = tuple(field.name for field in fields(Counted))
"""By these names an instruction, a measure, a form and a request of the API hold the same."""


def owners_of(instruction: Instruction) -> list[Owner]:
    """The addressees as stored, in the shape `write` takes them: for copying and for comparing."""
    measures = instruction.measures.all()
    return [
        Owner(
            body_id=to.body_id,
            role=to.role,
            force=to.force,
            plans=to.plans_of(measures),
            due_date=to.due_date,
        )
        for to in instruction.addressees.all()
    ]


def write(
    clause: Clause,
    *,
    text_kk: str,
    text_ru: str,
    direction: Direction,
    owners: Sequence[Owner],
    measures: Sequence[Counted],
    by: Actor,
    seen: int | None = None,
) -> None:
    """Save the whole clause as one event of its journal; if nothing differs, there is no event.

    Refused: "role", "frozen", "stale", "due_needs_date", "due_needs_number", "due_in_past", "due_too_soon",
    "addressed_twice", "two_leads".
    """
    _require_due(direction)
    _require_distinct(owners)
    for refused in own_days_refused(owners, direction.short_term_reason).values():
        require(refused, field="owners")
    with transaction.atomic():
        also = _changes(clause, direction, owners, measures)
        if not (also or journal.changes(clause, text_kk=text_kk, text_ru=text_ru)):
            decisions.require_open(clause.item.meeting, by)
            return
        decisions.edit_clause(clause, text_kk=text_kk, text_ru=text_ru, by=by, seen=seen, also=also)
        instruction, _ = Instruction.objects.update_or_create(clause=clause, defaults=asdict(direction))
        put(instruction, owners, measures)


def accept_suggestions(clause: Clause, *, by: Actor, seen: int | None = None) -> int:
    """Make the proposed bodies addressees, each with its default force; how many were new."""
    instruction = Instruction.objects.for_page().get(clause=clause)
    there = {addressee.body_id for addressee in instruction.addressees.all()}
    new = [s.body for s in instruction.suggestions.all() if s.body_id not in there]
    if not new:
        return 0
    with transaction.atomic():
        also = {"owners_added": [body.pk for body in new]}
        decisions.edit_clause(
            clause, text_kk=clause.text_kk, text_ru=clause.text_ru, by=by, seen=seen, also=also
        )
        Addressee.objects.bulk_create(
            Addressee(instruction=instruction, body=body, force=_default_force(instruction, body))
            for body in new
        )
    return len(new)


def _default_force(instruction: Instruction, body: Body) -> str:
    wanted = Force(instruction.force) if instruction.force else None
    return default_force(wanted, body.kind, from_source=bool(instruction.clause.source_kk)) or ""


def _require_due(direction: Direction) -> None:
    rule = rule_of(direction)
    field = "due_date" if rule.kind is DueKind.fixed else "due_n"
    require(rule.complete, field=field)
    if rule.kind is DueKind.unset:
        return
    today, cal = clock.today(), Calendar.objects.workdays()
    due = compute(rule, today, cal).due
    verdict = judge(due, issued_on=today, today=today, cal=cal, reason=direction.short_term_reason)
    require(verdict, field="short_term_reason" if verdict.code == "due_too_soon" else field)


def own_days_refused(owners: Sequence[Owner], reason: str) -> dict[int, Verdict]:
    """Body -> why its own day cannot be given; judged as the clause's rule is, in the calendar read once."""
    dated = {owner.body_id: owner.due_date for owner in owners if owner.due_date}
    if not dated:
        return {}
    today, cal = clock.today(), Calendar.objects.workdays()
    judged = {body: judge_day(day, today=today, cal=cal, reason=reason) for body, day in dated.items()}
    return {body: verdict for body, verdict in judged.items() if not verdict}


def _require_distinct(owners: Sequence[Owner]) -> None:
    bodies = [owner.body_id for owner in owners]
    if len(set(bodies)) != len(bodies):
        raise Refused("addressed_twice", field="owners")
    if sum(owner.role == AddresseeRole.lead for owner in owners) > 1:
        raise Refused("two_leads", field="owners")


def _changes(
    clause: Clause, direction: Direction, owners: Sequence[Owner], measures: Sequence[Counted]
) -> dict[str, Any]:
    stored = Instruction.objects.for_page().filter(clause=clause)
    instruction = stored.first() or Instruction(clause=clause)
    changed: dict[str, Any] = journal.changes(instruction, **asdict(direction))
    if instruction._state.adding:
        return changed | {"owners": len(owners), "measures": len(measures)}
    before = {
        "owners": sorted(_line(owner) for owner in owners_of(instruction)),
        "measures": list(instruction.measures.order_by("order").values_list(*COUNTED)),
    }
    after = {
        "owners": sorted(_line(owner) for owner in owners),
        "measures": [tuple(asdict(measure).values()) for measure in measures],
    }
    return changed | {name: [before[name], after[name]] for name in before if before[name] != after[name]}


def _line(owner: Owner) -> tuple[Any, ...]:
    """As the journal keeps it; a plan left blank at the end says nothing."""
    plans = list(owner.plans)
    while plans and plans[-1] is None:
        plans.pop()
    return owner.body_id, owner.role, owner.force, plans, owner.due_date


def put(instruction: Instruction, owners: Sequence[Owner], measures: Sequence[Counted]) -> None:
    """Store these lines and measures in place of those there; judging and the journal are the caller's."""
    instruction.addressees.all().delete()
    instruction.measures.all().delete()
    addressees = Addressee.objects.bulk_create(_addressee(instruction, owner) for owner in owners)
    counted = Measure.objects.bulk_create(
        Measure(instruction=instruction, order=order, **asdict(measure))
        for order, measure in enumerate(measures, start=1)
    )
    Plan.objects.bulk_create(
        Plan(addressee=addressee, measure=measure, value=value)
        for addressee, owner in zip(addressees, owners, strict=True)
        for measure, value in zip(counted, owner.plans, strict=False)
        if value is not None
    )


def _addressee(instruction: Instruction, owner: Owner) -> Addressee:
    return Addressee(
        instruction=instruction,
        body_id=owner.body_id,
        role=owner.role,
        force=owner.force,
        due_date=owner.due_date,
    )
