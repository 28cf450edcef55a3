"""The working calendar, a row a day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from commission.models.journal import Governed
from commission.queries import CalendarQuerySet


class Calendar(Governed):
    """The calendar as one governed object: a corrected day raises its version, so every process notices."""

    journal_kind = "calendar"

    stamp = models.CharField(
        max_length=32, help_text=_("Random: tells calendars of different databases apart.")
    )

    objects = CalendarQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = _("working calendar")
        verbose_name_plural = _("working calendars")

    def __str__(self) -> str:
        return f"v{self.version}"


class CalendarDay(models.Model):
    """One day: working or not, why, by which act; and its running number among working days.

    The number makes every distance in working days a subtraction, in Python and in SQL.
    Seeded by the `holidays` package, corrected by the secretary with the act's number.
    """

    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, related_name="days")
    date = models.DateField(primary_key=True)
    working = models.BooleanField()
    number = models.PositiveIntegerField(help_text=_("Working days up to and including this one."))
    moved = models.BooleanField(default=False, help_text=_("A day off transferred by an act."))
    name_kk = models.CharField(max_length=200, blank=True)
    name_ru = models.CharField(max_length=200, blank=True)
    act = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["date"]
        verbose_name = _("calendar day")
        verbose_name_plural = _("calendar days")

    def __str__(self) -> str:
        return f"{self.date:%Y-%m-%d}"
