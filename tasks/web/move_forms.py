"""One small form for each sort of move. They check shape; may the move be made? is the action's to say."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from commission import reasons, words
from commission.domain.verdict import Refused, refuse
from commission.reasons import sentence
from commission.render import sniff
from commission.web.forms import Seen
from tasks.domain.fanout import Force
from tasks.domain.lifecycle import Asks
from tasks.models import Measure, Task
from tasks.web.task_figures import Figure, figures, measure_label

MOST_LETTERS = 10_000
"""Four pages of a letter: the journal keeps every word for ever, and every reader of the task loads it."""
MOST_FILES = 20


def required(code: str) -> dict[str, Any]:
    """An empty field says the sentence with which the action would refuse."""
    return {"required": reasons.REASONS[code]}


def _words() -> forms.Textarea:
    """Room for a few sentences; it grows by hand, and on a phone the button stays near."""
    return forms.Textarea(attrs={"rows": 5})


class MoveForm(Seen):
    """A move of one task, made of the version that the page shows."""

    def __init__(self, task: Task, data: Mapping[str, Any] | None = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"seen": task.version})
        self.task = task

    def carry_on_from(self, version: int) -> None:
        """After a conflict a second send is a decision: it goes out from what is stored now."""
        self.data = {**self.data, "seen": version}

    @property
    def lost_files(self) -> list[str]:
        """Sound files of a refused form: a browser does not send them again by itself."""
        return []


class Note(MoveForm):
    """Interim information."""

    text = forms.CharField(
        label=_("Interim information"),
        widget=_words(),
        max_length=MOST_LETTERS,
        error_messages=required("needs_text"),
    )


class Remarks(MoveForm):
    """Why a report goes back."""

    remarks = forms.CharField(
        label=_("Remarks"),
        help_text=_("What is missing, and what must be shown instead."),
        widget=_words(),
        max_length=MOST_LETTERS,
        error_messages=required("needs_remarks"),
    )


class Reason(MoveForm):
    """Why control ends."""

    reason = forms.CharField(
        label=_("Reason"), widget=_words(), max_length=MOST_LETTERS, error_messages=required("needs_reason")
    )


class Propose(MoveForm):
    """The ground of point 195; the second button confirms in the same press."""

    ground = forms.ChoiceField(
        label=_("Ground"),
        choices=partial(words.choices, "ground"),
        widget=forms.RadioSelect,
        error_messages=required("needs_ground"),
    )
    remarks = forms.CharField(label=_("Remarks"), widget=_words(), max_length=MOST_LETTERS, required=False)

    def clean(self) -> dict[str, Any]:
        """Which of the two buttons was pressed."""
        return {**self.cleaned_data, "confirming": "confirming" in self.data}


class ManyFiles(forms.FileInput):
    """One picker for all photos."""

    allow_multiple_selected = True


class Evidence(forms.FileField):
    """Any number of photos and PDFs, each looked into; every one at fault is named."""

    widget = ManyFiles(attrs={"accept": ",".join(sniff.ACCEPTED)})
    sound: Sequence[str] = ()
    """Names of the files nothing is wrong with, whatever becomes of the form."""

    def clean(self, data: Sequence[UploadedFile], initial: Any = None) -> list[tuple[UploadedFile, str]]:
        """Pairs of the file and what it is."""
        if len(data) > MOST_FILES:
            raise forms.ValidationError(sentence(refuse("file_too_many", most=MOST_FILES)))
        found, faults = [], []
        for file in data:
            name = str(file.name)
            try:
                sniff.require_size(name, file.size or 0)
                found.append((file, sniff.inspect(name, file.read())))
            except Refused as refusal:
                faults.append(sentence(refusal))
        self.sound = [str(file.name) for file, _media_type in found]
        if faults:
            raise forms.ValidationError(faults)
        return found


class Report(MoveForm):
    """What was done: words, a number beside each target, photos; everything on one page of a phone."""

    text = forms.CharField(
        label=_("What was done"),
        widget=_words(),
        max_length=MOST_LETTERS,
        error_messages=required("needs_text"),
    )
    evidence = Evidence(
        label=_("Photos and documents"),
        required=False,
        help_text=_("JPEG, PNG, WebP or PDF; several at once."),
    )
    asks = forms.ChoiceField(
        label=_("The report asks"), choices=partial(words.choices, "asks"), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        measures = {f"fact_{measure.pk}": measure for measure in self.task.instruction.measures.all()}
        numbers = {name: _number(measure) for name, measure in measures.items()}
        text = self.fields.pop("text")
        self.fields = {"text": text, **numbers, **self.fields}
        self.initial["asks"] = _usual(self.task)

    @property
    def lost_files(self) -> list[str]:
        """The refused ones are named by their errors."""
        evidence = self.fields["evidence"]
        return list(evidence.sound) if self.is_bound and isinstance(evidence, Evidence) else []

    def measured(self) -> list[tuple[forms.BoundField, str]]:
        """The number fields with their targets, in the order of the instruction."""
        names = [name for name in self.fields if name.startswith("fact_")]
        targets = [target(figure) for figure in figures(self.task)]
        return [(self[name], target) for name, target in zip(names, targets, strict=True)]

    def clean(self) -> dict[str, Any]:
        """Numbers by measure, as the action takes them."""
        cleaned = self.cleaned_data
        numbers = [name for name in cleaned if name.startswith("fact_")]
        facts = {int(name.removeprefix("fact_")): cleaned.pop(name) for name in numbers}
        return {**cleaned, "facts": facts}


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


def _usual(task: Task) -> str:
    """A recommendation is answered with information; what was instructed asks to come off control."""
    asks = Asks.information if task.force == Force.recommend else Asks.removal
    return asks.value
