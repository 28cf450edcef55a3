"""Getting the objects of a sitting for a page: a stranger meets a 404, a mere reader the reason."""

from django.shortcuts import get_object_or_404

from commission import access
from commission.models import AgendaItem, Clause, Meeting
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
    """A clause this person may read, for writing in it."""
    clauses = Clause.objects.visible_to(request.actor).select_related("item__meeting__commission")
    clause = get_object_or_404(clauses, pk=pk)
    allow(access.may_edit(request.actor, clause.item.meeting), "meeting", clause.item.meeting_id)
    return clause
