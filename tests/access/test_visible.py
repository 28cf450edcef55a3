"""Who sees what, over the whole cast; and that whoever may do something to a thing can see it."""

import pytest

from commission import access as sitting_access
from commission.actions import meetings
from commission.actions.meetings import Details
from commission.domain.sitting import Move as SittingMove
from commission.domain.sitting import Status as SittingStatus
from commission.models import Clause, Meeting
from tasks import access
from tasks.actions import moves
from tasks.domain.lifecycle import Move
from tasks.models import Task
from tests import make
from tests.cast import Cast, actor

SIDE = {"secretary", "chair", "deputy", "controller", "authorised", "reviewer_of_own"}


def who_sees(queryset: object, cast: Cast) -> set[str]:
    """The parts for whom the gate lets at least one row through."""
    return {name for name, person in cast.people() if queryset.visible_to(actor(person)).exists()}


def test_a_task_is_seen_by_its_two_sides_and_the_auditor(cast: Cast) -> None:
    """Not by a member, another akim, a former secretary, another commission or a stranger."""
    task = make.task(cast.ours, actor(cast.secretary), cast.alga)
    assert who_sees(Task.objects, cast) == SIDE | {"akim", "specialist", "auditor"}
    assert {name for name, person in cast.people() if access.sees(actor(person), task)} == who_sees(
        Task.objects, cast
    )


@pytest.mark.parametrize(
    ("status", "others"),
    [
        ("planned", {"auditor"}),
        ("convened", {"auditor", "member"}),
        ("held", {"auditor", "member"}),
        ("with_chair", {"auditor", "member"}),
        ("signed", {"auditor", "member"}),
        ("postponed", {"auditor"}),
        ("cancelled", {"auditor"}),
    ],
)
def test_a_sitting_is_seen_by_members_once_convened(cast: Cast, status: str, others: set[str]) -> None:
    """A plan is the sitting's side's own business."""
    sitting = make.meeting(cast.ours, actor(cast.secretary))
    Meeting.objects.filter(pk=sitting.pk).update(status=status, convened_on=None)
    assert who_sees(Meeting.objects, cast) == SIDE | others


@pytest.mark.parametrize("way", [SittingMove.postpone, SittingMove.cancel])
def test_whoever_was_convened_keeps_sight_of_a_sitting_called_off(cast: Cast, way: SittingMove) -> None:
    """One that was only planned they never knew of."""
    secretary = actor(cast.secretary)
    convened, planned = (meetings.plan(cast.ours, Details(), by=secretary) for _ in range(2))
    meetings.move(convened, SittingMove.convene, by=secretary)
    for sitting in (convened, planned):
        meetings.move(sitting, way, by=secretary, reason="Төраға іссапарда.")
    assert list(Meeting.objects.visible_to(actor(cast.member))) == [convened]
    assert who_sees(Meeting.objects.filter(pk=convened.pk), cast) == SIDE | {"auditor", "member"}


@pytest.mark.parametrize("status", [status.value for status in SittingStatus])
def test_minutes_are_the_sittings_own_until_signed(cast: Cast, status: str) -> None:
    """The rule for the list of clauses and the rule for a sitting in hand are one."""
    secretary = actor(cast.secretary)
    sitting = make.meeting(cast.ours, secretary)
    make.clause(sitting, secretary, cast.alga)
    Meeting.objects.filter(pk=sitting.pk).update(status=status)
    sitting.refresh_from_db()
    expected = SIDE | ({"auditor", "member"} if status == "signed" else set())
    assert who_sees(Clause.objects, cast) == expected
    assert {n for n, p in cast.people() if sitting_access.sees_minutes(actor(p), sitting)} == expected


@pytest.mark.parametrize("status", ["issued", "in_work", "reported", "returned", "up_for_removal", "closed"])
def test_whoever_may_move_a_task_sees_it(cast: Cast, status: str) -> None:
    """The gate for reads is never narrower than the law for moves."""
    task = make.task(cast.ours, actor(cast.secretary), cast.alga)
    _bring(task, status, cast)
    for name, person in cast.people():
        may = any(access.offers(actor(person), task).values())
        sees = Task.objects.visible_to(actor(person)).filter(pk=task.pk).exists()
        assert sees or not may, name
        enters = bool(access.offer(actor(person), Move.enter, task))
        assert Task.objects.awaiting_letter(actor(person)).exists() == enters, name


def test_whoever_may_move_a_sitting_sees_it(cast: Cast) -> None:
    """The same for the sitting, in every status."""
    sitting = make.meeting(cast.ours, actor(cast.secretary))
    for status in SittingStatus:
        Meeting.objects.filter(pk=sitting.pk).update(status=status.value)
        sitting.refresh_from_db()
        for name, person in cast.people():
            rights = actor(person)
            may = any(sitting_access.may_move(rights, move, sitting) for move in SittingMove)
            assert not may or Meeting.objects.visible_to(rights).filter(pk=sitting.pk).exists(), name


def test_queues_hold_what_waits_for_the_person(cast: Cast) -> None:
    """Nobody's queue holds a report of their own body."""
    task = make.task(cast.ours, actor(cast.secretary), cast.alga)
    _bring(task, "reported", cast)
    waiting = {n for n, p in cast.people() if Task.objects.waiting_for_review(actor(p)).exists()}
    assert waiting == {"secretary", "controller"}
    _bring(task, "up_for_removal", cast)
    waiting = {n for n, p in cast.people() if Task.objects.waiting_for_authority(actor(p)).exists()}
    assert waiting == {"chair", "authorised"}


def _bring(task: Task, status: str, cast: Cast) -> None:
    """Take the task along its straight way until it has that status."""
    secretary, akim = actor(cast.secretary), actor(cast.akim)
    way = {
        "in_work": lambda: moves.accept(task, by=akim),
        "reported": lambda: moves.report(task, make.account(task), by=akim),
        "returned": lambda: moves.return_(task, remarks="Фото жоқ.", by=secretary),
        "up_for_removal": lambda: moves.propose(task, ground="full_execution", by=secretary),
        "closed": lambda: moves.confirm(task, by=actor(cast.chair)),
    }
    needed = {
        "issued": [],
        "in_work": ["in_work"],
        "reported": ["reported"],
        "returned": ["reported", "returned"],
        "up_for_removal": ["reported", "up_for_removal"],
        "closed": ["reported", "up_for_removal", "closed"],
    }[status]
    for step in needed:
        if task.status not in (step, "up_for_removal") or step == "closed":
            way[step]()
