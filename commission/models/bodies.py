"""State bodies, and the commission they are called to."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from commission import clock
from commission.domain.names import COLUMNS, FOUND_BY, Former, Names, known_by, named_on
from commission.models.journal import Governed
from commission.queries import BodyQuerySet, CommissionQuerySet


class Body(Governed):
    """An akimat, a directorate or a department: whoever an instruction can be addressed to.

    Names are kept in the forms the papers need (title of the head, its dative,
    the place), because case endings are never generated after names. The columns
    are the newest name, announced ahead perhaps; `former` are those before it, from
    the oldest on, as domain.names.Former. They lie in the row itself, so that
    whoever has the body can say its name of any day (decision 0016).
    """

    journal_kind = "body"

    class Kind(models.TextChoices):
        """Subordination decides the force: only the akimat's own bodies can be instructed."""

        CITY = "city", _("city of oblast significance")
        DISTRICT = "district", _("district")
        AKIMAT = "akimat", _("oblast body financed by the akimat")
        TERRITORIAL = "territorial", _("territorial body of a central state body")
        REPRESENTATIVE = "representative", _("representative body")
        CENTRAL = "central", _("central state body")
        STATE = "state", _("other state body")

    code = models.SlugField(unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    order = models.PositiveSmallIntegerField(help_text=_("Official order in papers and lists."))
    name_kk = models.CharField(max_length=300)
    name_ru = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300, blank=True)
    short_kk = models.CharField(max_length=120)
    short_ru = models.CharField(max_length=120)
    short_en = models.CharField(max_length=120, blank=True)
    head_title_kk = models.CharField(max_length=300, blank=True)
    head_title_ru = models.CharField(max_length=300, blank=True)
    head_title_en = models.CharField(max_length=300, blank=True)
    head_dative_kk = models.CharField(max_length=300, blank=True)
    head_dative_ru = models.CharField(max_length=300, blank=True)
    in_place_kk = models.CharField(max_length=300, blank=True)
    in_place_ru = models.CharField(max_length=300, blank=True)
    former = models.JSONField(default=list, blank=True, editable=False)
    kato = models.CharField(max_length=9, blank=True)
    active_until = models.DateField(null=True, blank=True)
    end_act = models.CharField(max_length=300, blank=True)
    successor = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by_letter: bool
    """Only where BodyQuerySet.with_account was asked: it depends on the day."""

    objects = BodyQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        verbose_name = _("body")
        verbose_name_plural = _("bodies")

    def __str__(self) -> str:
        return self.name_kk

    @property
    def active(self) -> bool:
        """Whether it can be addressed today; its last day is inclusive."""
        return self.active_until is None or self.active_until >= clock.today()

    @property
    def names(self) -> Names:
        """The newest forms."""
        return Names(**{column: getattr(self, column) for column in COLUMNS})

    @property
    def formers(self) -> list[Former]:
        """The names before the newest one, from the oldest on."""
        return [Former.read(stored) for stored in self.former]

    def named_on(self, day: date | None) -> Names:
        """See domain.names.named_on."""
        return named_on(self.names, self.formers, day)

    @property
    def found_by(self) -> list[str]:
        """Every text it is known by, former names and those announced too; aliases want prefetching."""
        newest = [getattr(self, column) for column in FOUND_BY]
        return known_by(newest, self.former, [alias.text for alias in self.aliases.all()])


class BodyAlias(models.Model):
    """Another way people write the body's name; the picker and the imports find it by these."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "text"], name="alias_once_a_body")]
        ordering = ["body_id", "text"]

    def __str__(self) -> str:
        return self.text


class Commission(Governed):
    """A commission and the settings that its legal basis leaves to it."""

    journal_kind = "commission"

    class Level(models.TextChoices):
        """Where the commission stands."""

        OBLAST = "oblast", _("oblast")
        DISTRICT = "district", _("district")

    code = models.SlugField(unique=True)
    level = models.CharField(max_length=10, choices=Level.choices)
    quorum_numerator = models.PositiveSmallIntegerField(default=1)
    quorum_denominator = models.PositiveSmallIntegerField(default=2)
    signing_term_wd = models.PositiveSmallIntegerField(
        default=3, help_text=_("Working days from the sitting to the minutes on the chair's desk (point 33).")
    )

    objects = CommissionQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = _("commission")
        verbose_name_plural = _("commissions")

    def __str__(self) -> str:
        return self.code

    def basis_on(self, day: date | None) -> "LegalBasis | None":
        """The newest act that had begun by then, of all while the day is unknown; None before the first."""
        return newest_on(self.bases.all(), day)

    def composition_on(self, day: date | None) -> "Composition | None":
        """The composition in force that day; the newest one while the day is unknown."""
        return newest_on(self.compositions.all(), day)

    @property
    def quorum_share(self) -> Fraction:
        """The share of members that must be exceeded."""
        return Fraction(self.quorum_numerator, self.quorum_denominator)


Dated = TypeVar("Dated", "LegalBasis", "Composition")


def newest_on(rows: Iterable[Dated], day: date | None) -> Dated | None:
    """The last to begin of those begun by then; `since` None is «always», `day` None «unknown»."""
    begun = [row for row in rows if day is None or row.since is None or row.since <= day]
    return max(begun, key=lambda row: (row.since or date.min, row.pk), default=None)


class LegalBasis(models.Model):
    """The act a commission works by, and its name under that act, for a period of days."""

    commission = models.ForeignKey(Commission, on_delete=models.CASCADE, related_name="bases")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    law_kk = models.CharField(max_length=300)
    law_ru = models.CharField(max_length=300)
    name_kk = models.CharField(max_length=300)
    name_ru = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["commission_id", "since"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True)
                | models.Q(since__isnull=True)
                | models.Q(until__gte=models.F("since")),
                name="legal_basis_period_in_order",
            )
        ]

    def __str__(self) -> str:
        return self.law_kk


class Composition(models.Model):
    """The members of a commission as one act approved them, from a day on."""

    commission = models.ForeignKey(Commission, on_delete=models.CASCADE, related_name="compositions")
    since = models.DateField(null=True, blank=True)
    act_kk = models.CharField(max_length=300, blank=True)
    act_ru = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["commission_id", "since"]

    def __str__(self) -> str:
        return f"{self.commission} {self.since or '…'}"


class Seat(models.Model):
    """One place in a composition: held by position, so it outlives the person who sits there."""

    class Role(models.TextChoices):
        """The seat's part in a sitting."""

        CHAIR = "chair", _("chair")
        DEPUTY = "deputy", _("deputy chair")
        SECRETARY = "secretary", _("secretary")
        MEMBER = "member", _("member")

    composition = models.ForeignKey(Composition, on_delete=models.CASCADE, related_name="seats")
    order = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.MEMBER)
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="seats")
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300)

    class Meta:
        ordering = ["composition_id", "order"]
        constraints = [models.UniqueConstraint(fields=["composition", "order"], name="seat_order_once")]

    def __str__(self) -> str:
        return self.title_kk
