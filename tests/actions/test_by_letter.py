"""A report that came by letter: entered by a reviewer, given by the body on the day it was received."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from commission import audit, clock, journal
from commission import said as in_words
from commission.domain.verdict import Refused
from commission.models import Mail, Notice, Position, StoredFile
from tasks.actions import moves, report_drafts, sending
from tasks.actions.accounts import Outgoing, Said
from tasks.actions.report_drafts import Arrived
from tasks.models import Report, ReportDraft, Task
from tests import make
from tests.cast import Cast, actor
from tests.conftest import MOMENT
from tests.stage import kept

pytestmark = pytest.mark.django_db

RECEIVED = date(2025, 8, 21)
LETTER = Outgoing(
    outgoing_number="01-12/345", outgoing_date=date(2025, 8, 20), signatory="А. Әкім", received_on=RECEIVED
)
ENTERED = MOMENT + timedelta(days=6)
ENTERING = ("secretary", "controller")


@kept
def task(cast: Cast) -> Task:
    """Issued to the akim of Alga on 19 August; from then on it is the 25th."""
    return make.task(cast.ours, actor(cast.secretary), cast.alga)


def words(task: Task, letter: Outgoing = LETTER) -> Said:
    """What the letter says, with the number the task asks for."""
    return Said(text="Он стенд орнатылды.", facts=make.account(task, value=10).facts, outgoing=letter)


def enter(cast: Cast, task: Task, by: str = "secretary", scan: StoredFile | None = None) -> Report:
    """The way of the page: the scan first, then the words."""
    with clock.freeze(ENTERED):
        who = actor(getattr(cast, by))
        report_drafts.add(task, [Arrived(scan or make.photo("хат.jpg"), True)], by=who, by_letter=True)
        return sending.enter(task, words(task), by=who)


def test_it_counts_from_the_day_it_was_received_and_names_both(cast: Cast, task: Task) -> None:
    sent = enter(cast, task)
    assert (task.status, task.reported_by_id, task.entered_by_id) == ("reported", None, cast.secretary.pk)
    assert (sent.submitted_by, sent.entered_by_id, sent.entered_at) == (None, cast.secretary.pk, ENTERED)
    assert clock.day_of(task.accepted_at) == RECEIVED
    assert sent.files.get().is_letter

    entry = journal.history(task)[0]
    told = in_words.event(journal.KINDS[entry.code].sentence, entry.data)
    assert all(part in told for part in ("Алға ауданы", "01-12/345", "А. Әкім")), told
    assert entry.person == cast.secretary
    assert Notice.objects.filter(person=cast.akim, entry=entry).exists()
    assert Mail.objects.filter(person=cast.akim, entry=entry).exists()

    moves.propose(task, ground="full_execution", by=actor(cast.secretary))
    moves.confirm(task, by=actor(cast.chair))
    assert task.terms.get().met_on == RECEIVED
    assert list(audit.verify()) == []


def test_a_letter_of_the_day_of_issue_is_not_older_than_the_task(cast: Cast, task: Task) -> None:
    """Both days are known to the day only: the moment is not before the signature was recorded."""
    secretary, day = actor(cast.secretary), clock.day_of(MOMENT)
    report_drafts.add(task, [Arrived(make.photo(), True)], by=secretary, by_letter=True)
    sent = sending.enter(task, words(task, replace(LETTER, outgoing_date=day, received_on=day)), by=secretary)
    assert sent.submitted_at == task.accepted_at == task.issued_at


def test_other_eyes_than_those_that_entered_it_decide(cast: Cast, task: Task) -> None:
    """Who entered it may say what they think of it, as on any report, but not take the task off control."""
    Position.objects.create(
        person=cast.controller, role="authority", commission=cast.ours, since=date(2025, 1, 1)
    )
    enter(cast, task, by="controller")
    both = actor(cast.controller)
    moves.propose(task, ground="full_execution", by=both)
    decisions: list[Callable[[], object]] = [
        lambda: moves.confirm(task, by=both),
        lambda: moves.reject(task, remarks="Жоқ.", by=both),
    ]
    for decide in decisions:
        with pytest.raises(Refused, match="entered_it"):
            decide()
    assert not Task.objects.waiting_for_authority(both).exists()
    assert Task.objects.waiting_for_authority(actor(cast.chair)).exists()
    moves.confirm(task, by=actor(cast.chair))


def test_nobody_else_enters_one(cast: Cast, task: Task) -> None:
    """Not the body itself, not who decides, not who only looks on; a reviewer not for the body they head."""
    refused = {}
    for name, person in cast.people():
        with clock.freeze(ENTERED), pytest.raises(Refused) if name not in ENTERING else nullcontext() as why:
            report_drafts.begin(task, by=actor(person), by_letter=True)
        if why:
            refused[name] = why.value.code
    assert refused == dict.fromkeys(refused, "role") | {"reviewer_of_own": "own_letter"}
    with pytest.raises(Refused, match="own_letter"):
        moves.enter(task, make.account(task), by=actor(cast.reviewer_of_own))


UNCHECKED: list[tuple[dict[str, Any], str]] = [
    ({"outgoing_number": " "}, "needs_letter"),
    ({"outgoing_date": None}, "needs_letter"),
    ({"signatory": ""}, "needs_letter"),
    ({"received_on": None}, "needs_letter"),
    ({"received_on": date(2025, 8, 26)}, "received_in_future"),
    ({"received_on": date(2025, 8, 18)}, "received_before_issue"),
    ({"outgoing_date": date(2025, 8, 22)}, "letter_after_receipt"),
]


def test_what_nobody_could_check_is_not_entered(cast: Cast, task: Task) -> None:
    """And nothing of it is lost: the scan waits in the draft, the task stands where it stood."""
    secretary = actor(cast.secretary)
    with clock.freeze(ENTERED):
        with pytest.raises(Refused, match="needs_letter"):  # without its scan
            sending.enter(task, words(task), by=secretary)
        report_drafts.add(task, [Arrived(make.photo(), True)], by=secretary, by_letter=True)
        for change, code in UNCHECKED:
            with pytest.raises(Refused, match=code):
                sending.enter(task, words(task, replace(LETTER, **change)), by=secretary)
    assert (Task.objects.get().status, ReportDraft.objects.get().files.count()) == ("issued", 1)


def test_a_slip_is_taken_back_by_who_made_it_and_the_bodys_draft_stays(cast: Cast, task: Task) -> None:
    """No return is counted; the letter is the reviewers' draft again."""
    akim, secretary = actor(cast.akim), actor(cast.secretary)
    report_drafts.save(task, Said(text="Біздің жоба", facts={}), by=akim)
    enter(cast, task)
    with pytest.raises(Refused, match="role"):
        moves.withdraw(Task.objects.get(), by=actor(cast.controller))
    with clock.freeze(ENTERED):
        moves.withdraw(task, by=secretary)
    assert (task.status, task.returns, task.terms.get().state) == ("in_work", 0, "open")
    drafts = {draft.by_letter: draft for draft in ReportDraft.objects.all()}
    assert (drafts[False].text, drafts[True].text) == ("Біздің жоба", "Он стенд орнатылды.")
    assert (drafts[True].received_on, drafts[True].files.get().is_letter) == (RECEIVED, True)


def test_the_body_may_take_back_what_was_entered_in_its_name(cast: Cast, task: Task) -> None:
    enter(cast, task)
    moves.withdraw(task, by=actor(cast.akim))
    assert task.status == "in_work"
    assert not ReportDraft.objects.filter(by_letter=False).exists()
    assert ReportDraft.objects.get().text == ""


def test_each_side_sees_its_own_draft_only(cast: Cast, task: Task) -> None:
    report_drafts.save(task, Said(text="Біздің жоба", facts={}), by=actor(cast.specialist))
    with clock.freeze(ENTERED):
        report_drafts.save(task, words(task), by=actor(cast.secretary), by_letter=True)
    people = {name: actor(person) for name, person in cast.people()}
    seen = {
        name: sorted(ReportDraft.objects.visible_to(who).values_list("by_letter", flat=True))
        for name, who in people.items()
    }
    of_the_body, reviewing = {"akim", "specialist", "reviewer_of_own"}, {"secretary", "controller"}
    assert {name for name, drafts in seen.items() if drafts == [False]} == of_the_body
    assert {name for name, drafts in seen.items() if drafts == [True]} == reviewing
    assert {name for name, drafts in seen.items() if drafts} == of_the_body | reviewing
