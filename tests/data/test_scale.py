"""History written in bulk says what one that was acted out would say, and its journal is as whole."""

from collections import Counter

import pytest
from django.db.models import F

from commission import audit, clock
from commission.models import Body, Entry, Notice
from tasks.demo.build import build
from tasks.demo.programme import SCRIPTED
from tasks.demo.scale import fill as filling
from tasks.domain import lifecycle
from tasks.domain.lifecycle import Status, TermState
from tasks.models import Fact, Report, SearchText, Task
from tests.data import home

WANTED = 330
"""Two sittings and a part of a third beside the demo's own tasks."""


@pytest.mark.there
def test_a_large_history_is_whole(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tasks.outputs.minutes.render", lambda *_, **__: b"%PDF-1.7 laid out elsewhere")
    monkeypatch.setattr("tasks.demo.scale.owners.OWNERS", Body.objects.count() + 60)
    monkeypatch.setattr("tasks.demo.scale.owners.DISTRICTS", 15)
    monkeypatch.setattr(filling, "refresh_statistics", lambda: None)  # VACUUM wants no transaction around it
    build(sittings=[SCRIPTED])
    before = Task.objects.count()

    assert filling.fill(WANTED) == WANTED - before
    assert filling.fill(WANTED) == 0
    assert list(audit.verify()) == []
    tasks = list(Task.objects.order_by("id").prefetch_related("terms"))
    assert len(tasks) == WANTED
    assert len({task.number for task in tasks}) == WANTED
    for task in tasks:
        (term,) = task.terms.all()
        owed = lifecycle.next_due([(TermState(term.state), term.due)])
        assert task.next_due == (None if task.closed else owed)
        assert task.closed == lifecycle.is_closed(Status(task.status))
        assert (term.met_on is not None) == (task.status == Status.closed)
    statuses = Counter(task.status for task in tasks)
    assert statuses["closed"] > WANTED / 2
    assert (
        Report.objects.filter(state="submitted").count() == statuses["reported"] + statuses["up_for_removal"]
    )
    assert Fact.objects.count() == Report.objects.count()
    assert SearchText.objects.count() == WANTED
    assert Notice.objects.filter(read_at=None).exists()
    assert not Entry.objects.filter(at__gt=clock.now()).exists()
    assert not Task.objects.filter(accepted_at__lt=F("issued_at")).exists()
    home.holds()
