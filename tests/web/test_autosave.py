"""A clause is stored while it is written: what is refused is said, what is stale is never stored."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from commission.actions import clause_places, decisions
from commission.models import Clause, Entry
from tasks.models import Instruction
from tests import make
from tests.cast import Cast, actor
from tests.stage import kept

pytestmark = pytest.mark.django_db
Send = Callable[..., HttpResponse]


@kept
def clause(cast: Cast) -> Clause:
    """Addressed to one akim, ten working days."""
    by = actor(cast.secretary)
    return make.clause(make.meeting(cast.ours, by), by, cast.alga)


@pytest.fixture
def send(cast: Cast, clause: Clause, client: Client) -> Send:
    """Autosaves the page as it was opened, with these values changed."""
    client.force_login(cast.secretary)
    editor = client.get(f"/clauses/{clause.pk}/").context["editor"]
    fields = [field for form in editor.forms for field in form]
    opened = {field.html_name: field.value() for field in fields if field.value() not in (None, False)}
    opened |= {"owner": [str(cast.alga.pk)], "measures": str(len(editor.measures)), "autosave": "1"}

    def save(**typed: Any) -> HttpResponse:
        return client.post(f"/clauses/{clause.pk}/", {**opened, **typed})

    return save


def state(answer: HttpResponse) -> str:
    """What the script goes by."""
    return str(answer.context["outcome"].state)


def rows(clause: Clause) -> int:
    """Entries of the clause's journal."""
    return Entry.objects.filter(object_kind="clause", object_id=clause.pk).count()


def stored(clause: Clause) -> Instruction:
    """As the table has it."""
    return Instruction.objects.select_related("clause").get(pk=clause.pk)


def test_what_is_typed_is_stored_and_the_version_goes_on(clause: Clause, send: Send) -> None:
    first = send(text_kk="Жаңа мәтін")
    assert (first.status_code, state(first)) == (200, "saved")
    assert f'data-seen="{clause.version + 1}"' in first.content.decode()
    assert state(send(text_kk="Жаңа мәтін, жалғасы", seen=clause.version + 1)) == "saved"
    assert stored(clause).clause.text_kk == "Жаңа мәтін, жалғасы"


def test_nothing_new_writes_no_row(clause: Clause, send: Send) -> None:
    before = rows(clause)
    assert [state(send()), state(send())] == ["saved", "saved"]
    assert rows(clause) == before


def test_an_incomplete_draft_is_stored(clause: Clause, send: Send) -> None:
    assert state(send(text_kk="", text_ru="", owner=[])) == "saved"
    assert stored(clause).clause.text_kk == ""


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"due_kind": "fixed", "due_date": ""}, "id_due_date"),
        ({"due_kind": "fixed", "due_date": "2025-01-03"}, "id_due_date"),
        ({"due_kind": "fixed", "due_date": "not a day"}, "id_due_date"),
        ({"due_n": "0"}, "id_due_n"),
        ({"text_ru": "ж" * (decisions.LONGEST_TEXT + 1)}, "id_text_ru"),
        ({"measure-0-name_ru": ""}, "id_measure-0-name_ru"),
    ],
)
def test_what_is_refused_is_named_and_the_rest_is_stored(
    clause: Clause, send: Send, typed: dict[str, str], field: str
) -> None:
    answer = send(text_kk="Сақталсын", **typed)
    assert state(answer) == "partly"
    assert [anchor for anchor, _ in answer.context["outcome"].unsaved] == [field]
    how = stored(clause)
    assert (how.clause.text_kk, how.clause.text_ru) == ("Сақталсын", clause.text_ru)
    assert (how.due_kind, how.due_n, how.measures.count()) == ("working_days", 10, 1)
    assert how.addressees.get().plans.get().value == 10


def test_ticked_bodies_do_not_become_lines_behind_ones_back(cast: Cast, clause: Clause, send: Send) -> None:
    send(bodies=[str(cast.health.pk)], text_kk="Жаңа")
    assert [to.body_id for to in stored(clause).addressees.all()] == [cast.alga.pk]


def test_two_secretaries_see_both_versions_and_lose_neither(cast: Cast, clause: Clause, send: Send) -> None:
    decisions.edit_clause(clause, text_kk="Екіншінің мәтіні", text_ru="", by=actor(cast.secretary))
    answer = send(text_kk="Біріншінің мәтіні")
    said = answer.content.decode()
    assert state(answer) == "stopped"
    assert "Біріншінің мәтіні" in said
    assert "Екіншінің мәтіні" in said
    assert stored(clause).clause.text_kk == "Екіншінің мәтіні"
    assert state(send(text_kk="Біріншінің мәтіні")) == "stopped"


def test_a_removed_clause_stops_it(cast: Cast, clause: Clause, send: Send) -> None:
    clause_places.remove(clause, by=actor(cast.secretary))
    answer = send(text_kk="Жоғалмасын")
    assert state(answer) == "stopped"
    assert Clause.with_removed.get(pk=clause.pk).text_kk == clause.text_kk


def test_minutes_at_the_chair_and_strangers_take_nothing(
    cast: Cast, clause: Clause, send: Send, client: Client
) -> None:
    make.hand_over(clause.item.meeting, actor(cast.secretary))
    assert send(text_kk="Кеш").status_code == 409
    client.force_login(cast.stranger)
    assert send(text_kk="Бөтен").status_code == 404


def test_a_pasted_book_is_refused_in_one_sentence_and_stays_on_the_page(
    cast: Cast, clause: Clause, client: Client
) -> None:
    book, other = "қ" * 500_000, {"kind": "other", "due_kind": "unset", "save": ""}
    client.force_login(cast.secretary)
    page = client.post(f"/clauses/{clause.pk}/", other | {"text_kk": book, "text_ru": "Сохранится"})
    (sentence,) = page.context["form"].errors["text_kk"]
    assert (page.status_code, page.context["form"]["text_kk"].value()) == (422, book)
    assert "20000" in sentence
    assert "500000" in sentence
