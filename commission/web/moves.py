"""Moving a sitting along: one page that says what will happen, and one press."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from commission import access
from commission.actions import meetings as actions
from commission.domain import sitting
from commission.domain.roles import Actor
from commission.domain.sitting import Move, Need
from commission.domain.verdict import refuse
from commission.models import Meeting
from commission.reasons import sentence
from commission.web.answers import READ_AND_WRITE, form_page, see_other, sent, tell
from commission.web.conflicts import Comparable, saved
from commission.web.fields import text
from commission.web.gate import allow, meeting_of
from commission.web.request import Request

FOLLOWS: dict[Move, str | Promise] = {
    Move.convene: _("Members of the commission see the agenda from now on."),
    Move.hold: _(
        "Attendance, what was heard and the decisions can be completed; then the minutes go to the chair."
    ),
    Move.postpone: _(
        "The sitting does not take place on this day. For another day a new sitting is planned."
    ),
    Move.cancel: _("The sitting does not take place. This cannot be undone."),
    Move.no_quorum: _(
        "The sitting ends without decisions: minutes cannot be made of it. This cannot be undone."
    ),
    Move.recall: _("The papers that lie with the chair become void, and the records can be changed again."),
}
"""The moves made on this page, and what follows; handing over and signing have their own pages."""

EVERYTHING = frozenset(Need)
FINAL = (Move.cancel, Move.no_quorum)
WITH_REASON = (Move.postpone, Move.cancel, Move.recall)


class MoveForm(Comparable):
    """A reason, where the move has one; required where the law wants it."""

    def __init__(self, *args: Any, move: Move, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if move in WITH_REASON:
            self.fields["reason"] = text(_("Reason"), rows=3, required=needs_reason(move))
            self.fields["reason"].error_messages["required"] = sentence(refuse("needs_reason"))


@login_required
@require_http_methods(READ_AND_WRITE)
def meeting_move(request: Request, pk: int, move: str) -> HttpResponse:
    """Ask, then move. Position and status are asked at once; whatever else is missing, the action says."""
    if move not in FOLLOWS:
        raise Http404
    way, meeting = Move(move), meeting_of(request, pk)
    allow(access.may_move(request.actor, way, meeting, EVERYTHING), "meeting", pk)
    form = MoveForm(sent(request), move=way, initial={"seen": meeting.version})
    if form.is_valid() and saved(form, meeting, lambda: _move(request.actor, way, meeting, form), dict):
        tell(request, meeting)
        return see_other("meeting", pk)
    kind = "danger" if way in FINAL else "primary"
    context = {"meeting": meeting, "move": way.value, "follows": FOLLOWS[way], "kind": kind}
    return form_page(request, "commission/meetings/move.html", form, **context)


def needs_reason(move: Move) -> bool:
    """Whether the table of the lifecycle asks for one."""
    return any(Need.reason in rule.needs for rule in sitting.RULES if rule.move is move)


def _move(actor: Actor, way: Move, meeting: Meeting, form: MoveForm) -> None:
    data = form.cleaned_data
    actions.move(meeting, way, by=actor, seen=data["seen"], reason=data.get("reason", ""))
