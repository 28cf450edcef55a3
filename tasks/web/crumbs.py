"""The way to a page that belongs to a sitting."""

from django.urls import reverse
from django.utils.translation import gettext as _

from commission.models import Meeting
from commission.web.templatetags.words import sitting_name

Crumbs = list[tuple[str, str]]
"""What is above the page, each with its address."""


def to_sittings() -> Crumbs:
    """Above a sitting stands the list of them."""
    return [(_("Sittings"), reverse("meetings"))]


def to_sitting(meeting: Meeting) -> Crumbs:
    """Above what belongs to a sitting stands its page."""
    return [*to_sittings(), (sitting_name(meeting), reverse("meeting", args=[meeting.pk]))]
