"""Which date a task shows when nothing is owed now: its report waits, or it is off control."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from tasks.domain.lifecycle import TermState
from tasks.models import Term


def shown_term(terms: Sequence[Term]) -> Term:
    """The earliest term that still stands, else the last one."""
    standing = [term for term in terms if TermState(term.state) is TermState.reported]
    return standing[0] if standing else terms[-1]


def shown_terms(rows: Iterable[Mapping[str, Any]]) -> dict[int, Term]:
    """Of those rows of tasks (`pk`, `next_due`) that owe nothing, by task; without such a row no query."""
    waiting = [row["pk"] for row in rows if row["next_due"] is None]
    if not waiting:
        return {}
    terms = Term.objects.filter(task__in=waiting).order_by("task_id", "order")
    return {task: shown_term(list(of)) for task, of in groupby(terms, key=lambda term: term.task_id)}
