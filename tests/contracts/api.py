"""An example of every request of the API, in the world in which the pages are tried.

What is written is sound in shape and made of a version that never was: whoever may write is refused as stale
(409), and nothing has to be taken back.
"""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from tests.contracts.urls import World

Request = tuple[str, str]
"""Method and name of an address."""
NEVER = 999
METHODS = ("get", "post", "put", "patch", "delete")

BODIES: dict[Request, dict[str, Any]] = {
    ("post", "meetings"): {"commission": "ours", "kind": "regular", "date": "2025-09-01", "time": "10:00"},
    ("patch", "meeting"): {"date": "2025-08-18", "number": "4", "place_kk": "Ақтөбе", "chaired_by": None},
    ("put", "attendance"): {"marks": []},
    ("post", "items"): {"title_kk": "Стендтер", "reporters": ["alga"], "reporter_name": "А. Б."},
    ("patch", "item"): {"heard_kk": "Тыңдалды.", "reporters": []},
    ("put", "clause"): {
        "text_kk": "Орнатылсын.",
        "text_ru": "Установить.",
        "kind": "other",
        "force": "",
        "due_kind": "working_days",
        "due_date": None,
        "due_n": 10,
        "short_term_reason": "",
        "evidence_kk": "",
        "evidence_ru": "",
        "no_measure_reason": "",
        "measures": [{"name_kk": "Стендтер", "name_ru": "Стенды", "unit": "stand"}],
        "owners": [{"body": "alga", "force": "instruct", "plans": [7], "due_date": None}],
    },
    ("post", "meeting_hand_to_chair"): {"content": "a" * 64},
    ("post", "meeting_sign"): {"signed_on": "2025-08-19", "chaired_by": 1, "content": "a" * 64},
    ("post", "meeting_postpone"): {"reason": "Себебі"},
    ("post", "meeting_cancel"): {"reason": "Себебі"},
    ("post", "meeting_recall"): {"reason": "Себебі"},
    ("put", "report"): {"text": "Орнатылды.", "asks": "removal", "facts": [], "outgoing_number": "1-2"},
    ("put", "letter"): {"text": "Орнатылды.", "asks": "removal", "facts": [], "received_on": "2025-08-19"},
    ("post", "task_note"): {"text": "Басталды."},
    ("post", "task_delegate"): {"assignee": None},
    ("post", "task_return"): {"remarks": "Толық емес."},
    ("post", "task_propose"): {"ground": "full_execution", "remarks": ""},
    ("post", "task_reject"): {"remarks": "Толық емес."},
    ("post", "task_cancel"): {"reason": "Себебі", "co_lines": True},
}
FILES = {("post", "report_files"), ("post", "letter_files")}
WITHOUT_VERSION = {("post", "meetings"), ("post", "item_clauses"), *FILES}

OF_DRAFT = ("meeting", "attendance", "items", "clauses", "preview", "meeting_moves", "meeting_hand_to_chair")
DESKS = ("report", "report_files", "letter", "letter_files", "task_report", "task_enter")
WRITABLE = (*DESKS, "specialists", "task_accept", "task_note", "task_delegate")
"""Done with a task on which no report waits; the other moves with the one that has."""


def body(request: Request) -> dict[str, Any]:
    """What is sent, with its version where it has one."""
    version = {} if request in WITHOUT_VERSION else {"version": NEVER}
    return version | BODIES.get(request, {})


def arguments(world: World, name: str) -> dict[str, object]:
    """What the address needs, by its name."""
    draft, clause, task = {"pk": world.draft.pk}, {"pk": world.clause.pk}, {"pk": world.task.pk}
    writable = {"pk": world.evidence.draft.task_id}
    known: dict[str, dict[str, object]] = {
        **{name: {} for name in ("openapi", "me", "commissions", "bodies", "meetings", "tasks")},
        **dict.fromkeys(OF_DRAFT, draft),
        **dict.fromkeys(WRITABLE, writable),
        "body": {"code": "alga"},
        "item": {"pk": world.clause.item_id},
        "item_clauses": {"pk": world.clause.item_id},
        "clause": clause,
        "clause_journal": clause,
        "meeting_paper": {"pk": world.signed.pk, "language": "kk"},
        "paper_job": draft | {"job_pk": world.draft.paper_jobs.get().pk},
        "meeting_recall": {"pk": world.with_chair.pk},
        "meeting_sign": {"pk": world.with_chair.pk},
        "report_file": writable | {"file_pk": world.evidence.pk},
        "letter_file": writable | {"file_pk": world.scan.pk},
        "task_file": task | {"file_pk": world.task.reports.get().files.get().pk},
    }
    return known.get(name, draft if name.startswith("meeting_") else task)


def requests() -> list[Request]:
    """Every method of every address, as the views have them."""
    found = _patterns(get_resolver().url_patterns, "")
    return sorted(
        (method, pattern.name)
        for pattern in found
        for method in METHODS
        if hasattr(pattern.callback.view_class, method)
    )


def _patterns(patterns: list[URLPattern | URLResolver], space: str) -> Iterator[Any]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern.url_patterns, pattern.namespace or space)
        elif space == "api":
            yield pattern
