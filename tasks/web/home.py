"""The first screen: each position has its question, and a person with several sees the answers to all."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from commission import access
from commission.domain.roles import Actor, Role
from commission.web.request import Request
from tasks.domain.who import AUTHORITIES, REVIEWERS
from tasks.web import home_calendar, home_chair, home_control, home_mail, home_own, home_sittings
from tasks.web.notices import unread


def _nothing(request: Request) -> None:
    """A panel of links and words only."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the page: for whom it is, and what its template shows."""

    name: str
    shown: Callable[[Actor], bool]
    make: Callable[[Request], Any] = _nothing

    @property
    def template(self) -> str:
        """The panel's own template."""
        return f"tasks/home/{self.name}.html"


PANELS = (
    Panel("papers", home_chair.presides, home_chair.papers),
    Panel("own", lambda a: bool(a.own_bodies), home_own.own),
    Panel("sittings", lambda a: a.has(Role.secretary), home_sittings.in_progress),
    Panel("overview", lambda a: access.oversees(a) and not a.has(Role.secretary), home_control.overview),
    Panel("decisions", lambda a: bool(a.commissions(*AUTHORITIES)), home_control.decisions),
    Panel("reports", lambda a: bool(a.commissions(*REVIEWERS)), home_control.reports),
    Panel("overview", lambda a: a.has(Role.secretary), home_control.overview),
    Panel("minutes", lambda a: a.has(Role.member) or a.is_auditor, home_sittings.recent),
    Panel("directory", lambda a: a.has(Role.secretary)),
    Panel("administration", lambda a: a.is_administrator, home_mail.trouble),
    Panel("no_position", lambda a: not a.holdings),
)
"""In the order of the page. Minutes to sign and the own body's tasks come first; then whoever oversees reads
what is late and whose, and decides below it; the secretary goes on with the sittings before anything else.
"""


@login_required
@require_safe
def home(request: Request) -> HttpResponse:
    """The panels of all the person's positions."""
    panels = [(panel.template, panel.make(request)) for panel in PANELS if panel.shown(request.actor)]
    context = {"panels": panels, "unread": unread(request), "calendar": home_calendar.warning(request)}
    return render(request, "tasks/home/home.html", context)
