"""The list is kept: a body entered in its place, moved, wound up; who reads only paper is told."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from commission.models import Body, Entry
from tests.cast import Cast

NEW = {
    "name_kk": "Спорт басқармасы",
    "name_ru": "Управление спорта",
    "short_kk": "СБ",
    "short_ru": "УС",
    "kind": "akimat",
}


@pytest.fixture
def keeper(client: Client, cast: Cast) -> Client:
    client.force_login(cast.secretary)
    return client


def order() -> list[str]:
    return [body.code for body in Body.objects.order_by("order")]


class TestNew:
    def test_stands_behind_the_body_named_and_gets_its_code(self, keeper: Client, cast: Cast) -> None:
        answer = keeper.post(reverse("body_new"), {**NEW, "after": cast.health.pk, "short_en": "Sport"})
        assert answer["Location"] == reverse("body", args=["sport"])
        assert order() == ["alga", "khromtau", "health", "sport", "police"]
        keeper.post(
            reverse("body_new"),
            {**NEW, "name_kk": "Ж", "name_ru": "Жаңа", "short_kk": "Жж", "short_ru": "New"},
        )
        assert order()[0] == "new-2"

    @pytest.mark.parametrize(
        ("changed", "field"),
        [
            ({"name_kk": ""}, "name_kk"),
            ({"kind": ""}, "kind"),
            ({"kato": "15"}, "kato"),
            ({"name_ru": "алгинский РАЙОН"}, "name_ru"),
            ({"short_kk": "С" * 1_000_000}, "short_kk"),
        ],
    )
    def test_what_is_wrong_is_said_and_what_was_typed_stays(
        self, keeper: Client, changed: dict[str, str], field: str
    ) -> None:
        answer = keeper.post(reverse("body_new"), {**NEW, "in_place_ru": "в спорте", **changed})
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
        assert "в спорте" in answer.content.decode()


class TestEdit:
    def test_moves_it_and_nothing_else(self, keeper: Client, cast: Cast) -> None:
        address = reverse("body_edit", args=["police"])
        sent = {"kind": "territorial", "after": "", "seen": cast.police.version}
        assert keeper.post(address, sent).status_code == 303
        assert order() == ["police", "alga", "khromtau", "health"]
        assert keeper.post(address, {**sent, "seen": 1}).status_code == 303
        assert Entry.objects.filter(code="body.edited").count() == 1

    def test_the_second_of_two_sees_both(self, keeper: Client, cast: Cast) -> None:
        address = reverse("body_edit", args=["police"])
        keeper.post(address, {"kind": "central", "after": cast.health.pk, "seen": 0})
        answer = keeper.post(address, {"kind": "state", "after": cast.health.pk, "seen": 0})
        (difference,) = answer.context["form"].conflicts
        assert (answer.status_code, difference.stored != difference.typed) == (422, True)


class TestEnd:
    def end(self, client: Client, **changed: object):
        sent = {"until": "2025-08-18", "act": "№ 9 қаулы", **changed}
        return client.post(reverse("body_end", args=["health"]), sent)

    def test_it_can_no_longer_be_addressed_and_names_its_successor(self, keeper: Client, cast: Cast) -> None:
        assert self.end(keeper, successor=cast.police.pk).status_code == 303
        assert cast.health not in Body.objects.active(date(2025, 8, 19))
        assert cast.health in Body.objects.active(date(2025, 8, 18))
        page = keeper.get(reverse("body", args=["health"])).content.decode()
        assert reverse("body", args=["police"]) in page
        assert self.end(keeper, until="", act="").status_code == 303
        assert Body.objects.get(code="health").active

    def test_what_is_wrong_is_said(self, keeper: Client, cast: Cast) -> None:
        assert list(self.end(keeper, act="").context["form"].errors) == ["act"]
        self.end(keeper)
        address = reverse("body_end", args=["police"])
        heir = {"until": "2025-08-31", "act": "№ 1", "successor": cast.health.pk}
        assert list(keeper.post(address, heir).context["form"].errors) == ["successor"]


def test_who_reads_only_paper_is_flagged_to_the_keepers(keeper: Client, cast: Cast) -> None:
    rows = keeper.get(reverse("bodies")).context["rows"]
    assert [row.body.code for row in rows if row.body.by_letter] == ["police"]
    said = "by letter"
    cast.secretary.language = cast.akim.language = "en"
    cast.secretary.save()
    cast.akim.save()
    assert said in keeper.get(reverse("bodies")).content.decode()
    keeper.force_login(cast.akim)
    assert said not in keeper.get(reverse("bodies")).content.decode()
