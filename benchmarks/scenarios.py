"""What is measured: who asks for what. Every address is asked with a warm process and a live session."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.test import Client, override_settings

from benchmarks import floor
from commission.models import Body, Meeting, Person
from tasks.demo.cast import DOMAIN
from tasks.models import Task

Ask = Callable[[], Any]
"""A request; gives the test client's response."""
DIFFERENT = 40
"""So many different tasks are opened in turn: the figures of one page would be those of its own length."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """`ask` is measured `rounds` times; `undo`, after each time, is not. A paper's time is given for each of
    its `pages`.
    """

    name: str
    ask: Ask
    undo: Ask | None = None
    floor: Ask | None = None
    pages: int = 1
    rounds: int = 30


def pages() -> Iterator[Scenario]:
    """Of the governor's office, then of the akim of Alga."""
    office, akim = client("controller"), client("akim-alga")
    one = f"state=overdue&body={Body.objects.get(code='alga').pk}"
    yield Scenario("home of the governor's office", lambda: office.get("/"))
    yield Scenario("home of an akim", lambda: akim.get("/"))
    yield _list("tasks on control", "")
    yield _list("tasks overdue", "state=overdue")
    yield _list("tasks overdue of one owner", one)
    tasks = cycle(Task.objects.order_by("-id").values_list("pk", flat=True)[:DIFFERENT])
    yield Scenario("one task", lambda: office.get(f"/tasks/{next(tasks)}/"))
    yield _report(akim)
    sitting = Meeting.objects.alias(count=Count("tasks")).order_by("-count", "-date")[0]
    yield Scenario("one sitting of 143 tasks", lambda: office.get(f"/meetings/{sitting.pk}/"))


def _list(name: str, query: str) -> Scenario:
    """With the floor of the same rows."""
    office, bare = client("controller"), client("controller")
    with override_settings(MIDDLEWARE=floor.MIDDLEWARE):
        bare.handler.load_middleware()
    address = f"/tasks/?{query}"
    return Scenario(name, lambda: office.get(address), floor=lambda: bare.get(address))


def _report(akim: Client) -> Scenario:
    """The same few tasks in turn: each report is withdrawn again, so that the next one can be sent."""
    owed = Task.objects.open().filter(body__code="alga", next_due__isnull=False).by_due()
    found = list(owed.prefetch_related("instruction__measures")[:DIFFERENT])
    turn, sent = cycle(found), []

    def send() -> Any:
        task = next(turn)
        sent.append(task)
        numbers = {f"fact_{measure.pk}": "4" for measure in task.instruction.measures.all()}
        said = {"text": "Төрт стенд орнатылды, фотосуреттері бар.", "asks": "removal", **numbers}
        return akim.post(f"/tasks/{task.pk}/report/", said)

    return Scenario("submit a report", send, lambda: akim.post(f"/tasks/{sent.pop().pk}/moves/withdraw/"))


def client(login: str) -> Client:
    """Somebody who has signed in, as the demo serves them."""
    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    client.force_login(Person.objects.get(email=f"{login}@{DOMAIN}"))
    return client
