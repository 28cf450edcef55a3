"""Two people at once, each with a connection of their own: one wins, the other gets the sentence."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from commission import audit
from commission.domain.verdict import Refused
from tasks.actions import moves, report_drafts, sending
from tasks.actions.accounts import Said
from tasks.models import ReportDraft, Task
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


@pytest.mark.django_db(transaction=True)
def test_two_accept_at_once() -> None:
    """Head and specialist: the task is accepted once."""
    cast = assemble()
    akim, specialist = actor(cast.akim), actor(cast.specialist)
    task = make.task(cast.ours, actor(cast.secretary), cast.alga)
    first, second = Task.objects.get(pk=task.pk), Task.objects.get(pk=task.pk)

    answers = at_once(lambda: moves.accept(first, by=akim), lambda: moves.accept(second, by=specialist))

    assert answers == ["", "stale"]
    task.refresh_from_db()
    assert (task.status, task.version) == ("in_work", 2)


@pytest.mark.django_db(transaction=True)
def test_two_send_at_once() -> None:
    """One report goes out, with the file; the other one is told that the status does not allow a second."""
    cast = assemble()
    akim = actor(cast.akim)
    task = make.task(cast.ours, actor(cast.secretary), cast.alga)
    said = said_of(task, "Жеті стенд орнатылды.")
    report_drafts.add(task, [report_drafts.Arrived(make.photo())], by=akim)
    first, second = Task.objects.get(pk=task.pk), Task.objects.get(pk=task.pk)

    answers = at_once(lambda: sending.send(first, said, by=akim), lambda: sending.send(second, said, by=akim))

    assert answers == ["", "status"]
    assert task.reports.get().files.count() == 1
    assert list(audit.verify()) == []


@pytest.mark.django_db(transaction=True)
def test_two_write_one_draft_at_once() -> None:
    """Both begin it; one's words are stored, the other is refused and keeps its own in the form."""
    cast = assemble()
    akim, specialist = actor(cast.akim), actor(cast.specialist)
    task = make.task(cast.ours, actor(cast.secretary), cast.alga)
    words = {"akim": said_of(task, "Басшы жазды."), "specialist": said_of(task, "Маман жазды.")}
    first, second = Task.objects.get(pk=task.pk), Task.objects.get(pk=task.pk)
    seen = report_drafts.FIRST

    answers = at_once(
        lambda: report_drafts.save(first, words["akim"], by=akim, seen=seen),
        lambda: report_drafts.save(second, words["specialist"], by=specialist, seen=seen),
    )

    assert answers == ["", "stale"]
    draft = ReportDraft.objects.get()
    assert draft.text in {one.text for one in words.values()}
    assert draft.version == 2
    assert list(audit.verify()) == []


@pytest.mark.django_db(transaction=True)
def test_one_file_sent_again_while_the_first_still_arrives() -> None:
    """A phone that lost its connection asks again with the same token: the file stands there once."""
    cast = assemble()
    akim = actor(cast.akim)
    task = make.task(cast.ours, actor(cast.secretary), cast.alga)
    photos = [report_drafts.Arrived(make.photo(), token="a-photo") for _ in range(2)]
    first, second = Task.objects.get(pk=task.pk), Task.objects.get(pk=task.pk)

    answers = at_once(
        lambda: report_drafts.add(first, photos[:1], by=akim) and None,
        lambda: report_drafts.add(second, photos[1:], by=akim) and None,
    )

    assert answers == ["", ""]
    assert ReportDraft.objects.get().files.count() == 1


def said_of(task: Task, text: str) -> Said:
    """These words with the number the task asks for."""
    return Said(text=text, facts=make.account(task).facts)
