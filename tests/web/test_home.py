"""The first screen answers each person's first question without a click."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from commission import clock
from commission.actions import meetings
from commission.actions.meetings import Details
from commission.models import Person, Seat
from tasks.actions import moves
from tasks.models import Task
from tasks.web.home_own import MOST_ROWS
from tests import make
from tests.cast import Cast, actor
from tests.conftest import MOMENT
from tests.stage import kept

pytestmark = pytest.mark.django_db
LATE = MOMENT.replace(month=9, day=10)


def panels(client: Client, person: Person) -> dict[str, Any]:
    """What each panel shows, by the name of its template."""
    client.force_login(person)
    answer = client.get("/")
    assert answer.status_code == 200
    return {name.split("/")[-1].removesuffix(".html"): data for name, data in answer.context["panels"]}


@kept
def tasks(cast: Cast) -> list[Task]:
    """Four of the akim of Alga, one of Khromtau."""
    by = actor(cast.secretary)
    return [make.task(cast.ours, by, body) for body in [*[cast.alga] * 4, cast.khromtau]]


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("secretary", ["sittings", "reports", "overview", "directory"]),
        ("chair", ["papers", "overview", "decisions"]),
        ("authorised", ["overview", "decisions"]),
        ("deputy", ["papers", "overview"]),
        ("controller", ["overview", "reports"]),
        ("reviewer_of_own", ["own", "overview", "reports"]),
        ("akim", ["own"]),
        ("specialist", ["own"]),
        ("member", ["minutes"]),
        ("auditor", ["overview", "minutes"]),
        ("administrator", ["administration"]),
        ("stranger", ["no_position"]),
    ],
)
def test_every_position_has_its_panels_also_in_an_empty_house(
    cast: Cast, client: Client, who: str, names: list[str]
) -> None:
    assert list(panels(client, getattr(cast, who))) == names


def test_an_akim_finds_each_task_once_by_what_it_waits_for(
    cast: Cast, tasks: list[Task], client: Client
) -> None:
    new, accepted, returned, reported, _other = tasks
    moves.accept(accepted, by=actor(cast.akim))
    for task in (returned, reported):
        moves.report(task, make.account(task), by=actor(cast.akim))
    moves.return_(returned, remarks="Фото керек", by=actor(cast.secretary))
    own = panels(client, cast.akim)["own"]
    found = {group.code: [row.task.pk for row in group.rows] for group in own["groups"]}
    assert found == {
        "returned": [returned.pk],
        "new": [new.pk],
        "at_work": [accepted.pk],
        "waiting": [reported.pk],
    }
    assert [tile.number for tile in own["tiles"]] == [0, 1, 1, 0, 1]


def test_the_button_of_a_row_is_the_natural_next_move(cast: Cast, tasks: list[Task], client: Client) -> None:
    moves.accept(tasks[1], by=actor(cast.akim))
    own = panels(client, cast.akim)["own"]
    buttons = {row.task.pk: row.button.move for group in own["groups"] for row in group.rows}
    assert buttons[tasks[0].pk] == "accept"
    assert buttons[tasks[1].pk] == "report"


def test_what_is_late_stands_first_even_when_new(cast: Cast, tasks: list[Task], client: Client) -> None:
    with clock.freeze(LATE):
        own = panels(client, cast.akim)["own"]
    assert [group.code for group in own["groups"]] == ["overdue"]


def test_the_governors_office_sees_whose_and_how_long(cast: Cast, tasks: list[Task], client: Client) -> None:
    moves.report(tasks[0], make.account(tasks[0]), by=actor(cast.akim))
    with clock.freeze(LATE):
        overview = panels(client, cast.controller)["overview"]
    late = [(row.body.code, row.figure.count, row.figure.days, row.worst) for row in overview["late"]]
    assert late == [("alga", 3, 5, tasks[1]), ("khromtau", 1, 5, tasks[4])]
    assert [tile.number for tile in overview["tiles"]] == [4, 0, 1, 0, 5, 0, 0]


def test_every_number_opens_as_many_rows(cast: Cast, tasks: list[Task], client: Client) -> None:
    """In September: two were closed in August, one now; one waits for the reviewer, one for the chair."""
    for task, month, day in zip(tasks[:3], (8, 8, 9), (20, 31, 1), strict=True):
        with clock.freeze(MOMENT.replace(month=month, day=day)):
            moves.report(task, make.account(task), by=actor(cast.akim))
            moves.propose(task, ground="full_execution", by=actor(cast.secretary))
            moves.confirm(task, by=actor(cast.chair))
    moves.report(tasks[3], make.account(tasks[3]), by=actor(cast.akim))
    new = [make.task(cast.ours, actor(cast.secretary), cast.alga) for _ in range(MOST_ROWS + 1)]
    moves.report(new[0], make.account(new[0]), by=actor(cast.akim))
    moves.propose(new[0], ground="full_execution", by=actor(cast.secretary))
    with clock.freeze(MOMENT.replace(month=9, day=1)):
        office = panels(client, cast.controller)["overview"]["tiles"]
        assert [tile.number for tile in office] == [0, len(new), 1, 1, len(new) + 2, 1, 2]
        links = [(tile.url, tile.number) for tile in office]
        assert [count(client, url) for url, _ in links] == [number for _, number in links]
        own = panels(client, cast.akim)["own"]
        links = [(tile.url, tile.number) for tile in own["tiles"]]
        links += [(group.url, group.behind) for group in own["groups"]]
        assert [count(client, url) for url, _ in links] == [number for _, number in links]


def count(client: Client, url: str) -> int:
    """Rows of the register at this address."""
    return client.get(url).context["page"].paginator.count


def test_reports_wait_oldest_first_and_never_those_of_the_own_body(
    cast: Cast, tasks: list[Task], client: Client
) -> None:
    for day, task in enumerate(reversed(tasks[:3])):
        with clock.freeze(MOMENT + timedelta(days=day)):
            moves.report(task, make.account(task), by=actor(cast.akim))
    with clock.freeze(MOMENT + timedelta(days=3)):
        waiting = panels(client, cast.secretary)["reports"]
    assert [row.task.pk for row in waiting["rows"]] == [tasks[2].pk, tasks[1].pk, tasks[0].pk]
    assert [row.days for row in waiting["rows"]] == [3, 2, 1]
    assert panels(client, cast.reviewer_of_own)["reports"]["total"] == 0


def test_the_chair_confirms_from_the_row_in_one_press(cast: Cast, tasks: list[Task], client: Client) -> None:
    task = tasks[0]
    moves.report(task, make.account(task), by=actor(cast.akim))
    moves.propose(task, ground="full_execution", by=actor(cast.secretary))
    (row,) = panels(client, cast.chair)["decisions"]["rows"]
    assert row.proposal.ground == "full_execution"
    answer = client.post(row.confirm.url, {"seen": row.task.version, "next": "/"})
    assert (answer.status_code, answer.url) == (303, "/")
    assert panels(client, cast.chair)["decisions"]["total"] == 0


def test_the_secretary_sees_next_step_blanks_and_the_clock(cast: Cast, client: Client) -> None:
    by = actor(cast.secretary)
    blank = meetings.plan(cast.ours, Details(), by=by)
    for way in ("convene", "hold"):
        meetings.move(blank, meetings.Move(way), by=by)
    held = make.meeting(cast.ours, by)
    make.clause(held, by, cast.alga)
    rows = {row.meeting.pk: row for row in panels(client, cast.secretary)["sittings"]["rows"]}
    assert rows[blank.pk].term.due is None
    assert len(rows[blank.pk].blanks) == 5
    assert "details" in rows[blank.pk].step.url
    assert rows[held.pk].blanks == []
    assert rows[held.pk].term.due.isoformat() == "2025-08-21"
    make.hand_over(held, by)
    taken = panels(client, cast.secretary)["sittings"]["rows"][0]
    assert (taken.meeting.pk, taken.term.taken, taken.term.in_time) == (held.pk, 1, True)
    assert "sign" in taken.step.url


def test_new_notices_are_counted(cast: Cast, tasks: list[Task], client: Client) -> None:
    client.force_login(cast.akim)
    assert client.get("/").context["unread"] == 4


def test_minutes_wait_on_the_first_screen_of_who_presided(cast: Cast, client: Client) -> None:
    by = actor(cast.secretary)
    sitting = make.meeting(cast.ours, by)
    make.clause(sitting, by, cast.alga)
    assert panels(client, cast.chair)["papers"]["meetings"] == []
    make.hand_over(sitting, by)
    assert panels(client, cast.chair)["papers"]["meetings"] == [sitting]
    html = client.get("/").content.decode()
    assert all(f"/meetings/{sitting.pk}/{page}" in html for page in ("minutes.kk.pdf", "minutes.ru.pdf"))
    assert panels(client, cast.deputy)["papers"]["meetings"] == []
    make.sign(sitting, by)
    assert panels(client, cast.chair)["papers"]["meetings"] == []


def test_a_deputy_who_presided_finds_the_minutes(cast: Cast, client: Client) -> None:
    by = actor(cast.secretary)
    seat = Seat.objects.filter(composition__commission=cast.ours, role="member").first()
    Seat.objects.filter(pk=seat.pk).update(role="deputy")
    sitting = make.meeting(cast.ours, by, chaired_by_id=seat.pk)
    make.clause(sitting, by, cast.alga)
    make.hand_over(sitting, by)
    assert panels(client, cast.deputy)["papers"]["meetings"] == [sitting]
    assert panels(client, cast.chair)["papers"]["meetings"] == []


def test_a_specialist_sees_first_what_was_given_to_him(cast: Cast, tasks: list[Task], client: Client) -> None:
    assert panels(client, cast.specialist)["own"] | {"tiles": []} == {
        "groups": [],
        "tiles": [],
        "total": 0,
        "of_body": 4,
        "co_groups": [],
    }
    moves.delegate(tasks[0], assignee=cast.specialist, by=actor(cast.akim))
    own = panels(client, cast.specialist)["own"]
    assert [row.task for group in own["groups"] for row in group.rows] == [tasks[0]]
    new = next(tile for tile in own["tiles"] if "status=issued" in tile.url)
    assert (new.number, client.get(new.url).context["page"].paginator.count) == (1, 1)
    head = panels(client, cast.akim)["own"]
    assert (head["total"], head["of_body"]) == (4, None)
    Person.objects.filter(pk=cast.specialist.pk).update(name="")
    client.force_login(cast.akim)
    page = client.get("/").content.decode()
    assert cast.specialist.positions.get().title_kk in page
    assert cast.specialist.email not in page


def test_several_are_accepted_in_one_press_and_what_fails_is_named(
    cast: Cast, tasks: list[Task], client: Client
) -> None:
    moves.accept(tasks[1], by=actor(cast.specialist))
    client.force_login(cast.akim)
    assert "data-counts" in client.get("/").content.decode()
    chosen = [f"{task.pk}-1" for task in tasks]
    answer = client.post("/tasks/accept/", {"chosen": chosen}, follow=True)
    accepted, refused = (str(message) for message in answer.context["messages"])
    assert "3" in accepted
    assert refused.startswith(f"{tasks[1].number}: ")
    mine = Task.objects.filter(body=cast.alga)
    assert set(mine.values_list("status", "version")) == {("in_work", 2)}
    assert Task.objects.get(body=cast.khromtau).status == "issued"
