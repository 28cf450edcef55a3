"""The page that shows every part of the kit in every state, in both themes: the screenshot test looks at it.

The words are samples. Nothing here reads the database, so the page looks the same everywhere, for ever.
"""

from dataclasses import dataclass

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as words

TASK_STATUSES = {
    "issued": words("task", "issued"),
    "in_work": words("task", "in work"),
    "reported": words("task", "report submitted"),
    "returned": words("task", "returned for more work"),
    "up_for_removal": words("task", "proposed for removal from control"),
    "closed": words("task", "removed from control"),
    "watched": words("task", "under working control"),
    "cancelled": words("task", "discontinued"),
}
MEETING_STATUSES = {
    "planned": words("meeting", "planned"),
    "convened": words("meeting", "convened"),
    "held": words("meeting", "held"),
    "with_chair": words("meeting", "with the chair"),
    "signed": words("meeting", "signed"),
    "postponed": words("meeting", "postponed"),
    "cancelled": words("meeting", "cancelled"),
    "no_quorum": words("meeting", "no quorum"),
}
COLOURS = [
    "ground",
    "surface",
    "sunken",
    "ink",
    "ink-soft",
    "line",
    "accent",
    "accent-soft",
    "overdue",
    "soon",
    "done",
]
THEMES = {"light": _("light"), "dark": _("dark")}


@dataclass(frozen=True)
class Due:
    """A due date as a row shows it: the state gives shape and colour, the words say the distance."""

    state: str
    date: str | Promise
    left: str | Promise


@dataclass(frozen=True)
class Step:
    """A station on the way of a meeting; state: done, current, next or off."""

    label: str | Promise
    state: str
    date: str = ""


DUES = [
    Due("overdue", _("14 November, Friday"), _("overdue, working days: 5")),
    Due("today", _("22 November, Sunday"), _("due today")),
    Due("soon", _("25 November, Wednesday"), _("working days left: 3")),
    Due("later", _("20 January, Wednesday"), _("working days left: 40")),
    Due("met", _("3 September, Wednesday"), _("met in time")),
    Due("none", "", _("no due date")),
]
STEPS = [
    Step(MEETING_STATUSES["planned"], "done", "05.08.2025"),
    Step(MEETING_STATUSES["convened"], "done", "12.08.2025"),
    Step(MEETING_STATUSES["held"], "current", "19.08.2025"),
    Step(MEETING_STATUSES["with_chair"], "next"),
    Step(MEETING_STATUSES["signed"], "next"),
    Step(MEETING_STATUSES["postponed"], "off"),
]


class SampleForm(forms.Form):
    """One field of each sort, so that every widget is seen with a label, a hint, an error and a mark."""

    text = forms.CharField(label=_("Number of the minutes"), help_text=_("As on the paper: 3 or №1/1."))
    long = forms.CharField(label=_("Text of the report"), widget=forms.Textarea, max_length=2000)
    day = forms.DateField(label=_("Due"), widget=forms.DateInput(attrs={"type": "date"}), required=False)
    number = forms.IntegerField(label=_("Installed"), help_text=_("Whole stands, not parts of them."))
    body = forms.ChoiceField(label=_("Addressee"), choices=[("", "—"), ("1", "Әйтеке би ауданының әкімі")])
    force = forms.ChoiceField(
        label=_("Force"),
        widget=forms.RadioSelect,
        choices=[("instruct", words("force", "to instruct")), ("recommend", words("force", "to recommend"))],
    )
    share = forms.MultipleChoiceField(
        label=_("Languages of the paper"),
        widget=forms.CheckboxSelectMultiple,
        choices=[("kk", "Қазақша"), ("ru", "Русский")],
        required=False,
    )
    photos = forms.FileField(label=_("Photos"), required=False)
    sure = forms.BooleanField(label=_("I have read the text in both languages"))


def kit(request: HttpRequest) -> HttpResponse:
    """Both galleries on one page."""
    return render(request, "commission/kit/kit.html", context())


def context() -> dict[str, object]:
    """The samples; the page number in the middle makes both ways of the pager show."""
    return {
        "themes": [(theme, name, _forms(theme)) for theme, name in THEMES.items()],
        "task_statuses": TASK_STATUSES.items(),
        "meeting_statuses": MEETING_STATUSES.items(),
        "dues": DUES,
        "steps": STEPS,
        "colours": COLOURS,
        "rows": list(zip(TASK_STATUSES.items(), DUES, strict=False)),
        "page": Paginator(range(30), 10).page(2),
        "crumbs": [(_("Sittings"), "#"), ("№ 3", "#")],
    }


def _forms(theme: str) -> dict[str, SampleForm]:
    """Ids differ by theme, because both galleries stand on one page."""
    return {
        "fresh": SampleForm(auto_id=f"{theme}-fresh-%s"),
        "refused": SampleForm({"number": "abc", "day": "32.13"}, auto_id=f"{theme}-refused-%s"),
    }
