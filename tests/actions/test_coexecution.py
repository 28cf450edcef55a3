"""Co-executors by the actions alone: issued with the tasks, moved by both ends, ended with what they help."""

from datetime import date

import pytest

from commission import audit
from commission.domain.verdict import Refused
from commission.models import Notice
from tasks.actions import coexecution, instructions, moves
from tasks.actions.instructions import Direction, Owner
from tasks.models import CoLine, Task
from tests import make
from tests.cast import Cast, actor
from tests.stage import kept

pytestmark = pytest.mark.django_db


@kept
def led(cast: Cast) -> CoLine:
    """The directorate of health helps the akim of Alga, who leads."""
    by = actor(cast.secretary)
    (line,) = make.helped(cast.ours, by, cast.alga, helpers=[cast.health], role="lead")
    return line


@kept
def shared(cast: Cast) -> CoLine:
    """It helps two equals."""
    by = actor(cast.secretary)
    (line,) = make.helped(cast.ours, by, cast.alga, cast.khromtau, helpers=[cast.health], role="equal")
    return line


def told(code: str) -> set[str]:
    """Who was told of it."""
    found = Notice.objects.filter(entry__code=code).order_by("id")
    return {email.partition("@")[0] for email in found.values_list("person__email", flat=True)}


def confirm(task: Task, cast: Cast) -> None:
    """The whole way of a task off control."""
    moves.report(task, make.account(task), by=actor(cast.akim if task.body == cast.alga else cast.other_akim))
    moves.propose(task, ground="full_execution", by=actor(cast.secretary))
    moves.confirm(task, by=actor(cast.chair))


def test_the_signature_issues_it_apart_from_the_tasks(cast: Cast, led: CoLine) -> None:
    task = Task.objects.get()
    assert (task.number, led.number) == ("2025-1/1.1-01", "2025-1/1.1-C01")
    assert (led.lead, led.status, led.due) == (task, "issued", date(2025, 8, 28))
    assert task.next_due == date(2025, 9, 3)
    assert told("co_line.issue") == {"agency_head"}
    assert list(audit.verify()) == []


def test_it_delivers_to_the_lead_who_asks_again_and_takes_it(cast: Cast, led: CoLine) -> None:
    health, akim, specialist = actor(cast.agency_head), actor(cast.akim), actor(cast.specialist)
    coexecution.accept(led, by=health)
    coexecution.deliver(led, text="Деректер жіберілді.", by=health)
    coexecution.ask_again(led, remarks="2-тоқсан жоқ.", by=specialist)
    assert (led.status, led.closed, led.accepted_at is not None) == ("asked_again", False, True)
    coexecution.deliver(led, text="2-тоқсан қосылды.", by=health)
    coexecution.done(led, by=akim)
    assert (led.status, led.closed, led.version) == ("done", True, 6)
    assert [(d.remarks, d.answered_by) for d in led.deliveries.all()] == [
        ("", cast.akim),
        ("2-тоқсан жоқ.", cast.specialist),
    ]
    assert told("co_line.deliver") == {"akim", "reviewer_of_own"}
    assert told("co_line.ask_again") == told("co_line.done") == {"agency_head"}
    assert list(audit.verify()) == []


@pytest.mark.parametrize("who", ["secretary", "controller", "chair", "other_akim", "agency_head"])
def test_beside_a_lead_nobody_else_decides(cast: Cast, led: CoLine, who: str) -> None:
    coexecution.deliver(led, text="Деректер жіберілді.", by=actor(cast.agency_head))
    with pytest.raises(Refused, match="role"):
        coexecution.done(led, by=actor(getattr(cast, who)))


def test_with_equals_the_reviewer_decides_and_every_equal_is_told(cast: Cast, shared: CoLine) -> None:
    coexecution.deliver(shared, text="Деректер жіберілді.", by=actor(cast.agency_head))
    assert told("co_line.deliver") == {"akim", "reviewer_of_own", "other_akim", "secretary"}
    with pytest.raises(Refused, match="role"):
        coexecution.done(shared, by=actor(cast.akim))
    with pytest.raises(Refused, match="needs_remarks"):
        coexecution.ask_again(shared, remarks=" ", by=actor(cast.controller))
    coexecution.done(shared, by=actor(cast.controller))
    assert shared.status == "done"


@pytest.mark.parametrize(("delivers", "ends_as"), [(True, "done"), (False, "ended")])
def test_taking_the_lead_off_control_closes_it(cast: Cast, led: CoLine, delivers: bool, ends_as: str) -> None:
    """What was delivered counts as taken; what was not is no longer awaited, which is not the same."""
    if delivers:
        coexecution.deliver(led, text="Деректер жіберілді.", by=actor(cast.agency_head))
    confirm(Task.objects.get(), cast)
    led.refresh_from_db()
    assert (led.status, led.closed) == (ends_as, True)
    assert not led.deliveries.filter(answered_at=None).exists()
    assert told("co_line.close") == {"agency_head"}
    assert list(audit.verify()) == []


def test_with_equals_it_stands_until_the_last_of_them_is_off_control(cast: Cast, shared: CoLine) -> None:
    first, second = Task.objects.order_by("id")
    confirm(first, cast)
    shared.refresh_from_db()
    assert shared.status == "issued"
    confirm(second, cast)
    shared.refresh_from_db()
    assert shared.status == "ended"


def test_ending_the_lead_strikes_it_unless_it_shall_stand(cast: Cast, led: CoLine) -> None:
    """Left to stand it delivers to the reviewer, for no lead waits for it any more."""
    moves.cancel(Task.objects.get(), reason="Заң өзгерді.", co_lines=False, by=actor(cast.chair))
    led = CoLine.objects.select_related("lead").get()
    coexecution.deliver(led, text="Деректер жіберілді.", by=actor(cast.agency_head))
    with pytest.raises(Refused, match="role"):
        coexecution.done(led, by=actor(cast.akim))
    coexecution.done(led, by=actor(cast.secretary))
    (other,) = make.helped(cast.ours, actor(cast.secretary), cast.alga, helpers=[cast.health], role="lead")
    moves.cancel(other.lead, reason="Заң өзгерді.", by=actor(cast.chair))
    other.refresh_from_db()
    assert (led.status, other.status) == ("done", "ended")


def test_a_second_lead_is_refused_when_it_is_written(cast: Cast) -> None:
    by = actor(cast.secretary)
    sitting = make.meeting(cast.ours, by)
    clause = make.clause(sitting, by, cast.alga)
    leads = [Owner(body_id=body.pk, role="lead", force="instruct") for body in (cast.alga, cast.khromtau)]
    with pytest.raises(Refused, match="two_leads"):
        instructions.write(
            clause, text_kk="а", text_ru="а", direction=Direction(), owners=leads, measures=[], by=by
        )


def test_co_executors_alone_do_not_go_to_the_chair(cast: Cast) -> None:
    by = actor(cast.secretary)
    sitting = make.meeting(cast.ours, by)
    make.clause(sitting, by, helpers=[cast.health])
    with pytest.raises(Refused, match="not_checked"):
        make.hand_over(sitting, by)
