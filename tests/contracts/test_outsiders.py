"""By address alone: whoever has no part in a task tries every file and every move of it, in every status.

The table of addresses (urls.csv) asks each page once; here the address of a move stands for a task in each
status, and that of a file for each place where a file lies, a foreign task among them. The answer is a status
of the table below, and never a word or a byte of what it keeps from them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from commission.actions import files
from commission.models import Entry, Meeting, StoredFile
from tasks.actions import coexecution, moves, report_drafts, signing
from tasks.actions.accounts import Account, Said
from tasks.actions.report_drafts import Arrived
from tasks.domain.lifecycle import Move
from tasks.models import CoLine, DeliveryFile, DraftFile, ReportFile, Task
from tests import make
from tests.cast import Cast, actor
from tests.render.test_sniff import PDF

pytestmark = pytest.mark.django_db

SECRET, UNSENT = "қ7f3a9c", "ж5d2e8b"
"""Words, names and bytes of what was given in, and of what is still a draft."""
OUTSIDERS = ("stranger", "other_akim", "member", "auditor")
NOT_THERE = dict.fromkeys(OUTSIDERS, 404)
NOT_THEIRS = NOT_THERE | {"auditor": 403}
ONLY_READ = NOT_THERE | {"auditor": 200}
DATA = {"text": "x", "remarks": "x", "reason": "x", "ground": "full_execution", "confirming": "1"}
"""Enough for any move that nobody stops."""

Expected = dict[str, int]
Asked = tuple[str, str, Expected]
"""Method, address, and who is answered how."""


@dataclass(frozen=True)
class Hidden:
    """What there is to be got at."""

    tasks: list[Task]
    foreign: Task
    line: CoLine
    minutes: Meeting
    drafted: dict[bool, DraftFile]


@pytest.mark.once
def test_by_address_alone_nobody_gets_at_what_is_not_theirs(cast: Cast, undrawn: None) -> None:
    hidden = assembled(cast)
    before = list(Entry.objects.order_by("pk").values_list("pk", flat=True))
    wrong = []
    for name in OUTSIDERS:
        browser = Client()
        browser.force_login(getattr(cast, name))
        for method, address, expected in asked(hidden):
            with transaction.atomic():
                answer = getattr(browser, method)(address, DATA)
                transaction.set_rollback(True)
            shown = [UNSENT, *([SECRET] if expected[name] != 200 else [])]
            if answer.status_code != expected[name] or any(s.encode() in answer.content for s in shown):
                wrong.append((name, method, address, answer.status_code))
    assert wrong == []
    assert list(Entry.objects.order_by("pk").values_list("pk", flat=True)) == before


def test_a_file_of_others_is_not_got_through_a_task_of_ones_own(cast: Cast) -> None:
    """The akim of Khromtau knows the number of the file and puts it behind the address of his own task."""
    hidden = assembled(cast)
    browser = Client()
    browser.force_login(cast.other_akim)
    own = hidden.foreign.pk
    evidence, draft = ReportFile.objects.order_by("pk")[0], hidden.drafted[False]
    for name, file in (
        ("task_file", evidence),
        ("report_file", draft),
        ("letter_file", hidden.drafted[True]),
    ):
        assert browser.get(reverse(name, args=[own, file.pk])).status_code == 404
    browser.post(reverse("report_file", args=[own, draft.pk]))
    answer = browser.post(reverse("report", args=[own]), {"remove": draft.pk})
    assert SECRET.encode() not in answer.content
    assert DraftFile.objects.filter(pk=draft.pk).exists()


def asked(hidden: Hidden) -> Iterator[Asked]:
    """Every move of every task, then every file wherever it lies."""
    for task in hidden.tasks:
        yield "get", reverse("task", args=[task.pk]), ONLY_READ
        yield from (("post", address, expected) for address, expected in of_task(task))
    yield from (("get", address, expected) for address, expected in of_task(hidden.tasks[0]))
    yield from of_files(hidden)


def of_task(task: Task) -> Iterator[tuple[str, Expected]]:
    """Where something is done to it; each has a page as well."""
    for move in Move:
        expected = NOT_THERE if move in (Move.issue, Move.report, Move.enter) else NOT_THEIRS
        yield reverse("task_move", args=[task.pk, move.value]), expected
    for page in ("report", "letter"):
        yield reverse(page, args=[task.pk]), NOT_THEIRS
    yield reverse("review", args=[task.pk]), dict.fromkeys(OUTSIDERS, 403)


def of_files(hidden: Hidden) -> Iterator[Asked]:
    for evidence in ReportFile.objects.order_by("pk"):
        yield "get", reverse("task_file", args=[evidence.report.task_id, evidence.pk]), ONLY_READ
    for by_letter, draft in hidden.drafted.items():
        address = reverse("letter_file" if by_letter else "report_file", args=[draft.draft.task_id, draft.pk])
        yield from (("get", address, NOT_THERE), ("post", address, NOT_THEIRS))
    for upload in ("report_upload", "letter_upload"):
        yield "post", reverse(upload, args=[hidden.tasks[0].pk]), NOT_THEIRS
    line, given = hidden.line.pk, DeliveryFile.objects.get().pk
    yield "get", reverse("co_line", args=[line]), ONLY_READ
    yield "get", reverse("co_line_file", args=[line, given]), ONLY_READ
    for move in ("accept", "deliver", "ask_again", "done"):
        yield "post", reverse("co_line_move", args=[line, move]), NOT_THEIRS
    papers = NOT_THERE | {"member": 200, "auditor": 200}
    for language in ("kk", "ru"):
        yield "get", reverse("meeting_paper", args=[hidden.minutes.pk, language]), papers


def assembled(cast: Cast) -> Hidden:
    """One sitting: a task in each status, one of another akim, a co-executor's line, drafts of both sides."""
    secretary, akim = actor(cast.secretary), actor(cast.akim)
    tasks, foreign, line = signed(cast)
    coexecution.deliver(line, text=SECRET, files=[kept(SECRET)], by=actor(cast.agency_head))
    ways = ["", "a", "r", "rt", "rp", "rpc", "x"]
    for task, way in zip(tasks, ways, strict=True):
        carry(cast, task, way)
    drafted = {}
    for by_letter, by in ((False, akim), (True, secretary)):
        report_drafts.save(tasks[0], Said(text=UNSENT, facts={}), by=by, by_letter=by_letter)
        arrived = [Arrived(kept(UNSENT), is_letter=by_letter)]
        (drafted[by_letter],) = report_drafts.add(tasks[0], arrived, by=by, by_letter=by_letter)
    return Hidden(tasks, foreign, line, foreign.meeting, drafted)


