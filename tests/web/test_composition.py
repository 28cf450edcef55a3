"""A commission's composition: read by all, entered anew by its secretary, never under signed minutes."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from commission.models import Composition
from tests import make
from tests.cast import Cast, actor

HEAD = {"since": "2025-09-01", "act_kk": "№ 12 шешім", "act_ru": "решение № 12"}


def address(cast: Cast) -> str:
    return reverse("composition_new", args=[cast.ours.code])


def typed(client: Client, cast: Cast, **changed: object) -> dict[str, object]:
    """The form as the page shows it, with a head."""
    page = client.get(address(cast))
    rows = page.context["rows"]
    sent = {field.html_name: field.value() or "" for form in rows for field in form if field.name != "DELETE"}
    sent |= {field.html_name: field.value() for field in rows.management_form}
    return {**sent, **HEAD, "seen": page.context["form"]["seen"].value(), **changed}


def seats(composition: Composition) -> list[tuple[str, str]]:
    return list(composition.seats.order_by("order").values_list("role", "title_ru"))


def test_a_copy_is_changed_row_by_row(client: Client, cast: Cast) -> None:
    """One seat leaves, one is added and stands second; the sitting of an earlier day keeps the old one."""
    meeting = make.meeting(cast.ours, actor(cast.secretary), date=date(2025, 8, 18))
    client.force_login(cast.secretary)
    added = {"seats-5-place": 1, "seats-5-title_kk": "жаңа", "seats-5-title_ru": "новый"}
    added |= {"seats-5-role": "deputy", "seats-5-body": cast.police.pk, "seats-4-DELETE": "on"}
    answer = client.post(address(cast), typed(client, cast, **added))
    assert answer.status_code == 303
    new = cast.ours.compositions.get(since=date(2025, 9, 1))
    roles = [
        ("chair", "место 1"),
        ("deputy", "новый"),
        ("secretary", "место 2"),
        *[("member", f"место {n}") for n in (3, 4)],
    ]
    assert seats(new) == roles
    assert new.seats.get(role="deputy").body == cast.police
    assert len(meeting.seats()) == 5
    page = client.get(reverse("composition", args=[cast.ours.code]))
    assert [page.context["shown"] == one for one in page.context["all"]] == [False, True]
    again = typed(client, cast, since="2025-10-01")  # now from a composition whose seats name their bodies
    assert client.post(address(cast), again | {"seats-1-body": "999999"}).status_code == 422
    assert client.post(address(cast), again).status_code == 303
    assert cast.ours.compositions.get(since=date(2025, 10, 1)).seats.get(role="deputy").body == cast.police


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"since": ""}, "since"),
        ({"act_ru": ""}, "act_ru"),
        ({"seats-0-DELETE": "on"}, "__all__"),
        ({"seats-1-role": "chair"}, "__all__"),
        ({"seats-5-title_kk": "орысшасы жоқ"}, "__all__"),
        ({"seats-0-title_kk": "а" * 1_000_000}, "__all__"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    client: Client, cast: Cast, changed: dict[str, str], says: str
) -> None:
    client.force_login(cast.secretary)
    answer = client.post(
        address(cast), typed(client, cast, **{"seats-2-title_ru": "набрано мной", **changed})
    )
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [says])
    assert "набрано мной" in answer.content.decode()


def test_not_under_minutes_that_are_signed(client: Client, cast: Cast) -> None:
    make.task(cast.ours, actor(cast.secretary), cast.alga)
    client.force_login(cast.secretary)
    answer = client.post(address(cast), typed(client, cast, since="2025-08-18"))
    assert "18.08.2025" in answer.context["form"].errors["since"][0]
    assert client.post(address(cast), typed(client, cast, since="2025-08-19")).status_code == 303


def test_the_second_of_two_sees_both_and_then_comes_later(client: Client, cast: Cast) -> None:
    client.force_login(cast.secretary)
    mine = typed(client, cast, act_ru="решение № 13")
    client.post(address(cast), typed(client, cast))
    answer = client.post(address(cast), mine)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "№ 12" in page
    assert "решение № 13" in page
    again = mine | {"seen": answer.context["form"]["seen"].value()}
    assert "01.09.2025" in client.post(address(cast), again).context["form"].errors["since"][0]
    assert client.post(address(cast), again | {"since": "2025-09-02"}).status_code == 303


def test_a_commission_without_one_offers_rows(client: Client, cast: Cast) -> None:
    cast.theirs.compositions.all().delete()
    client.force_login(cast.other_secretary)
    assert client.get(reverse("composition", args=["theirs"])).status_code == 200
    assert len(client.get(reverse("composition_new", args=["theirs"])).context["rows"].forms) == 20


def test_only_its_own_secretary(client: Client, cast: Cast) -> None:
    client.force_login(cast.other_secretary)
    assert client.get(address(cast)).status_code == 403
    client.force_login(cast.akim)
    assert client.get(reverse("compositions")).status_code == 200
