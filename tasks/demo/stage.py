"""The days of the performance, and who plays which part."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings

from commission.domain.roles import Actor, Role
from commission.domain.workdays import Workdays
from commission.models import Body, Calendar, Commission, Meeting, Person, Position

ZONE = ZoneInfo(settings.TIME_ZONE)


class Stage:
    """Days are working days counted from the anchor day; people are asked for once, they stay in office."""

    def __init__(self, commission: Commission, today: date) -> None:
        self.commission, self.today = commission, today
        self.cal: Workdays = Calendar.objects.workdays()
        self.seats = Meeting(commission=commission).seats()
        self.bodies = {body.code: body for body in Body.objects.order_by("order")}
        self.secretary = self._of_commission(Role.secretary)
        self.controller = self._of_commission(Role.controller)
        self.chair = self._of_commission(Role.chair)
        self._heads = self._of_bodies(Role.head)
        self._specialists = self._of_bodies(Role.specialist)

    def day(self, offset: int) -> date:
        """So many working days from the anchor day."""
        return self.cal.add(self.today, offset)

    def moment(self, offset: int, hour: int, minute: int = 0) -> datetime:
        """A time of the clock on that day, in the oblast."""
        return datetime.combine(self.day(offset), time(hour, minute), ZONE)

    def head_of(self, body_id: int) -> Actor | None:
        """None for a body without an account: it gets its extract by hand, and answers by letter."""
        return self._heads.get(body_id)

    def specialist_of(self, body_id: int) -> Actor | None:
        """To whom the head gives tasks, where there is somebody."""
        return self._specialists.get(body_id)

    def person(self, actor: Actor) -> Person:
        """The account behind the part."""
        return Person.objects.get(pk=actor.person_id)

    def _of_commission(self, role: Role) -> Actor:
        held = Position.objects.filter(role=role.value, commission=self.commission).order_by("id")[0]
        return Position.objects.actor(held.person_id, self.today)

    def _of_bodies(self, role: Role) -> dict[int, Actor]:
        held = Position.objects.current(self.today).filter(role=role.value).order_by("-id")
        return {one.body_id: Position.objects.actor(one.person_id, self.today) for one in held if one.body_id}
