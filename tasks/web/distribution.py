"""To whom signed minutes went, who opened and accepted their part, and each part as a paper of its own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from commission.models import Body, Meeting, Notice
from commission.web.request import Request
from tasks import access
from tasks.models import Addressee, Task
from tasks.outputs import extract
from tasks.web.papers import LANGUAGES, filename, shown

Reading = dict[int, datetime | None]
"""Task -> when somebody first read that it was issued; a task nobody was told of is not in it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One body and its tasks; it may have none where all it is told is to take note."""

    body: Body
    tasks: Sequence[Task]
    read: Reading

    @property
    def issued_at(self) -> datetime | None:
        """All tasks of a sitting are issued in one moment."""
        return self.tasks[0].issued_at if self.tasks else None

    @property
    def is_told(self) -> bool:
        """Whether anybody there has an account that was told; otherwise the extract goes by hand."""
        return any(task.pk in self.read for task in self.tasks)

    @property
    def opened_at(self) -> datetime | None:
        """The first sign of a reader: an accepted task was read too, by whomever."""
        return min(
            filter(None, [*self._acceptances(), *(self.read.get(t.pk) for t in self.tasks)]), default=None
        )

    @property
    def accepted(self) -> int:
        """How many tasks were accepted for execution."""
        return len(self._acceptances())

    @property
    def accepted_at(self) -> datetime | None:
        """The last time one was."""
        return max(self._acceptances(), default=None)

    @property
    def is_accepted(self) -> bool:
        """Nothing is left to accept."""
        return self.accepted == len(self.tasks)

    def _acceptances(self) -> list[datetime]:
        return [task.accepted_at for task in self.tasks if task.accepted_at]


@login_required
@require_safe
def meeting_distribution(request: Request, pk: int) -> HttpResponse:
    """The distribution list of signed minutes, for whoever controls their execution."""
    meeting = get_object_or_404(Meeting.objects.visible_to(request.actor), pk=pk)
    if not access.sees_distribution(request.actor, meeting):
        raise Http404
    rows = list(_rows(Addressee.objects.visible_to(request.actor).of(meeting), _reading(meeting)))
    context = {
        "meeting": meeting,
        "rows": rows,
        "opened": sum(row.opened_at is not None for row in rows),
        "accepted": sum(row.is_accepted for row in rows if row.tasks),
        "asked": sum(bool(row.tasks) for row in rows),
    }
    return render(request, "tasks/sitting/distribution.html", context)


@login_required
@require_safe
def meeting_extract(request: Request, pk: int, code: str, language: str) -> HttpResponse:
    """One body's part of the minutes, for that body and for whoever sees the whole list."""
    own = Addressee.objects.visible_to(request.actor).filter(instruction__clause__item__meeting=pk)
    body = get_object_or_404(Body, code=code, pk__in=own.order_by().values("body"))
    if language not in LANGUAGES:
        raise Http404
    meeting = Meeting.objects.get(pk=pk)
    return shown(extract.render(meeting, body, language), filename(meeting, language, f"extract-{code}"))


def _rows(addressees: Iterable[Addressee], read: Reading) -> Iterator[Row]:
    for body, own in groupby(addressees, key=lambda addressee: addressee.body):
        yield Row(body, [to.task for to in own if hasattr(to, "task")], read)


def _reading(meeting: Meeting) -> Reading:
    """From the notices of the issue, which go to the heads of the body and to nobody else."""
    tasks = Task.objects.filter(meeting=meeting).order_by().values("pk")
    told = Notice.objects.filter(entry__code="task.issue", entry__object_id__in=tasks).order_by("read_at")
    found: Reading = {}
    for task, at in told.values_list("entry__object_id", "read_at"):
        found[task] = min(filter(None, [found.get(task), at]), default=None)
    return found
