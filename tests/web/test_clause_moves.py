"""The buttons of a clause on the pages: where they lead, what they keep, whom they refuse."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from commission.actions import clause_places, decisions
from commission.models import Clause, Entry, Meeting
from tasks.actions import wholes
from tests import make
from tests.cast import Cast, actor
from tests.stage import kept

pytestmark = pytest.mark.django_db
Press = Callable[..., HttpResponse]
KK, RU = "Стендтер орнатылсын. Есеп берілсін.", "Установить стенды. Дать отчёт."


@kept
def sitting(cast: Cast) -> Meeting:
    """Held, with two clauses in the first item and one in the second."""
    by = actor(cast.secretary)
    made = make.meeting(cast.ours, by)
    first = make.clause(made, by, cast.alga)
    make.clause(made, by, cast.alga, cast.khromtau, due_n=5)
    make.clause(made, by, cast.police, item="Камералар туралы")
    decisions.edit_clause(first, text_kk=KK, text_ru=RU, by=by)
    return made


@kept
def clause(sitting: Meeting) -> Clause:
    """The first of three."""
    return Clause.objects.of(sitting)[0]


@pytest.fixture
def press(cast: Cast, clause: Clause, client: Client) -> Press:
    """Sends a page of the clause as the secretary."""
    client.force_login(cast.secretary)

    def send(page: str, **typed: Any) -> HttpResponse:
        return client.post(f"/clauses/{clause.pk}/{page}/", typed)

    return send


def order(sitting: Meeting) -> list[int]:
    """The clauses as the minutes print them."""
    return list(Clause.objects.of(sitting).values_list("pk", flat=True))


def opened(page: HttpResponse) -> dict[str, Any]:
    """What a browser would send of the page's form."""
    return {field.html_name: field.value() for field in page.context["form"]}


def test_up_down_and_a_copy_lead_back_to_the_clause(sitting: Meeting, clause: Clause, press: Press) -> None:
    first, second, third = order(sitting)
    answer = press("move", step="down")
    assert answer.url == f"/meetings/{sitting.pk}/?open={first}#clause-1.2"
    assert order(sitting) == [second, first, third]
    copy = press("copy")
    assert copy.status_code == 303
    assert order(sitting)[:2] == [second, first]
    assert Clause.objects.of(sitting)[2].text_kk == KK


def test_into_another_item_moved_or_copied(
    sitting: Meeting, clause: Clause, press: Press, client: Client
) -> None:
    item = sitting.items.get(order=2)
    assert client.get(f"/clauses/{clause.pk}/move/").context["form"]["item"].value() == clause.item_id
    press("move", item=item.pk, copy="1")
    assert [c.number for c in Clause.objects.of(sitting)] == ["1.1", "1.2", "2.1", "2.2"]
    press("move", item=item.pk)
    assert Clause.objects.get(pk=clause.pk).number == "2.3"
    refused = press("move", item="0")
    assert refused.status_code == 422


def test_the_split_page_cuts_at_a_sentence_or_at_the_cursor(
    sitting: Meeting, clause: Clause, press: Press, client: Client
) -> None:
    page = client.get(f"/clauses/{clause.pk}/split/")
    assert opened(page)["next_ru"] == "Дать отчёт."
    at_cursor = client.get(f"/clauses/{clause.pk}/split/?at_kk=9&at_ru=oops")
    assert opened(at_cursor)["text_kk"] == "Стендтер"
    assert press("split", **opened(page)).status_code == 303
    first, second = Clause.objects.of(sitting)[:2]
    assert (first.text_kk, second.text_kk) == ("Стендтер орнатылсын.", "Есеп берілсін.")
    assert wholes.read(first) == wholes.read(second)


def test_a_refused_split_keeps_what_was_typed(clause: Clause, press: Press, client: Client) -> None:
    page = opened(client.get(f"/clauses/{clause.pk}/split/"))
    answer = press("split", **page | {"text_kk": "Мұнда жаңа сөз", "next_kk": "", "next_ru": ""})
    assert answer.status_code == 422
    assert "Мұнда жаңа сөз" in answer.content.decode()


