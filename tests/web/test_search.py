"""The search page: what is found and where, marked and escaped; what is not, and what to do then."""

import re

import pytest
from django.test import Client

from tasks.actions import moves
from tasks.web import counted
from tests import make
from tests.cast import Cast, actor

MARKED = re.compile(r"<mark>(.*?)</mark>")


def look(client: Client, person: object, query: str, **more: object) -> object:
    """The answer to a query of this person."""
    client.force_login(person, backend="commission.web.backend.Backend")
    return client.get("/search/", {"q": query, **more})


def text(answer: object) -> str:
    """The page as it was sent."""
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_task_is_shown_with_the_words_marked_where_they_stand(client: Client, cast: Cast) -> None:
    """Clause, report and remark; whatever people wrote stays text."""
    secretary, akim = actor(cast.secretary), actor(cast.akim)
    task = make.task(cast.ours, secretary, cast.alga)
    moves.report(task, make.account(task, text="<b>Мердігер</b> & «қарлығаш»"), by=akim)
    moves.return_(task, remarks="Қарлығаштың суреті жоқ <script>", by=secretary)

    page = text(look(client, cast.akim, "ҚАРЛЫҒАШТЫҢ мердігері"))
    assert MARKED.findall(page) == ["Мердігер", "қарлығаш"]
    assert "&lt;b&gt;" in page
    assert "<b>Мердігер" not in page
    page = text(look(client, cast.secretary, "стендтерді суретін"))
    assert MARKED.findall(page) == ["стендтер", "суреті"]
    assert "<script>" not in page.split("<main", 1)[1]

    typed = '"><b>стенд</b>'
    assert "<b>стенд" not in text(look(client, cast.secretary, typed))


def test_a_number_leads_straight_to_its_only_task(client: Client, cast: Cast) -> None:
    """Of a clause with two lines the body sees its own; the secretary sees both and chooses."""
    secretary = actor(cast.secretary)
    sitting = make.meeting(cast.ours, secretary)
    make.clause(sitting, secretary, cast.alga, cast.khromtau)
    make.hand_over(sitting, secretary)
    first, second = make.sign(sitting, secretary)
    assert look(client, cast.secretary, "2025-3/1.1-02").url == f"/tasks/{second.pk}/"
    assert look(client, cast.akim, " 3/1.1 ").url == f"/tasks/{first.pk}/"
    page = text(look(client, cast.secretary, "3/1.1"))
    assert MARKED.findall(page) == [second.number, first.number]
    assert "found__task" not in text(look(client, cast.akim, second.number))


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("", "What are you looking for?"),
        ("а", "too short"),
        ("%", "too short"),
        ("жоқсөз", "Nothing is found"),
    ],
)
def test_an_empty_page_says_what_to_do(client: Client, cast: Cast, query: str, says: str) -> None:
    """Nothing asked, too little asked, nothing found."""
    cast.secretary.language = "en"
    cast.secretary.save()
    assert says in text(look(client, cast.secretary, query))


def test_bodies_answer_too_and_counting_stops(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A body by any of its names leads to its page; beyond the limit a plus is said, and no page."""
    monkeypatch.setattr(counted, "MOST", 1)
    for body in (cast.alga, cast.khromtau):
        make.task(cast.ours, actor(cast.secretary), body)
    assert 'href="/bodies/alga/"' in text(look(client, cast.secretary, "алгинского"))
    page = text(look(client, cast.secretary, "стенд"))
    assert '<span class="tabular">1+</span>' in page
    assert page.count('class="found__task"') == 1
    assert text(look(client, cast.secretary, "стенд", page="99")).count('class="found__task"') == 1
