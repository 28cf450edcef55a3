"""A report before it is sent: shared by the body, hidden from everybody else, whole when it leaves."""

from datetime import date
from decimal import Decimal

import pytest

from commission import audit
from commission.domain.verdict import Refused
from commission.models import Entry
from tasks import access
from tasks.actions import moves, report_drafts, sending
from tasks.actions.accounts import Outgoing, Said
from tasks.actions.report_drafts import MOST_FILES, Arrived
from tasks.domain.lifecycle import Move
from tasks.models import ReportDraft, Task
from tests import make
from tests.cast import Cast, actor
from tests.stage import kept

pytestmark = pytest.mark.django_db

LETTER = Outgoing(outgoing_number="01-12/345", outgoing_date=date(2025, 8, 18), signatory="А. Әкім")


@kept
def task(cast: Cast) -> Task:
    """A task of the akim of Alga."""
    return make.task(cast.ours, actor(cast.secretary), cast.alga)


def said(task: Task, text: str = "Төрт стенд орнатылды.", value: int = 4, **more: object) -> Said:
    """Words and the number the task asks for."""
    return Said(text=text, facts={task.instruction.measures.get().pk: Decimal(value)}, **more)


def test_a_specialist_prepares_and_the_head_sends_all_of_it(cast: Cast, task: Task) -> None:
    specialist, akim = actor(cast.specialist), actor(cast.akim)
    report_drafts.save(task, said(task, outgoing=LETTER), by=specialist)
    report_drafts.add(
        task, [Arrived(make.photo()), Arrived(make.photo("хат.jpg"), is_letter=True)], by=specialist
    )
    sent = sending.send(task, said(task, value=5, outgoing=LETTER), by=akim)
    assert (sent.submitted_by, sent.outgoing_number, sent.signatory) == (cast.akim, "01-12/345", "А. Әкім")
    assert sent.facts.get().value == 5
    assert [(kept.file.name, kept.is_letter) for kept in sent.files.all()] == [
        ("хат.jpg", True),
        ("стенд.jpg", False),
    ]
    draft = ReportDraft.objects.get()
    assert (draft.text, draft.saved_at, draft.facts.count(), draft.files.count()) == ("", None, 0, 0)


def test_only_the_body_sees_the_draft_and_only_it_may_write(cast: Cast, task: Task) -> None:
    report_drafts.save(task, said(task), by=actor(cast.specialist))
    ours = {"akim", "specialist", "reviewer_of_own"}
    people = {name: actor(person) for name, person in cast.people()}
    assert {n for n, who in people.items() if ReportDraft.objects.visible_to(who).exists()} == ours
    assert {n for n, who in people.items() if access.may_prepare(who, task)} == ours
    with pytest.raises(Refused, match="role"):
        report_drafts.save(task, said(task, "Хатшы жазды"), by=actor(cast.secretary))


def test_the_journal_says_who_wrote_and_never_what(cast: Cast, task: Task) -> None:
    report_drafts.save(task, said(task, "Құпия сөз"), by=actor(cast.specialist))
    report_drafts.save(task, said(task, "Құпия сөз"), by=actor(cast.specialist))
    entries = list(Entry.objects.filter(object_kind="report_draft").order_by("seq"))
    assert [entry.code for entry in entries] == ["report_draft.begun", "report_draft.saved"]
    assert "Құпия" not in "".join(entry.data for entry in entries)
    assert task.version == Task.objects.get().version == 1


def test_a_file_makes_nobodys_words_old(cast: Cast, task: Task) -> None:
    report_drafts.add(task, [Arrived(make.photo())], by=actor(cast.akim))
    report_drafts.save(task, said(task), by=actor(cast.specialist), seen=report_drafts.FIRST)
    with pytest.raises(Refused, match="stale"):
        report_drafts.save(task, said(task, "Ескі бет"), by=actor(cast.akim), seen=report_drafts.FIRST)


