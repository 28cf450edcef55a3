"""Splitting a clause: each text in two boxes, cut beforehand at the end of a sentence or at the cursor."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from commission.models import Clause
from commission.web.answers import READ_AND_WRITE, form_page, sent, tell
from commission.web.conflicts import Comparable, saved
from commission.web.request import Request
from tasks.actions import clauses
from tasks.actions.clauses import Text
from tasks.domain import sentences
from tasks.web.clause_forms import Draft
from tasks.web.clause_moves import address, crumbs, to_clause
from tasks.web.sitting_gate import clause_of

LANGUAGES = ("kk", "ru")


class SplitForm(Comparable):
    """What stays in this clause and what goes on into the next one, in both languages."""

    use_required_attribute = False

    text_kk = Draft("kk", label=_("Stays, in Kazakh"), rows=8)
    next_kk = Draft("kk", label=_("Goes on, in Kazakh"), rows=8)
    text_ru = Draft("ru", label=_("Stays, in Russian"), rows=8)
    next_ru = Draft("ru", label=_("Goes on, in Russian"), rows=8)


@login_required
@require_http_methods(READ_AND_WRITE)
def clause_split(request: Request, pk: int) -> HttpResponse:
    """The following clause is ordered to the same bodies by the same day."""
    found = clause_of(request, pk)
    form = SplitForm(sent(request), initial={**_cut(found, request.GET), "seen": found.version})
    if form.is_valid():
        made: list[Clause] = []
        if saved(form, found, lambda: made.append(_split(request, found, form)), lambda: _texts(found)):
            tell(request, found)
            return to_clause(made[0])
    context = {
        "clause": found,
        "crumbs": crumbs(found),
        "back": address(found),
        "places": range(1, max(len(sentences.ends(_text(found, language))) for language in LANGUAGES) + 1),
    }
    return form_page(request, "tasks/clause/split.html", form, **context)


def _split(request: Request, clause: Clause, form: SplitForm) -> Clause:
    typed = form.cleaned_data
    return clauses.split(
        clause,
        stays=Text(kk=typed["text_kk"], ru=typed["text_ru"]),
        goes_on=Text(kk=typed["next_kk"], ru=typed["next_ru"]),
        by=request.actor,
        seen=typed["seen"],
    )


def _cut(clause: Clause, asked: Any) -> dict[str, str]:
    """The four texts to begin with."""
    parts: dict[str, str] = {}
    for language in LANGUAGES:
        text = _text(clause, language)
        stays, goes_on = sentences.cut(text, _place(text, language, asked))
        parts |= {f"text_{language}": stays, f"next_{language}": goes_on}
    return parts


def _place(text: str, language: str, asked: Any) -> int:
    """At the cursor (`at_kk`, `at_ru`), after a numbered sentence (`after`), or nearest to the middle."""
    at, after = asked.get(f"at_{language}", ""), asked.get("after", "")
    if at.isdecimal() and 0 < int(at[:6]) < len(text):
        return int(at[:6])
    ends = sentences.ends(text)
    if after.isdecimal() and 0 < int(after[:6]) <= len(ends):
        return ends[int(after[:6]) - 1]
    return sentences.middle(text)


def _texts(clause: Clause) -> dict[str, str]:
    """What is stored: shown beside what was typed if somebody was faster."""
    return {f"text_{language}": _text(clause, language) for language in LANGUAGES}


def _text(clause: Clause, language: str) -> str:
    """With the line ends of a text box, in which the cursor was counted."""
    text: str = getattr(clause, f"text_{language}")
    return text.replace("\r\n", "\n")
