"""How every move of a task is made: ask the law, compare-and-swap, move the term, write the journal."""

from collections.abc import Mapping, Sequence
from typing import Any

from commission import clock, journal
from commission.domain.roles import Actor
from commission.domain.verdict import Refused, require
from commission.journal import Change
from commission.prepared import Given, Prepared, Update
from tasks import access
from tasks.domain import lifecycle
from tasks.domain.lifecycle import Move, Need, Status, TermState
from tasks.models import Report, Task, Term
from tasks.whole import terms_of

_REPORTERS = {Move.report: "reported_by_id", Move.enter: "entered_by_id"}
"""Who gave the last report in, and how: what the other way says of an earlier one is over then."""


def go(
    task: Task,
    move: Move,
    *,
    by: Actor,
    seen: int | None,
    given: frozenset[Need] = frozenset(),
    term: Term | None = None,
    came_from: Status | None = None,
    columns: Mapping[str, Any] | None = None,
    with_it: Sequence[Change] = (),
    **said: Any,
) -> None:
    """Ask the law, compare-and-swap the task, move the term, write the journal.

    In the transaction of the action: a refusal ends all of it, so nothing here is saved apart. `with_it` is
    what the action changed besides the task.
    """
    require(access.may(by, move, task, access.facts_of(by, task, given)))
    before = Status(task.status)
    status = lifecycle.after(move, before, came_from)
    written = _columns(task, move, before, status, by) | dict(columns or {})
    if term is not None:
        require(lifecycle.term_may(move, TermState(term.state)))
        term.state = lifecycle.term_after(move, TermState(term.state), came_from).value
    journal.swap(task, seen, **written, next_due=_next_due(task, status, term))
    if term is not None:
        _term_moved(term=term.pk, state=term.state)
    moved = Change(task, f"task.{move.value}", {"status": status.value, **said})
    journal.record_all([*with_it, moved], by)


def _columns(task: Task, move: Move, before: Status, status: Status, by: Actor) -> dict[str, Any]:
    columns: dict[str, Any] = {"status": status.value, "closed": lifecycle.is_closed(status)}
    if lifecycle.accepts(move, before) and task.accepted_at is None:
        columns["accepted_at"] = clock.now()
    if lifecycle.is_closed(status):
        columns["closed_at"] = clock.now()
    if move in _REPORTERS:
        columns |= {"reported_by_id": None, "entered_by_id": None, _REPORTERS[move]: by.person_id}
    if lifecycle.counts_as_return(move):
        columns["returns"] = task.returns + 1
    return columns


_term_moved = Update(lambda: Term.objects.filter(pk=Given("term", int)), "state")


def owed(task: Task) -> Term:
    """The earliest term that awaits a report: what one now would answer. Refused: "nothing_owed".

    The others were read with it: it brings them along as `beside`.
    """
    terms = terms_of(task=task.pk)
    awaited = [term for term in terms if TermState(term.state) in lifecycle.AWAITED]
    if not awaited:
        raise Refused("nothing_owed")
    term = min(awaited, key=lambda one: (one.due, one.order))
    term.beside = terms
    return term


def _next_due(task: Task, status: Status, moved: Term | None) -> Any:
    """The earliest date the addressee owes something by; None when nothing is owed."""
    if lifecycle.is_closed(status):
        return None
    known = (moved.beside if moved else ()) or terms_of(task=task.pk)
    terms = [moved if moved and moved.pk == term.pk else term for term in known]
    return lifecycle.next_due((TermState(term.state), term.due) for term in terms)


def supplied(need: Need, value: str) -> frozenset[Need]:
    """The need, if the form met it with more than blanks."""
    return frozenset({need}) if value.strip() else frozenset()


_waiting = Prepared(
    lambda: Report.objects.filter(task=Given("task", int), state=Report.State.SUBMITTED).select_related(
        "term"
    )
)


def waiting_report(task: Task, move: Move, by: Actor) -> Report:
    """The report that waits for a decision. The law is asked first: it refuses in its own words."""
    require(access.offer(by, move, task))
    found = _waiting(task=task.pk)
    if not found:
        raise Refused("stale")
    return found[0]
