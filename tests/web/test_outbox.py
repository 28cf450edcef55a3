"""Letters about tasks: owed in the event's transaction, sent later, each once, over a real mail server."""

from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from commission import clock, jobs
from commission.actions import mail as outbox
from commission.models import Mail, Person
from tasks.actions import moves
from tasks.models import Task
from tests import make
from tests.cast import Cast, actor
from tests.conftest import MOMENT
from tests.mail_server import MailServer, closed_port, mail_server, send_by
from tests.stage import kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    with mail_server() as listening:
        send_by(settings, listening.port)
        yield listening


@kept
def task(cast: Cast) -> Task:
    """Issued to the akim of Alga, who reads Russian."""
    Person.objects.filter(pk=cast.akim.pk).update(language="ru")
    return make.task(cast.ours, actor(cast.secretary), cast.alga)


def owed() -> list[tuple[str, str]]:
    """To whom, and because of what."""
    rows = Mail.objects.order_by("id").values_list("person__email", "entry__code")
    return [(email.split("@")[0], code) for email, code in rows]


def one(server: MailServer) -> EmailMessage:
    """The only letter there is."""
    (letter,) = server.read()
    return letter


class TestWhatIsOwed:
    def test_one_letter_for_a_body_and_a_sitting(self, cast: Cast, server: MailServer) -> None:
        by = actor(cast.secretary)
        sitting = make.meeting(cast.ours, by)
        for _ in range(3):
            make.clause(sitting, by, cast.alga, cast.khromtau)
        make.hand_over(sitting, by)
        tasks = make.sign(sitting, by)
        heads = ["akim", "reviewer_of_own", "other_akim"]
        assert sorted(owed()) == sorted((head, "task.issue") for head in heads)
        assert jobs.send_mail().sent == len(heads)
        letter = next(one for one in server.read() if one["To"] == cast.other_akim.email)
        numbers = [task.number for task in tasks if task.body_id == cast.khromtau.pk]
        assert len(numbers) == 3
        assert all(number in letter.get_content() for number in numbers)
        assert letter["Subject"].endswith(": 3")

    def test_a_return_and_each_decision(self, cast: Cast, task: Task) -> None:
        akim, secretary, chair = actor(cast.akim), actor(cast.secretary), actor(cast.chair)

        def decided(*, confirm: bool) -> None:
            moves.report(task, make.account(task), by=akim)
            moves.propose(task, ground="full_execution", by=secretary)
            if confirm:
                moves.confirm(task, by=chair)
            else:
                moves.reject(task, remarks="Аз", by=chair)

        moves.report(task, make.account(task), by=akim)
        moves.return_(task, remarks="Фото керек", by=secretary)
        decided(confirm=False)
        decided(confirm=True)
        told = [code for who, code in owed() if who == "akim"]
        assert told == ["task.issue", "task.return", "task.reject", "task.confirm"]

    def test_no_letter_without_the_event(self, cast: Cast, task: Task) -> None:
        """Both are one transaction."""
        before = owed()
        with transaction.atomic():
            moves.cancel(task, reason="Қате", by=actor(cast.chair))
            assert len(owed()) > len(before)
            transaction.set_rollback(True)
        assert owed() == before

    def test_the_same_cause_twice_is_one_letter(self, task: Task, cast: Cast) -> None:
        cause = Mail.objects.filter(person=cast.akim).get().entry
        outbox.owe([(cause, cast.akim.pk)] * 2)
        assert [who for who, _ in owed()].count("akim") == 1

    @pytest.mark.parametrize("column", [{"letters": False}, {"is_active": False}, {"is_demo": True}])
    def test_nobody_gets_a_letter_who_does_not_want_or_cannot_read_it(
        self, cast: Cast, column: dict[str, bool]
    ) -> None:
        Person.objects.filter(pk=cast.akim.pk).update(**column)
        make.task(cast.ours, actor(cast.secretary), cast.alga)
        assert "akim" not in dict(owed())

    def test_who_did_it_needs_no_letter(self, cast: Cast) -> None:
        cast.secretary.positions.create(
            role="head", body=cast.alga, title_kk="x", title_ru="x", since="2025-01-01"
        )
        make.task(cast.ours, actor(cast.secretary), cast.alga)
        assert "secretary" not in dict(owed())


