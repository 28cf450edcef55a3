"""From the tables to the law's plain values: what the checks, the preview and the signing work on."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.conf import settings
from django.db.models import prefetch_related_objects

from commission.domain import voting
from commission.domain.workdays import Workdays
from commission.models import AgendaItem, Calendar, Clause, Meeting
from tasks import earlier
from tasks.domain import checks
from tasks.domain.co_lines import CoDraft, Earlier, co_fan_out
from tasks.domain.deadlines import rule_of
from tasks.domain.fanout import AddresseeDraft, AddresseeRole, ClauseDraft, Force, Line, fan_out
from tasks.domain.similar import Shelf
from tasks.models import Addressee, Instruction, Measure


def instructions_of(meeting: Meeting) -> list[Instruction]:
    """All clauses of a sitting with whom they address, in the order of the minutes."""
    found = Instruction.objects.of(meeting).for_page()
    return list(found.order_by("clause__item__order", "clause__order"))


def clause_draft(instruction: Instruction) -> ClauseDraft:
    """The clause as far as its lines depend on it."""
    measures = list(instruction.measures.all())
    addressees = tuple(_addressee(a, measures) for a in instruction.addressees.all())
    return ClauseDraft(instruction.clause.number, rule_of(instruction), addressees)


def addressees_of(instructions: Iterable[Instruction]) -> dict[tuple[str, int], Addressee]:
    """By clause and body, as a line names them."""
    return {
        (instruction.clause.number, addressee.body_id): addressee
        for instruction in instructions
        for addressee in instruction.addressees.all()
    }


def lines_of(
    meeting: Meeting, instructions: Iterable[Instruction], issued_on: date, cal: Workdays
) -> tuple[Line, ...]:
    """What signing would create on that day."""
    drafts = [clause_draft(instruction) for instruction in instructions]
    return fan_out(drafts, meeting.year, meeting.number, issued_on, cal)


def co_lines_of(
    meeting: Meeting,
    instructions: Iterable[Instruction],
    lines: Sequence[Line],
    issued_on: date,
    cal: Workdays,
) -> tuple[CoDraft, ...]:
    """What signing would create for co-executors beside the `lines` of the same clauses."""
    drafts = [clause_draft(instruction) for instruction in instructions]
    earlier = Earlier(*settings.CO_EXECUTORS_EARLIER)
    found = co_fan_out(
        drafts, lines, meeting.year, meeting.number, issued_on=issued_on, cal=cal, earlier=earlier
    )
    return tuple(found)


def meeting_draft(meeting: Meeting, instructions: Iterable[Instruction]) -> checks.MeetingDraft:
    """Everything the checks before the chair look at."""
    quorum = meeting.quorum()
    instructions = list(instructions)
    return checks.MeetingDraft(
        held_on=meeting.date,
        number=meeting.number,
        place=meeting.place_kk and meeting.place_ru,
        quorum=quorum,
        has_chair=meeting.chaired_by_id is not None,
        clauses=tuple(_clause_check(instruction) for instruction in instructions),
        open_clauses=_open_clauses(meeting, instructions),
        silent_items=_silent_items(meeting),
        lost_items=_lost_items(instructions, quorum.of_all),
    )


def problems_of(
    meeting: Meeting, instructions: Iterable[Instruction], today: date
) -> tuple[checks.Problem, ...]:
    """The check list of a sitting as it stands."""
    return checks.check(meeting_draft(meeting, instructions), today=today, cal=Calendar.objects.workdays())


def _silent_items(meeting: Meeting) -> tuple[int, ...]:
    """Agenda items of which nobody is written down to have reported; two queries unless they are loaded."""
    prefetch_related_objects([meeting], "items__reporters")
    return tuple(item.order for item in meeting.items.all() if not _reported(item))


def _lost_items(instructions: Iterable[Instruction], members: int) -> tuple[int, ...]:
    """What the members did not adopt orders nothing: its clauses, or its votes, are wrong."""
    counts = {how.clause.item.order: how.clause.item.count for how in instructions}
    return tuple(
        order
        for order, count in counts.items()
        if count and voting.outcome(count, members) is voting.Outcome.rejected
    )


def _reported(item: AgendaItem) -> bool:
    return bool(item.reporter_name or item.reporter_title_kk or item.reporters.all())


def _addressee(addressee: Addressee, measures: Sequence[Measure]) -> AddresseeDraft:
    return AddresseeDraft(
        body_id=addressee.body_id,
        order=addressee.body.order,
        force=_force(addressee),
        role=AddresseeRole(addressee.role),
        plans=addressee.plans_of(measures),
        due_date=addressee.due_date,
    )


def _force(addressee: Addressee) -> Force | None:
    return Force(addressee.force) if addressee.force else None


def _clause_check(instruction: Instruction) -> checks.ClauseCheck:
    clause: Clause = instruction.clause
    return checks.ClauseCheck(
        number=clause.number,
        text_kk=clause.text_kk,
        text_ru=clause.text_ru,
        addressees=tuple(
            checks.AddresseeCheck(a.body_id, a.body.kind, _force(a), a.due_date, AddresseeRole(a.role))
            for a in instruction.addressees.all()
        ),
        due_rule=rule_of(instruction),
        due_reason=instruction.short_term_reason,
        measures=len(instruction.measures.all()),
        exception_note=instruction.no_measure_reason,
    )


def _open_clauses(meeting: Meeting, instructions: Iterable[Instruction]) -> tuple[checks.OpenClause, ...]:
    """Of this commission's earlier minutes, those that one of these clauses seems to repeat."""
    among = earlier.texts(meeting)
    clauses = [instruction.clause for instruction in instructions] if among else []
    shelf = Shelf(among)
    found = (shelf.alike(clause.text_kk, clause.text_ru) for clause in clauses)
    ordered = earlier.ordered_by_key(meeting, {one.key for closest in found for one in closest})
    return tuple(_open_clause(one) for one in ordered.values())


def _open_clause(ordered: earlier.Ordered) -> checks.OpenClause:
    clause, owing = ordered.instruction.clause, frozenset(body.pk for body in ordered.owing)
    return checks.OpenClause(ordered.number, clause.text_kk, owing, clause.text_ru)
