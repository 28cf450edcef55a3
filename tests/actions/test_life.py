"""One task from the clause to its removal from control, by the actions alone."""

from datetime import date

import pytest

from commission import audit
from commission.domain.verdict import Refused
from commission.models import Notice
from tasks.actions import moves
from tests import make
from tests.cast import Cast, actor


def test_a_task_goes_from_the_signature_to_the_removal(cast: Cast) -> None:
    """The straight way with one return; the delay is judged by the day the accepted report was submitted."""
    secretary, chair, akim = actor(cast.secretary), actor(cast.chair), actor(cast.akim)
    task = make.task(cast.ours, secretary, cast.alga)
    assert (task.number, task.status, task.next_due) == ("2025-1/1.1-01", "issued", date(2025, 9, 3))

    moves.accept(task, by=akim)
    moves.report(task, make.account(task), by=akim)
    assert (task.status, task.next_due) == ("reported", None)
    moves.return_(task, remarks="Фото жоқ.", by=secretary)
    assert (task.status, task.returns, task.next_due) == ("returned", 1, date(2025, 9, 3))
    moves.report(task, make.account(task, value=10), by=akim)
    moves.propose(task, ground="full_execution", by=secretary)
    moves.confirm(task, by=chair)

    assert (task.status, task.closed, task.version) == ("closed", True, 7)
    term = task.terms.get()
    assert (term.state, term.met_on, term.original_due) == ("met", date(2025, 8, 19), date(2025, 9, 3))
    assert list(audit.verify()) == []


def test_a_notice_reaches_the_other_side(cast: Cast) -> None:
    """The head hears of the task, the secretary of the report, the chair of the proposal."""
    secretary, akim = actor(cast.secretary), actor(cast.akim)
    task = make.task(cast.ours, secretary, cast.alga)
    moves.report(task, make.account(task), by=akim)
    moves.propose(task, ground="full_execution", by=secretary)
    told = Notice.objects.order_by("id").values_list("person__email", "entry__code")
    assert ("akim@test.invalid", "task.issue") in told
    assert ("secretary@test.invalid", "task.report") in told
    assert ("chair@test.invalid", "task.propose") in told


@pytest.mark.parametrize("before", ["issued", "in_work", "returned"])
def test_a_withdrawn_report_goes_back_where_it_came_from(cast: Cast, before: str) -> None:
    """Reporting from `issued` accepts, so there it goes back to work."""
    secretary, akim = actor(cast.secretary), actor(cast.akim)
    task = make.task(cast.ours, secretary, cast.alga)
    if before != "issued":
        moves.accept(task, by=akim)
    if before == "returned":
        moves.report(task, make.account(task), by=akim)
        moves.return_(task, remarks="Толықтырыңыз.", by=secretary)
    moves.report(task, make.account(task), by=akim)
    moves.withdraw(task, by=akim)
    assert task.status == ("in_work" if before == "issued" else before)
    assert task.terms.get().state == ("returned" if before == "returned" else "open")
    assert task.next_due == date(2025, 9, 3)


def test_cancelling_strikes_what_stood(cast: Cast) -> None:
    """An open term and a waiting report end with the task."""
    secretary, chair, akim = actor(cast.secretary), actor(cast.chair), actor(cast.akim)
    task = make.task(cast.ours, secretary, cast.alga)
    moves.report(task, make.account(task), by=akim)
    moves.cancel(task, reason="Қажеттілік жойылды.", by=chair)
    assert (task.status, task.closed, task.next_due) == ("cancelled", True, None)
    assert (task.terms.get().state, task.reports.get().state) == ("struck", "struck")


def test_nobody_decides_on_a_report_of_their_own_body(cast: Cast) -> None:
    """A controller who heads the reporting body is refused, with that reason."""
    task = make.task(cast.ours, actor(cast.secretary), cast.alga)
    moves.report(task, make.account(task), by=actor(cast.akim))
    with pytest.raises(Refused) as refusal:
        moves.return_(task, remarks="Жақсы.", by=actor(cast.reviewer_of_own))
    assert refusal.value.code == "own_body"


def test_a_stale_version_is_refused_and_changes_nothing(cast: Cast) -> None:
    """Who acts on what is no longer so is told, and the first one's move stands."""
    akim = actor(cast.akim)
    task = make.task(cast.ours, actor(cast.secretary), cast.alga)
    seen = task.version
    moves.accept(task, by=akim, seen=seen)
    with pytest.raises(Refused) as refusal:
        moves.note(task, text="Жұмыс басталды.", by=akim, seen=seen)
    task.refresh_from_db()
    assert (refusal.value.code, task.version, task.status) == ("stale", 2, "in_work")


@pytest.mark.parametrize(("value", "code"), [(-1, "negative_fact")])
def test_a_bad_number_is_refused_before_anything_is_written(cast: Cast, value: int, code: str) -> None:
    """The task stays where it was."""
    task = make.task(cast.ours, actor(cast.secretary), cast.alga)
    with pytest.raises(Refused) as refusal:
        moves.report(task, make.account(task, value=value), by=actor(cast.akim))
    assert (refusal.value.code, task.version, task.reports.count()) == (code, 1, 0)
