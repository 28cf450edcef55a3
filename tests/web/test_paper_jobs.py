"""Long papers: ordered, made by a worker, watched, handed over; and what if the worker does not come."""

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from commission import clock
from commission.domain.verdict import Refused
from commission.models import Clause, Meeting, Paper, StoredFile
from tasks import jobs
from tasks.actions import paper_jobs
from tasks.models import PaperJob
from tasks.outputs import minutes
from tests import make
from tests.actions.other_process import database_address
from tests.cast import Cast, actor, assemble
from tests.conftest import MOMENT, ROOT

QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
SOON, LATE = timedelta(seconds=5), timedelta(minutes=5)


@pytest.fixture
def sitting(cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch) -> Meeting:
    """Ready for the chair, and taken for a long one; drawing itself is tested elsewhere."""
    monkeypatch.setattr(jobs, "LONG", 0)
    monkeypatch.setattr(minutes, "draw", draw)
    by = actor(cast.secretary)
    made = make.meeting(cast.ours, by)
    make.clause(made, by, cast.alga)
    client.force_login(cast.secretary)
    return made


@pytest.fixture
def queued(settings: Any) -> None:
    """A worker is expected to take the orders up; in these tests nobody does, unless it is done by hand."""
    settings.WORKER, settings.TASKS = True, QUEUE


def draw(read: object, language: str, *, draft: bool, on_page: jobs.OnPage | None = None) -> bytes:
    """Three pages, as the bar sees them."""
    for page in (1, 2, 3) if on_page else ():
        on_page(page)
    return f"%PDF {language}".encode()


def broken(*_args: object, **_how: object) -> bytes:
    """A machine that cannot."""
    raise OSError("no space left")


def hand_over(client: Client, sitting: Meeting) -> object:
    """Press the button of the preview."""
    address = f"/meetings/{sitting.pk}/preview/"
    form = client.get(address).context["hand_over"]
    return client.post(address, {name: form[name].value() for name in ("seen", "content")})


def progress(sitting: Meeting) -> str:
    """The page of the only order."""
    return f"/meetings/{sitting.pk}/papers/{PaperJob.objects.get().pk}/"


def looked_at(client: Client, sitting: Meeting) -> object:
    """Ask for the Kazakh draft."""
    return client.get(f"/meetings/{sitting.pk}/minutes.kk.pdf")


pytestmark = pytest.mark.django_db


def test_without_a_worker_the_papers_are_made_on_the_spot(sitting: Meeting, client: Client) -> None:
    assert looked_at(client, sitting).content == b"%PDF kk"
    assert hand_over(client, sitting).url == f"/meetings/{sitting.pk}/"
    assert not PaperJob.objects.exists()


@pytest.mark.usefixtures("queued")
def test_a_draft_of_the_same_records_is_not_made_again(sitting: Meeting, client: Client) -> None:
    looked_at(client, sitting)
    jobs.run(PaperJob.objects.get().pk)
    assert looked_at(client, sitting).content == looked_at(client, sitting).content == b"%PDF kk"
    Clause.objects.update(text_kk="Басқа мәтін")
    assert looked_at(client, sitting).status_code == 303
    jobs.run(PaperJob.objects.first().pk)
    assert (PaperJob.objects.count(), StoredFile.objects.count()) == (1, 1), "the older draft is gone"


