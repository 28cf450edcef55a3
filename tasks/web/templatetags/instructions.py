"""Built-in filters that say how a clause is to be carried out: its term and the arithmetic of its date."""

from datetime import date

from django import template
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from commission.dates import day_in
from commission.domain.verdict import Verdict
from commission.domain.workdays import DayName
from commission.reasons import sentence
from commission.web.templatetags.words import day
from commission.words import word
from tasks.domain.checks import Problem
from tasks.domain.deadlines import Due, DueKind, DueRule, Shift
from tasks.outputs.wording import short_hash

register = template.Library()
register.filter("short_hash", short_hash)


@register.filter
def rule_words(rule: DueRule) -> str:
    """The rule as the clause words it; a half-written one says nothing."""
    if not rule.complete:
        return ""
    if rule.kind is DueKind.fixed:
        return _("by %(date)s") % {"date": day(rule.on)}
    return _counted(rule.kind, rule.n or 0)


def _counted(kind: DueKind, n: int) -> str:
    if kind is DueKind.unset:
        return word("due_kind", kind.value)
    said = {
        DueKind.working_days: ngettext("in %(n)s working day", "in %(n)s working days", n),
        DueKind.calendar_days: ngettext("in %(n)s calendar day", "in %(n)s calendar days", n),
        DueKind.months: ngettext("in %(n)s month", "in %(n)s months", n),
    }
    return said[kind] % {"n": n}


@register.filter
def shift_words(due: Due) -> str:
    """«30 August, Saturday — public holiday: …; → 2 September, Tuesday»: why the date is no earlier one."""
    steps = [_shift(shift) for shift in due.shifts]
    return "; ".join([*steps, f"→ {short_day(due.due)}"]) if steps else ""


def _shift(shift: Shift) -> str:
    why = f"{short_day(shift.day)} — {word('off', shift.reason.value)}"
    if shift.name is None or shift.name.moved:
        return why
    return f"{why}: {_name(shift.name)}"


def _name(name: DayName) -> str:
    """Holidays are named by law in Kazakh and in Russian only."""
    return name.ru if get_language() == "ru" else name.kk


@register.filter
def short_day(on: date) -> str:
    """Day, month and weekday: for a year nobody doubts."""
    return day_in("DAY_FORMAT", on)


@register.filter
def problem_words(problem: Problem) -> str:
    """A finding of the check, in the same words as the refusal it would become."""
    return sentence(Verdict(False, problem.code, problem.params))