class TestTheLetter:
    def test_says_what_by_when_and_where_in_the_persons_language(
        self, cast: Cast, task: Task, server: MailServer
    ) -> None:
        Mail.objects.exclude(person=cast.akim).delete()
        jobs.send_mail()
        letter = one(server)
        assert letter["To"] == cast.akim.email
        assert letter["Content-Language"] == "ru"
        assert letter["Auto-Submitted"] == "auto-generated"
        assert letter["Subject"].strip().startswith(f"{task.number}: ")
        assert "3 сентября 2025 г." in letter["Subject"]
        text = letter.get_content()
        assert "Установить информационные стенды." in text
        assert f"http://127.0.0.1:8000/tasks/{task.pk}/" in text
        assert "\n\n\n" not in text.replace("\r", "")

    def test_the_remarks_stay_behind_the_sign_in(self, cast: Cast, task: Task, server: MailServer) -> None:
        moves.report(task, make.account(task), by=actor(cast.akim))
        moves.return_(task, remarks="Азаматтың аты-жөні", by=actor(cast.secretary))
        Mail.objects.exclude(person=cast.akim, entry__code="task.return").delete()
        jobs.send_mail()
        assert "Азаматтың" not in one(server).get_content()

    def test_news_that_is_none_any_more_is_dropped(self, cast: Cast, task: Task, server: MailServer) -> None:
        moves.report(task, make.account(task), by=actor(cast.akim))
        moves.return_(task, remarks="Фото керек", by=actor(cast.secretary))
        moves.report(task, make.account(task), by=actor(cast.akim))
        Mail.objects.exclude(entry__code="task.return").delete()
        count = jobs.send_mail()
        assert (count.sent, count.dropped) == (0, 2)
        assert set(Mail.objects.values_list("state", flat=True)) == {"dropped"}

    def test_who_left_the_body_meanwhile_is_told_nothing(
        self, cast: Cast, task: Task, server: MailServer
    ) -> None:
        cast.akim.positions.update(until="2025-08-18")
        jobs.send_mail()
        assert cast.akim.email not in [letter["To"] for letter in server.read()]


