"""What each addressee owes apart, as a table: thirteen plans in one sentence are read by nobody."""

from collections.abc import Iterator
from dataclasses import dataclass

from tasks.outputs.facts import ClauseFacts
from tasks.outputs.speaker import Speaker
from tasks.outputs.wording import date_words, due_words

IN_A_SENTENCE = 3
"""So many plans or days are still read in a sentence."""


@dataclass(frozen=True, slots=True)
class Table:
    """A row for each addressee that owes something; ``head`` is repeated on every page the table reaches."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def plans_differ(clause: ClauseFacts, n: int) -> bool:
    """Whether the n-th measure has no one plan for everybody."""
    return len({to.plans[n] for to in clause.controlled}) > 1


def days_differ(clause: ClauseFacts) -> bool:
    """Whether somebody has a day of its own that is not everybody's."""
    return len({to.due_date for to in clause.controlled}) > 1


def table_of(clause: ClauseFacts, say: Speaker) -> Table | None:
    """None where nothing differs, or few enough differ for a sentence."""
    columns = dict([*_plans(clause, say), *_days(clause, say)])
    if not columns or len(clause.controlled) <= IN_A_SENTENCE:
        return None
    names = tuple(say.words(to.short).text for to in clause.controlled)
    return Table((say.labels.responsible, *columns), tuple(zip(names, *columns.values(), strict=True)))


def _plans(clause: ClauseFacts, say: Speaker) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The measures whose plans differ; whoever has none reads a dash, not a nought."""
    for n, measure in enumerate(clause.measures):
        if plans_differ(clause, n):
            plans = (to.plans[n] for to in clause.controlled)
            yield say.words(measure).text, tuple("–" if plan is None else str(plan) for plan in plans)


def _days(clause: ClauseFacts, say: Speaker) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Whoever has no day of its own has the clause's."""
    if days_differ(clause):
        common = due_words(clause.due, say.labels)
        days = (to.due_date for to in clause.controlled)
        yield say.labels.due, tuple(date_words(day, say.labels) if day else common for day in days)
