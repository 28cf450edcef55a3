"""Found tasks as plain markup, as rows of the register are: by a template they cost a third of the page."""

from collections.abc import Iterable
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from commission import clock, words
from commission.domain.workdays import Workdays
from commission.web.templatetags.words import in_lang
from tasks.domain.excerpts import Excerpt
from tasks.web.plain_rows import DUE, due_values, escaped
from tasks.web.search_hits import Hit, Place
from tasks.web.templatetags.due import due_words

ROW = (
    '<li class="found__task"><p class="found__head"><a class="tabular" href="{url}">{number}</a>'
    f' <span>{{body}}</span> <span class="status status--{{status}}">{{status_word}}</span> {DUE}</p>'
    '<p class="found__place">{clause}</p>{places}</li>'
)
PLACE = '<p class="found__place"><span class="cell--sub">{}:</span> <span{}>{}</span></p>'
LANGUAGE = ' lang="{}"'


def html(hits: Iterable[Hit], cal: Workdays) -> SafeString:
    """The items of the list of results."""
    return mark_safe("\n".join([ROW.format_map(escaped(_values(hit, cal))) for hit in hits]))


def marked(excerpt: Excerpt) -> SafeString:
    """The sought words marked, every piece escaped."""
    pieces = ((escape(piece.text), piece.found) for piece in excerpt.pieces)
    return mark_safe("".join([f"<mark>{text}</mark>" if found else text for text, found in pieces]))


def _values(hit: Hit, cal: Workdays) -> dict[str, object]:
    task, number = hit.task, escape(hit.task.number)
    return {
        "url": reverse("task", args=[task.pk]),
        "number": mark_safe(f"<mark>{number}</mark>" if hit.numbered else number),
        "body": in_lang(task.body, "short"),
        "status": task.status,
        "status_word": words.word("status", task.status),
        **due_values(due_words(task, clock.today(), cal)),
        "clause": marked(hit.clause),
        "places": mark_safe("".join(map(_place, hit.places))),
    }


def _place(place: Place) -> str:
    language = LANGUAGE.format(place.language) if place.language else ""
    return PLACE.format(escape(str(place.label)), language, marked(place.excerpt))
