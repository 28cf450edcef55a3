"""How a search shows a part of a text."""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from tasks.domain.excerpts import Excerpt

register = template.Library()


@register.filter
def marked(excerpt: Excerpt) -> SafeString:
    """`{{ hit.clause|marked }}`: the sought words marked, every piece escaped."""
    pieces = ((escape(piece.text), piece.found) for piece in excerpt.pieces)
    return mark_safe("".join(f"<mark>{text}</mark>" if found else text for text, found in pieces))
