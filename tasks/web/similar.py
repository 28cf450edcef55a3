"""«This was ordered before»: open clauses like the one being written, shown while it is typed."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from commission.web.request import Request
from tasks import earlier
from tasks.earlier import Ordered
from tasks.web.clause_editor import Editor
from tasks.web.sitting_gate import clause_of


@login_required
@require_POST
def clause_similar(request: Request, pk: int) -> HttpResponse:
    """Of the texts as typed; nothing is stored. A POST, because a text may be longer than an address."""
    kk, ru = (request.POST.get(name, "") for name in ("text_kk", "text_ru"))
    context = {"similar": earlier.like(kk, ru, clause_of(request, pk).item.meeting), "clause_pk": pk}
    return render(request, "tasks/clause/parts/similar.html", context)


def of_editor(editor: Editor) -> list[Ordered]:
    """Of the texts as they stand in the editor: what the page opens with."""
    kk, ru = (editor.form[name].value() or "" for name in ("text_kk", "text_ru"))
    return earlier.like(kk, ru, editor.clause.item.meeting)
