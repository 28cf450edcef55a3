"""The papers at their address: for whom, drawn or frozen, and kept out of shared caches."""

import pytest
from django.test import Client

from commission.models import Meeting
from tasks.outputs import minutes
from tests import make
from tests.cast import Cast, actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def sitting(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Meeting:
    """Held, with one clause; a draft says that it is one."""
    monkeypatch.setattr(minutes, "draw", lambda read, language, *, draft: b"%PDF drawn" * draft)
    made = make.meeting(cast.ours, actor(cast.secretary))
    make.clause(made, actor(cast.secretary), cast.alga)
    return made


def address(sitting: Meeting, language: str = "kk") -> str:
    """The paper."""
    return f"/meetings/{sitting.pk}/minutes.{language}.pdf"


def test_an_open_record_is_drawn_as_a_draft(cast: Cast, sitting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    answer = client.get(address(sitting))
    assert answer.content == b"%PDF drawn"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="minutes-2025-3-kk.pdf"'
    assert "private" in answer["Cache-Control"]


def test_with_the_chair_the_stored_bytes_are_served(cast: Cast, sitting: Meeting, client: Client) -> None:
    make.hand_over(sitting, actor(cast.secretary))
    client.force_login(cast.chair)
    assert client.get(address(sitting, "ru")).content == b"%PDF-1.7 test"


def test_members_get_it_only_signed(cast: Cast, sitting: Meeting, client: Client) -> None:
    client.force_login(cast.member)
    assert client.get(address(sitting)).status_code == 404
    make.hand_over(sitting, actor(cast.secretary))
    assert client.get(address(sitting)).status_code == 404
    make.sign(sitting, actor(cast.secretary))
    assert client.get(address(sitting)).status_code == 200


@pytest.mark.parametrize("who", ["stranger", "akim", "other_secretary", "auditor"])
def test_a_stranger_finds_no_paper(cast: Cast, sitting: Meeting, client: Client, who: str) -> None:
    client.force_login(getattr(cast, who))
    assert client.get(address(sitting)).status_code == 404


def test_there_are_two_languages(cast: Cast, sitting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    assert client.get(address(sitting, "en")).status_code == 404


def test_a_number_in_cyrillic_still_has_a_plain_name(cast: Cast, sitting: Meeting, client: Client) -> None:
    Meeting.objects.filter(pk=sitting.pk).update(number="Қ")
    client.force_login(cast.secretary)
    assert f"minutes-2025-id{sitting.pk}-kk.pdf" in client.get(address(sitting))["Content-Disposition"]
