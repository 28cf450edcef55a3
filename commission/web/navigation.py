"""The entries of the main navigation that the sitting declares; `tasks` has its own list."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from commission import access
from commission.domain.roles import Actor, Role


@dataclass(frozen=True)
class Entry:
    """A link in the header: for whom it is shown, and its place."""

    order: int
    label: str | Promise
    url_name: str
    shown: Callable[[Actor], bool]
    also: tuple[str, ...] = ()  # beginnings of other addresses that belong under it


def _sees_sittings(actor: Actor) -> bool:
    return actor.is_auditor or bool(actor.commissions(*access.SITTING_SIDE, Role.member))


ENTRIES = [
    Entry(20, _("Sittings"), "meetings", _sees_sittings, also=("/items/", "/clauses/", "/composition/")),
    Entry(40, _("Bodies"), "bodies", lambda actor: bool(access.may_keep_bodies(actor))),
    Entry(50, _("People"), "people", lambda actor: bool(access.may_keep_people(actor))),
    Entry(60, _("Calendar"), "calendar", lambda actor: True),
]
