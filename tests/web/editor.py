"""The clause editor as a browser sends it: shared by the tests of its parts."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.test import Client

from commission.models import Clause

Send = Callable[..., HttpResponse]


def address(clause: Clause) -> str:
    """The editor."""
    return f"/clauses/{clause.pk}/"


def as_sent(page: HttpResponse) -> dict[str, Any]:
    """What the browser would send of this page."""
    editor = page.context["editor"]
    fields = [field for form in editor.forms for field in form]
    data = {field.html_name: field.value() for field in fields if field.value() not in (None, False)}
    owners = [str(form.body.pk) for form in editor.owners]
    return {**data, "owner": owners, "measures": str(len(editor.measures))}


def sender(client: Client, clause: Clause) -> Send:
    """Sends the page as it is opened now, with other values in it and a button pressed."""
    opened = as_sent(client.get(address(clause)))

    def press(button: str = "save", value: str = "1", **typed: Any) -> HttpResponse:
        return client.post(address(clause), {**opened, **typed, button: value})

    return press
