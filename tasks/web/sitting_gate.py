"""Getting the objects of a sitting for a page: a stranger meets a 404, a mere reader the reason."""

from django.shortcuts import get_object_or_404

from commission import access
from commission.models import AgendaItem, Clause, Meeting
from commission.queries import ClauseQuerySet
from commission.web.gate import allow
from commission.web.request import Request


def whole_meeting(request: Request, pk: int) -> Meeting:
    """A sitting this person may know of, with its composition, agenda and attendance."""
    return get_object_or_404(Meeting.objects.visible_to(request.actor).for_page(), pk=pk)


def item_of(request: Request, pk: int) -> AgendaItem:
    """An item of such a sitting."""
    seen = Meeting.objects.visible_to(request.actor)
    return get_object_or_404(AgendaItem.objects.select_related("meeting"), pk=pk, meeting__in=seen)


def clause_of(request: Request, pk: int) -> Clause:
    """A clause of the minutes this person may read, for writing in it."""
    return _to_write(request, Clause.objects.visible_to(request.actor), pk)


def any_clause_of(request: Request, pk: int) -> Clause:
    """As `clause_of`, and a removed one too: whoever was typing in it while it was removed must find it."""
    return _to_write(request, Clause.with_removed.visible_to(request.actor), pk)


def _to_write(request: Request, clauses: ClauseQuerySet, pk: int) -> Clause:
    clause: Clause = get_object_or_404(clauses.select_related("item__meeting__commission"), pk=pk)
    allow(access.may_edit(request.actor, clause.item.meeting), "meeting", clause.item.meeting_id)
    return clause
