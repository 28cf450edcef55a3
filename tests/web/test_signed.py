"""What signed minutes get later: their registration, and the scan of the signed sheets."""

import json
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from commission import clock
from commission.models import Entry, Meeting, Scan
from tasks.outputs.content import facts
from tasks.outputs.extract import ExtractPaper
from tasks.outputs.facts import Words
from tests import make
from tests.cast import Cast, actor

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 signed\nstartxref\n9\n%%EOF\n"


def picture(kind: str) -> bytes:
    """A scanned sheet."""
    sheet = BytesIO()
    Image.new("RGB", (8, 8)).save(sheet, kind)
    return sheet.getvalue()


@pytest.fixture
def minutes(cast: Cast, client: Client) -> Meeting:
    """Signed; the secretary is at the keyboard."""
    by = actor(cast.secretary)
    sitting = make.meeting(cast.ours, by)
    make.clause(sitting, by, cast.alga)
    make.hand_over(sitting, by)
    make.sign(sitting, by)
    client.force_login(cast.secretary)
    return sitting


def attach(client: Client, sitting: Meeting, data: bytes, name: str = "kk.pdf", **sent: object) -> object:
    """Send the form."""
    form = {"language": "kk", "file": SimpleUploadedFile(name, data), **sent}
    return client.post(f"/meetings/{sitting.pk}/scan/", form)


def test_the_registration_is_written_down_and_printed(minutes: Meeting, client: Client) -> None:
    answer = client.post(
        f"/meetings/{minutes.pk}/registration/", {"number": "145-Х", "on": "2025-08-19"}, follow=True
    )
    said = answer.content.decode()
    assert "145-Х, " in said
    minutes.refresh_from_db()
    assert minutes.registered_on == date(2025, 8, 19)
    (entry,) = Entry.objects.filter(code="meeting.registered")
    assert json.loads(entry.data)["changes"]["registration_no"] == ["", "145-Х"]
    page = client.get(f"/meetings/{minutes.pk}/registration/")
    assert page.context["form"]["number"].value() == "145-Х"


@pytest.mark.parametrize(
    ("number", "day", "printed"),
    [("145-Х", date(2025, 8, 20), "145-Х, 20\u00a0августа 2025\u00a0года"), ("", None, "")],
)
def test_an_extract_says_how_the_minutes_are_registered(
    cast: Cast, minutes: Meeting, number: str, day: date | None, printed: str
) -> None:
    minutes.registration_no, minutes.registered_on = number, day
    minutes.save()
    paper = ExtractPaper(
        facts(minutes), "ru", meeting=minutes, to=Words("а", "б"), signed_on=date(2025, 8, 18)
    )
    assert paper.registration.text == printed


@pytest.mark.parametrize("days", [1, -2])
def test_a_registration_of_no_possible_day_is_refused(minutes: Meeting, client: Client, days: int) -> None:
    """Not tomorrow, and not before there was a sitting; what was typed stays."""
    day = clock.today() + timedelta(days=days)
    answer = client.post(f"/meetings/{minutes.pk}/registration/", {"number": "145", "on": day.isoformat()})
    assert answer.status_code == 422
    assert answer.context["form"]["number"].value() == "145"
    assert answer.context["form"].errors["on"]


def test_two_secretaries_register_at_once(minutes: Meeting, client: Client) -> None:
    address = f"/meetings/{minutes.pk}/registration/"
    seen = client.get(address).context["form"]["seen"].value()
    client.post(address, {"number": "1", "on": "2025-08-19", "seen": seen})
    answer = client.post(address, {"number": "2", "on": "2025-08-19", "seen": seen})
    assert answer.status_code == 422
    (difference,) = answer.context["form"].conflicts
    assert (difference.stored, difference.typed) == ("1", "2")


@pytest.mark.parametrize(
    ("name", "data"), [("kk.pdf", PDF), ("kk.jpg", picture("JPEG")), ("kk.png", picture("PNG"))]
)
def test_a_scan_is_kept_as_it_came(minutes: Meeting, client: Client, name: str, data: bytes) -> None:
    assert attach(client, minutes, data, name).status_code == 303
    scan = Scan.objects.select_related("file").get()
    (entry,) = Entry.objects.filter(code="meeting.scan_attached")
    assert json.loads(entry.data)["sha256"] == scan.file.sha256
    page = client.get(f"/meetings/{minutes.pk}/").content.decode()
    assert scan.file.sha256[:4] in page
    got = client.get(f"/meetings/{minutes.pk}/scans/{scan.pk}/")
    assert got.content == data
    assert got["Content-Disposition"].startswith("attachment")


def test_a_better_scan_replaces_it_and_the_former_is_kept(minutes: Meeting, client: Client) -> None:
    attach(client, minutes, PDF)
    attach(client, minutes, picture("PNG"), "better.png")
    attach(client, minutes, picture("PNG"), "ru.png", language="ru")
    former = Scan.objects.get(void=True)
    assert set(Scan.objects.filter(void=False).values_list("language", "file__name")) == {
        ("kk", "better.png"),
        ("ru", "ru.png"),
    }
    (entry,) = Entry.objects.filter(code="meeting.scan_replaced")
    assert json.loads(entry.data)["replaced"] == former.file.sha256
    assert client.get(f"/meetings/{minutes.pk}/scans/{former.pk}/").content == PDF


@pytest.mark.parametrize(
    ("name", "data"), [("kk.webp", picture("WEBP")), ("kk.pdf", b"MZ\x90"), ("kk.pdf", PDF[:20]), ("kk", b"")]
)
def test_what_is_no_scan_is_refused_and_leaves_nothing(
    minutes: Meeting, client: Client, name: str, data: bytes
) -> None:
    assert attach(client, minutes, data, name).status_code == 422
    assert not Scan.objects.exists()


def test_a_scan_sent_from_an_old_page_is_refused_once(minutes: Meeting, client: Client) -> None:
    """Somebody attached the other paper meanwhile; sent again, it is a decision."""
    refused = attach(client, minutes, PDF, seen=1)
    assert refused.status_code == 422
    assert not Scan.objects.exists()
    assert attach(client, minutes, PDF, seen=refused.context["form"]["seen"].value()).status_code == 303


def test_before_the_signature_there_is_nothing_to_attach(cast: Cast, client: Client) -> None:
    sitting = make.meeting(cast.ours, actor(cast.secretary))
    client.force_login(cast.secretary)
    for page in ("scan", "registration"):
        assert client.get(f"/meetings/{sitting.pk}/{page}/").url == f"/meetings/{sitting.pk}/"


@pytest.mark.parametrize(
    ("who", "form", "file"),
    [("member", 403, 200), ("chair", 403, 200), ("akim", 404, 404), ("stranger", 404, 404)],
)
def test_who_reads_signed_minutes_gets_the_scan(
    cast: Cast, minutes: Meeting, client: Client, who: str, form: int, file: int
) -> None:
    attach(client, minutes, PDF)
    scan = Scan.objects.get()
    client.force_login(getattr(cast, who))
    assert client.get(f"/meetings/{minutes.pk}/scan/").status_code == form
    assert client.get(f"/meetings/{minutes.pk}/scans/{scan.pk}/").status_code == file
