"""Building the demo oblast, a step after another, all or nothing."""

from django.db import transaction

from commission.actions.bodies import load_bodies
from commission.actions.calendar import seed_calendar
from commission.actions.commissions import load_commission
from commission.models import Meeting, Person
from tasks.demo.cast import make_cast
from tasks.demo.composition import compose
from tasks.demo.history import act_out
from tasks.demo.seed import load_seed

FIRST_YEAR, LAST_YEAR = 2024, 2028


class NotADemo(Exception):
    """The database holds what the demo did not make; nothing of it may be mixed with invented people."""


def build() -> bool:
    """Make the demo in an empty database; False if it is there already. Raises NotADemo."""
    if is_built():
        return False
    with transaction.atomic():
        seed_calendar(first_year=FIRST_YEAR, last_year=LAST_YEAR)
        load_bodies()
        commission = load_commission()
        compose(commission)
        make_cast(commission)
        load_seed(commission)
        act_out(commission)
    return True


def is_built() -> bool:
    """Whether the demo's people are there, alone or with those they invited.

    Raises NotADemo for a database with people or sittings and none of the demo's.
    """
    if Person.objects.filter(is_demo=True).exists():
        return True
    if Person.objects.exists():
        raise NotADemo("there are people in it who are not the demo's")
    if Meeting.objects.exists():
        raise NotADemo("there are sittings in it that are not the demo's")
    return False
