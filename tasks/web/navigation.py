"""The entries of the main navigation that the control declares."""

from django.utils.translation import gettext_lazy as _

from commission import access
from commission.domain.roles import Actor
from commission.web.navigation import Entry
from tasks.domain.who import AUTHORITIES, REVIEWERS


def _sees_tasks(actor: Actor) -> bool:
    return access.oversees(actor) or bool(actor.own_bodies)


ENTRIES = [
    Entry(10, _("Home"), "home", lambda actor: True),
    Entry(30, _("Tasks"), "tasks", _sees_tasks),
    Entry(32, _("Checking"), "reviews", lambda a: bool(a.commissions(*REVIEWERS))),
    Entry(33, _("Decisions"), "decisions", lambda a: bool(a.commissions(*AUTHORITIES))),
    Entry(35, _("Notices"), "notices", _sees_tasks),
]
