"""The extract of signed minutes: what one body is to do and by when (product page «Minutes»).

It is the minutes cut down to the clauses that address the body. What was heard and said, how they voted and
what others were told is no business of an addressee outside the commission.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from commission.models import Body, Meeting
from tasks.domain.deadlines import DueKind, DueRule
from tasks.domain.fanout import OWNER_ROLES
from tasks.models import Addressee
from tasks.outputs.content import addressed, facts, head_of
from tasks.outputs.facts import ClauseFacts, Facts, Item, Order, To, Words
from tasks.outputs.sitting_paper import Signature, SittingPaper
from tasks.outputs.speaker import Value
from tasks.outputs.wording import Group, date_words

ByClause = Mapping[str, Addressee]
"""What a body owes, by the number of the clause («2.1»)."""


class ExtractPaper(SittingPaper):
    """One body's part of the minutes; the secretary certifies it."""

    template = "paper/extract.html"

    def __init__(self, read: Facts, language: str, *, meeting: Meeting, to: Words, signed_on: date) -> None:
        super().__init__(read, language, digest=meeting.content_hash)
        self.to = self._say.words(to)
        self.signed_on = Value(date_words(signed_on, self.labels))
        self._registered_on = meeting.registered_on

    @property
    def registration(self) -> Value:
        """Number and date of the document system; "" until the office has them, and nothing is printed."""
        number, day = self.facts.registration_no, self._registered_on
        return Value(f"{number}, {date_words(day, self.labels)}" if number and day else number)

    @property
    def heading(self) -> str:
        """Before the number of the minutes it is taken from."""
        return self.labels.extract

    @property
    def kind(self) -> str:
        """The same in small letters."""
        return self.labels.extract_title

    @property
    def certified(self) -> Signature:
        """«Үзінді дұрыс: хатшы»."""
        secretary = self.secretary
        return Signature(f"{self.labels.extract_true}: {secretary.role.lower()}", secretary.title)


def render(meeting: Meeting, body: Body, language: str) -> bytes:
    """The extract as PDF/A. ``language`` is "kk" or "ru", ``KeyError`` otherwise.

    ``ValueError`` before the signature: until then nobody has been told anything.
    """
    if meeting.signed_on is None:
        raise ValueError(f"The minutes of sitting {meeting.pk} are not signed")
    read = _cut(facts(meeting), _owed(meeting, body))
    to = head_of(body, meeting.date)
    return ExtractPaper(read, language, meeting=meeting, to=to, signed_on=meeting.signed_on).printed()


def _owed(meeting: Meeting, body: Body) -> ByClause:
    rows = Addressee.objects.of(meeting).filter(body=body)
    found = rows.prefetch_related("task__terms", "plans", "instruction__measures")
    return {to.instruction.clause.number: to for to in found}


def _cut(read: Facts, owed: ByClause) -> Facts:
    items = (_item(item, owed, read.date) for item in read.items)
    return replace(read, items=tuple(item for item in items if item.clauses))


def _item(item: Item, owed: ByClause, day: date | None) -> Item:
    clauses = tuple(_clause(one, owed[one.number], day) for one in item.clauses if one.number in owed)
    return replace(item, heard=Words(), spoke=Words(), votes=None, dissent=Words(), clauses=clauses)


def _clause(clause: ClauseFacts, addressee: Addressee, day: date | None) -> ClauseFacts:
    """With the body's own force, plan and day; «lead» still says that there are others to gather from."""
    if addressee.role not in OWNER_ROLES:
        return _helping(clause, addressee, day)
    among = sum(len(order.addressees) for order in clause.orders)
    measures = list(addressee.instruction.measures.all())
    to = replace(addressed(addressee, measures, among=among, day=day), due_date=None)
    return replace(clause, orders=(Order(addressee.force, Group.none, (to,)),), due=_due(addressee))


def _helping(clause: ClauseFacts, addressee: Addressee, day: date | None) -> ClauseFacts:
    """A co-executor reads whom it helps, the lead or else the equals, without their plans and days."""
    leads = any(to.lead for to in clause.addressees)
    orders = (
        replace(order, group=Group.none if leads else order.group, addressees=_helped(order, leads))
        for order in clause.orders
    )
    own = replace(addressed(addressee, (), among=1, day=day), due_date=None)
    return replace(
        clause,
        orders=tuple(order for order in orders if order.addressees),
        co_executors=Order("", Group.none, (own,)),
        due=_due(addressee),
    )


def _helped(order: Order, leads: bool) -> tuple[To, ...]:
    return tuple(
        replace(to, plans=(None,) * len(to.plans), due_date=None)
        for to in order.addressees
        if to.lead or not leads
    )


def _due(addressee: Addressee) -> DueRule:
    """The day the task or the co-executor's line was issued with: a later shift is no part of the minutes.

    What is only taken note of has neither, and the paper prints no term for it.
    """
    if line := getattr(addressee, "co_line", None):
        return DueRule(DueKind.fixed, line.original_due)
    task = getattr(addressee, "task", None)
    return DueRule(DueKind.fixed, task.terms.all()[0].original_due) if task else DueRule()
