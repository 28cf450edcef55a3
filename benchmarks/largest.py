"""The largest sitting the system promises to sign: forty clauses, each to thirteen akims."""

from commission import clock
from commission.actions import agenda, decisions, files, meetings
from commission.actions.agenda import ItemText
from commission.actions.meetings import Details, Mark
from commission.domain.sitting import Move
from commission.models import AgendaItem, Meeting
from tasks.actions import instructions, signing
from tasks.actions.instructions import Counted, Direction
from tasks.demo.sittings import PLACE_KK, PLACE_RU
from tasks.demo.stage import Stage
from tasks.demo.topics import topics

ITEMS, CLAUSES, AKIMS = 8, 5, 13
"""Real akims stand before the invented ones."""
NUMBER = "40x13"


def largest() -> Meeting:
    """The one that was prepared."""
    return Meeting.objects.get(number=NUMBER)


def prepare() -> None:
    """Held today and lying with the chair, under papers of one line: they are measured by themselves."""
    commission = Meeting.objects.exclude(signed_on=None).select_related("commission")[0].commission
    stage = Stage(commission, clock.today())
    seats, by = stage.seats, stage.secretary
    details = Details(
        date=clock.today(),
        number=NUMBER,
        place_kk=PLACE_KK,
        place_ru=PLACE_RU,
        chaired_by_id=seats[0].pk,
    )
    sitting = meetings.plan(commission, details, by=by)
    for move in (Move.convene, Move.hold):
        meetings.move(sitting, move, by=by)
    meetings.mark_attendance(sitting, {seat.pk: Mark("present") for seat in seats}, by=by)
    for n in range(1, ITEMS + 1):
        question = ItemText(title_kk=f"{n}-мәселе", title_ru=f"Вопрос {n}")
        item = agenda.add_item(sitting, question, by=by)
        for m in range(1, CLAUSES + 1):
            _decide(stage, item, f"{n}.{m}")
    papers = {language: files.keep("a.pdf", "application/pdf", b"%PDF-1.7") for language in ("kk", "ru")}
    versions = signing.versions_of(sitting)
    signing.hand_to_chair(sitting, papers, content_hash=NUMBER, versions=versions, by=by)


def _decide(stage: Stage, item: AgendaItem, number: str) -> None:
    to_akims = topics()["schools"].clauses[0]
    instructions.write(
        decisions.add_clause(item, by=stage.secretary),
        text_kk=f"{number}-тармақ орындалсын.",
        text_ru=f"Исполнить пункт {number}.",
        direction=Direction(due_kind="working_days", due_n=20),
        owners=to_akims.owners(stage.bodies)[:AKIMS],
        measures=[Counted(name_kk="Орындалғаны", name_ru="Исполнено")],
        by=stage.secretary,
    )
