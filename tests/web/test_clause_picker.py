"""Adding addressees by half a word, and «this was ordered before» beside the text."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from commission.models import Clause
from tests import make
from tests.cast import Cast, actor
from tests.web.editor import address, as_sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def clause(cast: Cast, client: Client) -> Clause:
    """Addressed to one akim; its secretary is signed in."""
    client.force_login(cast.secretary)
    return make.clause(make.meeting(cast.ours, actor(cast.secretary)), actor(cast.secretary), cast.alga)


def press(client: Client, clause: Clause, **typed: Any) -> HttpResponse:
    """The page as it was opened, with these buttons and values."""
    return client.post(address(clause), {**as_sent(client.get(address(clause))), **typed})


def found(client: Client, clause: Clause, typed: str, *there: int) -> list[tuple[str, str, int]]:
    """What answers while it is typed: name and value of the button, and the lines it adds."""
    page = client.get(f"{address(clause)}addressees/", {"q": typed, "owner": [str(pk) for pk in there]})
    return [(*one.key, one.lines) for one in page.context["results"]]


def test_half_a_word_finds_bodies_and_groups(cast: Cast, clause: Clause, client: Client) -> None:
    khromtau, police = str(cast.khromtau.pk), str(cast.police.pk)
    assert found(client, clause, "хром") == [("body", khromtau, 1)]
    assert found(client, clause, "ПОЛИЦИЯ деп") == [("body", police, 1)]
    assert found(client, clause, "все акимы") == [("group", "all_akims", 2), ("group", "district_akims", 2)]
    assert found(client, clause, "барлык аким", cast.alga.pk)[0] == ("group", "all_akims", 1)
    assert found(client, clause, "алга", cast.alga.pk) == [("body", str(cast.alga.pk), 0)]
    assert found(client, clause, "жоқ нәрсе") == found(client, clause, "") == []


def test_a_result_adds_its_line_and_clears_the_search(cast: Cast, clause: Clause, client: Client) -> None:
    page = press(client, clause, q="хром", body=str(cast.khromtau.pk))
    assert [form.body for form in page.context["editor"].owners] == [cast.alga, cast.khromtau]
    assert page.context["picker"].sought == ""
    assert "autofocus" in page.content.decode()


def test_who_is_there_already_is_not_added_again_and_that_is_said(
    cast: Cast, clause: Clause, client: Client
) -> None:
    page = press(client, clause, group="all_akims")
    assert [form.body for form in page.context["editor"].owners] == [cast.alga, cast.khromtau]
    assert page.context["picker"].twice == [cast.alga]


def test_who_is_added_to_a_lead_helps_it(cast: Cast, clause: Clause, client: Client) -> None:
    lead = {f"owner-{cast.alga.pk}-role": "lead", "body": str(cast.khromtau.pk)}
    for pressed, role in ((lead, "co_executor"), ({"body": str(cast.khromtau.pk)}, "equal")):
        (added,) = [
            form
            for form in press(client, clause, **pressed).context["editor"].owners
            if form.body == cast.khromtau
        ]
        assert added["role"].value() == role


def test_a_strange_value_adds_nobody(cast: Cast, clause: Clause, client: Client) -> None:
    page = press(client, clause, body=["0", "x", "9" * 40], group="everybody")
    assert [form.body for form in page.context["editor"].owners] == [cast.alga]


@pytest.fixture
def earlier(cast: Cast, clause: Clause) -> str:
    """The control number of an open clause that says nearly the same, with two akims owing."""
    by = actor(cast.secretary)
    before = make.meeting(cast.ours, by, number="2")
    make.clause(before, by, cast.alga, cast.khromtau)
    make.hand_over(before, by)
    make.sign(before, by)
    return "2025-2/1.1"


def test_what_was_ordered_before_stands_beside_the_text(
    cast: Cast, clause: Clause, earlier: str, client: Client
) -> None:
    (ordered,) = client.get(address(clause)).context["similar"]
    assert (ordered.number, ordered.owing) == (earlier, [cast.alga, cast.khromtau])
    typed = {"text_kk": "Ақпараттық стендтерді орнату қамтамасыз етілсін", "text_ru": ""}
    page = client.post(f"{address(clause)}similar/", typed).content.decode()
    assert earlier in page
    assert f"/meetings/{ordered.instruction.clause.item.meeting_id}/#clause-1.1" in page
    other = client.post(
        f"{address(clause)}similar/", {"text_ru": "Проверить уличное освещение", "text_kk": ""}
    )
    assert earlier not in other.content.decode()


def test_the_check_list_says_it_where_the_same_body_owes(
    cast: Cast, clause: Clause, earlier: str, client: Client
) -> None:
    page = client.get(f"/meetings/{clause.item.meeting_id}/preview/")
    said = [one.problem.params for one in page.context["findings"] if one.problem.code == "duplicate"]
    assert said == [{"number": earlier}]


def test_another_commission_is_not_asked(cast: Cast, clause: Clause, client: Client) -> None:
    make.seats(cast.theirs)
    make.task(cast.theirs, actor(cast.other_secretary), cast.alga)
    assert client.get(address(clause)).context["similar"] == []


def test_a_megabyte_of_text_is_compared_too(clause: Clause, earlier: str, client: Client) -> None:
    typed = {"text_kk": "Ақпараттық стендтер " * 60_000, "text_ru": ""}
    assert client.post(f"{address(clause)}similar/", typed).status_code == 200
