"""The buttons of a clause: up, down, elsewhere, once more, out of the minutes and back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from commission import said
from commission.actions import clause_places
from commission.domain.verdict import Refused
from commission.models import AgendaItem, Clause, Entry
from commission.web.answers import READ_AND_WRITE, form_page, see_other, sent, tell
from commission.web.forms import show
from commission.web.request import Request
from commission.web.stepping import STEPS
from commission.web.templatetags.words import in_lang
from tasks.actions import clauses
from tasks.web.crumbs import Crumbs, to_sitting
from tasks.web.sitting_gate import any_clause_of, clause_of


class ItemChoice(forms.ModelChoiceField):
    """Agenda items, as the page of the sitting numbers them."""

    def label_from_instance(self, obj: Any) -> str:
        """«2. …»"""
        return f"{obj.order}. {in_lang(obj, 'title')}"


class MoveForm(forms.Form):
    """Into which decision the clause goes, or a copy of it."""

    fields: dict[str, Any]

    item = ItemChoice(
        label=gettext_lazy("Agenda item"),
        queryset=AgendaItem.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(self, *args: Any, clause: Clause, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        items = AgendaItem.objects.filter(meeting=clause.item.meeting_id).order_by("order")
        self.fields["item"].queryset = items


@login_required
@require_http_methods(READ_AND_WRITE)
def clause_move(request: Request, pk: int) -> HttpResponse:
    """One place up or down at once; another item, or a copy in it, is chosen on a page."""
    found = clause_of(request, pk)
    if step := STEPS.get(request.POST.get("step", "")):
        before = found.version
        clause_places.step(found, step, by=request.actor)
        tell(request, found, before)
        return to_clause(found)
    form = MoveForm(sent(request), clause=found, initial={"item": found.item_id})
    if form.is_valid() and (placed := _placed(request, found, form)):
        return to_clause(placed)
    context = {"clause": found, "crumbs": crumbs(found), "back": address(found)}
    return form_page(request, "tasks/clause/move.html", form, **context)


@login_required
@require_POST
def clause_copy(request: Request, pk: int) -> HttpResponse:
    """The same clause once more, right after it."""
    made = clauses.copy(clause_of(request, pk), by=request.actor)
    tell(request, made)
    return to_clause(made)


@login_required
@require_POST
def clause_remove(request: Request, pk: int) -> HttpResponse:
    """Out of the minutes; the sitting's page then offers to put it back."""
    found = any_clause_of(request, pk)
    clause_places.remove(found, by=request.actor)
    page = reverse("meeting", args=[found.item.meeting_id])
    return see_other(f"{page}?removed={found.pk}#removed")


@login_required
@require_POST
def clause_put_back(request: Request, pk: int) -> HttpResponse:
    """Into the minutes again."""
    found = any_clause_of(request, pk)
    before = found.version
    clause_places.put_back(found, by=request.actor)
    tell(request, found, before)
    warn_of_words(request, found)
    return to_clause(found)


def warn_of_words(request: Request, clause: Clause) -> None:
    """A clause that had been joined to another comes back whole: what the other took in stays there."""
    earlier = {"object_kind": clause.journal_kind, "object_id": clause.pk, "seq": clause.version - 1}
    joined = Entry.objects.filter(**earlier, code="clause.joined").first()
    if joined:
        words = _("Its words and addressees still stand in the clause it was joined to: %(into)s.")
        messages.warning(request, said.event(words, joined.data))


def to_clause(clause: Clause) -> HttpResponseRedirect:
    """Back to where it stands now."""
    return see_other(address(clause))


def address(clause: Clause) -> str:
    """The clause on the page of its sitting, unfolded."""
    page = reverse("meeting", args=[clause.item.meeting_id])
    return f"{page}?open={clause.pk}#clause-{clause.number}"


def crumbs(clause: Clause) -> Crumbs:
    """The way to a page about one clause."""
    return [
        *to_sitting(clause.item.meeting),
        (_("Clause %(number)s") % {"number": clause.number}, reverse("clause", args=[clause.pk])),
    ]


def _placed(request: Request, clause: Clause, form: MoveForm) -> Clause | None:
    """The clause in its new place, or its copy there; None if it was refused, and the form says why."""
    item = form.cleaned_data["item"]
    placed, before = clause, clause.version
    try:
        if "copy" in request.POST:
            placed, before = clauses.copy(clause, into=item, by=request.actor), 0
        else:
            clause_places.move(clause, item, clause_places.END, by=request.actor)
    except Refused as refusal:
        show(form, refusal)
        return None
    tell(request, placed, before)
    return placed
