"""Two people at once, each with a connection of their own: one wins, the other gets the sentence."""

from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier, Event

import pytest
from django.db import connections
from django.test import Client

from commission import audit, clock, journal
from commission.actions import body_names, meetings
from commission.domain.sitting import Move
from commission.domain.verdict import Refused, refuse
from commission.models import Person
from commission.reasons import sentence
from tasks.actions import moves, report_drafts, searching, sending
from tasks.actions.accounts import Outgoing, Said
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
def test_two_recall_at_once() -> None:
    """Two secretaries of one commission: the papers come back once, the slower one reads why not again."""
    cast = assemble()
    secretary, colleague = actor(cast.secretary), Person.objects.create_user("colleague@test.invalid")
    titles = {"title_kk": "хатшы", "title_ru": "секретарь"}
    colleague.positions.create(role="secretary", commission=cast.ours, since="2025-01-01", **titles)
    sitting = make.meeting(cast.ours, secretary)
    make.clause(sitting, secretary, cast.alga)
    make.hand_over(sitting, secretary)
    first, second = (type(sitting).objects.for_page().get(pk=sitting.pk) for _ in range(2))

    answers = at_once(
        lambda: meetings.move(first, Move.recall, reason="Мерзімі қате.", by=secretary),
        lambda: meetings.move(second, Move.recall, reason="Саны қате.", by=actor(colleague)),
    )

    assert answers == ["", "stale"]
    sitting.refresh_from_db()
    assert sitting.status == "held"
    assert [entry.code for entry in journal.history(sitting)].count("meeting.recall") == 1
    assert not sitting.papers.filter(void=False).exists()
    assert list(audit.verify()) == []


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
    """Two specialists begin it; one's words are stored, the other is told and has both texts in the form."""
    cast = assemble()
    titles = {"title_kk": "маман", "title_ru": "специалист"}
    colleague = Person.objects.create_user("colleague@test.invalid")
    colleague.positions.create(role="specialist", body=cast.alga, since="2025-01-01", **titles)
    people = {"one": actor(cast.specialist), "other": actor(colleague)}
    task = make.task(cast.ours, actor(cast.secretary), cast.alga)
    words = {"one": said_of(task, "Бірінші жазды."), "other": said_of(task, "Екінші жазды.")}
    first, second = Task.objects.get(pk=task.pk), Task.objects.get(pk=task.pk)
    seen = report_drafts.FIRST

    answers = at_once(
        lambda: report_drafts.save(first, words["one"], by=people["one"], seen=seen),
        lambda: report_drafts.save(second, words["other"], by=people["other"], seen=seen),
    )

    assert answers == ["", "stale"]
    draft = ReportDraft.objects.get()
    assert draft.version == 2
    slower = next(name for name, said in words.items() if said.text != draft.text)
    browser = Client()
    browser.force_login(Person.objects.get(pk=people[slower].person_id))
    typed = {"text": words[slower].text, "asks": "removal", "seen": seen, "save": "1"}
    form = browser.post(f"/tasks/{task.pk}/report/", typed).context["form"]
    assert form.non_field_errors() == [sentence(refuse("stale"))]
    assert (draft.text, words[slower].text) in {(one.stored, one.typed) for one in form.conflicts}
    assert list(audit.verify()) == []


@pytest.mark.django_db(transaction=True)
def test_a_letter_and_the_bodys_own_report_at_once() -> None:
    """One of them waits for the reviewer; whoever was slower keeps their draft with its file."""
    cast = assemble()
    akim, secretary = actor(cast.akim), actor(cast.secretary)
    task = make.task(cast.ours, secretary, cast.alga)
    day = clock.day_of(task.issued_at)
    letter = Outgoing(outgoing_number="1", outgoing_date=day, signatory="А. Әкім", received_on=day)
    scan = report_drafts.Arrived(make.photo(), is_letter=True)
    report_drafts.add(task, [scan], by=secretary, by_letter=True)
    report_drafts.add(task, [report_drafts.Arrived(make.photo())], by=akim)
    first, second = Task.objects.get(pk=task.pk), Task.objects.get(pk=task.pk)
    said = said_of(task, "Жеті стенд орнатылды.")

    answers = at_once(
        lambda: sending.send(first, said, by=akim),
        lambda: sending.enter(second, replace(said, outgoing=letter), by=secretary),
    )

    assert answers == ["", "status"]
    task.refresh_from_db()
    assert {task.reported_by_id, task.entered_by_id} in ({None, akim.person_id}, {None, secretary.person_id})
    assert task.reports.get().files.count() == 1
    kept = ReportDraft.objects.exclude(by_letter=task.entered_by_id is not None).get()
    assert kept.files.count() == 1
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


@pytest.mark.django_db(transaction=True)
def test_two_equals_end_at_once() -> None:
    """The line that helps them both ends with the later one: nobody would wait for it any more."""
    cast = assemble()
    secretary, chair, authorised = actor(cast.secretary), actor(cast.chair), actor(cast.authorised)
    equals = [cast.alga, cast.khromtau]
    (line,) = make.helped(cast.ours, secretary, *equals, helpers=[cast.health], role="equal")
    first, second = Task.objects.order_by("id")

    answers = at_once(
        lambda: moves.cancel(first, reason="Біріктірілді.", by=chair),
        lambda: moves.cancel(second, reason="Біріктірілді.", by=authorised),
    )

    assert answers == ["", ""]
    line.refresh_from_db()
    assert line.closed


@pytest.mark.there
@pytest.mark.django_db(transaction=True)
def test_a_note_while_its_body_is_called_otherwise_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who writes a text anew holds it: words that are said meanwhile come after it."""
    cast = assemble()
    secretary = actor(cast.secretary)
    task = make.task(cast.ours, secretary, cast.alga)
    read, noted, texts_of = Event(), Event(), searching.texts_of

    def slowly(keys: Collection[int]) -> dict[int, str]:
        texts = texts_of(keys)
        read.set()
        noted.wait(timeout=1)
        return texts

    def note() -> None:
        read.wait()
        moves.note(task, text="Мердігер таңдалды.", by=actor(cast.akim))
        noted.set()

    monkeypatch.setattr(searching, "texts_of", slowly)
    at_once(lambda: body_names.add_alias(cast.alga, "Алға қаласы", by=secretary), note)

    for query in ("мердігер", "Алға қаласы"):
        assert list(Task.objects.found(query)) == [task]
