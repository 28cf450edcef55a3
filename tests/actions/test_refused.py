"""Cases that once got through or broke: each is refused, or done right, by the action itself."""

import json
from datetime import date

import pytest

from commission import said
from commission.actions import meetings
from commission.actions.meetings import Details
from commission.domain.verdict import Refused
from commission.models import Entry, Position
from tasks.actions import instructions, moves, signing
from tasks.actions.instructions import Counted, Direction
from tasks.models import Suggestion, Task
from tests import make
from tests.cast import Cast, actor


@pytest.mark.parametrize("typed", ["2025-02-30", "2025-13-01", "٢٠٢٥-٠١-٠١", "0000-00-00"])
def test_a_text_that_only_looks_like_a_date_stays_a_text(typed: str) -> None:
    """It was typed by somebody and is in the journal for ever: it must never break its page."""
    assert said.said(typed) == typed


def test_two_commissions_may_have_minutes_of_the_same_number(cast: Cast) -> None:
    """Minutes are numbered within a commission and a year."""
    make.seats(cast.theirs)
    ours = make.task(cast.ours, actor(cast.secretary), cast.alga)
    theirs = make.task(cast.theirs, actor(cast.other_secretary), cast.alga)
    assert ours.number == theirs.number
    assert ours.commission_id != theirs.commission_id


def test_who_sent_a_report_does_not_decide_on_it_in_another_post(cast: Cast) -> None:
    """The head became a controller meanwhile."""
    task = make.task(cast.ours, actor(cast.secretary), cast.alga)
    moves.report(task, make.account(task), by=actor(cast.akim))
    Position.objects.filter(person=cast.akim).update(until=date(2025, 8, 1))
    titles = {"title_kk": "бақылаушы", "title_ru": "контролёр"}
    Position.objects.create(
        person=cast.akim, role="controller", commission=cast.ours, since=date(2025, 8, 1), **titles
    )
    now = actor(cast.akim)
    with pytest.raises(Refused) as refusal:
        moves.propose(task, ground="full_execution", by=now)
    assert refusal.value.code == "own_body"
    assert not Task.objects.waiting_for_review(now).exists()


def test_the_signature_names_whom_the_papers_name(cast: Cast) -> None:
    """Another presiding seat would make the printed hash a lie."""
    secretary = actor(cast.secretary)
    sitting = make.meeting(cast.ours, secretary)
    make.clause(sitting, secretary, cast.alga)
    make.hand_over(sitting, secretary)
    other = sitting.seats()[1]
    with pytest.raises(Refused) as refusal:
        signing.sign(
            sitting,
            signed_on=make.HELD_ON,
            chaired_by=other,
            content_hash=sitting.content_hash,
            by=secretary,
        )
    assert (refusal.value.code, Task.objects.count()) == ("presided_differs", 0)


def test_a_taken_number_is_an_answer_and_changes_nothing(cast: Cast) -> None:
    """Whoever was first has it; the database says so, not a question asked before."""
    secretary = actor(cast.secretary)
    make.meeting(cast.ours, secretary, number="3")
    second = make.meeting(cast.ours, secretary, number="4")
    with pytest.raises(Refused) as refusal:
        meetings.describe(second, Details(date=make.HELD_ON, number="3"), by=secretary)
    second.refresh_from_db()
    assert (refusal.value.code, refusal.value.field, second.number) == ("number_taken", "number", "4")
    with pytest.raises(Refused, match="number_taken"):
        meetings.plan(cast.ours, Details(date=make.HELD_ON, number="3"), by=secretary)


def test_a_sitting_of_tomorrow_was_not_held(cast: Cast) -> None:
    """Neither by recording that it was held nor by changing its date afterwards."""
    secretary = actor(cast.secretary)
    tomorrow = date(2025, 8, 20)
    planned = meetings.plan(cast.ours, Details(date=tomorrow), by=secretary)
    meetings.move(planned, meetings.Move.convene, by=secretary)
    with pytest.raises(Refused, match="date_in_future"):
        meetings.move(planned, meetings.Move.hold, by=secretary)
    held = make.meeting(cast.ours, secretary)
    with pytest.raises(Refused, match="date_in_future"):
        meetings.describe(held, Details(date=tomorrow, number="3"), by=secretary)


def test_a_suggested_body_gets_the_force_that_fits_it(cast: Cast) -> None:
    """The same rule as in the editor: a territorial body is never instructed."""
    secretary = actor(cast.secretary)
    clause = make.clause(make.meeting(cast.ours, secretary), secretary, cast.alga, force="instruct")
    Suggestion.objects.create(instruction=clause.instruction, body=cast.police)
    assert instructions.accept_suggestions(clause, by=secretary) == 1
    forces = dict(clause.instruction.addressees.values_list("body__code", "force"))
    assert forces == {"alga": "instruct", "police": "recommend"}
    version = clause.version
    assert instructions.accept_suggestions(clause, by=secretary) == 0
    assert clause.version == version


def test_the_journal_knows_every_column_of_a_measure(cast: Cast) -> None:
    """The Russian name is printed in the minutes: changing it is no silent change."""
    secretary = actor(cast.secretary)
    clause = make.clause(make.meeting(cast.ours, secretary), secretary, cast.alga)
    measure = Counted(name_kk="Орнатылған стендтер", name_ru="Стендов установлено", unit="stand")
    instructions.write(
        clause,
        text_kk=clause.text_kk,
        text_ru=clause.text_ru,
        direction=Direction(due_kind="working_days", due_n=10),
        owners=[instructions.Owner(body_id=cast.alga.pk, force="instruct", plans=(10,))],
        measures=[measure],
        by=secretary,
    )
    last = Entry.objects.filter(object_kind="clause", object_id=clause.pk).order_by("-seq")[0]
    changes = json.loads(last.data)["changes"]
    assert "Стендов установлено" in str(changes["measures"])
    assert "owners" not in changes


def test_a_representative_has_a_name(cast: Cast) -> None:
    """Without one the minutes would say that the member himself came."""
    secretary = actor(cast.secretary)
    sitting = make.meeting(cast.ours, secretary)
    seat = sitting.seats()[2]
    with pytest.raises(Refused) as refusal:
        meetings.mark_attendance(sitting, {seat.pk: meetings.Mark("represented", " ")}, by=secretary)
    assert (refusal.value.code, refusal.value.field) == ("needs_representative", f"by_{seat.pk}")
