"""A clause as the minutes print it: the forces lead in, then whose it is, how it is measured and by when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tasks.domain.deadlines import DueKind
from tasks.domain.fanout import Force
from tasks.outputs.facts import ClauseFacts, Order, To
from tasks.outputs.labels import DASH, PAIR
from tasks.outputs.speaker import Speaker, Value
from tasks.outputs.tables import Table, days_differ, plans_differ, table_of
from tasks.outputs.wording import Group, date_words, due_words


@dataclass(frozen=True, slots=True)
class Line:
    """A line under a clause: label, colon, value."""

    label: str
    value: Value


@dataclass(frozen=True, slots=True)
class ClausePaper:
    """``lead`` names the forces («Тапсырылсын»); "" when none was chosen. ``table`` holds what differs."""

    number: str
    lead: str
    text: Value
    lines: tuple[Line, ...]
    table: Table | None


def clause_paper(clause: ClauseFacts, say: Speaker) -> ClausePaper:
    """All of it, in the order people read."""
    lead = ", ".join(say.labels.forces[order.force] for order in clause.orders if order.force)
    table = table_of(clause, say)
    owners = (*_owners(clause, say), *_helpers(clause, say))
    owed = (*_measures(clause, say, tabled=bool(table)), *_due(clause, say, tabled=bool(table)))
    return ClausePaper(clause.number, lead.capitalize(), say.words(clause.text), (*owners, *owed), table)


def _owners(clause: ClauseFacts, say: Speaker) -> Iterator[Line]:
    """One line for each force; the label names the force only where there are several."""
    named = [order for order in clause.orders if order.addressees]
    if not named and clause.is_controlled:
        yield Line(say.labels.responsible, say.text("", "responsible"))
    for order in named:
        names = Value("; ".join(_names(order, say)), "" if order.force else say.flag("force"))
        yield Line(_owner_label(order, say, among=len(named)), names)


def _helpers(clause: ClauseFacts, say: Speaker) -> Iterator[Line]:
    """Those who help with it; a day of their own stands beside the name."""
    if helpers := clause.co_executors:
        many = len(helpers.addressees) > 1
        label = say.labels.co_executors if many else say.labels.co_executor
        dated = (
            _dated(name, to, say) for name, to in zip(_names(helpers, say), helpers.addressees, strict=False)
        )
        yield Line(label, Value("; ".join(dated)))


def _dated(name: str, to: To, say: Speaker) -> str:
    return f"{name}{DASH}{date_words(to.due_date, say.labels)}" if to.due_date else name


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


def _measures(clause: ClauseFacts, say: Speaker, *, tabled: bool) -> Iterator[Line]:
    """What is counted, each measure with its plan."""
    names = [say.words(measure) for measure in clause.measures]
    if not names:
        return
    label = say.labels.measures if len(names) > 1 else say.labels.measure
    flag = next((name.flag for name in names if name.flag), "")
    plans = [_plan(clause, n, say, tabled=tabled) for n in range(len(names))]
    said = [_measure(name.text, plan, say) for name, plan in zip(names, plans, strict=True)]
    yield Line(label, Value("; ".join(said), flag))


def _measure(name: str, plan: str, say: Speaker) -> str:
    return f"{name} ({say.labels.plan}: {plan})" if plan else name


def _plan(clause: ClauseFacts, n: int, say: Speaker, *, tabled: bool) -> str:
    """One number if it is everybody's, else each with its own; nothing where none was given."""
    planned = [(to, plan) for to in clause.controlled if (plan := to.plans[n]) is not None]
    if not planned:
        return ""
    if plans_differ(clause, n):
        each = "; ".join(f"{say.words(to.short).text}{PAIR}{plan}" for to, plan in planned)
        return say.labels.tabled if tabled else each
    number = str(planned[0][1])
    return say.labels.each.format(plan=number) if len(planned) > 1 else number


def _due(clause: ClauseFacts, say: Speaker, *, tabled: bool) -> Iterator[Line]:
    """The clause's rule, then whoever has a day of its own; without the rule where nobody is left to it."""
    if not clause.is_controlled:
        return
    own = [to for to in clause.controlled if to.due_date]
    if not own or len(own) < len(clause.controlled):
        flag = say.flag("due") if clause.due.kind is DueKind.unset else ""
        words = [due_words(clause.due, say.labels)]
    else:
        flag, words = "", []
    in_table = tabled and days_differ(clause)
    days = [say.labels.tabled] if in_table else _own_days(own, alone=not words, say=say)
    yield Line(say.labels.due, Value("; ".join([*words, *days]), flag))


def _own_days(own: Sequence[To], *, alone: bool, say: Speaker) -> list[str]:
    """A day that is everybody's is said once."""
    days = [date_words(to.due_date, say.labels) for to in own if to.due_date]
    if alone and len(set(days)) == 1:
        return days[:1]
    return [f"{say.words(to.short).text}{DASH}{day}" for to, day in zip(own, days, strict=True)]
