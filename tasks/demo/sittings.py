"""Acting out one sitting of the programme: planned, convened, held, its minutes written, handed over, signed.

Everything goes through the actions: what a person could not do the demo cannot show.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from random import Random

from commission import clock
from commission.actions import agenda, decisions, files, invited, meetings, signed, votes
from commission.actions.invited import Guest
from commission.actions.meetings import Details, Mark
from commission.actions.votes import Ballot
from commission.domain.media_types import PDF
from commission.domain.sitting import Move, Status
from commission.domain.voting import Count
from commission.models import AgendaItem, Attendance, Meeting, StoredFile
from tasks.actions import instructions, signing
from tasks.demo import lives
from tasks.demo.programme import EXTRAORDINARY, Sitting
from tasks.demo.stage import Stage
from tasks.demo.timeline import Timeline
from tasks.demo.topics import Ordered, topics
from tasks.outputs import minutes

PLACE_KK = "Ақтөбе қаласы, облыс әкімдігінің мәжіліс залы"
PLACE_RU = "город Актобе, зал заседаний акимата области"
CONTROL_KK = "облыс әкімінің орынбасары, комиссия төрағасының орынбасары"
CONTROL_RU = "заместитель акима области, заместитель председателя комиссии"
GUESTS = (
    Guest("облыс прокуратурасының өкілі", "представитель прокуратуры области"),
    Guest("облыстық қоғамдық кеңестің мүшесі", "член областного общественного совета"),
)
REPRESENTED_BY = "бірінші орынбасары / первый заместитель"
REASONS = {
    Status.postponed: "Баяндамашы республикалық кеңесте болатындықтан, мәжіліс кейінге қалдырылды.",
    Status.cancelled: "Мәселе кезекті мәжілістің күн тәртібіне енгізілді.",
}
RECALLED = "2-тармақтың мерзімі хаттама жобасында қате көрсетілген."
DISSENT_KK = "Мерзімді ұзартуды ұсындым: жөндеуге қаражат келесі жылы ғана қаралады."
DISSENT_RU = "Предлагал более долгий срок: средства на ремонт предусмотрят только в следующем году."

PLANNED, CONVENED, DECLINED = -20, -10, -6
"""Working days before the sitting; the last is when it is postponed or cancelled."""
HANDED, SIGNED, REGISTERED = 2, 3, 4
"""Working days after it."""
TO_COME = -1
"""A sitting that lies ahead was planned before today all the same."""


class Performance:
    """One sitting as it is acted out; `number` is of its minutes, empty where it gets none."""

    def __init__(self, stage: Stage, timeline: Timeline, sitting: Sitting, number: str) -> None:
        self.stage, self.timeline, self.sitting, self.number = stage, timeline, sitting, number
        self.luck = Random(f"sitting {sitting.day}")
        self.meeting: Meeting
        self.items: list[tuple[AgendaItem, tuple[Ordered, ...]]] = []

    def announce(self) -> None:
        """Lay its days on the line of time, as far as it got."""
        planned = min(self.sitting.day + PLANNED, 4 * TO_COME)
        self._on(planned, 10, self._plan)
        if self.sitting.got_to is not Status.planned:
            self._on(min(self.sitting.day + CONVENED, TO_COME), 11, self._convene)
        if self.sitting.got_to in REASONS:
            self._on(self.sitting.day + DECLINED, 16, self._decline)
        elif self.sitting.day < 0:
            self._on(self.sitting.day, 18, self._hold)

    def _on(self, day: int, hour: int, act: Callable[[], None]) -> None:
        self.timeline.at(self.stage.moment(day, hour), act)

    def _details(self) -> Details:
        presides = self.stage.seats[1 if self.sitting.by_deputy else 0]
        return Details(
            date=self.stage.day(self.sitting.day),
            time=time(15),
            kind=self.sitting.kind,
            place_kk=PLACE_KK,
            place_ru=PLACE_RU,
            chaired_by_id=presides.pk,
            control_kk=CONTROL_KK,
            control_ru=CONTROL_RU,
        )

    def _plan(self) -> None:
        by = self.stage.secretary
        self.meeting = meetings.plan(self.stage.commission, self._details(), by=by)
        for topic in map(topics().__getitem__, self.sitting.topics):
            speak = [self.stage.bodies[code] for code in topic.reporters]
            heard = topic.text if self.sitting.day < 0 else replace(topic.text, heard_kk="", heard_ru="")
            item = agenda.add_item(self.meeting, heard, reporters=speak, by=by)
            self.items.append((item, topic.clauses))
        if self.sitting.kind != EXTRAORDINARY:
            invited.invite(self.meeting, GUESTS, by=by)

    def _convene(self) -> None:
        meetings.move(self.meeting, Move.convene, by=self.stage.secretary)

    def _decline(self) -> None:
        move = Move.postpone if self.sitting.got_to is Status.postponed else Move.cancel
        reason = REASONS[self.sitting.got_to]
        meetings.move(self.meeting, move, reason=reason, by=self.stage.secretary)

    def _hold(self) -> None:
        by = self.stage.secretary
        meetings.move(self.meeting, Move.hold, by=by)
        meetings.mark_attendance(self.meeting, self._marks(), by=by)
        if self.sitting.got_to is Status.no_quorum:
            meetings.move(self.meeting, Move.no_quorum, by=by)
            return
        meetings.describe(self.meeting, replace(self._details(), number=self.number), by=by)
        for item, clauses in self.items:
            for clause in clauses:
                self._decide(item, clause)
        self._vote()
        self._on(self.sitting.day + HANDED, 12, self._hand_over)

    def _marks(self) -> dict[int, Mark]:
        """Two or three are excused, somebody is represented; without a quorum most are away."""
        seats, state = self.stage.seats, Attendance.State
        away = len(seats) * 3 // 5 if self.sitting.got_to is Status.no_quorum else self.luck.randint(2, 3)
        marks = {seat.pk: Mark(state.PRESENT.value) for seat in seats}
        others = self.luck.sample(seats[3:], away + 1)
        marks |= {seat.pk: Mark(state.EXCUSED.value) for seat in others[:away]}
        return marks | {others[away].pk: Mark(state.REPRESENTED.value, REPRESENTED_BY)}

    def _decide(self, item: AgendaItem, clause: Ordered) -> None:
        kk, ru = clause.text
        instructions.write(
            decisions.add_clause(item, by=self.stage.secretary),
            text_kk=kk,
            text_ru=ru,
            direction=clause.direction(),
            owners=clause.owners(self.stage.bodies),
            measures=[clause.measure],
            by=self.stage.secretary,
        )

    def _vote(self) -> None:
        """Most questions are decided by all; on the last one of a long agenda somebody thinks otherwise."""
        present, _ = Meeting.objects.get(pk=self.meeting.pk).headcount()
        all_for = Ballot(Count(present or 0))
        ballots = {item.pk: all_for for item, _ in self.items}
        if len(ballots) > 1:
            last = self.items[-1][0].pk
            ballots[last] = Ballot(Count((present or 0) - 2, 1, 1), DISSENT_KK, DISSENT_RU)
        votes.record_votes(self.meeting, ballots, by=self.stage.secretary)

    def _hand_over(self) -> None:
        self._to_chair()
        if self.sitting.recalled:
            meetings.move(self.meeting, Move.recall, reason=RECALLED, by=self.stage.secretary)
            self._to_chair()
        if self.sitting.got_to is Status.signed:
            self._on(self.sitting.day + SIGNED, 11, self._sign)

    def _to_chair(self) -> None:
        self.meeting = Meeting.objects.get(pk=self.meeting.pk)
        signing.hand_to_chair(
            self.meeting,
            {language: _paper(self.meeting, language) for language in ("kk", "ru")},
            content_hash=minutes.content_hash(self.meeting),
            versions=signing.versions_of(self.meeting),
            by=self.stage.secretary,
        )

    def _sign(self) -> None:
        tasks = signing.sign(
            self.meeting,
            signed_on=clock.today(),
            chaired_by=self.stage.seats[1 if self.sitting.by_deputy else 0],
            content_hash=self.meeting.content_hash,
            by=self.stage.secretary,
        )
        self._on(self.sitting.day + REGISTERED, 10, self._register)
        lives.announce(self.stage, self.timeline, self.meeting, tasks, scripted=self.sitting.scripted)

    def _register(self) -> None:
        number = f"01-12/{self.meeting.year}-{self.number}"
        signed.register(self.meeting, number=number, on=clock.today(), by=self.stage.secretary)


def _paper(meeting: Meeting, language: str) -> StoredFile:
    pdf = minutes.render(meeting, language, draft=False)
    return files.keep(f"minutes-{language}.pdf", PDF, pdf)
