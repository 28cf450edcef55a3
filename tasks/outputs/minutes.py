"""The minutes as a paper: the same facts worded in Kazakh or in Russian (product page «Minutes»)."""

from commission.models import Attendance, Meeting
from commission.render.pdf import OnPage
from tasks.outputs.content import content, content_hash, digest, facts
from tasks.outputs.facts import Attended, Facts
from tasks.outputs.sitting_paper import SittingPaper
from tasks.outputs.speaker import Value

__all__ = ["MinutesPaper", "content", "content_hash", "render"]

LIST_IN_TEXT = 15
"""More people than this are named in an attached list: in the text they would bury the agenda."""


class MinutesPaper(SittingPaper):
    """The whole of it: also who was there, and whom it goes to."""

    template = "paper/minutes.html"

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
    def control(self) -> Value:
        """Who controls the minutes as a whole; where nobody is named the chair writes it in."""
        return self._say.words(self.facts.control, "control")

    @property
    def distribution(self) -> list[Value]:
        """Every body the minutes address, once, in the order of the clauses."""
        clauses = [clause for item in self.facts.items for clause in item.clauses]
        orders = [order for clause in clauses for order in clause.orders]
        names = dict.fromkeys(to.name for order in orders for to in order.addressees)
        return [self._say.words(name) for name in names]


def render(meeting: Meeting, language: str, *, draft: bool) -> bytes:
    """The minutes as PDF/A. ``language`` is "kk" or "ru", ``KeyError`` otherwise."""
    return draw(facts(meeting), language, draft=draft)


def draw(read: Facts, language: str, *, draft: bool, on_page: OnPage | None = None) -> bytes:
    """The same from facts already read: both papers of a hand-over and their hash come from one reading."""
    return MinutesPaper(read, language, digest=digest(read), draft=draft).printed(on_page)
