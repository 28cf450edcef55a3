"""The report by its pages: typed words and files survive every refusal, two writers see each other."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tasks.actions import moves, report_drafts
from tasks.actions.report_drafts import Arrived
from tasks.models import DraftFile, Report, ReportDraft, Task
from tests import make
from tests.cast import Cast, actor
from tests.render.test_sniff import PDF, picture
from tests.stage import kept

pytestmark = pytest.mark.django_db


@kept
def task(cast: Cast) -> Task:
    """A task of the akim of Alga."""
    return make.task(cast.ours, actor(cast.secretary), cast.alga)


@pytest.fixture
def akim(cast: Cast, client: Client) -> Client:
    """The head, signed in."""
    client.force_login(cast.akim)
    return client


@pytest.fixture
def specialist(cast: Cast) -> Client:
    """Another browser, of the same body."""
    other = Client()
    other.force_login(cast.specialist)
    return other


def opened(client: Client, task: Task, **typed: object) -> dict[str, object]:
    """The form as the page gives it, with something typed into it; `number` is its only measure."""
    form = client.get(f"/tasks/{task.pk}/report/").context["form"]
    fields = {name: form[name].value() or "" for name in ("seen", "base", *form.told())}
    if "number" in typed:
        typed[number_of(task)] = typed.pop("number")
    return fields | typed


def post(client: Client, task: Task, fields: dict[str, object]) -> HttpResponse:
    return client.post(f"/tasks/{task.pk}/report/", fields)


def number_of(task: Task) -> str:
    return f"fact_{task.instruction.measures.get().pk}"


def photos(*names: str) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(name, picture("JPEG")) for name in names]


def upload(client: Client, task: Task, file: SimpleUploadedFile, **more: str) -> HttpResponse:
    return client.post(f"/tasks/{task.pk}/report/files/", {"file": file, **more})


def test_words_a_number_photos_and_the_letter_go_out_in_one_press(akim: Client, task: Task) -> None:
    letter = {
        "outgoing_number": "01-12/345",
        "outgoing_date": "2025-08-18",
        "letter": SimpleUploadedFile("хат.pdf", PDF),
    }
    typed = {"text": "Төрт стенд орнатылды.", "number": "4,5", "evidence": photos("1.jpg", "2.jpg", "3.jpg")}
    answer = post(akim, task, opened(akim, task, **typed, **letter))
    assert (answer.status_code, answer.url) == (303, f"/tasks/{task.pk}/")
    sent = Report.objects.get()
    assert (sent.facts.get().value, sent.outgoing_number) == (Decimal("4.5"), "01-12/345")
    assert [kept.file.name for kept in sent.files.all()] == ["хат.pdf", "1.jpg", "2.jpg", "3.jpg"]
    assert sent.files.get(is_letter=True).file.name == "хат.pdf"


def test_a_refused_report_keeps_what_was_typed_and_every_sound_file(akim: Client, task: Task) -> None:
    files = [SimpleUploadedFile("хат.pdf", PDF), SimpleUploadedFile("вирус.jpg", b"MZ\x90 no photo")]
    answer = post(akim, task, opened(akim, task, text="Төрт стенд орнатылды.", number="көп", evidence=files))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Төрт стенд орнатылды." in html
    assert 'value="көп"' in html
    assert len(answer.context["form"].errors["evidence"]) == 1
    assert [kept.file.name for kept in DraftFile.objects.all()] == ["хат.pdf"]
    assert "хат.pdf</a>" in html
    assert not Report.objects.exists()


def test_the_actions_refusal_stands_at_its_field_and_keeps_the_rest(akim: Client, task: Task) -> None:
    answer = post(akim, task, opened(akim, task, text="Дайын", number="-1"))
    assert list(answer.context["form"].errors) == [number_of(task)]
    answer = post(akim, task, opened(akim, task, text="Дайын", number="1", outgoing_date="2025-08-20"))
    assert list(answer.context["form"].errors) == ["outgoing_date"]
    assert "Дайын" in answer.content.decode()


def test_the_number_stands_beside_its_target(akim: Client, task: Task) -> None:
    ((_field, target),) = akim.get(f"/tasks/{task.pk}/report/").context["form"].measured()
    assert target.endswith(": 10")


def test_a_draft_may_be_half_done_and_the_head_sends_what_the_specialist_wrote(
    akim: Client, specialist: Client, task: Task
) -> None:
    answer = post(specialist, task, opened(specialist, task, text="Үш стенд тұр.", save="1"))
    assert (answer.status_code, answer.url) == (303, f"/tasks/{task.pk}/report/")
    assert post(specialist, task, opened(specialist, task, number="3")).status_code == 403
    assert post(akim, task, opened(akim, task, number="3")).status_code == 303
    assert Report.objects.get().text == "Үш стенд тұр."


def test_whom_the_head_lets_send_sends(cast: Cast, specialist: Client, task: Task) -> None:
    assert not specialist.get(f"/tasks/{task.pk}/report/").context["may_send"]
    moves.delegate(task, assignee=cast.specialist, sends=True, by=actor(cast.akim))
    assert specialist.get(f"/tasks/{task.pk}/report/").context["may_send"]
    assert post(specialist, task, opened(specialist, task, text="Дайын", number="10")).status_code == 303


def test_two_on_one_draft_see_both_texts_and_lose_neither(
    akim: Client, specialist: Client, task: Task
) -> None:
    mine = opened(akim, task, text="Басшы жазды", save="1")
    post(specialist, task, opened(specialist, task, text="Маман жазды", number="3", save="1"))
    answer = post(akim, task, mine)
    assert answer.status_code == 422
    (text,) = answer.context["form"].conflicts
    assert (text.stored, text.typed) == ("Маман жазды", "Басшы жазды")
    assert answer.context["form"][number_of(task)].value() == "3"  # left alone here: it follows the other one
    again = {name: answer.context["form"][name].value() for name in mine if name != "save"}
    assert post(akim, task, again | {"save": "1"}).status_code == 303
    draft = ReportDraft.objects.get()
    assert (draft.text, draft.facts.get().value) == ("Басшы жазды", 3)


def test_a_report_sent_meanwhile_is_told_and_the_words_stay(
    cast: Cast, akim: Client, specialist: Client, task: Task
) -> None:
    mine = opened(specialist, task, text="Маман жазды", save="1")
    post(akim, task, opened(akim, task, text="Дайын", number="10"))
    answer = post(specialist, task, mine)
    assert answer.status_code == 422
    assert "Маман жазды" in answer.content.decode()
    assert [entry.code for entry in answer.context["meanwhile"]] == ["task.report"]
    assert akim.get(f"/tasks/{task.pk}/report/").url == f"/tasks/{task.pk}/"


def test_what_was_returned_is_where_the_next_report_starts(cast: Cast, akim: Client, task: Task) -> None:
    post(akim, task, opened(akim, task, text="Төрт стенд орнатылды.", number="4"))
    moves.return_(Task.objects.get(), remarks="Тағы алтауы қайда?", by=actor(cast.secretary))
    page = akim.get(f"/tasks/{task.pk}/report/")
    assert page.context["form"]["text"].value() == "Төрт стенд орнатылды."
    assert "Тағы алтауы қайда?" in page.content.decode()


def test_a_file_goes_up_alone_once_and_out_again(akim: Client, specialist: Client, task: Task) -> None:
    for _ in range(2):
        answer = upload(akim, task, *photos("стенд.jpg"), token="t1")
        assert answer.status_code == 201
    kept = DraftFile.objects.get()
    assert f'data-remove="/tasks/{task.pk}/report/files/{kept.pk}/"' in answer.content.decode()
    assert specialist.get(f"/tasks/{task.pk}/report/files/{kept.pk}/").status_code == 200
    assert akim.post(f"/tasks/{task.pk}/report/files/{kept.pk}/").status_code == 204
    assert not DraftFile.objects.exists()


def test_a_file_that_is_none_is_refused_in_one_sentence(akim: Client, task: Task) -> None:
    for file in (SimpleUploadedFile("вирус.jpg", b"MZ\x90 no photo"), SimpleUploadedFile("бос.jpg", b"")):
        answer = upload(akim, task, file)
        assert answer.status_code == 422
        assert file.name in answer.content.decode()
    assert akim.post(f"/tasks/{task.pk}/report/files/").status_code == 422
    assert not DraftFile.objects.exists()


def test_without_a_script_files_are_added_and_taken_out_with_the_words_kept(akim: Client, task: Task) -> None:
    fields = opened(akim, task, text="Үш стенд", evidence=photos("1.jpg", "2.jpg"), add="1")
    assert post(akim, task, fields).status_code == 303
    first = DraftFile.objects.order_by("id").first()
    assert post(akim, task, opened(akim, task, text="Екі стенд", remove=str(first.pk))).status_code == 303
    assert [kept.file.name for kept in DraftFile.objects.all()] == ["2.jpg"]
    assert ReportDraft.objects.get().text == "Екі стенд"


def test_what_is_typed_is_kept_while_one_types(akim: Client, specialist: Client, task: Task) -> None:
    fields = opened(akim, task, text="Жазып жатырмын", autosave="1")
    answer = post(akim, task, fields)
    assert (answer.status_code, answer.content) == (200, b"2")
    assert ReportDraft.objects.get().text == "Жазып жатырмын"
    assert post(specialist, task, fields | {"text": "Ескі бет"}).status_code == 409


@pytest.mark.parametrize(
    ("who", "page", "file"),
    [
        ("secretary", 403, 404),
        ("chair", 403, 404),
        ("auditor", 403, 404),
        ("other_akim", 404, 404),
        ("member", 404, 404),
        ("reviewer_of_own", 200, 200),
    ],
)
def test_nobody_reads_over_the_bodys_shoulder(
    cast: Cast, task: Task, client: Client, who: str, page: int, file: int
) -> None:
    (kept,) = report_drafts.add(task, [Arrived(make.photo())], by=actor(cast.akim))
    client.force_login(getattr(cast, who))
    assert client.get(f"/tasks/{task.pk}/report/").status_code == page
    assert client.get(f"/tasks/{task.pk}/report/files/{kept.pk}/").status_code == file
    if page != 200:
        assert client.post(f"/tasks/{task.pk}/report/files/{kept.pk}/").status_code == page
        assert upload(client, task, *photos("бөтен.jpg")).status_code == page
        assert DraftFile.objects.count() == 1
