"""The distribution list and the extracts at their addresses: what they say, and to whom."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from commission import clock
from commission.models import Body, Meeting, Notice, Person
from tasks import access
from tasks.actions import coexecution, moves
from tasks.models import Addressee, Task
from tests import make
from tests.cast import Cast, actor
from tests.stage import kept

pytestmark = pytest.mark.django_db

SIDE = {"secretary", "chair", "deputy", "controller", "authorised", "reviewer_of_own", "auditor"}


@kept
def sitting(cast: Cast) -> Meeting:
    """Held, with two clauses to alga, one of them to khromtau and the police too."""
    by = actor(cast.secretary)
    made = make.meeting(cast.ours, by)
    make.clause(made, by, cast.alga, cast.khromtau, cast.police)
    make.clause(made, by, cast.alga, item="Камералар туралы")
    return made


@kept
def signed(cast: Cast, sitting: Meeting) -> Meeting:
    """The same with the chair's signature."""
    make.hand_over(sitting, actor(cast.secretary))
    make.sign(sitting, actor(cast.secretary))
    return sitting


def distribution(sitting: Meeting) -> str:
    """The list."""
    return f"/meetings/{sitting.pk}/distribution/"


def extract(sitting: Meeting, code: str, language: str = "kk") -> str:
    """One body's part."""
    return f"/meetings/{sitting.pk}/extracts/{code}.{language}.pdf"


def who_gets(cast: Cast, address: str) -> set[str]:
    """The parts for whom there is something at the address; for all others there is nothing."""
    answers = {}
    for name, person in cast.people():
        client = Client()
        client.force_login(person)
        answers[name] = client.get(address).status_code
    assert set(answers.values()) <= {200, 404}
    return {name for name, status in answers.items() if status == 200}


def row(client: Client, sitting: Meeting, body: Body) -> str:
    """The body's row, in English."""
    Person.objects.update(language="en")
    page = client.get(distribution(sitting)).content.decode()
    found = next(part for part in page.split("<tr>") if f">{body.name_kk}<" in part)
    return " ".join(found.split())


def test_the_list_is_for_whoever_controls_the_execution(cast: Cast, signed: Meeting) -> None:
    """A member reads the minutes, not who is late to open them; a body sees its own part only."""
    assert who_gets(cast, distribution(signed)) == SIDE
    assert {n for n, p in cast.people() if access.sees_distribution(actor(p), signed)} == SIDE


