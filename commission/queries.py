"""QuerySets: the one gate for reads. Nothing reaches a page but through `visible_to(actor)`."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast

from commission import access
from commission.domain.names import FOUND_BY, known_by
from commission.domain.roles import Actor, Holding, Role
from commission.domain.sitting import Status
from commission.domain.workdays import ONE_DAY, DayName, NoWorkdays, Workdays
from commission.prepared import Given, Prepared

if TYPE_CHECKING:
    from commission.models import Meeting, Position


MAIL_LIES = timedelta(hours=1)
"""`manage.py send_mail` runs every minute: a letter due for an hour lies because nobody runs it."""


class BodyQuerySet(models.QuerySet[Any]):
    """State bodies in their official order."""

    def visible_to(self, actor: Actor) -> Self:
        """See access.visible_bodies."""
        return self.filter(access.visible_bodies(actor))

    def found_by(self) -> dict[int, list[str]]:
        """Body id → every text it is known by, in this order; in two questions, for no row is wanted yet."""
        texts = apps.get_model("commission", "BodyAlias")._default_manager.order_by("body", "text")
        aliases: dict[int, list[str]] = defaultdict(list)
        for body, text in texts.values_list("body", "text"):
            aliases[body].append(text)
        # As text: to parse two hundred empty lists would cost more than the question itself.
        rows = self.annotate(renamed=Cast("former", models.TextField())).values_list(
            "pk", "renamed", *FOUND_BY
        )
        return {
            pk: known_by(newest, () if renamed == "[]" else json.loads(renamed), aliases[pk])
            for pk, renamed, *newest in rows
        }

    def active(self, on: date | None) -> Self:
        """Those that could be addressed that day; not wound up at all while the day is unknown."""
        working = Q(active_until__isnull=True)
        return self.filter(working | Q(active_until__gte=on) if on else working)

    def with_account(self, on: date) -> Self:
        """`by_letter`: whether nobody can sign in as its head that day, so that only paper reaches it."""
        positions = apps.get_model("commission", "Position")._default_manager.all()
        heads = positions.current(on).filter(body=models.OuterRef("pk"), role=Role.head.value)
        able = heads.filter(person__is_active=True).exclude(person__password__startswith="!")
        return self.annotate(by_letter=~models.Exists(able))


class CommissionQuerySet(models.QuerySet[Any]):
    """Commissions."""

    def visible_to(self, actor: Actor) -> Self:
        """See access.visible_commissions."""
        return self.filter(access.visible_commissions(actor))

    def kept_by(self, actor: Actor) -> Self:
        """Those whose records this person keeps as secretary."""
        return self.filter(pk__in=actor.commissions(Role.secretary))


class PersonQuerySet(models.QuerySet[Any]):
    """Accounts."""

    def visible_to(self, actor: Actor) -> Self:
        """See access.visible_people."""
        return self.filter(access.visible_people(actor))

    def for_list(self) -> Self:
        """With the positions, in one more query."""
        return self.prefetch_related("positions__body", "positions__commission").order_by("email")


class PositionQuerySet(models.QuerySet[Any]):
    """Dated positions."""

    def current(self, on: date | Given) -> Self:
        """Held on that day; both ends are inclusive."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=on), since__lte=on)

    def held_by(self, person_id: int | Given, on: date | Given) -> Self:
        """What somebody may act by on that day, the oldest position first; a closed account holds nothing."""
        return self.current(on).filter(person=person_id, person__is_active=True).order_by("id")

    def specialists_of(self, body_id: int, on: date) -> Self:
        """Of one body, with the people behind them, as far as they can sign in."""
        held = self.current(on).filter(role=Role.specialist.value, body=body_id, person__is_active=True)
        return held.select_related("person").order_by("person", "id")

    def actor(self, person_id: int, on: date) -> Actor:
        """The person's rights on that day: the union of the positions."""
        return actor_of(person_id, self.held_by(person_id, on))


def actor_of(person_id: int, held: "Iterable[Position]") -> Actor:
    """The rights that these positions give, and what the journal will call whoever used them."""
    positions = list(held)
    holdings = frozenset(Holding(Role(one.role), one.commission_id, one.body_id) for one in positions)
    return Actor(person_id, holdings, tuple((one.title_kk, one.title_ru, one.title_en) for one in positions))


class ApiTokenQuerySet(models.QuerySet[Any]):
    """Keys of the API."""

    def visible_to(self, actor: Actor) -> Self:
        """See access.visible_tokens."""
        return self.filter(access.visible_tokens(actor))

    def standing(self) -> Self:
        """Not revoked: what its bearer's list shows, the expired ones too."""
        return self.filter(revoked_at=None)

    def good(self, on: date) -> Self:
        """Those that open the door that day, of people whose account is open."""
        lasting = Q(expires_on=None) | Q(expires_on__gte=on)
        return self.standing().filter(lasting, person__is_active=True)


AHEAD = (Status.planned, Status.convened)
"""One whose day has passed and which nobody recorded is still to come: somebody has to write it down."""


def reporters_in_order() -> "models.Prefetch[Any]":
    """The bodies of each item as the secretary named them; a plain prefetch would sort them officially."""
    bodies = apps.get_model("commission", "Body")._default_manager
    return models.Prefetch("items__reporters", bodies.order_by("reporting__order", "order"))


_NEWEST = (models.F("date").desc(nulls_first=True), "-id")
"""Those without a date on top: they wait for somebody."""


