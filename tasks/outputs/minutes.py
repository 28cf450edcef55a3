"""The minutes as a paper: the same facts worded in Kazakh or in Russian (product page «Minutes»)."""

from dataclasses import dataclass

from django.conf import settings

from commission.models import Attendance, Meeting
from commission.render.pdf import pdf
from tasks.outputs.clauses import ClausePaper, clause_paper
from tasks.outputs.content import content, content_hash, digest, facts
from tasks.outputs.facts import Attended, Facts, Item, Votes, Words
from tasks.outputs.labels import DASH, DEMO, LABELS, Labels
from tasks.outputs.speaker import Speaker, Value
from tasks.outputs.wording import date_words, short_hash

__all__ = ["MinutesPaper", "content", "content_hash", "render"]

TEMPLATE = "paper/minutes.html"
LIST_IN_TEXT = 15
"""More people than this are named in an attached list: in the text they would bury the agenda."""


@dataclass(frozen=True, slots=True)
class ItemPaper:
    """A question of the agenda and what was decided on it; ``heard`` and ``spoke`` may be absent."""

    number: str
    title: Value
    reporter: Value
    heard: Value | None
    spoke: Value | None
    clauses: tuple[ClausePaper, ...]
    votes: str


@dataclass(frozen=True, slots=True)
class Signature:
    """A line to sign on."""

    role: str
    title: Value


class MinutesPaper:
    """The template's view of one paper; every property is worded and ready to print."""

    def __init__(self, read: Facts, language: str, *, draft: bool) -> None:
        self.facts = read
        self.labels: Labels = LABELS[language]
        self.short_hash = short_hash(digest(read))
        self._say = Speaker(self.labels, draft)

    @property
    def title(self) -> str:
        """The PDF's own title."""
        name = f"{self.labels.title} {self.labels.number} {self.facts.number or '…'}"
        return f"{name}, {date_words(self.facts.date, self.labels)}" if self.facts.date else name

    @property
    def commission(self) -> Value:
        """The name by the act in force: on a day nobody knows it may be another."""
        name = self._say.words(self.facts.commission)
        return name if self.facts.date else Value(name.text, self._say.flag("commission"), name.lang)

    @property
    def number(self) -> Value:
        """Within the year."""
        return self._say.text(self.facts.number, "number")

    @property
    def date(self) -> Value:
        """Of the sitting, with its hour where known."""
        day = self.facts.date
        if day is None:
            return self._say.text("", "date")
        words, time = date_words(day, self.labels), self.facts.time
        return Value(self.labels.time.format(date=words, time=time) if time else words)

    @property
    def place(self) -> Value:
        """Where they sat."""
        return self._say.words(self.facts.place, "place")

    @property
    def chair(self) -> Signature:
        """Who presided; «председательствующий» when it was not the chair."""
        role = self.labels.presiding if self.facts.deputised else self.labels.chair
        return Signature(role, self._say.words(self.facts.chair, "chair"))

    @property
    def secretary(self) -> Signature:
        """Who wrote the minutes."""
        return Signature(self.labels.secretary, self._say.words(self.facts.secretary, "secretary"))

    @property
    def quorum(self) -> Value:
        """Both numbers, and what follows from them."""
        quorum, labels = self.facts.quorum, self.labels
        if quorum.present is None:
            return self._say.text("", "quorum")
        verdict = labels.has_quorum if quorum.reached else labels.lacks_quorum
        return Value(labels.quorum.format(all=quorum.all, present=quorum.present, verdict=verdict))

    @property
    def came(self) -> list[Value]:
        """Members present, in the order of the composition."""
        return [self._member(mark) for mark in self.facts.attendance if mark.came]

    @property
    def stayed_away(self) -> list[Value]:
        """Members who did not come."""
        return [self._member(mark) for mark in self.facts.attendance if not mark.came]

    def _member(self, mark: Attended) -> Value:
        title = self._say.words(mark.title)
        note = self.labels.excused if mark.state == Attendance.State.EXCUSED else ""
        if mark.state == Attendance.State.REPRESENTED and mark.by_whom:
            note = f"{self.labels.representative}: {mark.by_whom}"
        return Value(f"{title.text} ({note})", title.flag, title.lang) if note else title

    @property
    def list_attached(self) -> bool:
        """Whether the list of those present is a page of its own."""
        return len(self.came) > LIST_IN_TEXT

    @property
    def nobody_marked(self) -> Value:
        """The blank where the list would stand."""
        return self._say.text("", "present")

    @property
    def invitees(self) -> list[Value]:
        """No members."""
        return [self._say.words(person) for person in self.facts.invitees]

    @property
    def items(self) -> list[ItemPaper]:
        """The agenda with its decisions."""
        return [self._item(item) for item in self.facts.items]

    def _item(self, item: Item) -> ItemPaper:
        return ItemPaper(
            number=item.number,
            title=self._say.words(item.title),
            reporter=self._reporter(item),
            heard=self._said(item.heard),
            spoke=self._said(item.spoke),
            clauses=tuple(clause_paper(clause, self._say) for clause in item.clauses),
            votes=self._votes(item.votes) if item.votes else "",
        )

    def _said(self, words: Words) -> Value | None:
        """None when nobody wrote it down in any language."""
        said = self._say.words(words)
        return said if said.text else None

    def _reporter(self, item: Item) -> Value:
        title = self._say.words(item.reporter_title)
        if item.reporter_name:
            parts = [item.reporter_name, title.text] if title.text else [item.reporter_name]
            return Value(DASH.join(parts), title.flag)
        if item.reporters:
            return Value("; ".join(self._say.words(head).text for head in item.reporters))
        return title if title.text else self._say.text("", "reporter")

    def _votes(self, votes: Votes) -> str:
        form = self.labels.votes if votes.no or votes.abstained else self.labels.unanimous
        return form.format(yes=votes.yes, no=votes.no, abstained=votes.abstained)

    @property
    def no_clauses(self) -> Value:
        """The blank under «decided» of an item without a decision."""
        return self._say.text("", "clauses")

    @property
    def control(self) -> Value:
        """Who controls the minutes as a whole: no record holds it, so the chair writes it in."""
        return self._say.text("", "control")

    @property
    def distribution(self) -> list[Value]:
        """Every body the minutes address, once, in the order of the clauses."""
        clauses = [clause for item in self.facts.items for clause in item.clauses]
        orders = [order for clause in clauses for order in clause.orders]
        names = dict.fromkeys(to.name for order in orders for to in order.addressees)
        return [self._say.words(name) for name in names]

    @property
    def registration(self) -> Value:
        """Given by the document system, as a rule after the signature: a blank is no omission."""
        return self._say.text(self.facts.registration_no)


def render(meeting: Meeting, language: str, *, draft: bool) -> bytes:
    """The minutes as PDF/A. ``language`` is "kk" or "ru", ``KeyError`` otherwise."""
    return draw(facts(meeting), language, draft=draft)


def draw(read: Facts, language: str, *, draft: bool) -> bytes:
    """The same from facts already read: both papers of a hand-over and their hash come from one reading."""
    paper = MinutesPaper(read, language, draft=draft)
    demo = DEMO if settings.DEMO else ""
    return pdf(TEMPLATE, {"paper": paper, "labels": paper.labels, "draft": draft, "demo": demo})