def signed(cast: Cast) -> tuple[list[Task], Task, CoLine]:
    """Seven tasks of Alga, the first helped by the health directorate, and one of Khromtau."""
    secretary = actor(cast.secretary)
    sitting = make.meeting(cast.ours, secretary)
    make.clause(sitting, secretary, cast.alga, helpers=[cast.health], role="lead")
    for _ in range(6):
        make.clause(sitting, secretary, cast.alga)
    make.clause(sitting, secretary, cast.khromtau)
    papers = {language: kept(SECRET) for language in ("kk", "ru")}
    versions = signing.versions_of(sitting)
    signing.hand_to_chair(sitting, papers, content_hash="a" * 64, versions=versions, by=secretary)
    *tasks, foreign = make.sign(sitting, secretary)
    return tasks, foreign, CoLine.objects.select_related("lead").get()


def carry(cast: Cast, task: Task, way: str) -> None:
    """By the letters of `way`: accept, report with a file, return, propose, confirm, cancel."""
    secretary, chair, akim = actor(cast.secretary), actor(cast.chair), actor(cast.akim)
    account = Account(text=SECRET, facts=make.account(task).facts, files=[kept(SECRET)])
    steps = {
        "a": lambda: moves.accept(task, by=akim),
        "r": lambda: moves.report(task, account, by=akim),
        "t": lambda: moves.return_(task, remarks=SECRET, by=secretary),
        "p": lambda: moves.propose(task, ground="full_execution", remarks=SECRET, by=secretary),
        "c": lambda: moves.confirm(task, by=chair),
        "x": lambda: moves.cancel(task, reason=SECRET, by=chair),
    }
    for step in way:
        steps[step]()


def kept(word: str) -> StoredFile:
    """A document that has the word in its name and in its bytes."""
    return files.keep(f"{word}.pdf", "application/pdf", PDF.replace(b"<<>>", b"<<" + word.encode() + b">>"))
