"""What happened that concerns the person: a sentence each, and the way to what it is about."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from commission.actions import notices as marks
from commission.models import Entry, Governed, Meeting, Notice
from commission.web.answers import READ_AND_WRITE, see_other
from commission.web.request import Request
from tasks.models import CoLine, Task

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Told:
    """A notice as a row: what it is about is None when the person may no longer see it."""

    entry: Entry
    is_new: bool
    task: Task | None
    co_line: CoLine | None
    meeting: Meeting | None


@login_required
@require_http_methods(READ_AND_WRITE)
def notices(request: Request) -> HttpResponse:
    """GET lists them, unread first; POST marks all as read."""
    if request.method == "POST":
        marks.read_all(by=request.actor)
        return see_other("notices")
    page = Paginator(of_person(request), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "told": list(_told(request, page.object_list)), "unread": unread(request)}
    return render(request, "tasks/notices/notices.html", context)


def of_person(request: Request) -> QuerySet[Notice]:
    """The person's notices with their events."""
    own = Notice.objects.filter(person=request.actor.person_id).select_related("entry__person")
    return own.order_by(F("read_at").desc(nulls_first=True), "-id")


def unread(request: Request) -> int:
    """How many were not read yet."""
    return Notice.objects.filter(person=request.actor.person_id, read_at=None).count()


def _told(request: Request, found: Iterable[Notice]) -> Iterable[Told]:
    found = list(found)
    tasks = Task.objects.visible_to(request.actor).for_list().in_bulk(_about(found, Task))
    lines = CoLine.objects.visible_to(request.actor).for_list().in_bulk(_about(found, CoLine))
    meetings = Meeting.objects.visible_to(request.actor).in_bulk(_about(found, Meeting))
    for notice in found:
        kind, pk = notice.entry.object_kind, notice.entry.object_id
        task = tasks.get(pk) if kind == Task.journal_kind else None
        line = lines.get(pk) if kind == CoLine.journal_kind else None
        meeting = meetings.get(pk) if kind == Meeting.journal_kind else None
        yield Told(notice.entry, notice.read_at is None, task, line, meeting)


def _about(found: Iterable[Notice], kind: type[Governed]) -> set[int]:
    """The objects of this kind that are spoken of."""
    return {n.entry.object_id for n in found if n.entry.object_kind == kind.journal_kind}
