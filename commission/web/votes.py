"""How the members voted, question by question, and who disagreed in writing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods

from commission import access
from commission.actions import votes as actions
from commission.actions.agenda import standing
from commission.actions.decisions import LONGEST_TEXT
from commission.actions.votes import Ballot, ballot_of
from commission.domain import voting
from commission.domain.voting import Count
from commission.models import AgendaItem, Meeting
from commission.web.answers import READ_AND_WRITE, form_page, see_other, sent, tell
from commission.web.conflicts import Comparable, saved
from commission.web.fields import long_text
from commission.web.gate import allow, meeting_of
from commission.web.request import Request

COUNTS = {
    "votes_for": pgettext_lazy("vote", "For"),
    "votes_against": pgettext_lazy("vote", "Against"),
    "votes_abstained": pgettext_lazy("vote", "Abstained"),
}
CHAIRS = {"chair_for": _("The chair, if tied")}
DISSENT = {
    "dissent_kk": _("Dissenting opinion, in Kazakh"),
    "dissent_ru": _("Dissenting opinion, in Russian"),
}
CHAIR = {True: "for", False: "against", None: ""}
HIGHEST = 9_999
"""No commission has more members; the law says the true limit."""


@dataclass(frozen=True)
class Line:
    """A question with its fields, each under a short name, and what its stored votes decided.

    `outcome` is "adopted", "rejected" or "".
    """

    item: AgendaItem
    named: list[tuple[Any, forms.BoundField]]
    dissent: list[forms.BoundField]
    outcome: str

    @property
    def dissents(self) -> bool:
        """Somebody did, or is just writing so: the box stands open."""
        return any(field.value() or field.errors for field in self.dissent)


@dataclass(frozen=True)
class Members:
    """Who could vote; `present` None = attendance is not recorded, `all` 0 = no composition."""

    present: int | None
    all: int
    needed: int


class VotesForm(Comparable):
    """Six fields for each question; all blank = it was not voted on."""

    def __init__(self, *args: Any, items: Sequence[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = items
        for item in items:
            for name, label in COUNTS.items():
                self.fields[f"{name}_{item.pk}"] = _count_field(item, label)
            self.fields[f"chair_for_{item.pk}"] = _chair_field(item)
            for name, label in DISSENT.items():
                field = long_text(_said(item, label), LONGEST_TEXT, rows=3, lang=name[-2:])
                self.fields[f"{name}_{item.pk}"] = field

    def lines(self, members: int) -> Iterator[Line]:
        """The rows of the page."""
        for item in self.items:
            yield Line(
                item,
                [(label, self[f"{name}_{item.pk}"]) for name, label in (COUNTS | CHAIRS).items()],
                [self[f"{name}_{item.pk}"] for name in DISSENT],
                _outcome(item, members),
            )

    def ballots(self, everybody: int | None = None) -> dict[int, Ballot]:
        """What the action takes; `everybody` voted for whatever has no votes yet."""
        return {item.pk: self._ballot(item.pk, everybody) for item in self.items}

    def _ballot(self, pk: int, everybody: int | None) -> Ballot:
        data = self.cleaned_data
        yes, no, abstained = (data[f"{name}_{pk}"] for name in COUNTS)
        chair_for = {"for": True, "against": False}.get(data[f"chair_for_{pk}"])
        count = None if everybody is None else Count(everybody)
        if (yes, no, abstained) != (None, None, None):
            count = Count(yes or 0, no or 0, abstained or 0, chair_for)
        return Ballot(count, data[f"dissent_kk_{pk}"], data[f"dissent_ru_{pk}"])


@login_required
@require_http_methods(READ_AND_WRITE)
def meeting_votes(request: Request, pk: int) -> HttpResponse:
    """One page for all questions; one press writes «everybody present for» where nothing is written."""
    meeting = meeting_of(request, pk, "attendance", "commission__compositions__seats")
    allow(access.may_edit(request.actor, meeting), "meeting", pk)
    before, items = meeting.version, standing(meeting)
    present, of_all = meeting.headcount()
    form = VotesForm(sent(request), items=items, initial={**stored(items), "seen": before})
    if form.is_valid() and saved(
        form, meeting, lambda: _record(request, meeting, form), lambda: stored(standing(meeting))
    ):
        tell(request, meeting, before)
        return see_other("meeting", pk)
    members = Members(present, of_all, voting.majority(of_all))
    context = {"meeting": meeting, "members": members, "lines": form.lines(of_all)}
    return form_page(request, "commission/meetings/votes.html", form, **context)


def stored(items: Sequence[AgendaItem]) -> Mapping[str, Any]:
    """The values the form starts from."""
    values: dict[str, Any] = {}
    for item in items:
        columns = ballot_of(item).columns()
        columns["chair_for"] = CHAIR[columns["chair_for"]]
        values |= {f"{name}_{item.pk}": value for name, value in columns.items()}
    return values


def _record(request: Request, meeting: Meeting, form: VotesForm) -> None:
    unanimous = request.POST.get("rest") == "for"
    ballots = form.ballots(meeting.headcount()[0] if unanimous else None)
    actions.record_votes(meeting, ballots, by=request.actor, seen=form.cleaned_data["seen"])


def _outcome(item: AgendaItem, members: int) -> str:
    count = ballot_of(item).count
    decided = voting.outcome(count, members) if count else None
    return decided.value if decided else ""


def _said(item: AgendaItem, label: Any) -> Any:
    """Which question it is: a page has the same field many times."""
    return format_lazy("{}. {}", item.order, label)


def _count_field(item: AgendaItem, label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=_said(item, label), min_value=0, max_value=HIGHEST, required=False)


def _chair_field(item: AgendaItem) -> forms.ChoiceField:
    choices = [("", "—"), ("for", COUNTS["votes_for"]), ("against", COUNTS["votes_against"])]
    return forms.ChoiceField(label=_said(item, CHAIRS["chair_for"]), choices=choices, required=False)
