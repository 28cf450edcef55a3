"""QuerySets: the one gate for reads. Nothing reaches a page but through `visible_to(actor)`."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from commission import access
from commission.domain.roles import Actor, Holding, Role
from commission.domain.verdict import Refused
from commission.domain.workdays import DayName, Workdays

if TYPE_CHECKING:
    from commission.models import Meeting


class BodyQuerySet(models.QuerySet[Any]):
    """State bodies in their official order."""

    def visible_to(self, actor: Actor) -> Self:
        """See access.visible_bodies."""
        return self.filter(access.visible_bodies(actor))

    def active(self) -> Self:
        """Those that can still be addressed."""
        return self.filter(active=True)


class CommissionQuerySet(models.QuerySet[Any]):
    """Commissions."""

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

    def current(self, on: date) -> Self:
        """Held on that day; both ends are inclusive."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=on), since__lte=on)

    def actor(self, person_id: int, on: date) -> Actor:
        """The person's rights on that day: the union of the positions."""
        rows = self.current(on).filter(person=person_id, person__is_active=True)
        holdings = rows.order_by("id").values_list("role", "commission_id", "body_id")
        return Actor(person_id, frozenset(Holding(Role(r), c, b) for r, c, b in holdings))


class MeetingQuerySet(models.QuerySet[Any]):
    """Sittings."""

    def visible_to(self, actor: Actor) -> Self:
        """See access.visible_meetings."""
        return self.filter(access.visible_meetings(actor))

    def for_list(self) -> Self:
        """Newest first, those without a date on top: they wait for somebody."""
        ordered = self.order_by(models.F("date").desc(nulls_first=True), "-id")
        return ordered.select_related("commission").annotate(clause_count=models.Count("items__clauses"))

    def for_page(self) -> Self:
        """With commission and its composition, presiding seat, agenda and who came."""
        return self.select_related("commission", "chaired_by").prefetch_related(
            "items__reporters",
            "items__clauses",
            "attendance__seat",
            "invitees",
            "commission__bases",
            "commission__compositions__seats",
        )


class ClauseQuerySet(models.QuerySet[Any]):
    """Clauses of decisions."""

    def visible_to(self, actor: Actor) -> Self:
        """See access.visible_clauses."""
        return self.filter(access.visible_clauses(actor))

    def of(self, meeting: "Meeting") -> Self:
        """All clauses of a sitting in the order of the minutes."""
        return self.filter(item__meeting=meeting).select_related("item").order_by("item__order", "order")


class CalendarQuerySet(models.QuerySet[Any]):
    """The stored working calendar."""

    def workdays(self) -> Workdays:
        """The calendar for the domain: one short query, the days again only when the version moved."""
        calendar = self.order_by("id").first()
        if calendar is None:
            raise Refused("no_calendar")
        key = (calendar.pk, calendar.version, calendar.stamp)
        if key not in _calendars:
            _calendars.clear()
            _calendars[key] = _read(calendar)
        return _calendars[key]


_calendars: dict[tuple[int, int, str], Workdays] = {}


def _read(calendar: Any) -> Workdays:
    rows = list(calendar.days.order_by("date").values_list("date", "working", "name_kk", "name_ru", "moved"))
    names = {day: DayName(kk, ru, moved) for day, _, kk, ru, moved in rows if kk or ru}
    return Workdays(rows[0][0], [row[1] for row in rows], names)
