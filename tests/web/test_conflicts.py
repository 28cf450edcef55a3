"""An old form puts nothing back: what another person changed and this one left alone stays theirs."""

from django.test import Client
from django.urls import reverse

from commission.actions import meetings
from commission.actions.meetings import Details
from tests import make
from tests.cast import Cast, actor


def test_a_stale_form_saves_only_what_its_writer_changed(cast: Cast, client: Client) -> None:
    """Ours: the number. Theirs meanwhile: the place. After the second send both stand."""
    secretary = actor(cast.secretary)
    sitting = make.meeting(cast.ours, secretary)
    client.force_login(cast.secretary)
    page = reverse("meeting_details", args=[sitting.pk])
    typed = {
        name: value
        for name, value in client.get(page).context["form"].initial.items()
        if value not in (None, "")
    }
    theirs = Details(
        date=sitting.date,
        number=sitting.number,
        place_kk="Хромтау қаласы",
        place_ru="город Хромтау",
        chaired_by_id=sitting.chaired_by_id,
    )
    meetings.describe(sitting, theirs, by=secretary)

    first = client.post(page, typed | {"number": "5"})
    assert first.status_code == 422
    form = first.context["form"]
    again = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    assert client.post(page, again).status_code == 303

    sitting.refresh_from_db()
    assert (sitting.number, sitting.place_kk, sitting.place_ru) == ("5", "Хромтау қаласы", "город Хромтау")


def test_a_way_back_that_is_no_address_is_not_followed(cast: Cast, client: Client) -> None:
    """Neither another site nor a word."""
    task = make.task(cast.ours, actor(cast.secretary), cast.alga)
    client.force_login(cast.akim)
    for asked in ("foo", "//evil.example/", "https://evil.example/", ""):
        data = {"seen": "", "next": asked}
        answer = client.post(reverse("task_move", args=[task.pk, "accept"]), data)
        assert answer.status_code in (303, 422, 409)
        assert "evil" not in answer.headers.get("Location", "")
