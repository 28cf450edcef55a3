"""Two people at once, each with a connection of their own: one wins, the other gets the sentence."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from commission import audit
from commission.domain.verdict import Refused
from tasks.actions import moves
from tasks.models import Task
from tests import make
from tests.cast import actor, assemble


def at_once(*deeds: Callable[[], None]) -> list[str]:
    """Start all deeds together; each answers "" or the code it was refused with."""
    barrier = Barrier(len(deeds))

    def one(deed: Callable[[], None]) -> str:
        barrier.wait()
        try:
            deed()
        except Refused as refusal:
            return refusal.code
        finally:
            connections.close_all()
        return ""

    with ThreadPoolExecutor(len(deeds)) as pool:
        return sorted(pool.map(one, deeds))


@pytest.mark.django_db(transaction=True)
def test_two_confirm_at_once() -> None:
    """One confirmation stands in the journal, the other person is told somebody was faster."""
    cast = assemble()
    secretary, chair, authorised = actor(cast.secretary), actor(cast.chair), actor(cast.authorised)
    task = make.task(cast.ours, secretary, cast.alga)
    moves.report(task, make.account(task), by=actor(cast.akim))
    moves.propose(task, ground="full_execution", by=secretary)
    first, second = Task.objects.get(pk=task.pk), Task.objects.get(pk=task.pk)

    answers = at_once(lambda: moves.confirm(first, by=chair), lambda: moves.confirm(second, by=authorised))

    assert answers == ["", "stale"]
    task.refresh_from_db()
    assert (task.status, task.version) == ("closed", 4)
    assert task.reports.get().reviews.filter(move="confirm").count() == 1
    assert list(audit.verify()) == []


@pytest.mark.django_db(transaction=True)
def test_withdrawing_and_returning_at_once() -> None:
    """The report is either taken back or returned, never both."""
    cast = assemble()
    secretary, akim = actor(cast.secretary), actor(cast.akim)
    task = make.task(cast.ours, secretary, cast.alga)
    moves.report(task, make.account(task), by=akim)
    first, second = Task.objects.get(pk=task.pk), Task.objects.get(pk=task.pk)

    answers = at_once(
        lambda: moves.withdraw(first, by=akim),
        lambda: moves.return_(second, remarks="Толықтырыңыз.", by=secretary),
    )

    assert answers == ["", "stale"]
    task.refresh_from_db()
    assert (task.status, task.reports.get().state) in {("in_work", "withdrawn"), ("returned", "returned")}
    assert list(audit.verify()) == []


@pytest.mark.django_db(transaction=True)
def test_two_sign_at_once() -> None:
    """The tasks are issued once."""
    cast = assemble()
    secretary = actor(cast.secretary)
    sitting = make.meeting(cast.ours, secretary)
    make.clause(sitting, secretary, cast.alga, cast.khromtau)
    make.hand_over(sitting, secretary)
    first, second = (type(sitting).objects.for_page().get(pk=sitting.pk) for _ in range(2))

    answers = at_once(lambda: make.sign(first, secretary), lambda: make.sign(second, secretary))

    assert answers == ["", "stale"]
    assert Task.objects.count() == 2
