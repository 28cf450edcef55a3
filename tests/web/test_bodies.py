"""The official list, and one body."""

from django.test import Client
from django.urls import reverse

from commission.models import BodyAlias
from tests.cast import Cast


def test_the_list_keeps_the_official_order(client: Client, cast: Cast) -> None:
    client.force_login(cast.akim)
    page = client.get(reverse("bodies")).content.decode()
    names = [body.name_kk for body in (cast.alga, cast.khromtau, cast.health, cast.police)]
    assert [page.index(name) for name in names] == sorted(page.index(name) for name in names)


def test_an_empty_list_says_what_to_do(client: Client, cast: Cast, django_user_model) -> None:
    for body in (cast.alga, cast.khromtau, cast.health, cast.police):
        body.positions.all().delete()
        body.delete()
    client.force_login(cast.secretary)
    assert "load_bodies" in client.get(reverse("bodies")).content.decode()


def test_a_body_shows_its_names_and_to_the_secretary_its_people(client: Client, cast: Cast) -> None:
    BodyAlias.objects.create(body=cast.alga, text="Алгинский р-н")
    client.force_login(cast.secretary)
    page = client.get(reverse("body", args=["alga"])).content.decode()
    assert "Алгинский р-н" in page
    assert "akim@test.invalid" in page


def test_to_others_it_shows_no_accounts(client: Client, cast: Cast) -> None:
    client.force_login(cast.other_akim)
    page = client.get(reverse("body", args=["alga"])).content.decode()
    assert "Алгинский район" in page
    assert "akim@test.invalid" not in page.replace("other_akim@test.invalid", "")


def test_a_body_without_people_names_the_next_step(client: Client, cast: Cast) -> None:
    client.force_login(cast.secretary)
    assert reverse("invite") in client.get(reverse("body", args=["police"])).content.decode()


def test_there_is_no_other(client: Client, cast: Cast) -> None:
    client.force_login(cast.secretary)
    assert client.get(reverse("body", args=["nowhere"])).status_code == 404
