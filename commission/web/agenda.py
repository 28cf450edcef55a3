"""A question on the agenda: what was asked, who reported, what was heard and said."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from commission import access
from commission.actions import agenda as actions
from commission.actions.agenda import LONGEST_TITLE, ItemText
from commission.actions.decisions import LONGEST_TEXT
from commission.domain.roles import Actor
from commission.models import AgendaItem, Body, Meeting
from commission.web.answers import READ_AND_WRITE, form_page, see_other, sent, tell
from commission.web.conflicts import Comparable, saved
from commission.web.fields import long_text, text
from commission.web.gate import allow, meeting_of
from commission.web.ordered import OrderedChoice
from commission.web.request import Request
from commission.web.templatetags.words import in_lang

TEXTS = tuple(ItemText.__dataclass_fields__)


class ItemForm(Comparable):
    """Both languages of each text stand side by side: the two papers are equal."""

    title_kk = long_text(_("Agenda item in Kazakh"), LONGEST_TITLE, rows=3, required=True, lang="kk")
    title_ru = long_text(_("Agenda item in Russian"), LONGEST_TITLE, rows=3, lang="ru")
    reporters = OrderedChoice(
        label=_("Bodies that report"),
        help_text=_("In the order in which they report. After saving there is room for more."),
        required=False,
    )
    reporter_name = text(_("Name of the reporter"), max_length=200)
    reporter_title_kk = text(_("Position of the reporter in Kazakh"), max_length=300, lang="kk")
    reporter_title_ru = text(_("Position of the reporter in Russian"), max_length=300, lang="ru")
    heard_kk = long_text(_("Heard, in Kazakh"), LONGEST_TEXT, rows=5, lang="kk")
    heard_ru = long_text(_("Heard, in Russian"), LONGEST_TEXT, rows=5, lang="ru")
    spoke_kk = long_text(_("Spoke, in Kazakh"), LONGEST_TEXT, rows=5, lang="kk")
    spoke_ru = long_text(_("Spoke, in Russian"), LONGEST_TEXT, rows=5, lang="ru")

    def __init__(self, *args: Any, actor: Actor, day: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = _choosable(actor, day, self.initial.get("reporters", []))
        self.fields["reporters"].choices = _by_kind(self.bodies)

    def reporters_chosen(self) -> list[Body]:
        """In the order of the form."""
        known = {body.pk: body for body in self.bodies}
        return [known[pk] for pk in self.cleaned_data["reporters"]]

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
    form = ItemForm(sent(request), actor=request.actor, day=meeting.date, initial=start)
    if form.is_valid() and saved(
        form, meeting, lambda: _save(request.actor, meeting, shown, form), lambda: stored(shown)
    ):
        tell(request, meeting, before)
        return see_other("meeting", meeting.pk)
    return form_page(request, "commission/meetings/item.html", form, meeting=meeting, item=shown)


def stored(item: AgendaItem | None) -> Mapping[str, Any]:
    """The values the form starts from; a new item has none."""
    if item is None:
        return {}
    return {name: getattr(item, name) for name in TEXTS} | {"reporters": actions.reporters_of(item)}


def _save(actor: Actor, meeting: Meeting, item: AgendaItem | None, form: ItemForm) -> None:
    given = {"by": actor, "reporters": form.reporters_chosen(), "seen": form.cleaned_data["seen"]}
    if item is None:
        actions.add_item(meeting, form.item_text(), **given)
    else:
        actions.edit_item(item, form.item_text(), **given)


def _choosable(actor: Actor, day: date | None, chosen: list[int]) -> list[Body]:
    """Bodies that work on the day of the sitting, and whoever is named already."""
    seen = Body.objects.visible_to(actor)
    return list((seen.active(day) | seen.filter(pk__in=chosen)).order_by("order"))


def _by_kind(bodies: list[Body]) -> list[tuple[str, list[tuple[int, str]]]]:
    """Groups of the list, in the order in which the first body of each kind stands."""
    groups: dict[str, list[tuple[int, str]]] = {}
    for body in bodies:
        groups.setdefault(body.get_kind_display(), []).append((body.pk, in_lang(body, "name")))
    return list(groups.items())
