"""To whom signed minutes went, who opened and accepted their part, and each part as a paper of its own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from commission.models import Body, Meeting, Notice
from commission.web.request import Request
from tasks import access
from tasks.models import Addressee, CoLine, Task
from tasks.outputs import extract
from tasks.outputs.filing import LANGUAGES, filename
from tasks.web.papers import shown

Part = Task | CoLine
Reading = dict[tuple[str, int], datetime | None]
"""(Kind, id) of a part -> when somebody first read that it was issued; not in it if nobody was told."""


@dataclass(frozen=True, slots=True)
class Row:
    """One body, its tasks and its parts as a co-executor; neither where all it is told is to take note."""

    body: Body
    tasks: Sequence[Task]
    co_lines: Sequence[CoLine]
    read: Reading

    @property
    def parts(self) -> list[Part]:
        """All that was issued to it."""
        return [*self.tasks, *self.co_lines]

    @property
    def issued_at(self) -> datetime | None:
        """All of a sitting is issued in one moment."""
        return self.parts[0].issued_at if self.parts else None

    @property
    def is_told(self) -> bool:
        """Whether anybody there has an account that was told; otherwise the extract goes by hand."""
        return any(_key(part) in self.read for part in self.parts)

    @property
    def opened_at(self) -> datetime | None:
        """The first sign of a reader: an accepted task was read too, by whomever."""
        return min(
            filter(None, [*self._acceptances(), *(self.read.get(_key(part)) for part in self.parts)]),
            default=None,
        )

    @property
    def accepted(self) -> int:
        """How many parts were accepted for execution."""
        return len(self._acceptances())

    @property
    def accepted_at(self) -> datetime | None:
        """The last time one was."""
        return max(self._acceptances(), default=None)

    @property
    def is_accepted(self) -> bool:
        """Nothing is left to accept."""
        return self.accepted == len(self.parts)

    def _acceptances(self) -> list[datetime]:
        return [part.accepted_at for part in self.parts if part.accepted_at]


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
        "accepted": sum(row.is_accepted for row in rows if row.parts),
        "asked": sum(bool(row.parts) for row in rows),
    }
    return render(request, "tasks/sitting/distribution.html", context)


@login_required
@require_safe
def meeting_extract(request: Request, pk: int, code: str, language: str) -> HttpResponse:
    """One body's part of the minutes, for that body and for whoever sees the whole list."""
    meeting = get_object_or_404(Meeting, pk=pk)
    own = Addressee.objects.visible_to(request.actor).filter(instruction__clause__item__meeting=meeting)
    body = get_object_or_404(Body, code=code, pk__in=own.order_by().values("body"))
    if language not in LANGUAGES:
        raise Http404
    return shown(extract.render(meeting, body, language), filename(meeting, language, f"extract-{code}"))


def _rows(addressees: Iterable[Addressee], read: Reading) -> Iterator[Row]:
    for body, group in groupby(addressees, key=lambda addressee: addressee.body):
        own = list(group)
        tasks = [to.task for to in own if hasattr(to, "task")]
        yield Row(body, tasks, [to.co_line for to in own if hasattr(to, "co_line")], read)


def _key(part: Part) -> tuple[str, int]:
    return part.journal_kind, part.pk


def _reading(meeting: Meeting) -> Reading:
    """From the notices of the issue, which go to the heads of the body and to nobody else."""
    tasks = Task.objects.filter(meeting=meeting).order_by().values("pk")
    lines = CoLine.objects.filter(meeting=meeting).order_by().values("pk")
    of_tasks = Q(entry__code="task.issue", entry__object_id__in=tasks)
    of_lines = Q(entry__code="co_line.issue", entry__object_id__in=lines)
    told = Notice.objects.filter(of_tasks | of_lines).order_by("read_at")
    found: Reading = {}
    for kind, pk, at in told.values_list("entry__object_kind", "entry__object_id", "read_at"):
        found[kind, pk] = min(filter(None, [found.get((kind, pk)), at]), default=None)
    return found
