"""The register of sittings: what is to come, then year by year. Years and commissions are ready lists."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, F
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from commission import access
from commission.domain.roles import Actor
from commission.models import Commission, Meeting
from commission.queries import AHEAD, MeetingQuerySet
from commission.web.fields import commission_name
from commission.web.request import Request

PER_PAGE = 50
UNDATED = "none"
COMING = "ahead"
A_YEAR = re.compile(r"[0-9]{4}")
AN_ID = re.compile(r"[0-9]{1,9}", re.ASCII)


@dataclass(frozen=True)
class Asked:
    """The query string: a year, or "none" for an unknown date; the id of a commission. "" = all."""

    year: str
    commission: str

    def url(self, **other: str) -> str:
        """The same list with something else asked."""
        asked = {"commission": self.commission, "year": self.year} | other
        query = urlencode({name: value for name, value in asked.items() if value})
        return reverse("meetings") + (f"?{query}" if query else "")


@dataclass(frozen=True)
class Chip:
    """A ready list; `label` is a year, "none", or the name of a commission."""

    label: str
    url: str
    current: bool
    count: int | None = None


@dataclass(frozen=True)
class Row:
    """A sitting in the register; the number of clauses only where its minutes may be read."""

    meeting: Meeting
    clauses: int | None


@dataclass(frozen=True)
class Group:
    """Rows under one heading: "ahead", a year, or "none"."""

    code: str
    rows: list[Row]


@login_required
@require_safe
def meetings(request: Request) -> HttpResponse:
    """All sittings this person may know of; the next one on top."""
    seen = Meeting.objects.visible_to(request.actor)
    asked = Asked(request.GET.get("year", ""), request.GET.get("commission", ""))
    of_commission = _of_commission(seen, asked.commission)
    found = _of_year(of_commission, asked.year).ahead_first()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = [_row(request.actor, one) for one in page.object_list]
    context = {
        "page": page,
        "rows": rows,
        "groups": [Group(code, list(group)) for code, group in groupby(rows, _group)],
        "years": _years(of_commission, asked),
        "commissions": _commissions(seen, asked),
        "everything": Chip("", asked.url(year=""), current=not asked.year),
        "may_plan": bool(access.may_plan(request.actor)),
    }
    return render(request, "commission/meetings/meetings.html", context)


def _of_commission(seen: MeetingQuerySet, pk: str) -> MeetingQuerySet:
    return seen.filter(commission=int(pk)) if AN_ID.fullmatch(pk) else seen


def _of_year(seen: MeetingQuerySet, year: str) -> MeetingQuerySet:
    if year == UNDATED:
        return seen.filter(date=None)
    return seen.filter(year=int(year)) if A_YEAR.fullmatch(year) else seen


def _years(seen: MeetingQuerySet, asked: Asked) -> list[Chip]:
    counted = seen.order_by(F("year").desc(nulls_first=True)).values_list("year").annotate(count=Count("pk"))
    codes = [(str(year) if year else UNDATED, count) for year, count in counted]
    return [Chip(code, asked.url(year=code), code == asked.year, count) for code, count in codes]


def _commissions(seen: MeetingQuerySet, asked: Asked) -> Iterable[Chip]:
    """Only where there is more than one: a choice of one is no choice."""
    found = Commission.objects.filter(meetings__in=seen).distinct().order_by("id").prefetch_related("bases")
    if len(found) < 2:
        return []
    chips = [
        Chip(commission_name(one), asked.url(commission=str(one.pk)), asked.commission == str(one.pk))
        for one in found
    ]
    return [Chip("", asked.url(commission=""), current=not asked.commission), *chips]


def _group(row: Row) -> str:
    if row.meeting.status in AHEAD:
        return COMING
    return str(row.meeting.year) if row.meeting.year else UNDATED


def _row(actor: Actor, counted: Any) -> Row:
    return Row(counted, counted.clause_count if access.sees_minutes(actor, counted) else None)
