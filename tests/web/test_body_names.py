"""A body is renamed from a day on, a slip is corrected, and it is found by whatever people call it."""

from dataclasses import asdict
from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from commission import audit, clock
from commission.actions import body_names
from commission.actions.bodies import load_bodies
from commission.models import Body, BodyAlias, Entry
from tasks.outputs.content import facts
from tests import make
from tests.cast import Cast, actor
from tests.conftest import MOMENT

OLD, NEW = "Денсаулық басқармасы", "Қоғамдық денсаулық басқармасы"


def typed(body: Body, **changed: object) -> dict[str, object]:
    """The form as the page shows it, with something else typed."""
    renamed = {"what": "renamed", "since": "2025-08-19", "act": "№ 5 қаулы, 01.08.2025", "name_kk": NEW}
    return {**asdict(body.names), **renamed, "seen": body.version, **changed}


def send(client: Client, body: Body, **changed: object):
    return client.post(reverse("body_names", args=[body.code]), typed(body, **changed))


@pytest.fixture
def health(client: Client, cast: Cast) -> Body:
    """With the secretary at the form; today is 19 August 2025."""
    client.force_login(cast.secretary)
    return cast.health


class TestRename:
    def test_papers_and_pages_of_earlier_days_keep_the_old_name(
        self, client: Client, cast: Cast, health: Body
    ) -> None:
        task = make.task(cast.ours, actor(cast.secretary), health)
        assert send(client, health, head_title_kk="жаңа басшы").status_code == 303
        (order,) = facts(task.meeting).items[0].clauses[0].orders
        assert (order.addressees[0].name.kk, order.addressees[0].title.kk) == (OLD, f"{OLD} басшысы")
        assert OLD in client.get(reverse("meeting", args=[task.meeting_id])).content.decode()
        assert NEW in client.get(reverse("task", args=[task.pk])).content.decode()
        assert NEW in client.get(reverse("bodies")).content.decode()
        entry = Entry.objects.get(code="body.renamed")
        assert entry.object_id == health.pk
        assert list(audit.verify()) == []

    def test_a_day_ahead_comes_by_itself(self, client: Client, cast: Cast, health: Body) -> None:
        assert send(client, health, since="2026-01-01").status_code == 303
        address = reverse("body", args=["health"])
        page = client.get(address)
        assert f"<h1>{OLD}</h1>" in page.content.decode()
        assert [one.names.name_kk for one in page.context["borne"]] == [NEW, OLD]
        with clock.freeze(datetime.combine(date(2026, 1, 1), MOMENT.timetz())):
            client.force_login(cast.secretary)
            assert f"<h1>{NEW}</h1>" in client.get(address).content.decode()

    @pytest.mark.parametrize(
        ("changed", "field"),
        [
            ({"what": ""}, "what"),
            ({"since": ""}, "since"),
            ({"since": "0001-01-01"}, "since"),
            ({"act": " "}, "act"),
            ({"name_ru": ""}, "name_ru"),
            ({"name_kk": "а" * 1_000_000}, "name_kk"),
            ({"name_kk": "Полиция департаменті"}, "name_kk"),
        ],
    )
    def test_what_is_wrong_is_said_and_what_was_typed_stays(
        self, client: Client, health: Body, changed: dict[str, object], field: str
    ) -> None:
        answer = send(client, health, short_en="Typed by me", **changed)
        assert answer.status_code == 422
        assert list(answer.context["form"].errors) == [field]
        assert "Typed by me" in answer.content.decode()

    def test_not_before_the_newest_name_began(self, client: Client, health: Body) -> None:
        send(client, health)
        health.refresh_from_db()
        for day in ("2025-08-18", "2025-08-19"):
            answer = send(client, health, since=day, name_kk="Үшінші атау")
            assert "19.08.2025" in answer.context["form"].errors["since"][0]
        assert send(client, health, since="2025-08-20", name_kk="Үшінші атау").status_code == 303

    def test_the_second_of_two_sees_both(self, client: Client, health: Body) -> None:
        stale = typed(health, name_kk="Екінші атау")
        send(client, health)
        answer = client.post(reverse("body_names", args=["health"]), stale)
        (difference,) = answer.context["form"].conflicts
        assert (answer.status_code, difference.stored, difference.typed) == (422, NEW, "Екінші атау")

    def test_a_mistaken_renaming_is_struck_out(self, client: Client, health: Body) -> None:
        send(client, health)
        address = reverse("body_name_back", args=["health"])
        assert NEW not in client.get(address).context["former"].names.name_kk
        assert client.post(address, {"reason": ""}).status_code == 422
        assert client.post(address, {"reason": "күні қате"}).status_code == 303
        health.refresh_from_db()
        assert (health.name_kk, health.former) == (OLD, [])


class TestCorrection:
    def test_holds_for_all_days(self, client: Client, health: Body) -> None:
        answer = send(client, health, what="corrected", since="", act="")
        assert answer.status_code == 303
        health.refresh_from_db()
        assert health.named_on(date(2020, 1, 1)).name_kk == NEW

    def test_the_same_again_is_no_event(self, client: Client, health: Body) -> None:
        send(client, health, what="corrected", name_kk=OLD)
        assert not Entry.objects.filter(object_kind="body").exists()


class TestAliases:
    def add(self, client: Client, text: str):
        return client.post(reverse("body_alias_new", args=["health"]), {"text": text})

    def test_a_body_is_found_by_them_and_by_its_former_name(self, client: Client, health: Body) -> None:
        send(client, health, name_ru="Управление общественного здоровья", short_ru="УОЗ", short_kk="ҚДБ")
        assert self.add(client, "  облздрав ").status_code == 303
        for sought in ("облздр", "здравоохранения", "общественного"):
            (row,) = client.get(reverse("bodies"), {"q": sought}).context["rows"]
            assert row.body == health
        assert "№" not in client.get(reverse("bodies"), {"q": "ештеңе"}).content.decode().split("<main")[1]

    @pytest.mark.parametrize("text", ["облздрав", "ОБЛЗДРАВ.", "", "а" * 201])
    def test_none_twice(self, client: Client, health: Body, text: str) -> None:
        self.add(client, "облздрав")
        answer = self.add(client, text)
        assert (answer.status_code, bool(answer.context["form"].errors["text"])) == (422, True)
        assert health.aliases.count() == 1

    def test_another_bodys_is_refused_with_that_body_named(
        self, client: Client, cast: Cast, health: Body
    ) -> None:
        BodyAlias.objects.create(body=cast.police, text="ДП")
        assert cast.police.name_kk in self.add(client, "дп").context["form"].errors["text"][0]

    def test_one_is_struck_out(self, client: Client, health: Body) -> None:
        self.add(client, "облздрав")
        address = reverse("body_alias_remove", args=["health", health.aliases.get().pk])
        assert client.post(address).status_code == 303
        assert client.post(address).status_code == 404
        assert [one.code for one in Entry.objects.filter(object_kind="body").order_by("id")] == [
            "body.alias_added",
            "body.alias_removed",
        ]


def test_the_file_does_not_take_back_what_the_secretary_did(cast: Cast) -> None:
    load_bodies()
    health, by = Body.objects.get(code="health"), actor(cast.secretary)
    body_names.add_alias(health, "облздравотдел", by=by)
    load_bodies()
    assert health.aliases.filter(text="облздравотдел").exists()
