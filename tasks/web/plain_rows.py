"""What rows written without a template share: the mark of a due date, and escaping."""

from collections.abc import Mapping
from html import escape
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from tasks.web.templatetags.due import DueWords

DUE = '<span class="due due--{shape}"><time datetime="{iso}">{due}</time>{left}</span>'
LEFT = '<span class="due__left">{}</span>'
"""The mark of a due date, as templates/tasks/lists/due.html writes it; `due_values` fills it."""


def escaped(row: Mapping[str, Any]) -> dict[str, str]:
    """What format_html does, without its question at each value whether it is a lazy one."""
    return {
        name: value if isinstance(value, SafeString) else escape(str(value)) for name, value in row.items()
    }


def due_values(said: DueWords) -> dict[str, Any]:
    """The values of DUE and of the delay."""
    return {
        "shape": said.state,
        "iso": said.iso,
        "due": said.date,
        "left": format_html(LEFT, said.left) if said.left else "",
        "over": said.over or "",
    }
