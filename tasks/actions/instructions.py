"""Writing down how a clause is to be carried out: owners, force, term, measure, evidence."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from django.db import transaction

from commission import clock, journal
from commission.actions import decisions
from commission.domain.roles import Actor
from commission.domain.verdict import Refused, require
from commission.models import Body, Calendar, Clause
from tasks.domain.deadlines import DueKind, DueRule, compute, judge
from tasks.domain.fanout import AddresseeRole, Force, default_force
from tasks.models import Addressee, Instruction, Measure


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
    """One addressee. A force not chosen yet is "" and is asked for by the check before the chair."""

    body_id: int
    role: str = AddresseeRole.equal.value
    force: str = ""
    plan: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One measure of the clause."""

    name_kk: str
    name_ru: str
    name_en: str = ""
    unit: str = "count"
    better: str = "up"
    total: str = "sum"


COUNTED = tuple(field.name for field in fields(Counted))


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
    """Save the whole clause as one event of its journal.

    Refused: "role", "frozen", "stale", "due_needs_date", "due_needs_number", "due_in_past", "due_too_soon",
    "addressed_twice".
    """
    _require_due(direction)
    _require_distinct(owners)
    with transaction.atomic():
        also = _changes(clause, direction, owners, measures)
        decisions.edit_clause(clause, text_kk=text_kk, text_ru=text_ru, by=by, seen=seen, also=also)
        instruction, _ = Instruction.objects.update_or_create(clause=clause, defaults=asdict(direction))
        _replace(instruction, owners, measures)


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
    rule = DueRule(DueKind(direction.due_kind), direction.due_date, direction.due_n)
    field = "due_date" if rule.kind is DueKind.fixed else "due_n"
    require(rule.complete, field=field)
    if rule.kind is DueKind.unset:
        return
    today, cal = clock.today(), Calendar.objects.workdays()
    due = compute(rule, today, cal).due
    verdict = judge(due, issued_on=today, today=today, cal=cal, reason=direction.short_term_reason)
    require(verdict, field="short_term_reason" if verdict.code == "due_too_soon" else field)


def _require_distinct(owners: Sequence[Owner]) -> None:
    bodies = [owner.body_id for owner in owners]
    if len(set(bodies)) != len(bodies):
        raise Refused("addressed_twice", field="owners")


def _changes(
    clause: Clause, direction: Direction, owners: Sequence[Owner], measures: Sequence[Counted]
) -> dict[str, Any]:
    instruction = Instruction.objects.filter(clause=clause).first() or Instruction(clause=clause)
    changed: dict[str, Any] = journal.changes(instruction, **asdict(direction))
    if instruction._state.adding:
        return changed | {"owners": len(owners), "measures": len(measures)}
    before = {
        "owners": sorted(instruction.addressees.values_list("body_id", "role", "force", "plan")),
        "measures": list(instruction.measures.order_by("order").values_list(*COUNTED)),
    }
    after = {
        "owners": sorted((o.body_id, o.role, o.force, o.plan) for o in owners),
        "measures": [tuple(asdict(measure).values()) for measure in measures],
    }
    return changed | {name: [before[name], after[name]] for name in before if before[name] != after[name]}


def _replace(instruction: Instruction, owners: Sequence[Owner], measures: Sequence[Counted]) -> None:
    instruction.addressees.all().delete()
    instruction.measures.all().delete()
    Addressee.objects.bulk_create(Addressee(instruction=instruction, **asdict(owner)) for owner in owners)
    Measure.objects.bulk_create(
        Measure(instruction=instruction, order=order, **asdict(measure))
        for order, measure in enumerate(measures, start=1)
    )