def test_a_token_is_one_file_and_there_is_one_letter(cast: Cast, task: Task) -> None:
    akim = actor(cast.akim)
    for _ in range(2):
        (kept,) = report_drafts.add(task, [Arrived(make.photo(), token="one")], by=akim)
    for name in ("бірінші.jpg", "екінші.jpg"):
        report_drafts.add(task, [Arrived(make.photo(name), is_letter=True)], by=akim)
    files = ReportDraft.objects.get().files
    assert files.count() == 3
    assert files.get(is_letter=True).file.name == "екінші.jpg"
    assert report_drafts.known(task, "one") == kept
    report_drafts.remove(task, kept.pk, by=akim)
    assert files.count() == 2


def test_more_files_than_a_report_holds_are_refused_together(cast: Cast, task: Task) -> None:
    akim, many = actor(cast.akim), [Arrived(make.photo()) for _ in range(MOST_FILES + 1)]
    with pytest.raises(Refused, match="file_too_many"):
        report_drafts.add(task, many, by=akim)
    assert not ReportDraft.objects.exists()


def test_what_is_withdrawn_is_the_draft_again(cast: Cast, task: Task) -> None:
    akim = actor(cast.akim)
    report_drafts.add(task, [Arrived(make.photo())], by=akim)
    sending.send(task, said(task, outgoing=LETTER, asks="information"), by=akim)
    moves.withdraw(task, by=actor(cast.specialist))
    draft = ReportDraft.objects.get()
    assert (draft.text, draft.asks, draft.outgoing_number) == (
        "Төрт стенд орнатылды.",
        "information",
        "01-12/345",
    )
    assert draft.facts.get().value == 4
    sent = sending.send(task, said(task), by=akim, seen=draft.version)
    withdrawn = task.reports.get(state="withdrawn")
    assert sent.files.get().file == withdrawn.files.get().file
    assert audit.verify() == []


def test_a_note_between_page_and_press_stops_no_report(cast: Cast, task: Task) -> None:
    opened = Task.objects.get(pk=task.pk)
    moves.accept(task, by=actor(cast.akim))
    accepted = task.accepted_at
    moves.note(task, text="Мердігер таңдалды.", by=actor(cast.akim))
    sending.send(opened, said(opened), by=actor(cast.akim))
    assert (opened.status, opened.version, opened.accepted_at) == ("reported", task.version + 1, accepted)


def test_nothing_is_written_while_a_report_waits(cast: Cast, task: Task) -> None:
    moves.report(task, make.account(task), by=actor(cast.akim))
    for deed in (
        lambda: report_drafts.save(task, said(task), by=actor(cast.specialist)),
        lambda: report_drafts.add(task, [Arrived(make.photo())], by=actor(cast.specialist)),
        lambda: sending.send(task, said(task), by=actor(cast.akim)),
    ):
        with pytest.raises(Refused, match="status"):
            deed()


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("letter_in_future", {"outgoing": Outgoing(outgoing_date=date(2025, 8, 20))}),
        ("negative_fact", {"value": -1}),
        ("needs_text", {"text": " "}),
    ],
)
def test_a_refused_report_leaves_the_draft_as_it_was(cast: Cast, task: Task, code: str, change: dict) -> None:
    report_drafts.save(task, said(task), by=actor(cast.specialist))
    with pytest.raises(Refused, match=code):
        sending.send(task, said(task, **change), by=actor(cast.akim))
    assert ReportDraft.objects.get().text == "Төрт стенд орнатылды."
    assert not task.reports.exists()


def test_the_head_gives_a_task_to_a_specialist_and_may_let_him_send(cast: Cast, task: Task) -> None:
    akim, specialist = actor(cast.akim), actor(cast.specialist)
    moves.delegate(task, assignee=cast.specialist, by=akim)
    with pytest.raises(Refused, match="role"):
        sending.send(task, said(task), by=specialist)
    moves.delegate(task, assignee=cast.specialist, sends=True, by=akim)
    assert not access.offer(specialist, Move.delegate, task)
    assert sending.send(task, said(task), by=specialist).submitted_by == cast.specialist


def test_a_task_is_given_only_to_a_specialist_of_the_body(cast: Cast, task: Task) -> None:
    for person in (cast.akim, cast.other_akim, cast.secretary):
        with pytest.raises(Refused, match="not_specialist"):
            moves.delegate(task, assignee=person, by=actor(cast.akim))
    moves.delegate(task, assignee=None, by=actor(cast.akim))
    assert task.assignee is None
