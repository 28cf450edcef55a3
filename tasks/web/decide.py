"""The authority's queue: one decision or many in one press; what is refused stays in it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from commission import reasons
from commission.web.answers import READ_AND_WRITE, form_page, see_other, sent
from commission.web.request import Request
from tasks.actions import moves
from tasks.domain.who import AUTHORITIES
from tasks.models import Task
from tasks.web import queues
from tasks.web.many import chosen, fault
from tasks.web.move_forms import MOST_LETTERS


class Decide(forms.Form):
    """The ticked rows and the button that was pressed."""

    data: Any
    remarks = forms.CharField(
        label=_("Remarks"),
        help_text=_("Needed for a refusal; each of the chosen goes back with these words."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=MOST_LETTERS,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Something is chosen, and a refusal says why."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.chosen:
            self.add_error(None, _("Choose at least one task."))
        if self.refuses and not cleaned.get("remarks", "").strip() and "remarks" not in self.errors:
            self.add_error("remarks", str(reasons.REASONS["needs_remarks"]))
        return cleaned

    @property
    def chosen(self) -> dict[int, int]:
        """Version seen, by task."""
        return chosen(self.data)

    @property
    def refuses(self) -> bool:
        """Which of the two buttons was pressed."""
        return "reject" in self.data


@login_required
@require_http_methods(READ_AND_WRITE)
def decisions(request: Request) -> HttpResponse:
    """The proposals that wait for this person; a partly refused decision shows what is left and why."""
    if not request.actor.commissions(*AUTHORITIES):
        raise PermissionDenied
    form = Decide(sent(request))
    if form.is_valid() and _decide(request, form):
        return see_other("decisions")
    shown = queues.page(request, queues.to_decide(request))
    ticked = set(form.chosen) if form.is_bound else set()
    if request.GET.get("chosen") == "all":
        ticked |= {row.task.pk for row in shown["rows"]}
    return form_page(request, "tasks/review/decisions.html", form, ticked=ticked, **shown)


def _decide(request: Request, form: Decide) -> bool:
    """Decide on each by itself; True if none was refused."""
    tasks = Task.objects.visible_to(request.actor).filter(pk__in=form.chosen).order_by("id")
    seen, decide = form.chosen, _decision(form)
    told = [fault(task, partial(decide, task, by=request.actor, seen=seen[task.pk])) for task in tasks]
    faults = [one for one in told if one]
    if made := len(tasks) - len(faults):
        messages.success(request, _told(made, form.refuses))
    for one in faults:
        form.add_error(None, one)
    return not faults


def _decision(form: Decide) -> Callable[..., None]:
    return partial(moves.reject, remarks=form.cleaned_data["remarks"]) if form.refuses else moves.confirm


def _told(made: int, refused: bool) -> str:
    if refused:
        return ngettext("Returned with remarks: %(n)s task.", "Returned with remarks: %(n)s tasks.", made) % {
            "n": made
        }
    return ngettext("Taken off control: %(n)s task.", "Taken off control: %(n)s tasks.", made) % {"n": made}
