"""The preview: the tasks to be, what is missing, and the way of the papers to the chair."""

from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from commission.models import Clause, Meeting, Paper
from tasks.outputs import minutes
from tests import make
from tests.cast import Cast, actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def sitting(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Meeting:
    """Ready for the chair; drawing the papers is tested elsewhere and takes seconds."""
    monkeypatch.setattr(minutes, "draw", lambda read, language, **_how: f"%PDF {language}".encode())
    by = actor(cast.secretary)
    made = make.meeting(cast.ours, by)
    make.clause(made, by, cast.alga, cast.khromtau, cast.police)
    return made


def address(sitting: Meeting) -> str:
    """The preview."""
    return f"/meetings/{sitting.pk}/preview/"


def carried(client: Client, sitting: Meeting) -> dict[str, object]:
    """What the hand-over form of the open page would send."""
    form = client.get(address(sitting)).context["hand_over"]
    return {name: form[name].value() for name in ("seen", "content")}


def test_it_numbers_the_tasks_and_dates_them(cast: Cast, sitting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    page = client.get(address(sitting))
    said = page.content.decode()
    assert page.context["count"] == 3
    assert all(f"2025-3/1.1-0{n}" in said for n in (1, 2, 3))
    assert "2025 жылғы 3 қыркүйек, сәрсенбі" in said


def test_another_day_of_signing_gives_other_dates(cast: Cast, sitting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    (clause,) = client.get(address(sitting), {"on": "2025-08-20"}).context["clauses"]
    assert clause.due.due == date(2025, 9, 4)


def test_every_finding_leads_to_its_remedy(cast: Cast, sitting: Meeting, client: Client) -> None:
    Meeting.objects.filter(pk=sitting.pk).update(number="")
    sitting.items.update(votes_for=1, votes_against=2, votes_abstained=0)
    clause = Clause.objects.of(sitting).get()
    clause.instruction.addressees.update(force="")
    client.force_login(cast.secretary)
    page = client.get(address(sitting))
    urls = {finding.problem.code: finding.url for finding in page.context["findings"]}
    assert urls["no_number"] == f"/meetings/{sitting.pk}/details/"
    assert urls["not_adopted"] == f"/meetings/{sitting.pk}/votes/"
    assert urls["no_force"] == f"/clauses/{clause.pk}/"
    assert page.context["reason"]
    assert 'aria-disabled="true"' in page.content.decode()


def test_handing_over_freezes_both_papers(cast: Cast, sitting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    answer = client.post(address(sitting), carried(client, sitting))
    assert (answer.status_code, answer.url) == (303, f"/meetings/{sitting.pk}/")
    sitting.refresh_from_db()
    assert sitting.status == "with_chair"
    assert set(Paper.objects.values_list("language", "void")) == {("kk", False), ("ru", False)}
    assert client.get(address(sitting)).url == f"/meetings/{sitting.pk}/"


def test_what_changed_after_the_look_is_looked_at_again(cast: Cast, sitting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    looked_at = carried(client, sitting)
    Clause.objects.update(text_kk="Басқа мәтін")
    answer = client.post(address(sitting), looked_at)
    assert answer.status_code == 422
    assert answer.context["hand_over"].non_field_errors()
    again = {name: answer.context["hand_over"][name].value() for name in ("seen", "content")}
    assert client.post(address(sitting), again).status_code == 303


def test_unready_minutes_do_not_pass_by_hand(cast: Cast, sitting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    data = carried(client, sitting)
    sitting.attendance.all().delete()
    assert client.post(address(sitting), data).status_code == 422
    assert not Paper.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("stranger", 404), ("chair", 403), ("member", 403)])
def test_only_the_secretary_hands_over(
    cast: Cast, sitting: Meeting, client: Client, who: str, status: int
) -> None:
    client.force_login(getattr(cast, who))
    assert client.get(address(sitting)).status_code == status


def test_co_executors_are_shown_apart_with_their_inner_date(
    cast: Cast, sitting: Meeting, client: Client
) -> None:
    """They are no tasks, so the count of tasks is without them."""
    by = actor(cast.secretary)
    tasks = sum(len(how.lines) for how in preview_of(client, cast, sitting).context["clauses"])
    clause = make.clause(sitting, by, cast.khromtau, role="lead", helpers=[cast.health], item="Өзге")
    page = preview_of(client, cast, sitting)
    (found,) = [how for how in page.context["clauses"] if how.instruction.pk == clause.pk]
    assert [(one.body, one.lead, one.draft.number[-4:]) for one in found.co_lines] == [
        (cast.health, cast.khromtau, "-C01")
    ]
    assert (page.context["count"], page.context["co_count"]) == (tasks + 1, 1)


def preview_of(client: Client, cast: Cast, sitting: Meeting) -> HttpResponse:
    """The secretary's page, if signed on 19 August."""
    client.force_login(cast.secretary)
    return client.get(address(sitting), {"on": "2025-08-19"})
