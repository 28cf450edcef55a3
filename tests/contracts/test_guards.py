"""The guards of conftest.py bite: a guard that stopped working would never be missed."""

import socket
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import Context, Origin, Template, engines
from django.urls import path
from zeal import NPlusOneError

from commission import clock
from commission.models import Person
from tests.conftest import MOMENT, ROOT

Failed = pytest.fail.Exception


def one_question_per_row(request: HttpRequest) -> HttpResponse:
    permissions = Permission.objects.order_by("pk")[:3]
    return HttpResponse(", ".join(permission.content_type.model for permission in permissions))


urlpatterns = [path("", one_question_per_row)]


def render(source: str, place: str) -> str:
    template = Template(source, origin=Origin(str(ROOT / place)), engine=engines["django"].engine)
    return template.render(Context({"known": "known"}))


@pytest.mark.parametrize("source", ["{{ nobody }}", "{{ known.nobody }}", "{{ nobody|default:'a' }}"])
def test_an_undefined_variable_of_ours_fails(source):
    with pytest.raises(Failed, match=r"templates/probe.html: «.*nobody.*»"):
        render(source, "templates/probe.html")


def test_asking_whether_a_variable_is_there_is_allowed():
    assert render("{% if nobody %}a{% else %}{{ known }}{% endif %}", "templates/probe.html") == "known"


def test_templates_of_others_keep_their_habits():
    assert render("{{ nobody|default:'a' }}", ".venv/lib/probe.html") == "a"


@pytest.fixture
def three_people(db):
    Person.objects.bulk_create(Person(email=f"{letter}@example.kz", name=letter) for letter in "abc")


@pytest.mark.usefixtures("three_people")
def test_rows_without_an_order_come_out_backwards():
    asked = Person.objects.order_by("name").values_list("name", flat=True)
    unasked = Person.objects.order_by().values_list("name", flat=True)
    assert list(asked) == list("abc")
    assert list(unasked) == list("cba")


@pytest.mark.usefixtures("three_people")
def test_a_part_of_unordered_rows_is_refused():
    with pytest.raises(Failed, match="Person needs order_by"):
        list(Person.objects.order_by()[:2])
    assert Person.objects.get(name="b").email == "b@example.kz"


@pytest.mark.django_db
def test_a_question_per_row_fails_the_page(client, settings):
    settings.ROOT_URLCONF = __name__
    with pytest.raises(NPlusOneError, match=r"Permission\.content_type"):
        client.get("/")


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("example.org", 80)])
def test_the_network_is_out_of_reach(address):
    with pytest.raises(Failed, match="may not leave this machine"):
        socket.create_connection(address, timeout=1)


def test_this_machine_is_in_reach():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=1).close()


def test_the_clock_stands_in_every_thread():
    with ThreadPoolExecutor(1) as another:
        assert clock.now() == another.submit(clock.now).result() == MOMENT


@pytest.mark.django_db
def test_sqlite_is_a_file():
    assert connection.vendor != "sqlite" or connection.settings_dict["NAME"].endswith("test.sqlite3")
