"""The page of a sitting: its head, its way, its agenda with the decisions, its history."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commission import access, journal
from commission.actions.notices import read_about
from commission.domain.roles import Actor
from commission.domain.sitting import Quorum
from commission.models import Meeting, Seat
from commission.web.ended import ended
from commission.web.request import Request
from tasks.access import sees_distribution
from tasks.web import signed, sitting_clauses, sitting_steps
from tasks.web.crumbs import to_sittings
from tasks.web.sitting_gate import whole_meeting


@login_required
@require_safe
def meeting(request: Request, pk: int) -> HttpResponse:
    """Members see the agenda; the minutes are open to the sitting's side, and once signed to all of it.

    What the person was told of the sitting is then read.
    """
    sitting = whole_meeting(request, pk)
    read_about(sitting, by=request.actor)
    context = {**page(sitting, request.actor), **_asked(request, sitting)}
    return render(request, "tasks/sitting/meeting.html", context)


def _asked(request: Request, sitting: Meeting) -> dict[str, Any]:
    """Which clauses are unfolded (`open`: an id, or «all»), and which one was just removed (`removed`)."""
    gone = sitting_clauses.removed(sitting) if access.may_edit(request.actor, sitting) else []
    just = request.GET.get("removed", "")
    return {
        "opened": request.GET.get("open", ""),
        "removed": gone,
        "just_removed": next((clause for clause in gone if str(clause.pk) == just), None),
    }


def page(sitting: Meeting, actor: Actor) -> dict[str, Any]:
    """What the template shows; what this person may not do is not offered."""
    quorum = sitting.quorum()
    secretary = _secretary(sitting)
    blanks = frozenset(_blanks(sitting, secretary, quorum))
    primary = sitting_steps.next_step(sitting, actor, blanks, quorum)
    sees = access.sees_minutes(actor, sitting)
    lines = sitting_clauses.items(sitting, actor)
    clauses = [clause for line in lines for clause in line.clauses]
    return {
        "meeting": sitting,
        "basis": sitting.commission.basis_on(sitting.date),
        "crumbs": to_sittings(),
        "steps": sitting_steps.steps(sitting),
        "ended": ended(sitting),
        "blanks": blanks,
        "blank": _("not in the source") if sitting.source_kk else _("not filled in"),
        "secretary": secretary if "secretary" not in blanks else None,
        "quorum": quorum,
        "primary": primary,
        "ways": [way for way in sitting_steps.ways(sitting, actor, quorum) if _beside(way.url, primary)],
        "items": lines,
        "count": len(clauses),
        "unfinished": sum(bool(line.open_points) for line in clauses),
        "sees_minutes": sees,
        "sees_distribution": sees_distribution(actor, sitting),
        "signed": signed.panel(sitting, actor),
        "may_edit": bool(access.may_edit(actor, sitting)),
        "history": journal.history(sitting) if sees else [],
    }


def _secretary(sitting: Meeting) -> Seat | None:
    return next((seat for seat in sitting.seats() if seat.role == Seat.Role.SECRETARY), None)


def _blanks(sitting: Meeting, secretary: Seat | None, quorum: Quorum) -> Iterator[str]:
    recorded = quorum.present is not None
    known = {
        "date": sitting.date,
        "number": sitting.number,
        "place": sitting.place_kk and sitting.place_ru,
        "chair": sitting.chaired_by,
        # an article does not say who kept the minutes: the seat speaks only once attendance is recorded
        "secretary": secretary and (recorded or not sitting.source_kk),
        "quorum": recorded,
    }
    return (name for name, value in known.items() if not value)


def _beside(url: str, primary: sitting_steps.Way | None) -> bool:
    """The primary button is not repeated among the others."""
    return primary is None or url != primary.url