def test_an_extract_is_for_its_body_and_the_sittings_side(
    cast: Cast, signed: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rule of the list, asked of a single paper."""
    monkeypatch.setattr("tasks.outputs.extract.render", lambda *_: b"%PDF")
    assert who_gets(cast, extract(signed, "alga")) == SIDE | {"akim", "specialist"}
    assert who_gets(cast, extract(signed, "khromtau", "ru")) == SIDE | {"other_akim"}


def test_before_the_signature_there_is_neither(cast: Cast, sitting: Meeting) -> None:
    """Not even with the chair: nobody has been told anything yet."""
    make.hand_over(sitting, actor(cast.secretary))
    assert who_gets(cast, distribution(sitting)) == set()
    assert who_gets(cast, extract(sitting, "alga")) == set()
    assert not any(Addressee.objects.visible_to(actor(p)).exists() for _, p in cast.people())


@pytest.mark.parametrize(("code", "language"), [("health", "kk"), ("nobody", "kk"), ("alga", "en")])
def test_there_is_none_for_a_body_not_addressed(
    cast: Cast, signed: Meeting, client: Client, code: str, language: str
) -> None:
    """Nor for one that does not exist, nor in a third language."""
    client.force_login(cast.secretary)
    assert client.get(extract(signed, code, language)).status_code == 404


def test_an_extract_is_a_private_pdf_with_a_plain_name(cast: Cast, signed: Meeting, client: Client) -> None:
    client.force_login(cast.akim)
    answer = client.get(extract(signed, "alga"))
    assert answer.content.startswith(b"%PDF")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="extract-alga-2025-3-kk.pdf"'
    assert "private" in answer["Cache-Control"]


def test_a_row_says_what_went_out_and_that_nobody_looked(cast: Cast, signed: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    alga = row(client, signed, cast.alga)
    assert 'data-label="Tasks">2<' in alga
    assert "not opened yet" in alga
    assert "0 of 2" in alga
    assert extract(signed, "alga", "ru") in alga


def test_a_body_without_an_account_is_flagged(cast: Cast, signed: Meeting, client: Client) -> None:
    """Nobody of the police holds a position here, so somebody has to carry the paper."""
    client.force_login(cast.secretary)
    assert "extract by hand" in row(client, signed, cast.police)
    assert "extract by hand" not in row(client, signed, cast.khromtau)


def test_opening_one_task_opens_the_bodys_part(cast: Cast, signed: Meeting, client: Client) -> None:
    """The first look counts; what others or other bodies opened does not."""
    first = Task.objects.filter(body=cast.alga).order_by("id")[0]
    for person in (cast.secretary, cast.akim):
        client.force_login(person)
        client.get(f"/tasks/{first.pk}/")
    client.force_login(cast.secretary)
    assert "not opened yet" not in row(client, signed, cast.alga)
    assert "not opened yet" in row(client, signed, cast.khromtau)


def test_the_time_of_the_first_look_and_of_the_last_acceptance(
    cast: Cast, signed: Meeting, client: Client
) -> None:
    """A specialist is sent no notice: what was accepted has been read all the same."""
    one, other = Task.objects.filter(body=cast.alga).order_by("id")
    now = clock.now()
    with clock.freeze(now + timedelta(days=1)):
        moves.accept(one, by=actor(cast.specialist))
    with clock.freeze(now + timedelta(days=3)):
        moves.accept(other, by=actor(cast.specialist))
    Notice.objects.filter(entry__object_id=other.pk).update(read_at=now + timedelta(days=2))
    client.force_login(cast.secretary)
    said = re.findall(r'data-label="(Opened|Accepted)">([^<]+)<', row(client, signed, cast.alga))
    assert said == [("Opened", "20.08.2025 10:00"), ("Accepted", "2 of 2, 22.08.2025 10:00")]


def test_what_is_only_noted_has_no_task(cast: Cast, sitting: Meeting, client: Client) -> None:
    """Its extract goes out all the same."""
    Addressee.objects.filter(body=cast.police).update(force="note")
    make.hand_over(sitting, actor(cast.secretary))
    make.sign(sitting, actor(cast.secretary))
    client.force_login(cast.secretary)
    police = row(client, sitting, cast.police)
    assert "only to take note" in police
    assert extract(sitting, "police") in police


def test_the_sittings_page_leads_to_it_once_signed(cast: Cast, sitting: Meeting, client: Client) -> None:
    """Whom the list does not concern is offered no way there."""
    page = f"/meetings/{sitting.pk}/"
    client.force_login(cast.secretary)
    assert distribution(sitting) not in client.get(page).content.decode()
    make.hand_over(sitting, actor(cast.secretary))
    make.sign(sitting, actor(cast.secretary))
    assert distribution(sitting) in client.get(page).content.decode()
    client.force_login(cast.member)
    assert distribution(sitting) not in client.get(page).content.decode()


def test_a_task_leads_to_its_bodys_extract(cast: Cast, signed: Meeting, client: Client) -> None:
    client.force_login(cast.specialist)
    page = client.get(f"/tasks/{Task.objects.filter(body=cast.alga).order_by('id')[0].pk}/").content.decode()
    assert extract(signed, "alga", "kk") in page
    assert extract(signed, "alga", "ru") in page


def test_a_co_executor_has_its_row_and_its_extract(cast: Cast, client: Client) -> None:
    """Told and accepted are said of its part as of a task."""
    (line,) = make.helped(cast.ours, actor(cast.secretary), cast.alga, helpers=[cast.health], role="lead")
    coexecution.accept(line, by=actor(cast.agency_head))
    client.force_login(cast.secretary)
    found = row(client, line.meeting, cast.health)
    assert "as a co-executor: 1" in found
    assert "1 of 1" in found
    client.force_login(cast.agency_head)
    assert client.get(extract(line.meeting, "health")).status_code == 200