class MeetingQuerySet(models.QuerySet[Any]):
    """Sittings."""

    def visible_to(self, actor: Actor) -> Self:
        """See access.visible_meetings."""
        return self.filter(access.visible_meetings(actor))

    def for_list(self) -> Self:
        """Newest first, with how many clauses each has."""
        standing = Q(items__clauses__isnull=False, items__clauses__removed_at=None)
        counted = models.Count("items__clauses", filter=standing)
        return self.order_by(*_NEWEST).select_related("commission").annotate(clause_count=counted)

    def newest(self, most: int) -> Self:
        """The first of a list, as `for_list` shows them: the clauses of all others are not counted."""
        keys = self.order_by(*_NEWEST).values("pk")[:most]
        return type(self)(self.model).filter(pk__in=keys).for_list()

    def ahead_first(self) -> Self:
        """What is still to come, the next one on top; then the rest as in `for_list`."""
        ahead = Q(status__in=[status.value for status in AHEAD])
        comes = models.Case(models.When(ahead, then=models.F("date")))
        rank = models.Case(models.When(ahead, then=0), default=1)
        return self.for_list().order_by(rank, comes.asc(nulls_last=True), *_NEWEST)

    def for_page(self) -> Self:
        """With commission and its composition, presiding seat, agenda and who came."""
        return self.select_related("commission", "chaired_by").prefetch_related(
            reporters_in_order(),
            "items__clauses",
            "attendance__seat",
            "invitees",
            "commission__bases",
            "commission__compositions__seats",
        )


class StandingItems(models.Manager[Any]):
    """Items that stand on the agenda: whoever does not ask for removed ones never meets one."""

    def get_queryset(self) -> models.QuerySet[Any]:
        """Through a sitting as well; see docs/decisions/0014."""
        return super().get_queryset().filter(removed_at=None)


class ClauseQuerySet(models.QuerySet[Any]):
    """Clauses of decisions."""

    def visible_to(self, actor: Actor) -> Self:
        """See access.visible_clauses."""
        return self.filter(access.visible_clauses(actor))

    def standing(self) -> Self:
        """In the minutes."""
        return self.filter(removed_at=None)

    def removed(self) -> Self:
        """Out of the minutes, the last one first."""
        return self.exclude(removed_at=None).order_by("-removed_at", "-id")

    def of(self, meeting: "Meeting") -> Self:
        """All clauses of a sitting in the order of the minutes."""
        return self.filter(item__meeting=meeting).select_related("item").order_by("item__order", "order")


class StandingManager(models.Manager[Any]):
    """Clauses that stand in the minutes: whoever does not ask for removed ones never meets one."""

    def get_queryset(self) -> ClauseQuerySet:
        """Through an agenda item as well; see docs/decisions/0014."""
        return ClauseQuerySet(self.model, using=self._db).standing()

    def visible_to(self, actor: Actor) -> ClauseQuerySet:
        """See access.visible_clauses."""
        return self.get_queryset().visible_to(actor)

    def of(self, meeting: "Meeting") -> ClauseQuerySet:
        """All of a sitting in the order of the minutes."""
        return self.get_queryset().of(meeting)


class MailQuerySet(models.QuerySet[Any]):
    """The outbox."""

    def due(self, at: datetime) -> Self:
        """Waiting, and their time has come; the longest waiting first."""
        return self.filter(state="waiting", next_at__lte=at).order_by("next_at", "id")

    def unsent_first(self) -> Self:
        """What was given up, what waits, then the rest; the newest on top of each."""
        rank = models.Case(
            models.When(state="given_up", then=0), models.When(state="waiting", then=1), default=2
        )
        return self.order_by(rank, "-id")

    def failed(self) -> Self:
        """Tried in vain: given up, or waiting for the next attempt."""
        return self.filter(Q(state="given_up") | (Q(state="waiting") & ~Q(error="")))

    def lying(self, at: datetime) -> Self:
        """Due for long, and nobody came for them."""
        return self.filter(state="waiting", next_at__lte=at - MAIL_LIES)


class CalendarQuerySet(models.QuerySet[Any]):
    """The stored working calendar."""

    def workdays(self) -> Workdays:
        """The calendar for the domain: one short query, the days again only when the version moved.

        Before it is filled in the answer is a calendar that refuses every question ("no_calendar").
        """
        found = _calendar()
        if not found:
            return NoWorkdays()
        calendar = found[0]
        key = (calendar.pk, calendar.version, calendar.stamp)
        days = _calendars.get(key)
        if days is None:
            days = _read(calendar)
            _calendars.clear()  # another thread may do so any moment: what is returned is our own
            _calendars[key] = days
        return days


_calendar = Prepared(lambda: apps.get_model("commission", "Calendar").objects.order_by("id")[:1])
_calendars: dict[tuple[int, int, str], Workdays] = {}


def _read(calendar: Any) -> Workdays:
    """RuntimeError on a missing day: every later day would stand one too early, and no due date be right."""
    rows = list(calendar.days.order_by("date").values_list("date", "working", "name_kk", "name_ru", "moved"))
    for (day, *_), (following, *_) in pairwise(rows):
        if following != day + ONE_DAY:
            raise RuntimeError(f"The working calendar has no day between {day} and {following}.")
    names = {day: DayName(kk, ru, moved) for day, _, kk, ru, moved in rows if kk or ru}
    return Workdays(rows[0][0], [row[1] for row in rows], names)
