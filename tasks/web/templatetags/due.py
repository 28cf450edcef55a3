"""A due date as people say it: «3 қыркүйек, сәрсенбі · 5 жұмыс күні қалды»."""

from dataclasses import dataclass
from datetime import date

from django import template
from django.http import HttpRequest
from django.template import Context
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commission import clock
from commission.dates import day_in
from commission.domain.verdict import Refused, unless_refused
from commission.domain.workdays import Workdays
from commission.models import Calendar
from commission.web.templatetags.words import day
from tasks.domain import deadlines
from tasks.domain.deadlines import DueState
from tasks.domain.lifecycle import Status
from tasks.models import Task, Term
from tasks.shown import shown_term

register = template.Library()

SHAPES = {
    DueState.overdue: "overdue",
    DueState.today: "today",
    DueState.in3: "soon",
    DueState.in7: "soon",
    DueState.later: "later",
}
"""The kit has one shape for all that is soon; the number of days tells three from seven."""


@dataclass(frozen=True, slots=True)
class DueWords:
    """What the kit's due mark shows; `over` is the delay in working days, 0 when there is none."""

    state: str
    on: date | None
    date: str
    left: str
    over: int = 0

    @property
    def iso(self) -> str:
        """The day for a machine; nothing for no date."""
        return self.on.isoformat() if self.on else ""


@register.simple_tag(takes_context=True)
def due(context: Context, task: Task) -> DueWords:
    """`{% due task as when %}`; the task comes with its terms."""
    return due_words(task, clock.today(), calendar(context["request"]))


@register.simple_tag(takes_context=True)
def due_on(context: Context, on: date) -> DueWords:
    """`{% due_on date as when %}`: the same for a date that is nobody's task (minutes to the chair)."""
    return owed(on, clock.today(), calendar(context["request"]))


def calendar(request: HttpRequest) -> Workdays:
    """The working calendar, asked for once a request however many rows say a date."""
    held = vars(request)
    if "workdays" not in held:
        held["workdays"] = Calendar.objects.workdays()
    return held["workdays"]


def due_words(task: Task, today: date, cal: Workdays, term: Term | None = None) -> DueWords:
    """Of what is owed, else of what is not: of `term`, where the caller knows already which one is shown."""
    if task.next_due is not None:
        return owed(task.next_due, today, cal)
    return not_owed(task.status, term or shown_term(list(task.terms.all())), today)


def not_owed(status: str, term: Term, today: date) -> DueWords:
    """While a report waits nothing is owed: the date stays, and the words say at whom the matter lies."""
    said = day_words(term.due, today)
    if status == Status.closed:
        return DueWords("met" if term.met_on else "none", term.due, said, _closed(term, today))
    return DueWords("later", term.due, said, _waiting(status))


def owed(on: date, today: date, cal: Workdays) -> DueWords:
    """A date by which something is still owed."""
    said = day_words(on, today)
    try:
        state = deadlines.due_state(on, today, cal)
        over = deadlines.overdue_days(on, today, cal)
        return DueWords(SHAPES[state], on, said, _distance(state, on, today, cal), over)
    except Refused:
        return _uncounted(on, today, said)


def send_by(task: Task, cal: Workdays) -> date | None:
    """The last day to send the report, so that it is read by the due date (point 186).

    A hint: none once the due date itself has passed, nor where the calendar does not reach.
    """
    due = task.next_due
    if due is None or due < clock.today():
        return None
    return unless_refused(lambda: deadlines.send_by(due, cal))


def _uncounted(on: date, today: date, said: str) -> DueWords:
    """Beyond the calendar only the order of two days is known: no distance is told, and none is guessed."""
    if on < today:
        return DueWords("overdue", on, said, _("the due date has passed"))
    if on == today:
        return DueWords("today", on, said, _("due today"))
    return DueWords("later", on, said, _("working days unknown"))


def day_words(on: date, today: date) -> str:
    """Day, month and weekday; the year only when it is another one."""
    return day_in("DAY_FORMAT", on) if on.year == today.year else day(on)


def _distance(state: DueState, on: date, today: date, cal: Workdays) -> str:
    if state is DueState.today:
        return _("due today")
    if state is not DueState.overdue:
        left = deadlines.days_left(on, today, cal)
        return ngettext("%(days)s working day left", "%(days)s working days left", left) % {"days": left}
    return late_words(deadlines.overdue_days(on, today, cal))


def _waiting(status: str) -> str:
    if status == Status.reported:
        return _("the report is being checked")
    if status == Status.up_for_removal:
        return _("a decision on removal is awaited")
    return ""


def _closed(term: Term, today: date) -> str:
    return _("report accepted: %(date)s") % {"date": day_words(term.met_on, today)} if term.met_on else ""


@register.filter
def short_words(on: date) -> str:
    """`date|short_words`: day, month and weekday of any date."""
    return day_words(on, clock.today())


@register.filter
def waiting_words(days: int | None) -> str:
    """How long something waits for us, in working days; None where the calendar does not reach."""
    if days is None:
        return _("working days unknown")
    if not days:
        return _("waits less than a working day")
    return ngettext("waits %(days)s working day", "waits %(days)s working days", days) % {"days": days}


@register.filter
def late_words(days: int | None) -> str:
    """How long something is late, in working days; a day off after the due date adds none."""
    if not days:
        return _("the due date has passed")
    return ngettext("overdue by %(days)s working day", "overdue by %(days)s working days", days) % {
        "days": days
    }


@register.simple_tag
def today_words() -> str:
    """«22 қараша, жексенбі», the day never parted from its month."""
    return day_words(clock.today(), clock.today()).replace(" ", "\u00a0", 1)
