"""Files of a report leave through the gate of their task, and say nothing of the camera."""

import pytest
from django.test import Client

from commission.actions import files
from tasks.actions import moves
from tasks.actions.moves import Account
from tasks.models import ReportFile, Task
from tests import make
from tests.cast import Cast, actor
from tests.render.test_sniff import PDF, PLACE, picture
from tests.stage import kept

pytestmark = pytest.mark.django_db


@kept
def task(cast: Cast) -> Task:
    """A task with a report that shows a photo and a letter."""
    made = make.task(cast.ours, actor(cast.secretary), cast.alga)
    kept = [
        files.keep("Стенд №1.jpg", "image/jpeg", picture("JPEG", turned=6)),
        files.keep("хат.pdf", "application/pdf", PDF),
    ]
    moves.report(made, Account(text="Орнатылды", facts={}, files=kept), by=actor(cast.akim))
    return made


def address(task: Task, name: str) -> str:
    return f"/tasks/{task.pk}/files/{ReportFile.objects.get(report__task=task, file__name=name).pk}/"


def test_a_photo_is_seen_without_its_place(cast: Cast, task: Task, client: Client) -> None:
    client.force_login(cast.secretary)
    answer = client.get(address(task, "Стенд №1.jpg"))
    assert answer["Content-Type"] == "image/jpeg"
    assert PLACE.encode() not in answer.content
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-cache"
    assert answer["Content-Disposition"].startswith("inline; filename*=utf-8''%D0%A1")


def test_a_document_is_saved_not_opened(cast: Cast, task: Task, client: Client) -> None:
    client.force_login(cast.akim)
    answer = client.get(address(task, "хат.pdf"))
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer.content == PDF


def test_the_browser_asks_again_and_keeps_its_copy(cast: Cast, task: Task, client: Client) -> None:
    client.force_login(cast.secretary)
    tag = client.get(address(task, "хат.pdf"))["ETag"]
    assert client.get(address(task, "хат.pdf"), headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("who", ["other_akim", "member", "administrator", "stranger"])
def test_for_others_there_is_no_file(cast: Cast, task: Task, client: Client, who: str) -> None:
    client.force_login(getattr(cast, who))
    assert client.get(address(task, "хат.pdf")).status_code == 404


def test_a_file_is_found_only_at_its_own_task(cast: Cast, task: Task, client: Client) -> None:
    other = make.task(cast.ours, actor(cast.secretary), cast.alga)
    number = address(task, "хат.pdf").rsplit("/", 2)[1]
    client.force_login(cast.secretary)
    assert client.get(f"/tasks/{other.pk}/files/{number}/").status_code == 404
