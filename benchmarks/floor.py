"""The least that Django can do for the rows of a list: session, person, count, fifty rows, a bare template.

It is no page anybody could work with. It says what the machine needs before our own code begins, so that a
figure can be judged on a slow one too.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

from commission import clock
from tasks.models import Task

GetResponse = Callable[[HttpRequest], HttpResponse]

MIDDLEWARE = [
    "benchmarks.floor.own_addresses",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
COLUMNS = ("pk", "number", "next_due", "status", "body__short_kk", "instruction__clause__text_kk")
ROWS = 50
PAGE = Engine().from_string(
    "<!doctype html><p>{{ person }}: {{ count }}<table>{% for row in rows %}<tr>"
    "{% for cell in row.values %}<td>{{ cell }}{% endfor %}{% endfor %}</table>"
)


def rows(request: HttpRequest) -> HttpResponse:
    """The same question as the page's, by the same indexes."""
    if not request.user.is_authenticated:
        return HttpResponse(status=403)
    found = Task.objects.open()
    if request.GET.get("state") == "overdue":
        found = found.filter(next_due__lt=clock.today())
    if body := request.GET.get("body"):
        found = found.filter(body=int(body))
    listed = found.by_due().values(*COLUMNS)[:ROWS]
    context = {"person": request.user.email, "count": found.count(), "rows": listed}
    return HttpResponse(PAGE.render(Context(context)))


urlpatterns = [path("tasks/", rows)]


def own_addresses(get_response: GetResponse) -> GetResponse:
    """Middleware: addresses are looked up here and not in the project."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.urlconf = __name__
        return get_response(request)

    return answer
