"""A choice of several things in an order, made without a script: one list after the other."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

SPARE = 1
LEAST = 3


class OrderedSelects(forms.SelectMultiple):
    """As many lists as things are chosen, and a spare one; never fewer than `LEAST`."""

    template_name = "commission/forms/ordered_selects.html"
    use_fieldset = True

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """`widget.lists`: the contexts of the single lists, each with an id and a name of its own."""
        context = super().get_context(name, value, attrs)
        chosen = [one for one in self.format_value(value) if one]
        blank = [""] * max(SPARE, LEAST - len(chosen))
        about = {name: one for name, one in context["widget"]["attrs"].items() if name != "multiple"}
        context["widget"]["lists"] = [
            self._list(name, one, about, place) for place, one in enumerate([*chosen, *blank], start=1)
        ]
        return context

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """The first list stands for all of them, in the error summary too."""
        return f"{id_}_1" if id_ else ""

    def _list(self, name: str, value: str, about: dict[str, Any], place: int) -> dict[str, Any]:
        said = {
            "aria-label": gettext("Place %(place)s") % {"place": place},
            "id": f"{about.get('id')}_{place}",
        }
        single = forms.Select(choices=[("", "—"), *self.choices])
        context: dict[str, Any] = single.get_context(name, value, about | said)["widget"]
        return context


class OrderedChoice(forms.TypedMultipleChoiceField):
    """Ids in the order in which they were named; blanks are passed over, nothing is named twice."""

    widget = OrderedSelects
    default_error_messages = {"twice": _("Named twice: %(name)s.")}

    def __init__(self, **options: Any) -> None:
        super().__init__(coerce=int, empty_value=[], **options)

    def to_python(self, value: Any) -> list[str]:
        """Without the lists nothing was chosen in."""
        return [one for one in super().to_python(value) if one]

    def validate(self, value: Sequence[str]) -> None:
        """Say which one is there twice."""
        super().validate(value)
        for place, one in enumerate(value):
            if one in value[:place]:
                raise ValidationError(self.error_messages["twice"], "twice", {"name": self.said([one])})

    def said(self, value: Iterable[Any]) -> str:
        """The names in their order, for the comparison of two versions."""
        names = {str(pk): str(name) for pk, name in self._flat()}
        return "; ".join(names.get(str(one), str(one)) for one in value)

    def _flat(self) -> Iterable[tuple[Any, Any]]:
        choices: Any = self.choices
        for key, name in choices:
            if isinstance(name, list | tuple):
                yield from name
            else:
                yield key, name
