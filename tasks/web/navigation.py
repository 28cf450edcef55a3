"""The entries of the main navigation that the control declares."""

from django.utils.translation import gettext_lazy as _

from commission import access
from commission.domain.roles import Actor, Role
from commission.web.navigation import Entry


def _sees_tasks(actor: Actor) -> bool:
    side = actor.commissions(*access.SITTING_SIDE)
    return actor.is_auditor or bool(side or actor.bodies(Role.head, Role.specialist))


ENTRIES = [
    Entry(10, _("Home"), "home", lambda actor: True),
    Entry(30, _("Tasks"), "tasks", _sees_tasks),
    Entry(32, _("Checking"), "reviews", lambda a: bool(a.commissions(Role.secretary, Role.controller))),
    Entry(33, _("Decisions"), "decisions", lambda a: bool(a.commissions(Role.chair, Role.authority))),
    Entry(35, _("Notices"), "notices", _sees_tasks),
]
