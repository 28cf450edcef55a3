"""Filters that say stored things in the reader's language. Built in: no template loads them."""

from datetime import date, datetime
from typing import Any

from django import template
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commission import clock, said, words
from commission.dates import day_in
from commission.domain.names import Names
from commission.domain.verdict import Verdict
from commission.models import Body, Entry, Meeting, Person
from commission.reasons import sentence

register = template.Library()


@register.filter
def in_lang(obj: Any, field: str) -> str:
    """`body|in_lang:"name"`: the field in the reader's language, else in Kazakh, else in Russian.

    A body is called by the name it bears today.
    """
    named = obj.named_on(clock.today()) if isinstance(obj, Body) and obj.former else obj
    for language in reading_order():
        if value := getattr(named, f"{field}_{language}", ""):
            return str(value)
    return ""


def reading_order() -> tuple[str, str, str]:
    """The languages in which this reader is told a name: the first in which there is one."""
    return translation.get_language() or "kk", "kk", "ru"


@register.filter
def named_on(body: Body, on: date | None) -> Names:
    """`body|named_on:meeting.date|in_lang:"name"`: as the body was called that day."""
    return body.named_on(on)


@register.filter
def called(person: Person) -> str:
    """`task.assignee|called`: the name; who gave none goes by the positions of today, else by the address."""
    held = [] if person.name else [one for one in person.positions.all() if one.holds_on(clock.today())]
    return person.name or "; ".join(in_lang(one, "title") for one in held) or person.email


@register.filter
def word(code: str, group: str) -> str:
    """`task.status|word:"status"`: the word for a stored code."""
    return words.word(group, code)


@register.filter
def reason(verdict: Verdict) -> str:
    """Why not, in one sentence."""
    return sentence(verdict)


@register.filter
def day(value: date | datetime | None) -> str:
    """«2025 жылғы 3 қыркүйек, сәрсенбі»; nothing for no date."""
    if value is None:
        return ""
    on = clock.day_of(value) if isinstance(value, datetime) else value
    return f"{day_in('DATE_FORMAT', on)}, {day_in('l', on)}"


@register.filter
def sitting_name(meeting: Meeting) -> str:
    """What a sitting is called on every page: «Отырыс, № 3, 2025 ж. 18 тамыз», as far as it is known."""
    parts = {"number": meeting.number}
    if meeting.date is None:
        named, nameless = _("Sitting, № %(number)s, date unknown"), _("Sitting, date unknown")
    else:
        parts["date"] = day_in("LABEL_DATE_FORMAT", meeting.date)
        named, nameless = _("Sitting, № %(number)s, %(date)s"), _("Sitting, %(date)s")
    return (named if meeting.number else nameless) % parts


@register.filter
def moment(value: datetime) -> str:
    """Day and hour, short, for a journal."""
    return date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")


@register.filter
def happened(entry: Entry) -> str:
    """The sentence of a journal entry."""
    return said.happened(entry)


@register.filter
def actor_name(entry: Entry) -> str:
    """Who did it: the positions as they were then, else the account, else the system."""
    return said.actor_name(entry)
