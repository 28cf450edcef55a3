"""The page of a sitting: what each reader sees of it, what is blank, what comes next."""

from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from commission.models import Clause, Meeting
from commission.web.templatetags.words import sitting_name
from tests import make
from tests.cast import Cast, actor
from tests.stage import kept

pytestmark = pytest.mark.django_db


@kept
def sitting(cast: Cast) -> Meeting:
    """Held, with one clause to an akim."""
    made = make.meeting(cast.ours, actor(cast.secretary))
    make.clause(made, actor(cast.secretary), cast.alga)
    return made


def page(client: Client, sitting: Meeting) -> str:
    """The page as text."""
    return client.get(f"/meetings/{sitting.pk}/").content.decode()


def test_blanks_are_flagged_and_lead_to_their_form(cast: Cast, client: Client) -> None:
    by = actor(cast.secretary)
    sitting = make.meeting(cast.ours, by, date=None, number="", place_kk="", chaired_by_id=None)
    client.force_login(cast.secretary)
    answer = client.get(f"/meetings/{sitting.pk}/")
    assert answer.context["blanks"] == {"date", "number", "place", "chair"}
    assert answer.context["primary"].url == f"/meetings/{sitting.pk}/details/"


def test_the_next_step_follows_the_state(cast: Cast, sitting: Meeting, client: Client) -> None:
    by = actor(cast.secretary)
    client.force_login(cast.secretary)

    def primary() -> str:
        way = client.get(f"/meetings/{sitting.pk}/").context["primary"]
        return way.code if way else ""

    assert primary() == "preview"
    make.hand_over(sitting, by)
    assert primary() == "sign"
    make.sign(sitting, by)
    assert primary() == ""


def test_both_languages_stand_side_by_side(cast: Cast, sitting: Meeting, client: Client) -> None:
    client.force_login(cast.chair)
    said = page(client, sitting)
    assert "Ақпараттық стендтер орнатылсын." in said
    assert "Установить информационные стенды." in said
    assert f"/clauses/{sitting.items.get().clauses.get().pk}/" not in said


def test_members_see_the_agenda_only_until_the_signature(
    cast: Cast, sitting: Meeting, client: Client
) -> None:
    client.force_login(cast.member)
    before = page(client, sitting)
    assert "Стендтер туралы" in before
    assert "орнатылсын" not in before
    make.hand_over(sitting, actor(cast.secretary))
    make.sign(sitting, actor(cast.secretary))
    assert "орнатылсын" in page(client, sitting)


def test_after_the_signature_each_clause_lists_its_tasks(
    cast: Cast, sitting: Meeting, client: Client
) -> None:
    make.hand_over(sitting, actor(cast.secretary))
    (task,) = make.sign(sitting, actor(cast.secretary))
    client.force_login(cast.secretary)
    said = page(client, sitting)
    assert task.number in said
    assert f"/tasks/{task.pk}/" in said


@pytest.mark.parametrize("who", ["stranger", "akim", "other_secretary", "administrator"])
def test_a_stranger_finds_nothing(cast: Cast, sitting: Meeting, client: Client, who: str) -> None:
    client.force_login(getattr(cast, who))
    assert client.get(f"/meetings/{sitting.pk}/").status_code == 404


def test_a_sitting_that_ended_early_has_a_short_way(cast: Cast, sitting: Meeting, client: Client) -> None:
    Meeting.objects.filter(pk=sitting.pk).update(status="no_quorum")
    client.force_login(cast.secretary)
    steps = client.get(f"/meetings/{sitting.pk}/").context["steps"]
    assert [step.state for step in steps] == ["done", "done", "done", "current"]


@pytest.mark.parametrize(
    ("number", "on", "name"),
    [
        ("3", date(2025, 8, 18), "Sitting, № 3, 18 August 2025"),
        ("", date(2025, 8, 18), "Sitting, 18 August 2025"),
        ("3", None, "Sitting, № 3, date unknown"),
        ("", None, "Sitting, date unknown"),
    ],
)
def test_a_sitting_has_one_name(number: str, on: date | None, name: str) -> None:
    with translation.override("en"):
        assert sitting_name(Meeting(number=number, date=on)) == name


def test_every_page_of_a_sitting_calls_it_so(cast: Cast, sitting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    clause = Clause.objects.of(sitting).get()
    pages = ["", "details/", "attendance/", "preview/", "moves/no_quorum/"]
    with translation.override("kk"):
        name = sitting_name(sitting)
    for address in ["/", f"/clauses/{clause.pk}/", *[f"/meetings/{sitting.pk}/{page}" for page in pages]]:
        assert name in client.get(address).content.decode()
