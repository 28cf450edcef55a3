"""What is measured: who asks for what. Every address is asked with a warm process and a live session."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate, cycle
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpResponse
from django.test import Client, override_settings

from benchmarks import floor
from benchmarks.largest import largest
from commission.models import Body, Meeting, Person
from tasks.demo.cast import DOMAIN
from tasks.demo.scale.owners import AKIMS
from tasks.models import Task

Ask = Callable[[], Any]
"""A request; gives the test client's response."""
DIFFERENT = 40
"""So many different tasks are opened in turn: the figures of one page would be those of its own length."""
SOUGHT = "бейнекамера"
"""A word of every twentieth clause: common, which is the hard case."""


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
    """Of the governor's office, of the akim who owes most, of the secretary."""
    owner = _busiest()
    head = Person.objects.filter(positions__role="head", positions__body=owner).order_by("pk")[0]
    office, akim, secretary = client("controller"), _signed_in(head), client("secretary")
    bare, of_one = _bare("controller"), f"body={owner.pk}"

    def asked(name: str, address: str, under: str = "", by: Client = office, rounds: int = 30) -> Scenario:
        return Scenario(
            name, lambda: by.get(address), floor=lambda: bare.get(under or address), rounds=rounds
        )

    yield asked("home of the governor's office", "/")
    yield asked("home of an akim", "/", f"/?{of_one}", akim)
    yield asked("inbox", "/review/", "/tasks/?status=reported", secretary)
    yield asked("tasks on control", "/tasks/")
    yield asked("tasks overdue", "/tasks/?state=overdue")
    yield asked("tasks overdue of one owner", f"/tasks/?state=overdue&{of_one}")
    yield asked("tasks with a word", f"/tasks/?q={SOUGHT}")
    yield asked("search", f"/search/?q={SOUGHT}")
    yield _one_task(office, bare)
    yield _report(owner, akim, bare)
    yield asked("API list of 50", "/api/v1/tasks/")
    yield asked("XLSX of 10,000 rows", f"/tasks/register.xlsx?state=all&meeting={_sittings()}", rounds=5)
    sitting = Meeting.objects.alias(count=Count("tasks")).order_by("-count", "-date")[0]
    yield Scenario("one sitting of 143 tasks", lambda: office.get(f"/meetings/{sitting.pk}/"), rounds=10)
    yield _signature(secretary, bare)


def _busiest() -> Body:
    owed = Count("tasks", filter=Q(tasks__closed=False, tasks__next_due__isnull=False))
    akims = Body.objects.filter(kind__in=AKIMS).annotate(owed=owed)
    return akims.order_by("-owed", "order")[0]


def _sittings() -> str:
    """The newest ones, as many as make ten thousand tasks."""
    sizes = Task.objects.order_by("-meeting").values_list("meeting").annotate(count=Count("pk"))
    whole = accumulate(count for _pk, count in sizes)
    return ",".join(str(pk) for (pk, _), sum_ in zip(sizes, whole, strict=True) if sum_ <= floor.SHEET_ROWS)


def _bare(login: str) -> Client:
    """The same session before nothing but Django."""
    bare = client(login)
    with override_settings(MIDDLEWARE=floor.MIDDLEWARE, SESSION_ENGINE=floor.SESSION_ENGINE):
        bare.handler.load_middleware()
    return bare


def _one_task(office: Client, bare: Client) -> Scenario:
    newest = list(Task.objects.order_by("-id").values_list("pk", flat=True)[:DIFFERENT])
    ours, theirs = cycle(newest), cycle(newest)
    return Scenario(
        "one task",
        lambda: office.get(f"/tasks/{next(ours)}/"),
        floor=lambda: bare.get(f"/tasks/{next(theirs)}/"),
    )


def _report(owner: Body, akim: Client, bare: Client) -> Scenario:
    """The same few tasks in turn: each report is withdrawn again, so that the next one can be sent."""
    owed = Task.objects.open().filter(body=owner, next_due__isnull=False).by_due()
    found = list(owed.prefetch_related("instruction__measures")[:DIFFERENT])
    turn, sent = cycle(found), []

    def send() -> Any:
        task = next(turn)
        sent.append(task)
        numbers = {f"fact_{measure.pk}": "4" for measure in task.instruction.measures.all()}
        said = {"text": "Төрт стенд орнатылды, фотосуреттері бар.", "asks": "removal", **numbers}
        return akim.post(f"/tasks/{task.pk}/report/", said)

    def withdraw() -> Any:
        response = akim.post(f"/tasks/{sent.pop().pk}/moves/withdraw/")
        # The next page of a browser shows what was told and forgets it; here it would pile up in the cookie.
        akim.cookies.pop("messages", None)
        return response

    least = f"/report/?task={found[0].pk}"
    return Scenario("submit a report", send, withdraw, floor=lambda: bare.get(least))


def _signature(secretary: Client, bare: Client) -> Scenario:
    """Forty clauses to thirteen akims: signed, and taken back, for a signature is given once."""
    sitting = largest()
    signed = {
        "signed_on": sitting.handed_on,
        "chaired_by": sitting.chaired_by_id,
        "content": sitting.content_hash,
        "seen": sitting.version,
    }

    def sign() -> HttpResponse:
        with transaction.atomic():
            response = secretary.post(f"/meetings/{sitting.pk}/sign/", signed)
            transaction.set_rollback(True)
        return response

    return Scenario("sign 40 × 13 lines", sign, floor=lambda: bare.get("/sign/"), rounds=5)


def client(login: str) -> Client:
    """One of the demo's cast."""
    return _signed_in(Person.objects.get(email=f"{login}@{DOMAIN}"))


def _signed_in(person: Person) -> Client:
    """Somebody who has signed in, as the demo serves them."""
    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    client.force_login(person)
    return client
