"""Choosing addressees by half a word, a group's name or from the whole list.

Each result is a button that adds its line. With JavaScript the results follow the typing; without it the
button «find» draws the same ones with the page.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Self

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from commission.domain import lookup
from commission.models import Body
from commission.web.request import Request
from commission.web.templatetags.words import in_lang
from tasks.web import clause_typed
from tasks.web.clause_bodies import Group, Shelf, addressable, groups_for, shelves
from tasks.web.clause_editor import Editor, instruction_of
from tasks.web.sitting_gate import clause_of

MOST_RESULTS = 8

Key = tuple[str, str]
"""Name and value of a button: what pressing it sends."""


@dataclass(frozen=True, slots=True)
class Result:
    """A body or a group that answers to what was typed; `lines` = how many lines its press would add."""

    key: Key
    label: str
    lines: int


@dataclass(frozen=True, slots=True)
class Picker:
    """What can still be added, and what was asked for although it was there (`twice`)."""

    sought: str
    results: list[Result]
    groups: list[Group]
    shelves: list[Shelf]
    picked: set[int]
    suggested: list[Body]
    twice: list[Body]
    added: bool

    @classmethod
    def of(cls, editor: Editor, bodies: Mapping[int, Body], sent: QueryDict) -> Self:
        """Around the lines of the editor; `sent` is what the browser sent, before it was settled."""
        taken = {form.body.pk for form in editor.owners}
        groups = groups_for(editor.how, bodies)
        sought = sent.get("q", "") if "find" in sent else ""
        asked = clause_typed.asked(sent, bodies, groups)
        return cls(
            sought=sought,
            results=results(sought, bodies, groups, taken),
            groups=[group for group in groups if not group.ids <= taken],
            shelves=shelves(bodies, taken),
            picked=clause_typed.picked(sent, bodies) - taken,
            suggested=[s.body for s in editor.how.suggestions.all() if s.body_id not in taken],
            twice=[bodies[pk] for pk in clause_typed.lines(sent, bodies) if pk in asked],
            added=bool(asked),
        )


@login_required
@require_safe
def clause_addressees(request: Request, pk: int) -> HttpResponse:
    """What answers to the word typed so far, `q`; the lines already there come as `owner`."""
    how = instruction_of(clause_of(request, pk))
    sent, bodies = request.GET, addressable(request.actor, ())
    taken = set(clause_typed.lines(sent, bodies))
    sought = sent.get("q", "")
    found = results(sought, bodies, groups_for(how, bodies), taken)
    context = {"results": found, "sought": sought, "clause_pk": pk}
    return render(request, "tasks/clause/parts/found.html", context)


def results(
    sought: str, bodies: Mapping[int, Body], groups: Collection[Group], taken: Collection[int]
) -> list[Result]:
    """Best first; at equal fit groups stand before bodies, and bodies in their official order."""
    named: dict[Key, list[str]] = {("group", group.code): [*group.names] for group in groups}
    named |= {("body", str(body.pk)): body.found_by for body in bodies.values()}
    offered = {
        ("group", group.code): Result(("group", group.code), group.label, len(group.ids - set(taken)))
        for group in groups
    }
    found = lookup.find(sought, named)[:MOST_RESULTS]
    return [offered.get(key) or _body(key, bodies[int(key[1])], taken) for key in found]


def _body(key: Key, body: Body, taken: Collection[int]) -> Result:
    return Result(key, in_lang(body, "name"), int(body.pk not in taken))
