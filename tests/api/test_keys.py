"""Keys: made on a page, shown once, good until they end; and the session as the other way in."""

import re
from datetime import date, timedelta

from django.core.cache import cache
from django.test import Client

from commission import clock
from commission.actions import people, tokens
from commission.models import ApiToken, Entry, Position
from tests.api.caller import Caller, key_of
from tests.cast import Cast, actor

ME = "/api/v1/me/"


def test_a_key_is_made_seen_once_used_and_revoked_on_the_account_page(cast: Cast, client: Client) -> None:
    client.force_login(cast.akim)
    refused = client.post("/account/tokens/new/", {"name": "Есеп", "expires_on": "2025-08-18"})
    assert refused.status_code == 422
    assert "Есеп" in refused.content.decode()
    made = client.post("/account/tokens/new/", {"name": "Есеп бағдарламасы"})
    assert "no-store" in made["Cache-Control"]
    key = re.search(r"cck_[\w-]{43}", made.content.decode())[0]
    token = ApiToken.objects.get()
    assert key not in str(vars(token)) + "".join(Entry.objects.values_list("data", flat=True))
    assert Caller(key).reads("me/")["positions"][0]["body"] == "alga"
    token.refresh_from_db()
    assert token.used_at == clock.now()
    page = client.get("/account/").content.decode()
    assert "Есеп бағдарламасы" in page
    assert key not in page
    client.post(f"/account/tokens/{token.pk}/revoke/")
    assert Caller(key).get("me/").json()["code"] == "token_refused"
    assert list(Entry.objects.filter(code__startswith="person.token").values_list("code", flat=True)) == [
        "person.token_made",
        "person.token_revoked",
    ]


def test_nobody_revokes_the_key_of_another(cast: Cast, client: Client) -> None:
    key_of(cast.akim)
    client.force_login(cast.administrator)
    assert client.post(f"/account/tokens/{ApiToken.objects.get().pk}/revoke/").status_code == 404


def test_a_key_ends_with_its_day_with_the_position_and_with_the_account(cast: Cast) -> None:
    today = clock.today()
    lasting = Caller(key_of(cast.akim))
    _, secret = tokens.make(cast.akim, name="a day", expires_on=today, by=actor(cast.akim))
    assert Caller(secret).get("me/").status_code == 200
    ApiToken.objects.filter(name="a day").update(expires_on=today - timedelta(days=1))
    assert Caller(secret).get("me/").status_code == 401
    position = Position.objects.select_related("person").get(person=cast.akim)
    people.dismiss(position, on=date(2025, 8, 19), by=actor(cast.administrator))
    assert lasting.get("me/").status_code == 200  # the last day is inclusive
    Position.objects.filter(pk=position.pk).update(until=date(2025, 8, 18))
    assert lasting.get("me/").status_code == 401
    closed = Caller(key_of(cast.secretary))
    type(cast.secretary).objects.filter(pk=cast.secretary.pk).update(is_active=False)
    assert closed.get("me/").status_code == 401


def test_wrong_keys_are_counted_and_a_right_one_does_not_wait(cast: Cast) -> None:
    right, wrong = Caller(key_of(cast.akim)), Caller("cck_guessed")
    answers = [wrong.get("me/") for _ in range(11)]
    assert {answer.status_code for answer in answers[:10]} == {401}
    assert answers[0]["WWW-Authenticate"] == "Bearer"
    assert answers[10].status_code == 429
    assert int(answers[10]["Retry-After"]) > 0
    assert right.get("me/").status_code == 200
    cache.clear()
    assert wrong.get("me/").status_code == 401


def test_a_session_works_too_but_not_from_elsewhere(cast: Cast) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.secretary)
    assert browser.get(ME).status_code == 200
    sent = {"commission": "ours"}
    forged = browser.post("/api/v1/meetings/", sent, content_type="application/json")
    assert (forged.status_code, forged.json()["code"]) == (403, "csrf")
    assert "Access-Control-Allow-Origin" not in browser.get(
        ME, headers={"origin": "https://elsewhere.invalid"}
    )
    browser.get("/account/")
    secret = {"x-csrftoken": browser.cookies["csrftoken"].value}
    planned = browser.post("/api/v1/meetings/", sent, content_type="application/json", headers=secret)
    assert planned.status_code == 201