def test_a_split_of_an_older_text_shows_both(
    cast: Cast, clause: Clause, press: Press, client: Client
) -> None:
    page = opened(client.get(f"/clauses/{clause.pk}/split/"))
    decisions.edit_clause(clause, text_kk="Басқа мәтін.", text_ru=RU, by=actor(cast.secretary))
    answer = press("split", **page)
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "Басқа мәтін." in said
    assert "Есеп берілсін." in said
    assert Clause.objects.of(clause.item.meeting).count() == 3


@pytest.mark.parametrize(("right", "days"), [("first", 10), ("second", 5)])
def test_a_merge_asks_whose_order_holds(
    sitting: Meeting, clause: Clause, press: Press, client: Client, right: str, days: int
) -> None:
    page = client.get(f"/clauses/{clause.pk}/merge/")
    assert len(page.context["differences"]) == 1
    assert opened(page)["text_ru"] == f"{RU}\nУстановить информационные стенды."
    answer = press("merge", **opened(page) | {"right": right})
    assert answer.status_code == 303
    whole = wholes.read(Clause.objects.get(pk=clause.pk))
    assert (whole.direction.due_n, len(whole.owners), len(whole.measures)) == (days, 2, 1)
    assert len(order(sitting)) == 2
    (joined,) = client.get(f"/meetings/{sitting.pk}/").context["removed"]
    again = client.post(f"/clauses/{joined.pk}/put-back/", follow=True)
    assert [message.level_tag for message in again.context["messages"]] == ["success", "warning"]


def test_a_merge_with_a_clause_changed_meanwhile_begins_anew(
    cast: Cast, sitting: Meeting, clause: Clause, press: Press, client: Client
) -> None:
    page = opened(client.get(f"/clauses/{clause.pk}/merge/"))
    second = Clause.objects.of(sitting)[1]
    decisions.edit_clause(second, text_kk="Басқа мәтін.", text_ru=RU, by=actor(cast.secretary))
    answer = press("merge", **page | {"text_kk": "Менің мәтінім."})
    assert answer.status_code == 422
    assert "Басқа мәтін." in answer.content.decode()
    assert press("merge", **opened(answer)).status_code == 303
    assert Clause.objects.of(sitting)[0].text_kk == "Менің мәтінім."


def test_the_last_clause_of_an_item_has_none_to_join(sitting: Meeting, press: Press, client: Client) -> None:
    last = Clause.objects.of(sitting)[2]
    assert client.get(f"/clauses/{last.pk}/merge/").status_code == 302


def test_a_removed_clause_is_offered_at_once_and_later(
    sitting: Meeting, clause: Clause, press: Press, client: Client
) -> None:
    answer = press("remove")
    page = client.get(answer.url)
    assert page.context["just_removed"] == clause
    assert client.get(f"/meetings/{sitting.pk}/").context["removed"] == [clause]
    press("put-back")
    assert order(sitting)[0] == clause.pk
    assert client.get(answer.url).context["just_removed"] is None


def test_what_was_typed_into_a_removed_clause_is_kept_and_can_be_saved(
    cast: Cast, clause: Clause, client: Client
) -> None:
    client.force_login(cast.secretary)
    typed = {"text_kk": "Жоғалмасын", "kind": "other", "due_kind": "unset", "seen": clause.version}
    clause_places.remove(clause, by=actor(cast.secretary))
    refused = client.post(f"/clauses/{clause.pk}/", typed | {"save": ""})
    assert refused.status_code == 422
    assert "Жоғалмасын" in refused.content.decode()
    back = client.post(f"/clauses/{clause.pk}/", typed | {"put_back": ""})
    assert back.context["form"]["text_kk"].value() == "Жоғалмасын"
    again = typed | {"seen": back.context["form"]["seen"].value(), "save": ""}
    assert client.post(f"/clauses/{clause.pk}/", again).status_code == 303
    assert Clause.objects.get(pk=clause.pk).text_kk == "Жоғалмасын"


def test_nobody_else_moves_a_clause(cast: Cast, clause: Clause, client: Client) -> None:
    before = Entry.objects.count()
    for who, status in ((cast.stranger, 404), (cast.chair, 403), (cast.other_secretary, 404)):
        client.force_login(who)
        for page in ("move", "copy", "split", "merge", "remove", "put-back"):
            assert client.post(f"/clauses/{clause.pk}/{page}/").status_code == status
    assert Entry.objects.count() == before
