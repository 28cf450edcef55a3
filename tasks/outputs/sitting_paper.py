"""What every paper of a sitting has: its head, its questions with their decisions, its signatures."""

from dataclasses import dataclass
from typing import ClassVar

from django.conf import settings

from commission.render.pdf import OnPage, pdf
from tasks.outputs.clauses import ClausePaper, clause_paper
from tasks.outputs.facts import Facts, Item, Votes, Words
from tasks.outputs.labels import DASH, DEMO, LABELS, Labels
from tasks.outputs.speaker import Speaker, Value
from tasks.outputs.wording import date_words, short_hash


@dataclass(frozen=True, slots=True)
class ItemPaper:
    """A question of the agenda and what was decided on it; texts that nobody wrote down are None."""

    number: str
    title: Value
    reported_by: str
    reporter: Value
    heard: Value | None
    spoke: Value | None
    clauses: tuple[ClausePaper, ...]
    votes: str
    dissent: Value | None


@dataclass(frozen=True, slots=True)
class Signature:
    """A line to sign on."""

    role: str
    title: Value


class SittingPaper:
    """The template's view of one paper; every property is worded and ready to print.

    ``digest`` is the hash of the minutes, whichever paper of theirs this is.
    """

    template: ClassVar[str]

    def __init__(self, read: Facts, language: str, *, digest: str, draft: bool = False) -> None:
        self.facts = read
        self.labels: Labels = LABELS[language]
        self.short_hash = short_hash(digest)
        self.draft = draft
        self._say = Speaker(self.labels, draft)

    def printed(self, on_page: OnPage | None = None) -> bytes:
        """As PDF/A. ``on_page`` hears of each page as it is laid out."""
        demo = DEMO if settings.DEMO else ""
        context = {"paper": self, "labels": self.labels, "draft": self.draft, "demo": demo}
        return pdf(self.template, context, on_page)

    @property
    def heading(self) -> str:
        """What the paper calls itself, before the number of the minutes."""
        return self.labels.minutes

    @property
    def kind(self) -> str:
        """The same as a program shows it, in small letters."""
        return self.labels.title

    @property
    def title(self) -> str:
        """The PDF's own title."""
        name = f"{self.kind} {self.labels.number} {self.facts.number or '…'}"
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
    def items(self) -> list[ItemPaper]:
        """The agenda with its decisions."""
        return [self._item(item) for item in self.facts.items]

    def _item(self, item: Item) -> ItemPaper:
        return ItemPaper(
            number=item.number,
            title=self._say.words(item.title),
            reported_by=self._reported_by(item),
            reporter=self._reporter(item),
            heard=self._said(item.heard),
            spoke=self._said(item.spoke),
            clauses=tuple(clause_paper(clause, self._say) for clause in item.clauses),
            votes=self._votes(item.votes) if item.votes else "",
            dissent=self._said(item.dissent),
        )

    def _said(self, words: Words) -> Value | None:
        """None when nobody wrote it down in any language."""
        said = self._say.words(words)
        return said if said.text else None

    def _reported_by(self, item: Item) -> str:
        several = len(item.reporters) > 1 and not item.reporter_name
        return self.labels.reporters if several else self.labels.reporter

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
        counted = form.format(yes=votes.yes, no=votes.no, abstained=votes.abstained)
        if votes.chair_for is None:
            return counted
        side = self.labels.for_it if votes.chair_for else self.labels.against_it
        return f"{counted}; {self.labels.tie.format(side=side)}"

    @property
    def no_clauses(self) -> Value:
        """The blank under «decided» of an item without a decision."""
        return self._say.text("", "clauses")

    @property
    def registration(self) -> Value:
        """Given by the document system, as a rule after the signature: a blank is no omission."""
        return self._say.text(self.facts.registration_no)
