"""The world in which every address is tried, and an example of each."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from io import BytesIO

from django.contrib.auth.tokens import default_token_generator
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from PIL import Image

from commission.actions import files, signed
from commission.models import Clause, Meeting, Person
from tasks.actions import coexecution, moves, paper_jobs, report_drafts
from tasks.actions.report_drafts import Arrived
from tasks.models import CoLine, DeliveryFile, DraftFile, Task
from tests import make
from tests.cast import Cast, actor

BODY_PAGES = ("body", "body_names", "body_name_back", "body_alias_new", "body_edit", "body_end")
Arguments = dict[str, dict[str, object]]
"""Name of an address -> what it needs."""
FOREIGN = ("admin:", "api:")
"""They have tests of their own: tests/web/test_admin.py, tests/contracts/test_api.py."""


@dataclass(frozen=True)
class World:
    """A draft, minutes at the chair, a reported task, a delivery of a co-executor, and somebody invited."""

    cast: Cast
    draft: Meeting
    clause: Clause
    with_chair: Meeting
    signed: Meeting
    task: Task
    co_line: CoLine
    evidence: DraftFile
    scan: DraftFile
    invited: Person

    def arguments(self, name: str) -> dict[str, object]:
        """What the address needs, by its name."""
        return self._arguments.get(name, {})

    @cached_property
    def _arguments(self) -> Arguments:
        return self._people() | self._sittings() | self._papers() | self._tasks()

    def _people(self) -> Arguments:
        """People, bodies, the calendar, and what belongs to nobody."""
        token = {
            "uidb64": urlsafe_base64_encode(force_bytes(self.invited.pk)),
            "token": default_token_generator.make_token(self.invited),
        }
        return {
            "invitation": token,
            "person": {"pk": self.cast.akim.pk},
            "appoint": {"pk": self.cast.akim.pk},
            "person_edit": {"pk": self.cast.akim.pk},
            "invite_again": {"pk": self.invited.pk},
            "dismiss": {"pk": self.cast.akim.pk, "position_pk": self.cast.akim.positions.get().pk},
            **{name: {"code": "alga"} for name in BODY_PAGES},
            **{name: {"code": self.cast.ours.code} for name in ("composition", "composition_new")},
            **{name: {"day": date(2025, 8, 30)} for name in ("calendar_day", "day_terms")},
            "token_revoke": {"pk": 0},
            "body_alias_remove": {"code": "alga", "pk": 0},
            "manifest": {"language": "kk"},
            "guide_for": {"who": "akim"},
            "second_factor_off": {"pk": self.cast.akim.pk},
            "account_reset_password_from_key": {"uidb36": "1", "key": "no-such-key"},
        }

    def _sittings(self) -> Arguments:
        """The draft and its clause."""
        draft, clause = {"pk": self.draft.pk}, {"pk": self.clause.pk}
        return {
            "meeting": draft,
            "meeting_details": draft,
            "meeting_attendance": draft,
            "meeting_agenda": draft,
            "meeting_invited": draft,
            "meeting_votes": draft,
            "item_new": draft,
            "meeting_move": draft | {"move": "no_quorum"},
            "meeting_preview": draft,
            "item": {"pk": self.clause.item_id},
            "clause": clause,
            "clause_new": {"pk": self.clause.item_id},
            "clause_addressees": clause,
            "clause_due": clause,
            "clause_similar": clause,
            "clause_move": clause,
            "clause_copy": clause,
            "clause_split": clause,
            "clause_merge": clause,
            "clause_remove": clause,
            "clause_put_back": clause,
            "clause_suggestions": clause,
        }

    def _papers(self) -> Arguments:
        """Minutes at the chair and signed."""
        draft = {"pk": self.draft.pk}
        return {
            "meeting_paper": {"pk": self.signed.pk, "language": "kk"},
            "meeting_distribution": {"pk": self.signed.pk},
            "meeting_extract": {"pk": self.signed.pk, "code": "alga", "language": "kk"},
            "meeting_sign": {"pk": self.with_chair.pk},
            "meeting_registration": {"pk": self.signed.pk},
            "meeting_scan": {"pk": self.signed.pk},
            "meeting_scan_file": {"pk": self.signed.pk, "scan_pk": self.signed.scans.get().pk},
            "paper_job": draft | {"job_pk": self.draft.paper_jobs.get().pk},
        }

    def _tasks(self) -> Arguments:
        """The reported task, a delivery, and reports being written."""
        task, report = {"pk": self.task.pk}, self.task.reports.get()
        return {
            "task": task,
            "review": task,
            "phrase_forget": {"pk": 1},
            "co_line": {"pk": self.co_line.pk},
            "co_line_move": {"pk": self.co_line.pk, "move": "ask_again"},
            "co_line_file": {"pk": self.co_line.pk, "file_pk": DeliveryFile.objects.get().pk},
            "task_move": task | {"move": "return"},
            "letter": {"pk": self.scan.draft.task_id},
            "letter_upload": {"pk": self.scan.draft.task_id},
            "letter_file": {"pk": self.scan.draft.task_id, "file_pk": self.scan.pk},
            "report": {"pk": self.evidence.draft.task_id},
            "report_upload": {"pk": self.evidence.draft.task_id},
            "report_file": {"pk": self.evidence.draft.task_id, "file_pk": self.evidence.pk},
            "task_file": task | {"file_pk": report.files.get().pk},
        }


def world(cast: Cast) -> World:
    """Build it through the actions."""
    secretary = actor(cast.secretary)
    task = make.task(cast.ours, secretary, cast.alga)
    picture = BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "JPEG")
    photo = files.keep("stand.jpg", "image/jpeg", picture.getvalue())
    account = make.account(task)
    sent = moves.Account(text=account.text, facts=account.facts, files=[photo])
    moves.report(task, sent, by=actor(cast.akim))
    (co_line,) = make.helped(cast.ours, secretary, cast.alga, helpers=[cast.health], role="lead")
    table = files.keep("table.jpg", "image/jpeg", picture.getvalue())
    coexecution.deliver(co_line, text="Деректер", files=[table], by=actor(cast.agency_head))
    (evidence,) = report_drafts.add(co_line.lead, [Arrived(make.photo())], by=actor(cast.akim))
    letter = [Arrived(make.photo("хат.jpg"), is_letter=True)]
    (scan,) = report_drafts.add(co_line.lead, letter, by=secretary, by_letter=True)
    signed.attach_scan(task.meeting, "kk", name="kk.jpg", data=picture.getvalue(), by=secretary)
    with_chair = make.meeting(cast.ours, secretary, number="7")
    make.clause(with_chair, secretary, cast.khromtau)
    make.hand_over(with_chair, secretary)
    draft = make.meeting(cast.ours, secretary, number="8", date=date(2025, 8, 19))
    clause = make.clause(draft, secretary, cast.alga)
    paper_jobs.order_look(draft, "kk", content_hash="a" * 64, expected=40, by=secretary)
    invited = Person(email="invited@test.invalid")
    invited.set_unusable_password()
    invited.save()
    return World(cast, draft, clause, with_chair, task.meeting, task, co_line, evidence, scan, invited)


def names() -> list[str]:
    """Every named address of the project but the admin's."""
    return sorted(set(_names(get_resolver().url_patterns, "")))


def _names(patterns: list[URLPattern | URLResolver], prefix: str) -> list[str]:
    found: list[str] = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            found += [] if space.startswith(FOREIGN) else _names(pattern.url_patterns, space)
        elif pattern.name:
            found.append(prefix + pattern.name)
    return found
