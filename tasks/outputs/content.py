"""Reading the facts of the minutes from the records, and the hash of them.

The papers are made of these facts alone, so nothing that the hash does not cover can stand on a paper.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from commission import journal
from commission.models import COMES, AgendaItem, Attendance, Body, Clause, Invitee, Meeting, Seat
from tasks.domain.deadlines import DueRule, rule_of
from tasks.domain.fanout import OWNER_ROLES, AddresseeRole, Force
from tasks.models import Addressee, Instruction, Measure
from tasks.outputs.facts import Attended, ClauseFacts, Facts, Item, Order, Quorum, To, Votes, Words
from tasks.outputs.wording import Group, group_of


def facts(meeting: Meeting) -> Facts:
    """Read the minutes from the database in a fixed number of queries, whatever the caller had loaded."""
    meeting = Meeting.objects.for_page().get(pk=meeting.pk)
    seats = meeting.seats()
    presiding = meeting.chaired_by
    return Facts(
        commission=_commission(meeting),
        number=meeting.number,
        date=meeting.date,
        time=f"{meeting.time:%H:%M}" if meeting.time else "",
        extraordinary=meeting.kind == Meeting.Kind.EXTRAORDINARY,
        place=Words(meeting.place_kk, meeting.place_ru),
        registration_no=meeting.registration_no,
        chair=_title(presiding),
        deputised=presiding is not None and presiding.role != Seat.Role.CHAIR,
        secretary=_title(next((seat for seat in seats if seat.role == Seat.Role.SECRETARY), None)),
        control=Words(meeting.control_kk, meeting.control_ru),
        quorum=_quorum(meeting),
        attendance=tuple(_attended(mark) for mark in meeting.attendance.all()),
        invitees=tuple(_invitee(person) for person in meeting.invitees.all()),
        items=_items(meeting),
    )


def content(meeting: Meeting) -> dict[str, Any]:
    """The facts as plain data: what the hash is taken of."""
    return asdict(facts(meeting))


def content_hash(meeting: Meeting) -> str:
    """SHA-256 (64 hex digits) of the canonical JSON of the facts: one for both papers."""
    return digest(facts(meeting))


def digest(read: Facts) -> str:
    """The hash of facts already read."""
    return hashlib.sha256(journal.canonical(asdict(read)).encode()).hexdigest()


def _commission(meeting: Meeting) -> Words:
    """The name under the act in force on the day; the newest act while the day is unknown."""
    basis = meeting.commission.basis_on(meeting.date)
    return Words(basis.name_kk, basis.name_ru) if basis else Words()


def _title(seat: Seat | None) -> Words:
    return Words(seat.title_kk, seat.title_ru) if seat else Words()


def _quorum(meeting: Meeting) -> Quorum:
    quorum = meeting.quorum()
    return Quorum(quorum.present, quorum.of_all, quorum.reached)


def _attended(mark: Attendance) -> Attended:
    return Attended(_title(mark.seat), mark.state, mark.state in COMES, mark.represented_by)


def _invitee(person: Invitee) -> Words:
    return Words(person.text_kk, person.text_ru)


def _items(meeting: Meeting) -> tuple[Item, ...]:
    wanted = Instruction.objects.of(meeting).for_page()
    instructions = {instruction.pk: instruction for instruction in wanted}
    akims = _Akims(meeting.date)
    return tuple(_item(item, instructions, akims) for item in meeting.items.all())


def _item(item: AgendaItem, instructions: dict[int, Instruction], akims: "_Akims") -> Item:
    return Item(
        number=str(item.order),
        title=Words(item.title_kk, item.title_ru),
        reporter_name=item.reporter_name,
        reporter_title=Words(item.reporter_title_kk, item.reporter_title_ru),
        reporters=tuple(head_of(body, akims.day) for body in item.reporters.all()),
        heard=Words(item.heard_kk, item.heard_ru),
        spoke=Words(item.spoke_kk, item.spoke_ru),
        votes=_votes(item),
        dissent=Words(item.dissent_kk, item.dissent_ru),
        clauses=tuple(_clause(c, item, instructions.get(c.pk), akims) for c in item.clauses.all()),
    )


def _votes(item: AgendaItem) -> Votes | None:
    count = item.count
    return Votes(count.yes, count.no, count.abstained, count.chair_for) if count else None


def _clause(clause: Clause, item: AgendaItem, how: Instruction | None, akims: "_Akims") -> ClauseFacts:
    text = Words(clause.text_kk, clause.text_ru)
    number = f"{item.order}.{clause.order}"
    if how is None:
        return ClauseFacts(number, text, (), DueRule(), ())
    measures = tuple(Words(measure.name_kk, measure.name_ru) for measure in how.measures.all())
    return ClauseFacts(number, text, _orders(how, akims), rule_of(how), measures, _helpers(how, akims))


def _orders(how: Instruction, akims: "_Akims") -> tuple[Order, ...]:
    """One for each force, in the order of the law's list; a force without an addressee still leads in."""
    addressees = [to for to in how.addressees.all() if to.role in OWNER_ROLES]
    if not addressees:
        return (Order(how.force, Group.none, ()),) if how.force else ()
    forces = [*Force, ""]
    present = sorted({to.force for to in addressees}, key=forces.index)
    measures = list(how.measures.all())
    return tuple(_order(force, addressees, measures, akims) for force in present)


