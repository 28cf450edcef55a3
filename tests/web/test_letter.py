"""A letter on the reviewer's table becomes a report, by the pages: found, typed, refused, entered, shown."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tasks.actions import moves
from tasks.models import DraftFile, Report, ReportDraft, Task
from tests import make
from tests.cast import Cast, actor
from tests.render.test_sniff import PDF, picture
from tests.stage import kept
from tests.web.test_report import number_of

pytestmark = pytest.mark.django_db

MARKS = {
    "outgoing_number": "01-12/345",
    "outgoing_date": "2025-08-19",
    "signatory": "А. Әкім",
    "received_on": "2025-08-19",
}


@kept
def task(cast: Cast) -> Task:
    """A task of the akim of Alga."""
    return make.task(cast.ours, actor(cast.secretary), cast.alga)


@pytest.fixture
def secretary(cast: Cast, client: Client) -> Client:
    """Who has the letter on the table, signed in."""
    client.force_login(cast.secretary)
    return client


def opened(client: Client, task: Task, **typed: object) -> dict[str, object]:
    """The form as the page gives it, with something typed into it."""
    form = client.get(f"/tasks/{task.pk}/letter/").context["form"]
    return {name: form[name].value() or "" for name in ("seen", "base", *form.told())} | typed


def post(client: Client, task: Task, fields: dict[str, object]) -> HttpResponse:
    return client.post(f"/tasks/{task.pk}/letter/", fields)


def test_from_the_queue_to_the_task_and_back_to_the_queue(cast: Cast, secretary: Client, task: Task) -> None:
    """What the page shows afterwards says plainly whose letter it was and who entered it."""
    other = make.task(cast.ours, actor(cast.secretary), cast.khromtau)
    assert "/review/letters/" in secretary.get("/review/").content.decode()
    assert len(secretary.get("/review/letters/").context["page"]) == 2
    for nobody in ({"body": "no-such-body"}, {"body": "\0", "number": "\0"}):
        assert len(secretary.get("/review/letters/", nobody).context["page"]) == 2
    for asked in ({"body": "alga"}, {"number": task.number}):
        page = secretary.get("/review/letters/", asked)
        assert [one.pk for one in page.context["page"]] == [task.pk]
        assert f"/tasks/{task.pk}/letter/" in page.content.decode()
    assert f"/tasks/{task.pk}/letter/" in secretary.get(f"/tasks/{task.pk}/").content.decode()

    scan, photo = SimpleUploadedFile("хат.pdf", PDF), SimpleUploadedFile("1.jpg", picture("JPEG"))
    typed = {"text": "Он стенд орнатылды.", number_of(task): "10", "letter": scan, "evidence": [photo]}
    assert post(secretary, task, opened(secretary, task, **MARKS, **typed)).status_code == 303
    sent = Report.objects.get()
    assert [(kept.file.name, kept.is_letter) for kept in sent.files.all()] == [
        ("хат.pdf", True),
        ("1.jpg", False),
    ]
    entered_by = cast.secretary.positions.get().title_kk
    for address in (f"/tasks/{task.pk}/", f"/review/{task.pk}/"):
        html = secretary.get(address).content.decode()
        assert all(part in html for part in ("01-12/345", "А. Әкім", f"{entered_by}, "))
    assert [one.pk for one in secretary.get("/review/letters/").context["page"]] == [other.pk]


def test_a_refused_letter_keeps_what_was_typed_and_every_sound_file(secretary: Client, task: Task) -> None:
    """First a mark is missing, then the scan: each is said at its field, and the draft has the rest."""
    photo = SimpleUploadedFile("1.jpg", picture("JPEG"))
    typed = {"text": "Он стенд", number_of(task): "10", "evidence": [photo]} | MARKS
    answer = post(secretary, task, opened(secretary, task, **typed | {"signatory": ""}))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["signatory"])
    assert "Он стенд" in answer.content.decode()
    assert DraftFile.objects.get().file.name == "1.jpg"

    del typed["evidence"]
    answer = post(secretary, task, opened(secretary, task, **typed))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["letter"])
    assert 'value="01-12/345"' in answer.content.decode()

    scan = SimpleUploadedFile("хат.pdf", PDF)
    answer = secretary.post(f"/tasks/{task.pk}/letter/files/", {"file": scan, "letter": "1", "token": "t"})
    kept = DraftFile.objects.get(is_letter=True)
    assert f"/tasks/{task.pk}/letter/files/{kept.pk}/" in answer.content.decode()
    assert secretary.get(f"/tasks/{task.pk}/letter/files/{kept.pk}/").status_code == 200
    assert post(secretary, task, opened(secretary, task, **typed)).status_code == 303


def test_two_reviewers_with_one_letter_see_both_texts(cast: Cast, secretary: Client, task: Task) -> None:
    controller = Client()
    controller.force_login(cast.controller)
    mine = opened(secretary, task, text="Хатшы жазды", save="1")
    assert post(controller, task, opened(controller, task, text="Бақылаушы", save="1")).status_code == 303
    answer = post(secretary, task, mine)
    (text,) = answer.context["form"].conflicts
    assert (text.stored, text.typed) == ("Бақылаушы", "Хатшы жазды")
    assert secretary.get(f"/tasks/{task.pk}/").context["draft"].by_letter


def test_the_body_was_faster(cast: Cast, secretary: Client, task: Task) -> None:
    """What was typed from the letter stays on the page, beside what happened."""
    mine = opened(secretary, task, text="Хаттағы сөз", **{number_of(task): "10"}, **MARKS)
    moves.report(task, make.account(task), by=actor(cast.akim))
    answer = post(secretary, task, mine)
    assert answer.status_code == 422
    assert "Хаттағы сөз" in answer.content.decode()
    assert [entry.code for entry in answer.context["meanwhile"]] == ["task.report"]
    assert Report.objects.get().submitted_by == cast.akim


def test_the_page_of_a_letter_is_the_reviewers(cast: Cast, client: Client, task: Task) -> None:
    """The body does not enter its own letters, and whoever heads it is told why."""
    answers = {}
    for name in ("akim", "chair", "auditor", "other_akim", "other_secretary", "reviewer_of_own"):
        client.force_login(getattr(cast, name))
        answers[name] = client.get(f"/tasks/{task.pk}/letter/").status_code
    refused = dict.fromkeys(("akim", "chair", "auditor"), 403)
    assert answers == refused | {"other_akim": 404, "other_secretary": 404, "reviewer_of_own": 302}
    assert not ReportDraft.objects.exists()
