"""Giving a task to a specialist of the body: the form of the move `delegate`."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from commission import clock
from commission.models import Person, Position
from commission.web.templatetags.words import in_lang
from tasks.models import Task
from tasks.web.move_forms import MoveForm


class Delegate(MoveForm):
    """One of the body's specialists, or nobody in particular; and whether the report goes past the head."""

    assignee = forms.TypedChoiceField(
        label=_("Who executes it"), widget=forms.RadioSelect, required=False, coerce=int, empty_value=None
    )
    sends = forms.BooleanField(
        label=_("May send the report himself"),
        help_text=_("Otherwise the specialist prepares it and you send it."),
        required=False,
    )

    def __init__(self, task: Task, *args: Any, **kwargs: Any) -> None:
        super().__init__(task, *args, **kwargs)
        self.people = {held.person_id: held for held in specialists(task)}
        chosen = self.fields["assignee"]
        assert isinstance(chosen, forms.TypedChoiceField)
        chosen.choices = list(self._choices())
        self.initial = {**self.initial, "assignee": task.assignee_id or "", "sends": task.assignee_sends}

    def _choices(self) -> Iterator[tuple[Any, str]]:
        yield "", gettext("Nobody in particular")
        for pk, held in self.people.items():
            yield pk, f"{in_lang(held, 'title')}: {held.person}"

    def clean_assignee(self) -> Person | None:
        """The person behind the choice."""
        chosen = self.cleaned_data["assignee"]
        return self.people[chosen].person if chosen else None


def specialists(task: Task) -> list[Position]:
    """Those of the task's body who hold the position today and can sign in, each once."""
    found = Position.objects.specialists_of(task.body_id, clock.today())
    return list({one.person_id: one for one in found}.values())
