"""A clause as the minutes print it: the forces lead in, then whose it is, how it is measured and by when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tasks.domain.deadlines import DueKind
from tasks.domain.fanout import Force
from tasks.outputs.facts import ClauseFacts, Order, To
from tasks.outputs.labels import DASH
from tasks.outputs.speaker import Speaker, Value
from tasks.outputs.wording import Group, due_words


@dataclass(frozen=True, slots=True)
class Line:
    """A line under a clause: label, colon, value."""

    label: str
    value: Value


@dataclass(frozen=True, slots=True)
class ClausePaper:
    """``lead`` names the forces («Тапсырылсын»); "" when none was chosen."""

    number: str
    lead: str
    text: Value
    lines: tuple[Line, ...]


def clause_paper(clause: ClauseFacts, say: Speaker) -> ClausePaper:
    """All of it, in the order people read."""
    lead = ", ".join(say.labels.forces[order.force] for order in clause.orders if order.force)
    lines = (*_owners(clause, say), *_measures(clause, say), *_due(clause, say))
    return ClausePaper(clause.number, lead.capitalize(), say.words(clause.text), lines)


def _owners(clause: ClauseFacts, say: Speaker) -> Iterator[Line]:
    """One line for each force; the label names the force only where there are several."""
    named = [order for order in clause.orders if order.addressees]
    if not named and clause.is_controlled:
        yield Line(say.labels.responsible, say.text("", "responsible"))
    for order in named:
        names = Value("; ".join(_names(order, say)), "" if order.force else say.flag("force"))
        yield Line(_owner_label(order, say, among=len(named)), names)


def _owner_label(order: Order, say: Speaker, *, among: int) -> str:
    if order.force == Force.note:
        return say.labels.to_whom
    many = len(order.addressees) > 1
    label = say.labels.responsible_many if many else say.labels.responsible
    return f"{label} ({say.labels.forces[order.force].lower()})" if among > 1 and order.force else label


def _names(order: Order, say: Speaker) -> Sequence[str]:
    if order.group is Group.all_akims:
        return [say.labels.all_akims]
    if order.group is Group.district_akims:
        return [say.labels.district_akims]
    return [_name(to, say) for to in order.addressees]


def _name(to: To, say: Speaker) -> str:
    name = say.words(to.title).text
    return f"{name} ({say.labels.collects})" if to.lead else name


def _measures(clause: ClauseFacts, say: Speaker) -> Iterator[Line]:
    """What is counted; the plan belongs to the first of them."""
    names = [say.words(measure) for measure in clause.measures]
    if not names:
        return
    plan = _plan([to for order in clause.orders for to in order.addressees], say)
    first = f"{names[0].text} ({say.labels.plan}: {plan})" if plan else names[0].text
    label = say.labels.measures if len(names) > 1 else say.labels.measure
    flag = next((name.flag for name in names if name.flag), "")
    yield Line(label, Value("; ".join([first, *(name.text for name in names[1:])]), flag))


def _plan(addressees: list[To], say: Speaker) -> str:
    """One number if it is everybody's, else each with its own; nothing where none was given."""
    plans = {to.plan for to in addressees}
    planned = [to for to in addressees if to.plan is not None]
    if not planned or len(plans) > 1:
        return "; ".join(f"{say.words(to.short).text}{DASH}{to.plan}" for to in planned)
    number = str(planned[0].plan)
    return say.labels.each.format(plan=number) if len(planned) > 1 else number


def _due(clause: ClauseFacts, say: Speaker) -> Iterator[Line]:
    if clause.is_controlled:
        flag = say.flag("due") if clause.due.kind is DueKind.unset else ""
        yield Line(say.labels.due, Value(due_words(clause.due, say.labels), flag))
