"""The facts of the minutes in both languages, before any wording."""

from dataclasses import dataclass
from datetime import date

from tasks.domain.deadlines import DueRule
from tasks.domain.fanout import Force
from tasks.outputs.wording import Group


@dataclass(frozen=True, slots=True)
class Words:
    """One text in both languages; "" is a text nobody wrote yet."""

    kk: str = ""
    ru: str = ""


@dataclass(frozen=True, slots=True)
class Attended:
    """A seat and whether its holder ``came`` as the quorum counts it; ``by_whom`` sat for the holder."""

    title: Words
    state: str
    came: bool
    by_whom: str


@dataclass(frozen=True, slots=True)
class Quorum:
    """``present`` is None while nobody marked the attendance."""

    present: int | None
    all: int
    reached: bool


@dataclass(frozen=True, slots=True)
class To:
    """One addressee: the title of its head, or its name; ``lead`` gathers what the others report.

    ``plans`` stand in the order of the measures; ``due_date`` is its own day, if the clause's is not.
    """

    title: Words
    short: Words
    name: Words
    lead: bool
    plans: tuple[int | None, ...]
    due_date: date | None


@dataclass(frozen=True, slots=True)
class Order:
    """The addressees of a clause under one force, in official order; ``force`` "" is not chosen yet."""

    force: str
    group: Group
    addressees: tuple[To, ...]


@dataclass(frozen=True, slots=True)
class ClauseFacts:
    """One clause with its owners, its term, what it is measured by, and who helps: those have no force."""

    number: str
    text: Words
    orders: tuple[Order, ...]
    due: DueRule
    measures: tuple[Words, ...]
    co_executors: Order | None = None

    @property
    def is_controlled(self) -> bool:
        """What is only taken note of has no term and no owner."""
        return not self.orders or any(order.force != Force.note for order in self.orders)

    @property
    def addressees(self) -> tuple[To, ...]:
        """All of them, force after force."""
        return tuple(to for order in self.orders for to in order.addressees)

    @property
    def controlled(self) -> tuple[To, ...]:
        """Those that owe something by a day."""
        return tuple(to for order in self.orders if order.force != Force.note for to in order.addressees)


@dataclass(frozen=True, slots=True)
class Votes:
    """An open vote as counted. ``chair_for``: how whoever presided voted, where a tie made that decide."""

    yes: int
    no: int
    abstained: int
    chair_for: bool | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A question of the agenda."""

    number: str
    title: Words
    reporter_name: str
    reporter_title: Words
    reporters: tuple[Words, ...]
    heard: Words
    spoke: Words
    votes: Votes | None
    dissent: Words
    clauses: tuple[ClauseFacts, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """The whole minutes. ``deputised``: somebody presided who is not the chair.

    ``control`` names who controls the execution of the minutes.
    """

    commission: Words
    number: str
    date: date | None
    time: str
    extraordinary: bool
    place: Words
    registration_no: str
    chair: Words
    deputised: bool
    secretary: Words
    control: Words
    quorum: Quorum
    attendance: tuple[Attended, ...]
    invitees: tuple[Words, ...]
    items: tuple[Item, ...]
