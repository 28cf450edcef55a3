"""The words of an inner due date."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commission import words
from tasks.domain.co_lines import Inner

register = template.Library()


@register.filter
def inner_words(inner: Inner) -> str:
    """Why a co-executor delivers on that day: so many days earlier, as the class of the term has it."""
    if inner.chosen:
        return _("a day of its own")
    if not inner.earlier_by:
        return _("the term leaves no room for an earlier day")
    said = ngettext(
        "%(days)s working day earlier, term: %(class)s",
        "%(days)s working days earlier, term: %(class)s",
        inner.earlier_by,
    )
    return said % {"days": inner.earlier_by, "class": words.word("control_class", inner.control_class)}
