"""The least that Django can do for the rows of a page: session, person, the page's own rows, a bare template.

It is no page anybody could work with. It says what the machine needs before our own code begins, so that a
figure can be judged on a slow one too. What is written here is taken back at once.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta
from io import BytesIO
from typing import Any

from django.db import transaction
from django.db.models import Count, Min
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import Context, Engine
from django.urls import path
from xlsxwriter import Workbook

from commission import clock
from commission.models import Entry
from tasks import search_index
from tasks.domain.search import sought
from tasks.filters import MOST_COUNTED
from tasks.models import Report, SearchText, Task, Term

GetResponse = Callable[[HttpRequest], HttpResponse]

MIDDLEWARE = [
    "benchmarks.floor.own_addresses",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
SESSION_ENGINE = "django.contrib.sessions.backends.db"
COLUMNS = ("pk", "number", "next_due", "status", "body__short_kk", "instruction__clause__text_kk")
ROWS, SHEET_ROWS, SIGNED = 50, 10_000, 520
PAGE = Engine().from_string(
    "<!doctype html><p>{{ person }}: {{ count }}<table>{% for row in rows %}<tr>"
    "{% for cell in row.values %}<td>{{ cell }}{% endfor %}{% endfor %}</table>"
)


def rows(request: HttpRequest) -> HttpResponse:
    """Of a list: the same question as the page's, by the same indexes; of a word counted as far as there."""
    found = _asked(request)
    listed = found.by_due().values(*COLUMNS)[:ROWS]
    counted = found.order_by()[: MOST_COUNTED + 1] if "q" in request.GET else found
    return _page(request, listed, counted.count())


def home(request: HttpRequest) -> HttpResponse:
    """What is open by status, and what is overdue by body."""
    found = _asked(request)
    late = found.overdue(clock.today()).order_by().values("body__short_kk")
    by_body = late.annotate(count=Count("pk"), since=Min("next_due"))
    by_status = found.order_by().values("status").annotate(count=Count("pk"))
    return _page(request, [*by_status, *by_body, *found.by_due().values(*COLUMNS)[:ROWS]], 0)


def one(request: HttpRequest, pk: int) -> HttpResponse:
    """A task, its reports, its history."""
    task = Task.objects.filter(pk=pk).order_by("pk").values(*COLUMNS)
    reports = Report.objects.filter(task=pk).order_by("-pk").values("text", "state")
    history = Entry.objects.filter(object_kind="task", object_id=pk).order_by("-seq")
    return _page(request, [*task, *reports, *history.values("at", "code", "data")], 1)


def words(request: HttpRequest) -> HttpResponse:
    """Fifty texts with this word in them, by the index that the pages ask."""
    texts = SearchText.objects.order_by("-task_id")
    found = texts.filter(search_index.answering(texts, sought(request.GET["q"])))
    return _page(request, found.values("task_id", "text")[:ROWS], 0)


def listed(request: HttpRequest) -> HttpResponse:
    """Fifty rows as JSON."""
    return JsonResponse({"results": list(_asked(request).by_due().values(*COLUMNS)[:ROWS])})


def sheet(request: HttpRequest) -> HttpResponse:
    """Ten thousand rows of the same columns, typed, nothing else."""
    stored = BytesIO()
    book = Workbook(stored, {"constant_memory": True})
    page = book.add_worksheet()
    found = Task.objects.order_by("id").values_list(*COLUMNS, "returns", "force")[:SHEET_ROWS]
    for number, row in enumerate(found):
        for column, cell in enumerate(row):
            page.write(number, column, str(cell))
    book.close()
    return HttpResponse(stored.getvalue())


def written(request: HttpRequest) -> HttpResponse:
    """A report and an event."""
    task = Task.objects.filter(pk=int(request.GET["task"])).get()
    report = Report(
        task=task,
        term=Term.objects.filter(task=task).order_by("order")[0],
        state=Report.State.WITHDRAWN,
        submitted_by=request.user,
        submitted_at=clock.now(),
    )
    return _taken_back(lambda: (report.save(), Entry.objects.bulk_create([_entry(task.pk)])))


def many(request: HttpRequest) -> HttpResponse:
    """As many tasks, terms and events as forty clauses to thirteen akims make: copies of what is there."""
    task = Task.objects.order_by("id").values()[0] | {"id": None}
    term = model_to_dict(Term.objects.order_by("id")[0], exclude=["id", "task"])
    addressees = range(-SIGNED, 0)

    def write() -> None:
        made = [Task(**task | {"number": f"floor {n}", "addressee_id": n}) for n in addressees]
        Task.objects.bulk_create(made)
        Term.objects.bulk_create(Term(task=one, **term) for one in made)
        Entry.objects.bulk_create(_entry(one.pk) for one in made)

    return _taken_back(write)


def _asked(request: HttpRequest) -> Any:
    found = Task.objects.open()
    if request.GET.get("state") == "overdue":
        found = found.filter(next_due__lt=clock.today())
    for column in ("body", "status"):
        if value := request.GET.get(column):
            found = found.filter(**{column: value})
    return found.found(request.GET["q"]) if "q" in request.GET else found


def _page(request: HttpRequest, rows: Iterable[Any], count: int) -> HttpResponse:
    if not request.user.is_authenticated:
        return HttpResponse(status=403)
    return HttpResponse(PAGE.render(Context({"person": request.user.email, "count": count, "rows": rows})))


def _entry(pk: int) -> Entry:
    at = clock.now() + timedelta(0)
    return Entry(object_kind="floor", object_id=pk, seq=1, at=at, code="floor", digest="")


def _taken_back(write: Callable[[], object]) -> HttpResponse:
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    return HttpResponse()


urlpatterns = [
    path("", home),
    path("tasks/", rows),
    path("tasks/<int:pk>/", one),
    path("tasks/register.xlsx", sheet),
    path("search/", words),
    path("api/v1/tasks/", listed),
    path("report/", written),
    path("sign/", many),
]


def own_addresses(get_response: GetResponse) -> GetResponse:
    """Middleware: addresses are looked up here and not in the project."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.urlconf = __name__
        return get_response(request)

    return answer