def _helpers(how: Instruction, akims: "_Akims") -> Order | None:
    """The co-executors, on a line of their own."""
    helpers = [to for to in how.addressees.all() if to.role not in OWNER_ROLES]
    if not helpers:
        return None
    named = tuple(addressed(to, (), among=1, day=akims.day) for to in helpers)
    dated = any(to.due_date for to in helpers)
    return Order("", Group.none if dated else akims.group(to.body for to in helpers), named)


def _order(force: str, of_clause: list[Addressee], measures: Sequence[Measure], akims: "_Akims") -> Order:
    addressees = [to for to in of_clause if to.force == force]
    leads = any(to.role == AddresseeRole.lead for to in addressees)
    group = Group.none if leads else akims.group(to.body for to in addressees)
    among, day = len(of_clause), akims.day
    return Order(force, group, tuple(addressed(to, measures, among=among, day=day) for to in addressees))


def addressed(addressee: Addressee, measures: Sequence[Measure], *, among: int, day: date | None) -> To:
    """One addressee; whoever is alone ``among`` those of the clause has nothing to gather."""
    body = addressee.body
    names = body.named_on(day)
    return To(
        title=head_of(body, day),
        short=Words(names.short_kk, names.short_ru),
        name=Words(names.name_kk, names.name_ru),
        lead=addressee.role == AddresseeRole.lead and among > 1,
        plans=addressee.plans_of(measures),
        due_date=addressee.due_date,
    )


def head_of(body: Body, day: date | None) -> Words:
    """A person answers, so the head's title of that day; the body's name where there is none."""
    names = body.named_on(day)
    return Words(names.head_title_kk or names.name_kk, names.head_title_ru or names.name_ru)


class _Akims:
    """The bodies whose heads are akims on the day of the sitting, read once for all clauses."""

    def __init__(self, day: date | None) -> None:
        self.day = day
        kinds = (Body.Kind.CITY, Body.Kind.DISTRICT)
        rows = list(Body.objects.active(day).filter(kind__in=kinds).values_list("code", "kind"))
        self.cities = {code for code, kind in rows if kind == Body.Kind.CITY}
        self.districts = {code for code, kind in rows if kind == Body.Kind.DISTRICT}

    def group(self, bodies: Iterable[Body]) -> Group:
        """The name these bodies have together, if any."""
        codes = {body.code for body in bodies}
        return group_of(codes, cities=self.cities, districts=self.districts)
