"""A co-executor's line by its pages: who finds it where, what its forms keep, and what others see of it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from commission.models import Person
from tasks import access
from tasks.actions import coexecution, moves
from tasks.domain.coexecution import Move
from tasks.models import CoLine, Task
from tests import make
from tests.cast import Cast, actor
from tests.render.test_sniff import PDF, picture
from tests.stage import kept

pytestmark = pytest.mark.django_db

SIDE = {"secretary", "chair", "deputy", "controller", "authorised", "reviewer_of_own", "auditor"}
TEXT = "Деректер жіберілді."


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


def send(client: Client, line: CoLine, move: str, **fields: object) -> HttpResponse:
    """Post the form of a move, made of the version just seen."""
    return client.post(f"/coexecution/{line.pk}/moves/{move}/", {"seen": line.version, **fields})


def sees(cast: Cast) -> set[str]:
    """For whom the gate lets a line through."""
    return {n for n, p in cast.people() if CoLine.objects.visible_to(actor(p)).exists()}


def waits_for(cast: Cast) -> set[str]:
    """In whose queue a delivery lies."""
    return {n for n, p in cast.people() if CoLine.objects.waiting_for(actor(p)).exists()}


def test_with_a_lead_both_ends_see_it(cast: Cast, led: CoLine) -> None:
    assert sees(cast) == SIDE | {"agency_head", "akim", "specialist"}
    coexecution.deliver(led, text=TEXT, by=actor(cast.agency_head))
    assert waits_for(cast) == {"akim", "specialist", "reviewer_of_own"}


def test_with_equals_each_sees_it_once_and_the_reviewer_takes_it(cast: Cast, shared: CoLine) -> None:
    assert sees(cast) == SIDE | {"agency_head", "akim", "specialist", "other_akim"}
    assert CoLine.objects.visible_to(actor(cast.auditor)).count() == 1
    coexecution.deliver(shared, text=TEXT, by=actor(cast.agency_head))
    assert waits_for(cast) == {"secretary", "controller", "reviewer_of_own"}


@pytest.mark.parametrize("role", ["lead", "equal"])
@pytest.mark.parametrize("delivered", [False, True])
def test_list_and_object_are_one_rule(cast: Cast, role: str, delivered: bool) -> None:
    """Whoever may move it sees it, and in a queue lies exactly what its holder may take."""
    (line,) = make.helped(cast.ours, actor(cast.secretary), cast.alga, helpers=[cast.health], role=role)
    if delivered:
        coexecution.deliver(line, text=TEXT, by=actor(cast.agency_head))
    seen, waiting = sees(cast), waits_for(cast)
    for name, person in cast.people():
        rights = actor(person)
        assert name in seen or not any(access.co_offer(rights, move, line) for move in Move)
        assert bool(access.co_offer(rights, Move.done, line)) == (name in waiting), name


def test_the_first_screen_leads_to_the_delivery(cast: Cast, led: CoLine, client: Client) -> None:
    client.force_login(cast.agency_head)
    page = client.get("/").content.decode()
    assert led.number in page
    assert f"/coexecution/{led.pk}/moves/deliver/" in page
    (row,) = client.get("/coexecution/").context["rows"]
    assert row.line == led
    assert client.get("/coexecution/?state=closed").context["rows"] == []


def test_delivering_with_files(cast: Cast, led: CoLine, client: Client) -> None:
    client.force_login(cast.agency_head)
    photo = SimpleUploadedFile("кесте.jpg", picture("JPEG"))
    answer = send(client, led, "deliver", text=TEXT, evidence=[photo])
    assert (answer.status_code, answer.url) == (303, f"/coexecution/{led.pk}/")
    given = led.deliveries.get().files.get()
    address = f"/coexecution/{led.pk}/files/{given.pk}/"
    client.force_login(cast.akim)
    assert client.get(address).status_code == 200
    assert address in client.get(f"/tasks/{led.lead_id}/").content.decode()
    client.force_login(cast.other_akim)
    assert client.get(address).status_code == 404


def test_a_refused_delivery_keeps_all_that_was_typed(cast: Cast, led: CoLine, client: Client) -> None:
    client.force_login(cast.agency_head)
    files = [SimpleUploadedFile("хат.pdf", PDF), SimpleUploadedFile("вирус.jpg", b"MZ\x90 no photo")]
    answer = send(client, led, "deliver", text=TEXT, evidence=files)
    assert answer.status_code == 422
    assert TEXT in answer.content.decode()
    assert answer.context["lost_files"] == ["хат.pdf"]
    assert not led.deliveries.exists()


def test_a_stale_answer_shows_what_happened_and_keeps_the_remarks(
    cast: Cast, led: CoLine, client: Client
) -> None:
    coexecution.deliver(led, text=TEXT, by=actor(cast.agency_head))
    seen = led.version
    coexecution.ask_again(led, remarks="Күні жоқ.", by=actor(cast.specialist))
    coexecution.deliver(led, text="Күні қойылды.", by=actor(cast.agency_head))
    client.force_login(cast.akim)
    answer = client.post(f"/coexecution/{led.pk}/moves/ask_again/", {"seen": seen, "remarks": "Қолы жоқ."})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert [entry.code for entry in answer.context["meanwhile"]] == ["co_line.deliver", "co_line.ask_again"]
    assert "Қолы жоқ." in page
    assert "Күні қойылды." in page


def test_the_lead_reads_takes_and_asks_again(cast: Cast, led: CoLine, client: Client) -> None:
    coexecution.deliver(led, text=TEXT, by=actor(cast.agency_head))
    client.force_login(cast.akim)
    assert f"/coexecution/{led.pk}/" in client.get("/").content.decode()
    assert TEXT in client.get(f"/coexecution/{led.pk}/moves/ask_again/").content.decode()
    assert TEXT in client.get(f"/tasks/{led.lead_id}/").content.decode()
    assert send(client, led, "ask_again", remarks=" ").status_code == 422
    assert send(client, led, "ask_again", remarks="Қолы жоқ.").status_code == 303
    client.force_login(cast.agency_head)
    assert "Қолы жоқ." in client.get(f"/coexecution/{led.pk}/").content.decode()
    form = client.get(f"/coexecution/{led.pk}/moves/deliver/").content.decode()
    assert form.index("Қолы жоқ.") < form.index('name="text"')  # on a phone nobody reads below the button


def test_what_helpers_gave_stands_beside_the_report_and_every_decision_on_it(
    cast: Cast, led: CoLine, client: Client
) -> None:
    coexecution.deliver(led, text=TEXT, by=actor(cast.agency_head))
    client.force_login(cast.akim)
    assert TEXT in client.get(f"/tasks/{led.lead_id}/report/").content.decode()
    moves.report(led.lead, make.account(led.lead), by=actor(cast.akim))
    client.force_login(cast.secretary)
    assert TEXT in client.get(f"/review/{led.lead_id}/").content.decode()
    moves.propose(led.lead, ground="full_execution", by=actor(cast.secretary))
    client.force_login(cast.chair)
    assert TEXT in client.get(f"/tasks/{led.lead_id}/moves/confirm/").content.decode()
    moves.confirm(led.lead, by=actor(cast.chair))
    to_whom = client.get(f"/coexecution/{led.pk}/").content.decode()
    assert "Қабылданды: " in to_whom  # the part was taken, by whom it helped: nobody else got it
    assert "тексерушіге" not in to_whom


def test_the_reviewer_finds_what_helps_equals(cast: Cast, shared: CoLine, client: Client) -> None:
    coexecution.deliver(shared, text=TEXT, by=actor(cast.agency_head))
    client.force_login(cast.secretary)
    assert shared.number in client.get("/").content.decode()
    answer = send(client, shared, "done", next="/")
    assert (answer.status_code, answer.url) == (303, "/")
    shared.refresh_from_db()
    assert shared.status == "done"


@pytest.mark.parametrize(
    ("who", "move", "status"),
    [
        ("secretary", "done", 403),
        ("other_akim", "deliver", 404),
        ("akim", "deliver", 403),
        ("agency_head", "strike", 404),
        ("agency_head", "fly", 404),
    ],
)
def test_others_have_no_such_page(
    cast: Cast, led: CoLine, client: Client, who: str, move: str, status: int
) -> None:
    client.force_login(getattr(cast, who))
    assert client.get(f"/coexecution/{led.pk}/moves/{move}/").status_code == status


def test_notices_lead_to_the_line_and_are_read_there(cast: Cast, led: CoLine, client: Client) -> None:
    client.force_login(cast.agency_head)
    told = client.get("/notices/").context["told"]
    assert [notice.co_line for notice in told if notice.entry.code == "co_line.issue"] == [led]
    client.get(f"/coexecution/{led.pk}/")
    assert client.get("/notices/").context["unread"] == 0


def test_ending_a_task_asks_about_its_co_executors(cast: Cast, led: CoLine, client: Client) -> None:
    client.force_login(cast.chair)
    task = Task.objects.get()
    page = f"/tasks/{task.pk}/moves/cancel/"
    assert "co_lines" in client.get(page).context["form"].fields
    answer = client.post(page, {"seen": task.version, "reason": "Заң өзгерді."})
    assert answer.status_code == 303
    led.refresh_from_db()
    assert led.status == "issued"
    assert (
        "co_lines"
        not in client.get(f"/tasks/{make.task(cast.ours, actor(cast.secretary), cast.alga).pk}/moves/cancel/")
        .context["form"]
        .fields
    )


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_pages_speak_every_language(cast: Cast, led: CoLine, client: Client, language: str) -> None:
    Person.objects.update(language=language)
    coexecution.deliver(led, text=TEXT, by=actor(cast.agency_head))
    client.force_login(cast.akim)
    for page in ("/", "/coexecution/", f"/coexecution/{led.pk}/", f"/tasks/{led.lead_id}/"):
        assert client.get(page).status_code == 200
