"""A sitting: when, where, who came, what stood on the agenda, which papers were made of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commission.domain.sitting import Quorum, Status
from commission.domain.voting import Count
from commission.models.bodies import Body, Commission, Seat
from commission.models.files import StoredFile
from commission.models.journal import Governed
from commission.queries import MeetingQuerySet, StandingItems


class Meeting(Governed):
    """One sitting. Date, number and place may be unknown: a blank is flagged, never invented.

    `control_*` names who controls the execution of the minutes. `convened_on` outlives a later postponement:
    whoever was convened keeps sight of the sitting.
    """

    journal_kind = "meeting"

    class Kind(models.TextChoices):
        """As the minutes' head says it."""

        REGULAR = "regular", _("regular sitting")
        EXTRAORDINARY = "extraordinary", _("extraordinary sitting")

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="meetings")
    status = models.CharField(
        max_length=12, choices=[(s.value, s.value) for s in Status], default=Status.planned.value
    )
    kind = models.CharField(_("kind"), max_length=15, choices=Kind.choices, default=Kind.REGULAR)
    date = models.DateField(_("date of the sitting"), null=True, blank=True)
    time = models.TimeField(_("time"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(null=True, editable=False)
    number = models.CharField(_("number of the minutes"), max_length=20, blank=True)
    place_kk = models.CharField(max_length=300, blank=True)
    place_ru = models.CharField(max_length=300, blank=True)
    chaired_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    registration_no = models.CharField(max_length=60, blank=True)
    registered_on = models.DateField(null=True, editable=False)
    control_kk = models.CharField(max_length=300, blank=True)
    control_ru = models.CharField(max_length=300, blank=True)
    source_kk = models.TextField(blank=True)
    source_ru = models.TextField(blank=True)
    content_hash = models.CharField(max_length=64, blank=True, editable=False)
    convened_on = models.DateField(null=True, editable=False)
    handed_on = models.DateField(null=True, editable=False)
    signed_on = models.DateField(null=True, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "-id"]
        verbose_name = _("sitting")
        verbose_name_plural = _("sittings")
        constraints = [
            models.UniqueConstraint(
                fields=["commission", "year", "number"],
                condition=~Q(number="") & Q(year__isnull=False),
                name="minutes_number_once_a_year",
            )
        ]

    def __str__(self) -> str:
        return f"№ {self.number or '…'} {self.date or '…'}"

    def seats(self) -> list[Seat]:
        """The places of the composition in force on the day of the sitting, in their order."""
        composition = self.commission.composition_on(self.date)
        return list(composition.seats.all()) if composition else []

    def headcount(self) -> tuple[int | None, int]:
        """Members present, and of the composition; present is None while nobody of it was marked.

        The day of a sitting may be corrected into the time of another composition. The marks stay, but who
        has no seat in the one in force does not count.
        """
        seats = {seat.pk for seat in self.seats()}
        marks = [mark for mark in self.attendance.all() if mark.seat_id in seats]
        present = sum(mark.state in COMES for mark in marks) if marks else None
        return present, len(seats)

    def quorum(self) -> Quorum:
        """Counted of the whole composition, not of those who were invited."""
        return Quorum(*self.headcount(), self.commission.quorum_share)


class Attendance(models.Model):
    """Whether the holder of a seat came."""

    class State(models.TextChoices):
        """What the secretary marks."""

        PRESENT = "present", _("present")
        ABSENT = "absent", _("absent")
        EXCUSED = "excused", _("excused")
        REPRESENTED = "represented", _("represented")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=State.choices)
    represented_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["meeting_id", "seat__order"]
        constraints = [models.UniqueConstraint(fields=["meeting", "seat"], name="attendance_once_a_seat")]

    def __str__(self) -> str:
        return f"{self.seat}: {self.state}"


COMES = (Attendance.State.PRESENT, Attendance.State.REPRESENTED)
"""A representative sits for the member, so both count for the quorum."""


class Invitee(models.Model):
    """Somebody invited to the sitting who is no member."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="invitees")
    order = models.PositiveSmallIntegerField()
    text_kk = models.CharField(max_length=300)
    text_ru = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["meeting_id", "order"]

    def __str__(self) -> str:
        return self.text_kk


class AgendaItem(models.Model):
    """A question on the agenda: who reported, what was heard, who spoke, how the members voted.

    The three counts are known together or not at all. `chair_for` is the chair's own vote, kept where a tie
    made it decide. `dissent_*` is the opinion a member put in writing against the decision. An item with
    `removed_at` is off the agenda, and `order` is then the place where it stood.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField()
    title_kk = models.TextField()
    title_ru = models.TextField(blank=True)
    reporters = models.ManyToManyField(Body, through="Reporter", blank=True, related_name="+")
    reporter_name = models.CharField(max_length=200, blank=True)
    reporter_title_kk = models.CharField(max_length=300, blank=True)
    reporter_title_ru = models.CharField(max_length=300, blank=True)
    heard_kk = models.TextField(blank=True)
    heard_ru = models.TextField(blank=True)
    spoke_kk = models.TextField(blank=True)
    spoke_ru = models.TextField(blank=True)
    votes_for = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_abstained = models.PositiveSmallIntegerField(null=True, blank=True)
    chair_for = models.BooleanField(null=True, blank=True)
    dissent_kk = models.TextField(blank=True)
    dissent_ru = models.TextField(blank=True)
    inferred = models.BooleanField(default=False, help_text=_("The title is ours, not the source's."))
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = StandingItems()
    with_removed = models.Manager["AgendaItem"]()

    class Meta:
        ordering = ["meeting_id", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "order"], condition=Q(removed_at=None), name="agenda_order_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.order}. {self.title_kk}"

    @property
    def count(self) -> Count | None:
        """The votes as they were counted; None = not voted on, or not known."""
        if self.votes_for is None:
            return None
        return Count(self.votes_for, self.votes_against or 0, self.votes_abstained or 0, self.chair_for)


class Reporter(models.Model):
    """A body that reports on a question, in the order in which the secretary named them."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="reporting")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="reporting")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["item", "order", "body__order"]
        constraints = [models.UniqueConstraint(fields=["item", "body"], name="body_reports_once")]

    def __str__(self) -> str:
        return f"{self.item}: {self.body}"


class Paper(models.Model):
    """The minutes in one language as they went to the chair: bytes and hashes, never made again.

    A recall makes the paper void; the next hand-over stores new ones beside it.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="papers")
    language = models.CharField(max_length=2)
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    content_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    void = models.BooleanField(default=False)

    class Meta:
        ordering = ["meeting_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "language"], condition=Q(void=False), name="one_valid_paper_a_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.meeting} {self.language}"


class Scan(models.Model):
    """The signed sheets of one paper as a file: bytes and hash, as they came from the scanner.

    A better scan makes this one void and stands beside it: nothing signed is ever thrown away.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="scans")
    language = models.CharField(max_length=2)
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    void = models.BooleanField(default=False)

    class Meta:
        ordering = ["meeting_id", "language", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "language"], condition=Q(void=False), name="one_valid_scan_a_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.meeting} {self.language}"
