"""The questions on the agenda: what was asked, who reported, what was heard and said."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from commission import access
from commission.actions import agenda as actions
from commission.actions.agenda import ItemText
from commission.domain.roles import Actor
from commission.models import AgendaItem, Body, Meeting
from commission.web.answers import READ_AND_WRITE, form_page, see_other, sent, tell
from commission.web.conflicts import Comparable, saved
from commission.web.fields import NamedChoices, text
from commission.web.gate import allow, meeting_of
from commission.web.request import Request

TEXTS = tuple(ItemText.__dataclass_fields__)


class ItemForm(Comparable):
    """Both languages of each text stand side by side: the two papers are equal."""

    title_kk = text(_("Agenda item in Kazakh"), rows=3, required=True, lang="kk")
    title_ru = text(_("Agenda item in Russian"), rows=3, lang="ru")
    reporters = NamedChoices(
        label=_("Bodies that report"),
        queryset=Body.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reporter_name = text(_("Name of the reporter"), max_length=200)
    reporter_title_kk = text(_("Position of the reporter in Kazakh"), max_length=300, lang="kk")
    reporter_title_ru = text(_("Position of the reporter in Russian"), max_length=300, lang="ru")
    heard_kk = text(_("Heard, in Kazakh"), rows=5, lang="kk")
    heard_ru = text(_("Heard, in Russian"), rows=5, lang="ru")
    spoke_kk = text(_("Spoke, in Kazakh"), rows=5, lang="kk")
    spoke_ru = text(_("Spoke, in Russian"), rows=5, lang="ru")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reporters"].queryset = Body.objects.visible_to(actor).order_by("order")

    def item_text(self) -> ItemText:
        """What the action takes."""
        return ItemText(**{name: self.cleaned_data[name] for name in TEXTS})


@login_required
@require_http_methods(READ_AND_WRITE)
def item_new(request: Request, pk: int) -> HttpResponse:
    """One more question, at the end of the agenda."""
    return _write(request, meeting_of(request, pk), None)


@login_required
@require_http_methods(READ_AND_WRITE)
def item(request: Request, pk: int) -> HttpResponse:
    """A question that is there."""
    seen = Meeting.objects.visible_to(request.actor)
    items = AgendaItem.objects.select_related("meeting__commission")
    shown = get_object_or_404(items, pk=pk, meeting__in=seen)
    return _write(request, shown.meeting, shown)


def _write(request: Request, meeting: Meeting, shown: AgendaItem | None) -> HttpResponse:
    allow(access.may_edit(request.actor, meeting), "meeting", meeting.pk)
    start, before = {**stored(shown), "seen": meeting.version}, meeting.version
    form = ItemForm(sent(request), actor=request.actor, initial=start)
    if form.is_valid() and saved(
        form, meeting, lambda: _save(request.actor, meeting, shown, form), lambda: stored(shown)
    ):
        tell(request, meeting, before)
        return see_other("meeting", meeting.pk)
    chosen = len(form["reporters"].value() or [])
    return form_page(
        request, "commission/meetings/item.html", form, meeting=meeting, item=shown, chosen=chosen
    )


def stored(item: AgendaItem | None) -> Mapping[str, Any]:
    """The values the form starts from; a new item has none."""
    if item is None:
        return {}
    return {name: getattr(item, name) for name in TEXTS} | {
        "reporters": list(item.reporters.order_by("order"))
    }


def _save(actor: Actor, meeting: Meeting, item: AgendaItem | None, form: ItemForm) -> None:
    data = form.cleaned_data
    given = {"by": actor, "reporters": list(data["reporters"]), "seen": data["seen"]}
    if item is None:
        actions.add_item(meeting, form.item_text(), **given)
    else:
        actions.edit_item(item, form.item_text(), **given)
