"""The administrator's site shows and does not write."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from commission import clock
from commission.actions import people
from commission.actions.people import NewPosition
from commission.domain.roles import Role
from commission.models import LegalBasis, Person
from commission.models.journal import Governed
from tests.cast import PASSWORD, Cast, actor

FOREIGN = [model for model in admin.site._registry if model._meta.app_label not in ("commission", "tasks")]
OURS = [model for model in admin.site._registry if model._meta.app_label in ("commission", "tasks")]
CONTENT = {"meeting", "agendaitem", "clause", "entry", "task", "instruction", "report", "notice"}


def listing(model: type) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
class TestEveryTable:
    def test_opens_list_and_row(self, client: Client, cast: Cast, model: type) -> None:
        client.force_login(cast.administrator)
        assert client.get(listing(model)).status_code == 200
        row = model.objects.order_by("pk").first()
        assert row is not None
        change = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[row.pk])
        assert client.get(change).status_code == 200

    def test_is_not_for_others(self, client: Client, cast: Cast, model: type) -> None:
        client.force_login(cast.secretary)
        assert client.get(listing(model), follow=True).status_code == 403

    def test_what_is_governed_is_read_only(self, rf, cast: Cast, model: type) -> None:
        if not issubclass(model, Governed):
            return
        request = rf.get("/")
        request.user = cast.administrator
        table = admin.site._registry[model]
        may = [table.has_add_permission, table.has_change_permission, table.has_delete_permission]
        assert not any(ask(request) for ask in may)


@pytest.mark.parametrize("model", FOREIGN, ids=lambda model: model._meta.label)
def test_tables_of_the_parts_are_shut(client: Client, cast: Cast, model: type) -> None:
    """Secrets of second factors lie in one of them, addresses in another."""
    client.force_login(cast.administrator)
    assert client.get(listing(model)).status_code == 403


def test_the_administrator_sees_no_content() -> None:
    assert CONTENT.isdisjoint(model._meta.model_name for model in OURS)


def test_a_new_law_is_entered_and_an_old_one_stays(client: Client, cast: Cast) -> None:
    client.force_login(cast.administrator)
    basis = LegalBasis.objects.get(commission=cast.ours)
    fields = {name: getattr(basis, name) for name in ("law_kk", "law_ru", "name_kk", "name_ru", "name_en")}
    change = reverse("admin:commission_legalbasis_change", args=[basis.pk])
    client.post(change, {**fields, "commission": basis.commission_id, "until": "2026-03-01"})
    basis.refresh_from_db()
    assert f"{basis.until}" == "2026-03-01"
    delete = reverse("admin:commission_legalbasis_delete", args=[basis.pk])
    assert client.post(delete, {"post": "yes"}).status_code == 403


class TestTheDoor:
    def test_a_guest_comes_back_after_the_sign_in(self, client: Client, cast: Cast) -> None:
        asked = client.get(reverse("admin:index"), follow=True)
        sent = {"login": cast.administrator.email, "password": PASSWORD}
        entered = client.post(asked.redirect_chain[-1][0], sent, follow=True)
        assert entered.request["PATH_INFO"] == reverse("admin:index")
        assert listing(LegalBasis) in entered.content.decode()

    def test_it_opens_with_the_position_and_shuts_after_its_last_day(
        self, client: Client, cast: Cast
    ) -> None:
        position = NewPosition(role=Role.administrator, title_kk="әкімші", title_ru="администратор")
        held = people.appoint(cast.stranger, position, by=actor(cast.administrator))
        client.force_login(cast.stranger)
        assert client.get(reverse("admin:index")).status_code == 200
        people.dismiss(held, on=held.since, by=actor(cast.administrator))
        assert client.get(reverse("admin:index")).status_code == 200
        with clock.freeze(datetime.combine(held.since + timedelta(days=1), time(9), tzinfo=UTC)):
            asked = client.get(reverse("admin:index"), follow=True)
            assert asked.request["PATH_INFO"] == reverse("account_login"), (
                "the session ended with the position"
            )

    def test_djangos_own_marks_open_nothing(self, client: Client, cast: Cast) -> None:
        Person.objects.filter(pk=cast.stranger.pk).update(is_superuser=True)
        client.force_login(cast.stranger)
        assert client.get(reverse("admin:index"), follow=True).status_code == 403


@pytest.mark.django_db
def test_the_way_in_is_the_one_with_limits(client: Client) -> None:
    response = client.get(reverse("admin:login"))
    assert response["Location"].startswith(reverse("account_login"))
