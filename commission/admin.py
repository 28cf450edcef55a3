"""The administrator's view of the tables. It shows; the actions write.

A governed row changes only through an action, which leaves a line in the journal, so here every one of them
is read-only. What may be edited is the commission's legal basis: a setting that no action owns. Sittings,
clauses, tasks and the journal are not here at all: the administrator sees no content. People come in by the
same sign-in as everywhere, with its limits.
"""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from commission.models import (
    Body,
    BodyAlias,
    CalendarDay,
    Commission,
    Composition,
    LegalBasis,
    Person,
    Position,
    Seat,
)


class Open:
    """Whoever is let in (web/back_office.py) sees every table; Django's permissions are not used."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Yes."""
        return True

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Yes."""
        return True


class ReadOnly(Open):
    """Nothing can be added, changed or deleted."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """No."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """No."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """No."""
        return False


class Shown(ReadOnly, admin.ModelAdmin):
    """A table one can only look at."""

    show_facets = admin.ShowFacets.NEVER


class ShownInline(ReadOnly, admin.TabularInline):
    """Rows of the object one is looking at."""

    extra = 0


class AliasInline(ShownInline):
    """How else people write the name."""

    model = BodyAlias


@admin.register(Body)
class BodyAdmin(Shown):
    """The official list, loaded by `manage.py load_bodies`."""

    list_display = ("order", "name_kk", "name_ru", "kind", "active_until")
    list_display_links = ("name_kk",)
    list_filter = ("kind",)
    inlines = (AliasInline,)


class BasisInline(ShownInline):
    """By which law, under which name, from when to when."""

    model = LegalBasis


@admin.register(Commission)
class CommissionAdmin(Shown):
    """Its settings: quorum and terms."""

    list_display = ("code", "level", "quorum_numerator", "quorum_denominator", "signing_term_wd")
    inlines = (BasisInline,)


@admin.register(LegalBasis)
class LegalBasisAdmin(Open, admin.ModelAdmin):
    """Editable: when a new law comes into force, its period and the commission's name under it."""

    list_display = ("commission", "law_kk", "since", "until")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A new law is one more row."""
        return True

    def has_change_permission(self, request: HttpRequest, obj: LegalBasis | None = None) -> bool:
        """Its last day is known when the next one is."""
        return True

    def has_delete_permission(self, request: HttpRequest, obj: LegalBasis | None = None) -> bool:
        """Old minutes keep the law of their day."""
        return False


class SeatInline(ShownInline):
    """The places, in the order of the act."""

    model = Seat


@admin.register(Composition)
class CompositionAdmin(Shown):
    """The members as each act approved them."""

    list_display = ("commission", "since", "act_kk")
    inlines = (SeatInline,)


@admin.register(CalendarDay)
class CalendarDayAdmin(Shown):
    """The working calendar; a correction is an action, with the number of its act."""

    list_display = ("date", "working", "number", "name_kk", "act")
    list_filter = ("working", "moved")
    date_hierarchy = "date"


@admin.register(Seat)
class SeatAdmin(Shown):
    """Every place of every composition, to look one up."""

    list_display = ("title_kk", "title_ru", "role", "composition", "order")
    list_filter = ("role",)
    list_select_related = ("composition__commission",)


class PositionInline(ShownInline):
    """What gives the account its rights."""

    model = Position


@admin.register(Person)
class PersonAdmin(Shown):
    """Accounts; invitations and positions are given on the pages of people."""

    list_display = ("email", "name", "is_active", "last_login")
    exclude = ("password",)
    search_fields = ("email", "name")
    inlines = (PositionInline,)
