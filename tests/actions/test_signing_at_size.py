"""Signing at its full size: 40 clauses to 13 akimats each, in a fixed number of queries and without a PDF.

The signature is recorded while the secretary waits, and on SQLite nobody else writes meanwhile. So the cost
may not grow with the lines but by the rows a statement takes, and no paper is drawn inside the transaction.
"""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from weasyprint import HTML

from commission import audit
from commission.models import Entry, Meeting, Notice
from tasks.models import CoLine, Task, Term
from tests import make
from tests.actions import big_sitting
from tests.actions.big_sitting import BODIES, CLAUSES, CO_LINES, TASKS
from tests.cast import Cast, actor, assemble
from tests.stage import kept

QUERIES = 120
"""The promise for 520 lines, for the hand-over and for the signature alike."""


@kept
def sitting(cast: Cast) -> Meeting:
    """40 clauses, held and not yet with the chair."""
    return big_sitting.held(cast.ours, actor(cast.secretary))


@pytest.fixture
def no_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """WeasyPrint itself fails, by whatever name it was imported."""

    def write_pdf(*_args: object, **_options: object) -> bytes:
        pytest.fail("a paper was drawn inside the transaction")

    monkeypatch.setattr(HTML, "write_pdf", write_pdf)


def test_the_hand_over(
    cast: Cast, sitting: Meeting, no_pdf: None, django_assert_max_num_queries: Callable[..., object]
) -> None:
    """All 520 lines are checked, nothing is issued yet."""
    by = actor(cast.secretary)
    with django_assert_max_num_queries(QUERIES):
        make.hand_over(sitting, by)
    assert (sitting.status, Task.objects.count()) == ("with_chair", 0)


def test_the_signature(
    cast: Cast, sitting: Meeting, no_pdf: None, django_assert_max_num_queries: Callable[..., object]
) -> None:
    """Every line is a task with its term, its place in the journal and a head who is told of it."""
    by = actor(cast.secretary)
    make.hand_over(sitting, by)
    sitting = Meeting.objects.for_page().get(pk=sitting.pk)
    with django_assert_max_num_queries(QUERIES):
        tasks = make.sign(sitting, by)
    assert len({task.number for task in tasks}) == TASKS == CLAUSES * BODIES == 520
    assert Term.objects.filter(task__in=tasks, state="open").count() == TASKS
    issued = Entry.objects.filter(object_kind="task", code="task.issue")
    assert issued.count() == TASKS
    assert Notice.objects.filter(entry__in=issued).values("person").distinct().count() == BODIES
    assert Notice.objects.filter(entry__in=issued).count() == TASKS
    assert CoLine.objects.filter(meeting=sitting, lead=None).count() == CO_LINES
    assert audit.verify() == []


@pytest.mark.once
@pytest.mark.django_db(transaction=True)
def test_the_pages_draw_the_papers_before_the_transaction(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both papers are drawn at the hand-over, outside any transaction, and none at the signature.

    Every request is watched for a question asked once per row (tests/conftest.py): here for 520 rows.
    """
    inside: list[bool] = []

    def write_pdf(*_args: object, **_options: object) -> bytes:
        inside.append(connection.in_atomic_block)
        return b"%PDF-1.7 test"

    monkeypatch.setattr(HTML, "write_pdf", write_pdf)
    cast = assemble()
    sitting = big_sitting.held(cast.ours, actor(cast.secretary))
    client.force_login(cast.secretary)

    _send(client, f"/meetings/{sitting.pk}/preview/", "hand_over", ["seen", "content"])
    assert inside == [False, False]

    fields = ["seen", "content", "chaired_by"]
    _send(client, f"/meetings/{sitting.pk}/sign/", "form", fields, signed_on="2025-08-19")
    assert inside == [False, False]
    assert Task.objects.filter(meeting=sitting).count() == TASKS


def _send(client: Client, address: str, form: str, fields: list[str], **typed: str) -> None:
    """Open the page, and send its form as it stands with what was typed."""
    opened = client.get(address).context[form]
    answer = client.post(address, {name: opened[name].value() for name in fields} | typed)
    assert answer.status_code == 303, answer.content.decode()
