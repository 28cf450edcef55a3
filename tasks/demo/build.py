"""Building the demo oblast, a step after another, all or nothing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Max

from commission import audit, clock
from commission.actions.bodies import load_bodies
from commission.actions.calendar import seed_calendar
from commission.actions.commissions import load_commission
from commission.domain.sitting import Status
from commission.models import Commission, Entry, Meeting, Notice, Person
from tasks.demo.cast import make_cast, make_heads
from tasks.demo.composition import compose
from tasks.demo.programme import PROGRAMME, Sitting
from tasks.demo.seed import load_seed
from tasks.demo.sittings import Performance
from tasks.demo.stage import ZONE, Stage
from tasks.demo.timeline import Timeline

FIRST_YEAR, LAST_YEAR = 2024, 2028
BEFORE = timedelta(days=760)
"""From the first day of the demo to the anchor day: two years and what comes before a first sitting."""
AFTER = 2
"""Years the calendar knows beyond the anchor day."""
READ = -8
"""What people were told before this working day they have read."""
RECORDED = (Status.signed, Status.with_chair)
"""Sittings whose minutes have a number."""


class NotADemo(Exception):
    """The database holds what the demo did not make; nothing of it may be mixed with invented people."""


def build(today: date | None = None, sittings: Sequence[Sitting] = PROGRAMME) -> bool:
    """Make the demo in an empty database; False if it is there already. Raises NotADemo.

    `today` is the anchor day: what happened lies before it. The same day gives the same content.
    """
    if is_built():
        return False
    anchor = today or clock.today()
    begins = datetime.combine(anchor - BEFORE, time(9), ZONE)
    with transaction.atomic():
        with clock.freeze(begins):
            commission = _found(anchor, begins.date())
        stage = Stage(commission, anchor)
        timeline = Timeline(begins, stage.moment(-1, 18))
        for sitting, number in _numbered(stage, sittings):
            Performance(stage, timeline, sitting, number).announce()
        timeline.at(stage.moment(-1, 18), lambda: _last_evening(stage))
        timeline.run()
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


def fingerprint() -> str:
    """The root of the journal, short: two demos that show the same have the same."""
    return audit.root()[:12]


def _found(anchor: date, since: date) -> Commission:
    """The oblast before its first sitting."""
    years = min(FIRST_YEAR, since.year), max(LAST_YEAR, anchor.year + AFTER)
    seed_calendar(first_year=years[0], last_year=years[1])
    load_bodies()
    commission = load_commission()
    compose(commission)
    make_cast(commission, since)
    make_heads(commission, since)
    return commission


def _numbered(stage: Stage, sittings: Sequence[Sitting]) -> Iterator[tuple[Sitting, str]]:
    """Minutes are numbered anew each year, in the order of the sittings; some sittings get none."""
    numbers: Counter[int] = Counter()
    for sitting in sittings:
        recorded = sitting.got_to in RECORDED
        year = stage.day(sitting.day).year
        numbers[year] += recorded
        yield sitting, str(numbers[year]) if recorded else ""


def _last_evening(stage: Stage) -> None:
    """The newspaper's sitting is entered, and what people were told some days ago they have read.

    Entries are numbered in the order of time. Had the notices to be joined to them, PostgreSQL, which counted
    none of this transaction's rows, would go through all of them for each one: minutes.
    """
    load_seed(stage.commission)
    before = Entry.objects.filter(at__lt=stage.moment(READ, 0)).aggregate(last=Max("pk"))
    old = Notice.objects.filter(read_at=None, entry__lte=before["last"])
    old.update(read_at=clock.now())
