"""One small form for each sort of move. They check shape; may the move be made? is the action's to say."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from commission import reasons, words
from commission.domain.verdict import Refused, refuse
from commission.models import Governed
from commission.reasons import sentence
from commission.render import sniff
from commission.web.forms import Seen
from tasks.actions import coexecution
from tasks.actions.report_drafts import MOST_FILES
from tasks.models import Task

MOST_LETTERS = 10_000
"""Four pages of a letter: the journal keeps every word for ever, and every reader of the task loads it."""


def required(code: str) -> dict[str, Any]:
    """An empty field says the sentence with which the action would refuse."""
    return {"required": reasons.REASONS[code]}


def _words() -> forms.Textarea:
    """Room for a few sentences; it grows by hand, and on a phone the button stays near."""
    return forms.Textarea(attrs={"rows": 5})


class MoveForm(Seen):
    """A move of one thing that has moves, made of the version that the page shows."""

    def __init__(self, moved: Governed, data: Mapping[str, Any] | None = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"seen": moved.version})
        self.moved = moved

    def carry_on_from(self, version: int) -> None:
        """After a conflict a second send is a decision: it goes out from what is stored now."""
        self.data = {**self.data, "seen": version}

    @property
    def lost_files(self) -> list[str]:
        """Sound files of a refused form: a browser does not send them again by itself.

        The refused ones are named by their errors.
        """
        evidence = self.fields.get("evidence")
        found = evidence.found if self.is_bound and isinstance(evidence, Evidence) else ()
        return [str(file.name) for file, _media_type in found]


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
    """Why control ends; the lines of co-executors end too unless this is unticked."""

    reason = forms.CharField(
        label=_("Reason"), widget=_words(), max_length=MOST_LETTERS, error_messages=required("needs_reason")
    )
    co_lines = forms.BooleanField(
        label=_("End the co-executors' part too"),
        help_text=_("Otherwise they deliver to the reviewer."),
        required=False,
        initial=True,
    )

    def __init__(self, task: Task, *args: Any, **kwargs: Any) -> None:
        super().__init__(task, *args, **kwargs)
        if not coexecution.depending_on(task):
            del self.fields["co_lines"]


class Propose(MoveForm):
    """The ground of point 195; the second button confirms in the same press."""

    ground = forms.ChoiceField(
        label=_("Ground"),
        choices=partial(words.choices, "ground"),
        widget=forms.RadioSelect,
        error_messages=required("needs_ground"),
    )
    remarks = forms.CharField(
        label=_("Note for the authority"), widget=_words(), max_length=MOST_LETTERS, required=False
    )

    def clean(self) -> dict[str, Any]:
        """Which of the two buttons was pressed."""
        return {**self.cleaned_data, "confirming": "confirming" in self.data}


class ManyFiles(forms.FileInput):
    """One picker for all photos."""

    allow_multiple_selected = True


def _taken() -> str:
    largest = settings.UPLOAD_MAX_BYTES // sniff.MEGABYTE
    return gettext("JPEG, PNG, WebP, PDF, DOCX or XLSX; at most %(megabytes)s MB each.") % {
        "megabytes": largest
    }


class Evidence(forms.FileField):
    """Any number of photos and documents, each looked into; every one at fault is named."""

    widget = ManyFiles(attrs={"accept": ",".join(sniff.ACCEPTED)})
    found: Sequence[tuple[UploadedFile, str]] = ()
    """What nothing is wrong with, whatever becomes of the form."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"help_text": lazy(_taken, str)()} | options)

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
        self.found = found
        if faults:
            raise forms.ValidationError(faults)
        return found
