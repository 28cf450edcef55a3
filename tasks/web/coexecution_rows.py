"""Co-executors' lines as rows: whom they help, what may be done next, and what waits for the reader."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from commission import words
from commission.domain.roles import Actor
from commission.reasons import sentence
from tasks import access
from tasks.domain.coexecution import Move, Status
from tasks.models import CoLine, Task
from tasks.queries import CoLineQuerySet
from tasks.web.move_button import Button

ORDER = (Move.deliver, Move.accept, Move.done, Move.ask_again)
NATURAL = frozenset({Move.deliver, Move.done})
AT_ONCE = frozenset({Move.accept, Move.done})
"""Nothing to fill in: what was delivered stands on the page the button is on."""
MOST_ROWS = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A line and the next step of the reader, if it is theirs."""

    line: CoLine
    button: Button | None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that wait for the same thing."""

    code: str
    title: str | Promise
    rows: list[Row]


TITLES = {
    "co_own": _("To be delivered by us as co-executors"),
    "co_to_lead": _("Delivered to us by co-executors"),
    "co_to_reviewer": _("Delivered by co-executors, to be checked"),
}


def of_body(actor: Actor) -> list[Group]:
    """For the first screen of a body: what it has to deliver, and what was delivered to it as the lead."""
    if not CoLine.objects.open().concerning(actor).exists():
        return []  # nearly always: one short question instead of two long ones
    lines = CoLine.objects.visible_to(actor)
    own = lines.owned_by(actor).open().exclude(status=Status.delivered.value)
    return _groups({"co_own": own, "co_to_lead": lines.waiting_for(actor).filter(lead__closed=False)}, actor)


def of_reviewer(actor: Actor) -> list[Group]:
    """For the first screen of a reviewer: deliveries to clauses that have no lead on control."""
    lines = CoLine.objects.visible_to(actor)
    return _groups({"co_to_reviewer": lines.waiting_for(actor).exclude(lead__closed=False)}, actor)


def _groups(found: dict[str, CoLineQuerySet], actor: Actor) -> list[Group]:
    made = (
        Group(code, TITLES[code], rows(lines.for_list().by_due()[:MOST_ROWS], actor))
        for code, lines in found.items()
    )
    return [group for group in made if group.rows]


def rows(lines: Iterable[CoLine], actor: Actor) -> list[Row]:
    """Each with its next step."""
    return [Row(line, next_button(line, actor)) for line in lines]


def helping(task: Task, actor: Actor) -> list[CoLine]:
    """The lines that help with a task, with what was delivered, as far as the reader may see them."""
    if not task.has_helpers:
        return []
    lines = CoLine.objects.visible_to(actor).helping(task.pk, task.instruction_id)
    return list(lines.for_page().order_by("id"))


def buttons(line: CoLine, actor: Actor) -> list[Button]:
    """All moves of this person's position; one that the status forbids says why."""
    offers = {move: access.co_offer(actor, move, line) for move in ORDER}
    shown = [move for move in ORDER if offers[move].code != "role"]
    first = next((move for move in shown if offers[move]), None)
    return [
        _button(line, move, primary=move is first and move in NATURAL, reason=sentence(offers[move]))
        for move in shown
    ]


def next_button(line: CoLine, actor: Actor) -> Button | None:
    """In a row: the form of a delivery, or the page on which a delivery is read before it is taken."""
    if access.co_offer(actor, Move.deliver, line):
        return _button(line, Move.deliver)
    if access.co_offer(actor, Move.done, line):
        url = reverse("co_line", args=[line.pk])
        return Button(gettext("Look at the material"), url)
    return None


def _button(line: CoLine, move: Move, *, primary: bool = False, reason: str = "") -> Button:
    return Button(
        move=move.value,
        label=capfirst(words.word("co_move", move.value)),
        url=reverse("co_line_move", args=[line.pk, move.value]),
        kind="primary" if primary else "secondary",
        one_press=move in AT_ONCE,
        reason=reason,
    )
