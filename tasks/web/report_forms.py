"""The form of a report: what was done, a number beside each target, evidence, the letter it came with.

The same form saves a draft, where anything may still be missing, and sends, where it may not.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from commission import words
from commission.render import sniff
from commission.web.conflicts import Comparable
from commission.web.fields import DayInput
from tasks.actions.accounts import OUTGOING, Outgoing, Said, said_in
from tasks.domain.fanout import Force
from tasks.domain.lifecycle import Asks
from tasks.models import Measure, Report, ReportDraft, Task
from tasks.web.move_forms import MOST_LETTERS, Evidence, ManyFiles, required
from tasks.web.task_figures import Figure, figures, measure_label

AS_A_DRAFT = ("save", "add", "remove", "autosave")
"""Buttons that store what is there; a form sent by none of them goes out as the report."""
ONE_FILE = {"accept": ",".join(sniff.ACCEPTED), "multiple": False}
OUR_LETTER = tuple(name for name in OUTGOING if name != "received_on")
"""Of a letter that goes out with the report: when it came is for its reader to say."""


class ReportForm(Comparable):
    """`base` is a mark of each field as the page showed it: what one left alone follows the other writer."""

    text = forms.CharField(
        label=_("What was done"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=MOST_LETTERS,
        error_messages=required("needs_text"),
    )
    evidence = Evidence(label=_("Photos and documents"), required=False)
    asks = forms.ChoiceField(
        label=_("The report asks"), choices=partial(words.choices, "asks"), widget=forms.RadioSelect
    )
    outgoing_number = forms.CharField(label=_("Outgoing №"), max_length=60, required=False)
    outgoing_date = forms.DateField(label=_("Date of the letter"), widget=DayInput, required=False)
    signatory = forms.CharField(label=_("Signed by"), max_length=200, required=False)
    letter = Evidence(label=_("Scan of the letter"), required=False, widget=ManyFiles(attrs=ONE_FILE))
    base = forms.CharField(widget=forms.HiddenInput, required=False)
    marks: tuple[str, ...] = OUR_LETTER
    """The fields of the letter but its scan."""

    def __init__(self, task: Task, draft: ReportDraft | None, request: HttpRequest | None = None) -> None:
        super().__init__(*((request.POST, request.FILES) if request else ()))
        self.task = task
        self._ask_for_numbers()
        if request is None:
            self.initial = self._first(draft)
        self.sends = request is not None and not any(name in request.POST for name in AS_A_DRAFT)
        if request and not self.sends:
            for name in self.told():
                self.fields[name].required = False

    def _first(self, draft: ReportDraft | None) -> dict[str, Any]:
        """What a page that was not sent yet begins with; one that was sent holds all of it."""
        stored = self.stored(draft)
        base = ".".join(_mark(stored[name]) for name in self.told())
        return stored | {"seen": draft.version if draft else 1, "base": base}

    def _ask_for_numbers(self) -> None:
        """Between the words and the photos, as they stand in the letter."""
        measures = self.task.instruction.measures.all()
        numbers = {f"fact_{measure.pk}": _number(measure) for measure in measures}
        text = self.fields.pop("text")
        self.fields = {"text": text, **numbers, **self.fields}

    def told(self) -> list[str]:
        """The fields of the report itself, without files and marks."""
        return ["text", *self._numbers(), "asks", *self.marks]

    def _numbers(self) -> list[str]:
        return [name for name in self.fields if name.startswith("fact_")]

    def measured(self) -> list[tuple[forms.BoundField, str]]:
        """The number fields with their targets, in the order of the instruction."""
        targets = [target(figure) for figure in figures(self.task)]
        return [(self[name], target) for name, target in zip(self._numbers(), targets, strict=True)]

    @property
    def letter_is_open(self) -> bool:
        """Where something of the letter is filled in or wrong, it is not folded away."""
        return any(self[name].value() or self[name].errors for name in (*self.marks, "letter"))

    def stored(self, draft: ReportDraft | None) -> dict[str, Any]:
        """What the form starts from: the draft, else the report that came back, else nothing."""
        source = draft if draft and draft.saved_at else self.earlier()
        blank = {
            "text": "",
            **dict.fromkeys(self._numbers()),
            "asks": _usual(self.task),
            **asdict(Outgoing()),
        }
        known = blank | (_content(source) if source else {})
        return {name: known[name] for name in self.told()}

    def earlier(self) -> Report | None:
        """The report that came back for rework: its words are where the next one starts."""
        newest = next(iter(self.task.reports.all()), None)
        return newest if newest and newest.state == Report.State.RETURNED else None

    def said(self) -> Said:
        """What was typed, as the action takes it."""
        cleaned = self.cleaned_data
        facts = {int(name.removeprefix("fact_")): cleaned[name] for name in self._numbers()}
        return Said(
            text=cleaned["text"],
            asks=cleaned["asks"],
            facts={measure: value for measure, value in facts.items() if value is not None},
            outgoing=Outgoing(**{name: cleaned[name] for name in self.marks}),
        )

    def beside(self, draft: ReportDraft) -> Mapping[str, Any]:
        """What is stored now, after somebody was faster; a field this one left alone takes it over."""
        now = self.stored(draft)
        base = dict(zip(self.told(), self.data.get("base", "").split("."), strict=False))
        untouched = [name for name in self.told() if _mark(self.cleaned_data[name]) == base.get(name)]
        self.data = self.data.copy()
        for name in untouched:
            self.data.setlist(name, _as_sent(self.fields[name], now[name]))
            self.cleaned_data[name] = now[name]
        return now

    def sound(self) -> Iterable[tuple[Any, str, bool]]:
        """(file, media type, is it the letter) of all files nothing is wrong with, whatever the rest says."""
        for name in ("evidence", "letter"):
            yield from ((file, media_type, name == "letter") for file, media_type in self.fields[name].found)


class LetterForm(ReportForm):
    """The same of a report that came by letter, for the reviewer who enters it: the letter is the main thing.

    Its scan may have come by itself before: that there is one is the action's to say.
    """

    received_on = forms.DateField(
        label=_("Received on"), help_text=_("The report counts as given on this day."), widget=DayInput
    )
    marks = OUTGOING

    outgoing_number = forms.CharField(label=_("Outgoing №"), max_length=60)
    outgoing_date = forms.DateField(label=_("Date of the letter"), widget=DayInput)
    signatory = forms.CharField(label=_("Signed by"), max_length=200)
    letter = Evidence(label=_("Scan of the letter"), widget=ManyFiles(attrs=ONE_FILE))

    def _ask_for_numbers(self) -> None:
        """The letter stands first on the page, and first among what is to be put right."""
        super()._ask_for_numbers()
        self.order_fields([*self.marks, "letter"])

    def earlier(self) -> Report | None:
        """A letter has words of its own."""
        return None


def target(figure: Figure) -> str:
    """«жоспар: 10»; nothing where no plan was set."""
    return "" if figure.plan is None else gettext("plan: %(plan)s") % {"plan": figure.plan}


def _number(measure: Measure) -> forms.DecimalField:
    return forms.DecimalField(
        label=measure_label(measure),
        localize=True,
        max_digits=14,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )


def _content(source: ReportDraft | Report) -> dict[str, Any]:
    """By the names of the fields; a request nobody chose yet is left out."""
    said = said_in(source)
    columns = {name: value for name, value in said.columns().items() if name != "asks" or value}
    return columns | {f"fact_{measure}": _trimmed(value) for measure, value in said.facts.items()}


def _usual(task: Task) -> str:
    """A recommendation is answered with information; what was instructed asks to come off control."""
    asks = Asks.information if task.force == Force.recommend else Asks.removal
    return asks.value


def _trimmed(value: Decimal) -> Decimal:
    """7 and not 7.00, as people type it."""
    whole = value.to_integral_value()
    return whole if whole == value else value


def _mark(value: Any) -> str:
    """A short mark of a value, the same for 7 and 7.00 and for every way to break a line."""
    return hashlib.sha256(_plain(value).encode()).hexdigest()[:12]


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else "\n".join(str(value).split("\r\n")).strip()


def _as_sent(field: forms.Field, value: Any) -> list[str]:
    """As a browser would send the value back."""
    shown = field.widget.format_value(field.prepare_value(value))
    return shown if isinstance(shown, list) else [shown or ""]