@pytest.mark.usefixtures("queued")
def test_the_bar_is_true_and_the_draft_comes_by_itself(sitting: Meeting, client: Client) -> None:
    address = looked_at(client, sitting).url
    assert address == looked_at(client, sitting).url == progress(sitting), "asked twice, ordered once"
    page = client.get(address)
    assert page.context["under_way"]
    assert 'http-equiv="refresh"' in page.content.decode()
    PaperJob.objects.update(state="running", run=1, expected=40, pages_kk=10)
    part = client.get(address, headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    assert part.context["percent"] == 25
    PaperJob.objects.update(state="waiting")
    jobs.run(PaperJob.objects.get().pk)
    moved = client.get(address, headers={"HX-Request": "true"})
    assert moved["HX-Redirect"] == f"/meetings/{sitting.pk}/minutes.kk.pdf"
    assert client.get(moved["HX-Redirect"]).content == b"%PDF kk"


@pytest.mark.usefixtures("queued")
def test_the_hand_over_goes_on_by_itself(sitting: Meeting, client: Client) -> None:
    assert hand_over(client, sitting).url == hand_over(client, sitting).url == progress(sitting)
    jobs.run(PaperJob.objects.get().pk)
    sitting.refresh_from_db()
    assert sitting.status == "with_chair"
    assert set(Paper.objects.values_list("language", "void")) == {("kk", False), ("ru", False)}
    assert client.get(progress(sitting)).url == f"/meetings/{sitting.pk}/"


@pytest.mark.usefixtures("queued")
def test_what_changed_meanwhile_is_not_handed_over(sitting: Meeting, client: Client) -> None:
    hand_over(client, sitting)
    Clause.objects.update(text_kk="Басқа мәтін", version=99)
    jobs.run(PaperJob.objects.get().pk)
    page = client.get(progress(sitting))
    assert page.context["job"].state == "refused"
    assert str(page.context["reason"]) in page.content.decode()
    assert f"/meetings/{sitting.pk}/preview/" in page.content.decode()
    assert not StoredFile.objects.exists()


@pytest.mark.usefixtures("queued")
def test_a_refusal_is_told_with_its_values(sitting: Meeting, client: Client) -> None:
    hand_over(client, sitting)
    job = paper_jobs.take(PaperJob.objects.get().pk)
    assert job
    covered = {"first": date(2024, 1, 1), "last": date(2027, 12, 31)}
    paper_jobs.refused(job, Refused("calendar_ends", **covered))
    reason = client.get(progress(sitting)).context["reason"]
    assert "31.12.2027" in reason
    assert "%" not in reason


@pytest.mark.usefixtures("queued")
def test_a_right_that_ended_meanwhile_hands_nothing_over(
    cast: Cast, sitting: Meeting, client: Client
) -> None:
    hand_over(client, sitting)
    cast.secretary.positions.all().delete()
    jobs.run(PaperJob.objects.get().pk)
    assert (PaperJob.objects.get().state, PaperJob.objects.get().reason) == ("refused", "role")
    assert not StoredFile.objects.exists()


@pytest.mark.usefixtures("queued")
def test_a_fault_is_said_and_tried_again(
    sitting: Meeting, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_over(client, sitting)
    monkeypatch.setattr(minutes, "draw", broken)
    jobs.run(PaperJob.objects.get().pk)
    assert client.get(progress(sitting)).context["job"].state == "failed"
    monkeypatch.setattr(minutes, "draw", draw)
    assert client.post(progress(sitting), follow=True).context["under_way"]
    jobs.run(PaperJob.objects.get().pk)
    sitting.refresh_from_db()
    assert sitting.status == "with_chair"


@pytest.mark.usefixtures("queued")
@pytest.mark.parametrize("state", ["waiting", "running"])
def test_nobody_works_on_it_so_it_is_made_here(sitting: Meeting, client: Client, state: str) -> None:
    """A worker that never came, and one that was killed; whoever comes later finds nothing to do."""
    hand_over(client, sitting)
    PaperJob.objects.update(state=state)
    with clock.freeze(MOMENT + SOON):
        assert client.get(progress(sitting)).context["under_way"]
        client.post(progress(sitting), {"now": "1"})
        assert PaperJob.objects.get().state == state, "too early to take it out of good hands"
    with clock.freeze(MOMENT + LATE):
        page = client.get(progress(sitting))
        assert page.context["late"]
        assert 'http-equiv="refresh"' not in page.content.decode()
        assert client.post(progress(sitting), {"now": "1"}, follow=True).status_code == 200
    sitting.refresh_from_db()
    assert sitting.status == "with_chair"
    jobs.run(PaperJob.objects.get().pk)
    assert PaperJob.objects.get().state == "done"


@pytest.mark.usefixtures("queued")
def test_whoever_was_overtaken_stops(
    sitting: Meeting, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow worker that was taken for dead neither signs nor spoils what the other one does."""
    hand_over(client, sitting)

    def overtaken(*args: object, **how: object) -> bytes:
        PaperJob.objects.update(run=7)
        return draw(*args, **how)

    monkeypatch.setattr(minutes, "draw", overtaken)
    jobs.run(PaperJob.objects.get().pk)
    sitting.refresh_from_db()
    assert sitting.status == "held"
    assert PaperJob.objects.get().state == "running"


@pytest.mark.usefixtures("queued")
@pytest.mark.parametrize(
    ("who", "seen", "pressed"), [("chair", 200, 403), ("member", 404, 404), ("stranger", 404, 404)]
)
def test_the_hand_over_stays_with_who_ordered_it(
    cast: Cast, sitting: Meeting, client: Client, who: str, seen: int, pressed: int
) -> None:
    hand_over(client, sitting)
    client.force_login(getattr(cast, who))
    assert client.get(progress(sitting)).status_code == seen
    assert client.post(progress(sitting), {"now": "1"}).status_code == pressed


@pytest.mark.there
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("queued")
def test_a_real_worker_makes_a_real_paper(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    """`manage.py db_worker` in a process of its own, on this database and with these files."""
    monkeypatch.setattr(jobs, "LONG", 0)
    cast = assemble()
    sitting = make.meeting(cast.ours, actor(cast.secretary))
    client.force_login(cast.secretary)
    looked_at(client, sitting)
    data = Path(settings.MEDIA_ROOT).parent
    (data / "static").mkdir(exist_ok=True)
    environment = {**os.environ, "DATABASE_URL": database_address(), "DATA_DIR": str(data), "WORKER": "1"}
    worker = [sys.executable, "manage.py", "db_worker", "--skip-checks"]
    command = [*worker, "--batch", "--no-startup-delay", "--no-reload"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, timeout=120, capture_output=True)
    job = PaperJob.objects.select_related("file").get()
    assert (job.state, job.pages_kk) == ("done", 1)
    with job.file.file.open("rb") as paper:
        assert paper.read().startswith(b"%PDF-1.7")
