"""People's accounts and the dated positions that give them their rights."""

from collections.abc import Set
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _

from commission.domain.roles import BODY_ROLES, COMMISSION_ROLES, Actor, Role
from commission.models.bodies import Body, Commission
from commission.models.journal import Governed
from commission.queries import PersonQuerySet, PositionQuerySet


class PersonManager(BaseUserManager["Person"]):
    """Accounts are known by their e-mail address, folded to lower case."""

    def get_queryset(self) -> PersonQuerySet:
        """With the gate for reads."""
        return PersonQuerySet(self.model, using=self._db)

    def visible_to(self, actor: Actor) -> PersonQuerySet:
        """See access.visible_people."""
        return self.get_queryset().visible_to(actor)

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "Person":
        """A new account; without a password nobody can sign in to it until the invitation is taken up."""
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, email: str | None) -> "Person":
        """Look up whatever case the address was typed in."""
        return self.get(email=(email or "").lower())


class Person(Governed, AbstractBaseUser, PermissionsMixin):
    """An account. The name may stay empty: papers and pages then say the position."""

    journal_kind = "person"

    class Language(models.TextChoices):
        """What pages and letters speak, each called by its own name."""

        KAZAKH = "kk", "Қазақша"
        RUSSIAN = "ru", "Русский"
        ENGLISH = "en", "English"

    class Theme(models.TextChoices):
        """How the pages look for this person."""

        SYSTEM = "", _("as the device")
        LIGHT = "light", _("light")
        DARK = "dark", _("dark")

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    language = models.CharField(
        _("language"), max_length=2, default=Language.KAZAKH.value, choices=Language.choices
    )
    theme = models.CharField(_("appearance"), max_length=5, blank=True, default="", choices=Theme.choices)
    letters = models.BooleanField(_("letters by e-mail"), default=True)
    """Whether news of tasks come as letters too; an invitation and a new password always do."""
    invitation_sent_at = models.DateTimeField(null=True, editable=False)
    """When the mail server took the newest invitation; empty until it has."""
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False, editable=False)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        ordering = ["email"]
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name or self.email


EVERYWHERE = frozenset(Role) - COMMISSION_ROLES - BODY_ROLES
"""Roles that are held in no place of their own."""


def _values(roles: Set[Role]) -> list[str]:
    return [role.value for role in Role if role in roles]


class Position(models.Model):
    """A role that a person holds, in a commission or in a body or everywhere, for a period of days."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="positions")
    role = models.CharField(_("role"), max_length=15, choices=[(role.value, role.value) for role in Role])
    commission = models.ForeignKey(
        Commission, null=True, blank=True, on_delete=models.PROTECT, related_name="positions"
    )
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="positions")
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = PositionQuerySet.as_manager()

    class Meta:
        ordering = ["person_id", "id"]
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        constraints = [
            models.CheckConstraint(
                name="position_has_the_scope_of_its_role",
                condition=models.Q(
                    role__in=_values(COMMISSION_ROLES), commission__isnull=False, body__isnull=True
                )
                | models.Q(role__in=_values(BODY_ROLES), commission__isnull=True, body__isnull=False)
                | models.Q(role__in=_values(EVERYWHERE), commission__isnull=True, body__isnull=True),
            ),
            models.CheckConstraint(
                name="position_period_in_order",
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
            ),
        ]

    def __str__(self) -> str:
        return self.title_kk

    def holds_on(self, day: date) -> bool:
        """Whether it is held that day; both ends are inclusive."""
        return self.since <= day and (self.until is None or day <= self.until)