class TestSending:
    @pytest.fixture(autouse=True)
    def _two_are_owed(self, cast: Cast) -> None:
        """To the akim of Khromtau, and later to the head of the agency."""
        by = actor(cast.secretary)
        for body in (cast.khromtau, cast.health):
            make.task(cast.ours, by, body)

    def test_a_server_that_is_down_keeps_nothing_from_leaving_later(
        self, settings: Any, caplog: pytest.LogCaptureFixture
    ) -> None:
        send_by(settings, closed_port())
        count = jobs.send_mail()
        assert (count.sent, count.failed) == (0, 1)
        tried, untried = Mail.objects.order_by("id")
        assert (tried.attempts, untried.attempts) == (1, 0)
        assert tried.error.startswith("ConnectionRefusedError")
        with mail_server() as server:
            send_by(settings, server.port)
            assert jobs.send_mail().sent == 1
            with clock.freeze(MOMENT + outbox.PAUSES[0]):
                assert jobs.send_mail().sent == 1
            assert jobs.send_mail().sent == 0
        assert len({letter["To"] for letter in server.read()}) == 2
        assert set(Mail.objects.values_list("state", "error")) == {("sent", "")}

    def test_an_address_the_server_refuses_does_not_hold_up_the_others(
        self, cast: Cast, server: MailServer
    ) -> None:
        server.refused = {cast.other_akim.email}
        assert (jobs.send_mail().sent, len(server.letters)) == (1, 1)
        held = Mail.objects.get(person=cast.other_akim)
        assert (held.state, held.error) == ("waiting", "550 no such mailbox")

    def test_the_pauses_grow_and_then_it_is_given_up(self, cast: Cast, server: MailServer) -> None:
        server.refused = {cast.other_akim.email}
        mine = Mail.objects.filter(person=cast.other_akim)
        pauses, now = [], MOMENT
        while mine.get().state == "waiting":
            with clock.freeze(now):
                jobs.send_mail()
            now, before = mine.get().next_at, now
            pauses.append(now - before)
        assert pauses[:-1] == list(outbox.PAUSES) == sorted(pauses[:-1])
        assert (mine.get().state, mine.get().attempts) == ("given_up", outbox.MOST_ATTEMPTS)
        assert mine.get().error == "550 no such mailbox"

    def test_a_sender_that_dies_after_the_server_took_the_letter_may_double_it_under_one_name(
        self, server: MailServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The one thing no outbox can rule out: readers and servers tell it by the Message-ID."""

        def dies(_letter: Mail) -> None:
            raise SystemExit

        with monkeypatch.context() as patch:
            patch.setattr(outbox, "sent", dies)
            with pytest.raises(SystemExit):
                jobs.send_mail()
        assert jobs.send_mail().sent == 1  # the other one
        with clock.freeze(MOMENT + outbox.PAUSES[0]):
            assert jobs.send_mail().sent == 1
        first, other, again = server.read()
        assert first["Message-ID"] == again["Message-ID"] != other["Message-ID"]

    def test_a_letter_that_cannot_be_written_holds_up_no_other(
        self, cast: Cast, server: MailServer, caplog: pytest.LogCaptureFixture
    ) -> None:
        Person.objects.filter(pk=cast.other_akim.pk).update(email="two\nlines@test.invalid")
        count = jobs.send_mail()
        assert (count.sent, count.failed) == (1, 1)
        assert "newlines" in Mail.objects.get(person=cast.other_akim).error


class TestThePage:
    def test_says_what_failed_and_why_and_tries_again(
        self, cast: Cast, client: Client, settings: Any, caplog: pytest.LogCaptureFixture
    ) -> None:
        make.task(cast.ours, actor(cast.secretary), cast.khromtau)
        client.force_login(cast.administrator)
        assert client.get("/").context["panels"][0][1] is None
        send_by(settings, closed_port())
        jobs.send_mail()
        trouble = client.get("/").context["panels"][0][1]
        assert (trouble.failed, trouble.lying) == (1, 0)
        page = client.get("/mail/").content.decode()
        assert "ConnectionRefusedError" in page
        assert cast.other_akim.email in page
        assert client.post("/mail/").status_code == 303
        with mail_server() as server:
            send_by(settings, server.port)
            assert jobs.send_mail().sent == 1
        assert client.get("/").context["panels"][0][1] is None

    def test_a_forgotten_timer_is_noticed(self, cast: Cast, client: Client) -> None:
        make.task(cast.ours, actor(cast.secretary), cast.khromtau)
        client.force_login(cast.administrator)
        with clock.freeze(MOMENT + timedelta(hours=2)):
            assert client.get("/").context["panels"][0][1].lying == 1

    def test_shows_the_administrator_no_content(self, cast: Cast, client: Client, task: Task) -> None:
        client.force_login(cast.administrator)
        page = client.get("/mail/").content.decode()
        assert "стенд" not in page
        assert f"/tasks/{task.pk}/" not in page

    def test_is_not_for_others(self, cast: Cast, client: Client) -> None:
        client.force_login(cast.secretary)
        assert client.get("/mail/").status_code == 403
        assert client.post("/mail/").status_code == 403

    def test_a_person_switches_letters_off(self, cast: Cast, client: Client) -> None:
        client.force_login(cast.akim)
        assert client.get("/account/").context["form"]["letters"].value() is True
        client.post("/account/", {"name": "", "language": "kk", "theme": ""})
        cast.akim.refresh_from_db()
        assert cast.akim.letters is False
