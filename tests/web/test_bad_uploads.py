"""Bad files through the report form: each its sentence, nothing kept, and no more memory than one takes.

They come in one after the other to one process, as they would to a worker.
"""

import resource
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from django.conf import settings as project
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.utils import translation

from commission.actions import files
from commission.domain import file_names
from commission.domain.verdict import Refused, refuse
from commission.models import Person, StoredFile
from commission.reasons import sentence
from commission.render import sniff
from tasks.actions import report_drafts
from tasks.actions.report_drafts import Arrived
from tasks.models import DraftFile, Task
from tests import make
from tests.cast import Cast, actor
from tests.render.bad_files import BAD, LARGE, MEGABYTE, Bad
from tests.render.office_files import DOCX, XLSX, office
from tests.render.test_sniff import PDF, picture
from tests.stage import kept

pytestmark = [pytest.mark.django_db, pytest.mark.once]
TOGETHER = 7
"""How many come in one form. Each is named, whatever the others are."""
FLAT = 32 * 1024
"""Kilobytes by which the peak may grow after the largest ones: little more than one file."""


@pytest.fixture
def akim(cast: Cast, client: Client, settings, tmp_path: Path) -> Iterator[Client]:
    """The head, signed in; files on their way in lie in a folder of their own."""
    arriving = tmp_path / "arriving"
    arriving.mkdir()
    settings.FILE_UPLOAD_TEMP_DIR = str(arriving)
    client.force_login(cast.akim)
    yield client
    assert list(arriving.iterdir()) == []


@kept
def task(cast: Cast) -> Task:
    return make.task(cast.ours, actor(cast.secretary), cast.alga)


def at_rest() -> tuple[int, int]:
    """How many files, and how many rows that speak of one."""
    found = [path for path in Path(project.MEDIA_ROOT).rglob("*") if path.is_file()]
    return len(found), StoredFile.objects.count()


def send(client: Client, address: str, *named: tuple[str, bytes], **typed: object) -> HttpResponse:
    """A form with files, under their very names: Django's own client would clean them."""
    field = "file" if address.endswith("files/") else "evidence"
    sent = [SimpleUploadedFile("name-of-file", data) for _, data in named]
    body = encode_multipart(BOUNDARY, typed | {field: sent})
    for name, _ in named:
        body = body.replace(b'filename="name-of-file"', f'filename="{name}"'.encode(), 1)
    return client.generic("POST", address, body, content_type=MULTIPART_CONTENT)


def send_alone(client: Client, task: Task, name: str, data: bytes) -> HttpResponse:
    return send(client, f"/tasks/{task.pk}/report/files/", (name, data))


def batched(bads: list[Bad], size: int) -> list[list[Bad]]:
    return [bads[at : at + size] for at in range(0, len(bads), size)]


def said(bad: Bad) -> str:
    """The sentence in the language that is active."""
    params = {"name": file_names.clean(bad.name), "megabytes": 20, "megapixels": 25}
    return sentence(refuse(bad.code, **params))


def test_each_is_refused_in_a_sentence_and_nothing_is_kept(akim: Client, task: Task, cast: Cast) -> None:
    assert len(BAD) >= 60
    before, peaks = at_rest(), []
    alone, together = [[bad] for bad in LARGE], batched(BAD[len(LARGE) :], TOGETHER)
    for forms, bads in enumerate([*alone, *together]):
        language = ("kk", "ru", "en")[forms % 3]
        Person.objects.filter(pk=cast.akim.pk).update(language=language)
        typed = {"seen": 1, "text": "Дайын", "asks": "removal"}
        named = [(bad.name, bad.make()) for bad in bads]
        answer = send(akim, f"/tasks/{task.pk}/report/", *named, **typed)
        with translation.override(language):
            expected = [said(bad) for bad in bads]
        assert answer.status_code == 422
        assert answer.context["form"].errors["evidence"] == expected
        assert all(escape(one) in answer.content.decode() for one in expected)
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    assert peaks[-1] - peaks[len(LARGE) - 1] < FLAT
    assert at_rest() == before
    assert not DraftFile.objects.exists()


def test_one_alone_is_refused_in_the_same_words(akim: Client, task: Task) -> None:
    before = at_rest()
    for bad in BAD[len(LARGE) :: 9]:
        answer = send_alone(akim, task, bad.name, bad.make())
        assert (answer.status_code, answer.content.decode()) == (422, said(bad))
    assert at_rest() == before


def test_what_is_too_big_is_not_even_written_down(
    akim: Client, task: Task, settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a gigabyte the temporary file is as large as the largest file there may be."""
    settings.UPLOAD_MAX_BYTES = MEGABYTE
    sizes = []

    def noted(name: str, size: int) -> None:
        sizes.append(size)
        raise Refused("file_empty", name=name)

    monkeypatch.setattr(sniff, "require_size", noted)
    send_alone(akim, task, "a.jpg", bytes(8 * MEGABYTE))
    assert MEGABYTE < sizes[0] <= MEGABYTE + 2 * 64 * 1024


def test_a_refusal_after_the_files_leaves_none(
    akim: Client, cast: Cast, task: Task, django_capture_on_commit_callbacks
) -> None:
    """The draft is full: a sound file is stored, refused by the action, and taken away again."""
    full = [Arrived(files.keep(f"{n}.jpg", "image/jpeg", b"x")) for n in range(report_drafts.MOST_FILES)]
    report_drafts.add(task, full, by=actor(cast.akim))
    before = at_rest()
    with django_capture_on_commit_callbacks(execute=True):
        assert send_alone(akim, task, "a.pdf", PDF).status_code == 422
    assert at_rest() == before


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("есеп\u202egpj.exe", "есепgpj.exe.jpg"),
        ("../../Стенд №1.JPG", "Стенд №1.JPG"),
        ("C:\\Users\\akim\\1.jpg", "1.jpg"),
        ("  .сурет.jpeg ", "сурет.jpeg"),
        ("у" * 200 + ".jpg", "у" * file_names.LONGEST + ".jpg"),
    ],
)
def test_a_sound_file_gets_a_name_of_its_own(akim: Client, task: Task, name: str, kept: str) -> None:
    assert send_alone(akim, task, name, picture("JPEG")).status_code == 201
    assert DraftFile.objects.get().file.name == kept


def test_word_and_excel_are_taken_and_saved_not_opened(akim: Client, task: Task) -> None:
    for kind, name in ((DOCX, "есеп.docx"), (XLSX, "кесте.xlsx")):
        assert send_alone(akim, task, name, office(kind)).status_code == 201
        one = DraftFile.objects.select_related("file").get(file__name=name)
        answer = akim.get(f"/tasks/{task.pk}/report/files/{one.pk}/")
        assert answer["Content-Type"] == one.file.media_type == kind
        assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%D0")
        assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_page_says_what_is_taken(akim: Client, task: Task) -> None:
    page = akim.get(f"/tasks/{task.pk}/report/").content.decode()
    assert "DOCX" in page
    assert "20" in page
