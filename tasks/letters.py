"""Letters to the head of a body: a new task, a report entered in its name, one that came back, a decision.

The subscriber writes in the transaction of the event only that a letter is owed. The words are found when it
leaves, of what stands by then: whoever left the body, or a task that moved on, is told nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from commission import clock
from commission.actions import mail
from commission.domain.roles import Role
from commission.journal import Event
from commission.letters import Letter
from commission.models import Entry, Mail, Position
from tasks.domain.lifecycle import Status
from tasks.models import Task
from tasks.queries import TaskQuerySet

ISSUED = "task.issue"
BLANK_LINES = re.compile(r"\n{3,}")
"""What is left of a template's own lines."""


@dataclass(frozen=True, slots=True)
class News:
    """What happened, in a few words, and the status in which it is still news."""

    words: str | Promise
    status: Status
    remarks: bool = False


NEWS = {
    "task.enter": News(_("a report that came by letter was entered in your name"), Status.reported),
    "task.return": News(_("the report was returned for rework"), Status.returned, remarks=True),
    "task.reject": News(_("removal from control was refused"), Status.returned, remarks=True),
    "task.confirm": News(_("taken off control"), Status.closed),
    "task.cancel": News(_("control was ended"), Status.cancelled),
}


def on_events(events: Sequence[Event]) -> None:
    """One letter to each head for each event; the tasks of one sitting are one letter to a body."""
    causes = list(_causes(events))
    heads = _heads({body for _, body in causes}) if causes else []
    mail.owe(
        (entry, person)
        for entry, body in causes
        for person, of_body in heads
        if of_body == body and person != entry.person_id
    )


def _causes(events: Sequence[Event]) -> Iterator[tuple[Entry, int]]:
    """The entry that causes a letter, and the body it goes to; of a signature the first task of each body."""
    seen: set[tuple[int, int]] = set()
    for entry, task in events:
        if not isinstance(task, Task):
            continue
        issued = task.meeting_id, task.body_id
        if entry.code in NEWS or (entry.code == ISSUED and issued not in seen):
            yield entry, task.body_id
        if entry.code == ISSUED:
            seen.add(issued)


def _heads(bodies: set[int]) -> list[tuple[int, int]]:
    """Person and body, of those who want letters. Addresses of the demo's people exist nowhere (RFC 2606)."""
    held = Position.objects.current(clock.today()).filter(
        role=Role.head.value,
        body__in=bodies,
        person__is_active=True,
        person__is_demo=False,
        person__letters=True,
    )
    return list(held.order_by("person", "body").values_list("person", "body").distinct())


def issued(letter: Mail) -> Letter | None:
    """The body's tasks of one signature that are still on control."""
    first = _visible(letter).first()
    if first is None:
        return None
    with_it = {"meeting": first.meeting_id, "body": first.body_id, "pk__gte": first.pk}
    tasks = _tasks_of(letter).open().filter(**with_it).order_by("pk")
    return _letter("issued", tasks=list(tasks), first=first) if tasks else None


def news(letter: Mail) -> Letter | None:
    """What became of a report or of the task, while it still stands so."""
    said = NEWS[letter.entry.code]
    task = _visible(letter).filter(status=said.status.value).first()
    return _letter("news", task=task, news=said) if task else None


WRITERS = {ISSUED: issued, **dict.fromkeys(NEWS, news)}


def _visible(letter: Mail) -> TaskQuerySet:
    """The task of the entry, if this person may see it today."""
    return _tasks_of(letter).filter(pk=letter.entry.object_id).order_by("pk")


def _tasks_of(letter: Mail) -> TaskQuerySet:
    actor = Position.objects.actor(letter.person_id, clock.today())
    return Task.objects.visible_to(actor).for_list()


def _letter(name: str, **context: object) -> Letter:
    context |= {"site": settings.SITE_URL, "account": settings.SITE_URL + reverse("account")}
    subject = render_to_string(f"mail/{name}_subject.txt", context)
    text = render_to_string(f"mail/{name}.txt", context)
    return Letter(" ".join(subject.split()), BLANK_LINES.sub("\n\n", text).strip() + "\n")
