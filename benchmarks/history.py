"""Nearly two years of believable history beside the demo.

Sittings are held through the actions; what became of their tasks is written in bulk (benchmarks/carried.py).
Lines, due dates and statuses come from the law, and every object has its whole chain in the journal: the
bench ends with `manage.py verify_journal`.
"""

from itertools import count, cycle, islice
from random import Random

from django.db import connection, transaction

from benchmarks.carried import carry_out
from benchmarks.scene import Scene
from commission import clock
from commission.actions import agenda, decisions, files, meetings
from commission.actions.agenda import ItemText
from commission.actions.meetings import Details, Mark
from commission.domain.sitting import Move
from commission.models import AgendaItem, Body, Clause, Meeting, Notice
from tasks.actions import instructions, signing
from tasks.actions.instructions import Counted, Direction, Owner
from tasks.demo.sittings import PLACE_KK, PLACE_RU
from tasks.domain.fanout import Force, fits

FIRST, LAST = -440, -5
"""Sittings lie between these working days, counted from today."""
SIGNED = 3
"""Working days after the sitting."""
AN_ITEM = 4
"""Clauses of one agenda item."""
TERMS = (10, 15, 20, 30, 40, 60)
"""Working days."""
READ = -10
"""What people were told before this working day they have read."""


def fill(wanted: int) -> None:
    """Hold sittings until they have `wanted` tasks; ends as a bulk load should, with fresh statistics."""
    scene = Scene()
    lines = sum(map(len, scene.audiences()))
    sittings = -(-wanted // lines)
    numbers = {year: count(100) for year in range(scene.cal.first.year, scene.today.year + 1)}
    for n in range(sittings):
        held = FIRST + (LAST - FIRST) * n // sittings
        number = str(next(numbers[scene.day(held).year]))
        with transaction.atomic():
            _sitting(scene, held, number, min(lines, wanted - n * lines), Random(n))
    read = scene.cal.add(scene.today, READ)
    Notice.objects.filter(read_at=None, entry__at__date__lt=read).update(read_at=clock.now())
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _sitting(scene: Scene, held: int, number: str, wanted: int, luck: Random) -> None:
    with scene.at(held):
        meeting = _hold(scene, held, number)
        sources = islice(cycle(scene.texts), luck.randrange(len(scene.texts)), None)
        for n, (source, bodies) in enumerate(zip(sources, scene.audiences(), strict=False)):
            if n % AN_ITEM == 0:
                item = _item(scene, meeting, source.item)
            if wanted > 0:
                _clause(scene, item, source, bodies[:wanted], luck)
            wanted -= len(bodies)
        _hand_over(scene, meeting)
    with scene.at(held + SIGNED):
        signing.sign(
            meeting,
            signed_on=clock.today(),
            chaired_by=scene.seats[0],
            content_hash=meeting.content_hash,
            by=scene.secretary,
        )
    carry_out(scene, meeting, luck)


def _hold(scene: Scene, held: int, number: str) -> Meeting:
    details = Details(
        date=scene.day(held),
        number=number,
        place_kk=PLACE_KK,
        place_ru=PLACE_RU,
        chaired_by_id=scene.seats[0].pk,
    )
    meeting = meetings.plan(scene.commission, details, by=scene.secretary)
    for move in (Move.convene, Move.hold):
        meetings.move(meeting, move, by=scene.secretary)
    present = {seat.pk: Mark("present") for seat in scene.seats}
    meetings.mark_attendance(meeting, present, by=scene.secretary)
    return meeting


def _item(scene: Scene, meeting: Meeting, like: AgendaItem) -> AgendaItem:
    columns = ItemText.__dataclass_fields__
    text = ItemText(**{name: getattr(like, name) for name in columns})
    return agenda.add_item(meeting, text, by=scene.secretary)


def _clause(scene: Scene, item: AgendaItem, like: Clause, bodies: list[Body], luck: Random) -> None:
    how = like.instruction
    columns = ("name_kk", "name_ru", "name_en", "unit", "better", "total")
    instructions.write(
        decisions.add_clause(item, by=scene.secretary),
        text_kk=like.text_kk,
        text_ru=like.text_ru,
        direction=Direction(kind=how.kind, due_kind="working_days", due_n=luck.choice(TERMS)),
        owners=[Owner(body_id=b.pk, force=_force(b), plans=(luck.randint(5, 60),)) for b in bodies],
        measures=[Counted(**{name: getattr(m, name) for name in columns}) for m in how.measures.all()],
        by=scene.secretary,
    )


def _force(body: Body) -> str:
    return (Force.instruct if fits(Force.instruct, body.kind) else Force.recommend).value


def _hand_over(scene: Scene, meeting: Meeting) -> None:
    """The demo's own two papers stand for those of every sitting."""
    papers = {lang: files.keep(f"{lang}.pdf", "application/pdf", pdf) for lang, pdf in scene.papers.items()}
    versions = signing.versions_of(meeting)
    signing.hand_to_chair(meeting, papers, content_hash="0" * 64, versions=versions, by=scene.secretary)
