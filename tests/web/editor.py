"""The clause editor as a browser sends it: shared by the tests of its parts."""

from typing import Any

from django.http import HttpResponse

from commission.models import Clause


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
