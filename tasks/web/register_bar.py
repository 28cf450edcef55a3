"""What stands above the rows of the register: ready lists with their counts, and what narrows them."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from operator import itemgetter
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, TextField
from django.db.models.functions import Cast
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from commission import clock, words
from commission.domain.bodies import BodyKind
from commission.domain.names import OWN, Former, Names, named_on
from commission.domain.sitting import Status as Sitting
from commission.models import Body
from commission.queries import MeetingQuerySet
from commission.web.templatetags.words import reading_order
from tasks.domain.fanout import TASK_FORCES
from tasks.domain.lifecycle import Status
from tasks.domain.states import STATES
from tasks.filters import MOST_COUNTED, TaskFilter
from tasks.queries import TaskQuerySet
from tasks.web.register_columns import sitting

STATE_LABELS: Mapping[str, str | Promise] = {
    "open": _("On control"),
    "overdue": _("Overdue"),
    "today": _("Due today"),
    "in3": _("Within 3 working days"),
    "soon": _("Within 7 working days"),
    "waiting_review": _("With the reviewer"),
    "waiting_authority": _("With the chair"),
    "none": _("Nothing owed now"),
    "closed": _("Off control"),
    "all": pgettext_lazy("tasks", "All"),
}
STATUS_CHIPS = (Status.issued, Status.in_work, Status.returned, Status.watched)
"""The other statuses are ready lists."""
MANY = 60
"""Owners; the oblast has fifty bodies."""
RECENT = 24
"""Sittings to choose from; an older one comes by a link from its own page."""
PLACES = (BodyKind.city.value, BodyKind.district.value)
FRONT = ("body", "status")
YES_NO = (("true", _("yes")), ("false", _("no")))
Address = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Chip:
    """One ready list, its address keeps the other filters; `count` is empty where nobody counted."""

    label: str | Promise
    url: str
    count: str
    current: bool


class Owner(NamedTuple):
    """A body as it is called today, in the reader's language."""

    pk: int
    kind: str
    name: str
    short: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A select: its name in the address, its options as value and word, what is chosen."""

    name: str
    label: str | Promise
    options: Sequence[tuple[str, str | Promise]]
    value: str = ""
    front: bool = False
    """Stands beside the text and not among the rest."""

    @property
    def html(self) -> SafeString:
        """Its options: hundreds on a page, too many for a template's loop or for Django's lazy escape, which
        costs five times Python's own; and none needs an end tag.
        """
        return mark_safe("".join([self._option(value, str(word)) for value, word in self.options]))

    def _option(self, value: str, word: str) -> str:
        return f'<option value="{escape(value)}"{" selected" * (value == self.value)}>{escape(word)}'

    @property
    def word(self) -> str | Promise:
        """What is chosen, in words; nothing where several are or none."""
        return dict(self.options).get(self.value, "")


def many(count: int) -> str:
    """A count as people read it; more than is counted is told as such."""
    return f"{MOST_COUNTED:,}+".replace(",", "\u00a0") if count > MOST_COUNTED else str(count)


def state_chips(asked: TaskFilter, total: int, address: Address) -> list[Chip]:
    """All ready lists. What is off control is counted only when it is shown: that is years of history."""
    counted = {**({} if asked.tally.more else asked.by_state), asked.state_name: total}
    shown = many if "q" in asked.said else str
    return [
        Chip(
            label,
            address(state=state),
            shown(counted[state]) if state in counted else "",
            state == asked.state_name,
        )
        for state, label in STATE_LABELS.items()
    ]


def status_chips(asked: TaskFilter, address: Address) -> list[Chip]:
    """Statuses that the shown state holds; pressed again, the chosen one goes."""
    if asked.tally.more:
        return []
    found, now = asked.tally.statuses(STATES[asked.state_name], asked.days), asked.statuses
    return [
        Chip(
            words.word("status", status),
            address(status="" if [status] == now else status.value),
            str(found[status]),
            [status] == now,
        )
        for status in STATUS_CHIPS
        if found[status] or status in now
    ]


def owners(visible: TaskQuerySet) -> list[Owner]:
    """Bodies that have a task at all: one look into an index a body, however long the history."""
    having = Body.objects.filter(Exists(visible.filter(body=OuterRef("pk")))).order_by("order")
    # As text: to parse two hundred empty lists would cost more than the question itself.
    rows = having.annotate(renamed=Cast("former", TextField())).values_list("pk", "kind", "renamed", *OWN)
    languages, today = reading_order(), clock.today()
    name, short = (
        itemgetter(*(OWN.index(f"{form}_{language}") for language in languages)) for form in ("name", "short")
    )
    found = []
    for pk, kind, renamed, *newest in rows:
        own = newest if renamed == "[]" else _today(newest, renamed, today)
        found.append(Owner(pk, kind, _first(name(own)), _first(short(own))))
    return found


def _today(newest: list[str], renamed: str, today: date) -> list[str]:
    """Names as OWN orders them; of nearly every body the newest are those of today."""
    former = [Former.read(one) for one in json.loads(renamed)]
    names = named_on(Names(**dict(zip(OWN, newest, strict=True))), former, today)
    return [getattr(names, column) for column in OWN]


def _first(names: Sequence[str]) -> str:
    return next(filter(None, names), "")


def choices(asked: TaskFilter, bodies: Sequence[Owner], sittings: MeetingQuerySet) -> list[Choice]:
    """The selects, most used first; one that offers no choice is left out."""
    places = [body for body in bodies if body.kind in PLACES]
    kinds = dict(Body.Kind.choices)
    offered: list[tuple[str, str | Promise, Any]] = [
        ("body", _("Owner"), _named(bodies)),
        ("status", _("State"), words.choices("status")),
        ("kind", _("Kind of instruction"), words.choices("kind")),
        ("meeting", _("Sitting"), _sittings(asked, sittings)),
        ("district", _("District"), _named(places)),
        ("owner_kind", _("Kind of owner"), [(k, kinds[k]) for k in {body.kind: 0 for body in bodies}]),
        ("force", _("Force"), [pair for pair in words.choices("force") if pair[0] in TASK_FORCES]),
        ("returned", _("Was returned"), YES_NO),
        ("extended", _("Term was moved"), YES_NO),
    ]
    return [
        Choice(name, label, all_of, asked.said.get(name, ""), name in FRONT)
        for name, label, all_of in offered
        if len(all_of) > 1
    ]


def _named(bodies: Sequence[Owner]) -> list[tuple[str, str]]:
    """By full names; many are told short, or the page would be heavier by the half."""
    return [(str(body.pk), body.short if len(bodies) > MANY else body.name) for body in bodies]


def _sittings(asked: TaskFilter, visible: MeetingQuerySet) -> list[tuple[str, str]]:
    """The newest signed ones; the one that is asked for stands among them."""
    signed = visible.filter(status=Sitting.signed.value).values_list("pk", "number", "date")
    newest = list(signed.order_by("-date", "-id")[:RECENT])
    wanted = asked.said.get("meeting", "")
    if wanted.isdigit() and all(str(pk) != wanted for pk, *_ in newest):
        newest += signed.filter(pk=wanted)
    return [(str(pk), sitting(number, held)) for pk, number, held in newest]
