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
from django.views.decorators.http import require_safe

from commission import words

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

    @property
    def date(self) -> str:
        """Only what has happened has a date."""
        return "" if self.state in ("next", "off") else "19.08.2025"


DUES = [
    Due("overdue", _("13 November, Friday"), _("overdue, working days: 5")),
    Due("today", _("20 November, Friday"), _("due today")),
    Due("soon", _("25 November, Wednesday"), _("working days left: 3")),
    Due("later", _("20 January, Wednesday"), _("working days left: 40")),
    Due("met", _("3 September, Thursday"), _("met in time")),
    Due("none", "", _("no due date")),
]
WAY = {"planned": "done", "convened": "done", "held": "current", "with_chair": "next", "postponed": "off"}
STEPS = [Step(words.WORDS["sitting"][code], state) for code, state in WAY.items()]


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
        choices=[("instruct", _("to instruct")), ("recommend", _("to recommend"))],
    )
    share = forms.MultipleChoiceField(
        label=_("Languages of the paper"),
        widget=forms.CheckboxSelectMultiple,
        choices=[("kk", "Қазақша"), ("ru", "Русский")],
        required=False,
    )
    photos = forms.FileField(label=_("Photos"), required=False)
    sure = forms.BooleanField(label=_("I have read the text in both languages"))


@require_safe
def kit(request: HttpRequest) -> HttpResponse:
    """Both galleries on one page."""
    return render(request, "commission/kit/kit.html", context())


def context() -> dict[str, object]:
    """The samples; the page number in the middle makes both ways of the pager show."""
    statuses = words.choices("status")
    return {
        "themes": [(theme, name, _forms(theme)) for theme, name in THEMES.items()],
        "task_statuses": statuses,
        "meeting_statuses": words.choices("sitting"),
        "dues": DUES,
        "steps": STEPS,
        "rows": list(zip(statuses, DUES, strict=False)),
        "page": Paginator(range(30), 10).page(2),
        "crumbs": [(_("Sittings"), "#"), ("№ 3", "#")],
    }


def _forms(theme: str) -> dict[str, SampleForm]:
    """Ids differ by theme, because both galleries stand on one page."""
    return {
        "fresh": SampleForm(auto_id=f"{theme}-fresh-%s"),
        "refused": SampleForm({"number": "abc", "day": "32.13"}, auto_id=f"{theme}-refused-%s"),
    }
