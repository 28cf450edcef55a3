"""What a worker holds after its papers, in a process that has done nothing else.

Like `manage.py db_worker --skip-checks` it has loaded the tables, the queue and the jobs, and no pages. It
draws both languages of a paper, one after the other, as for a hand-over, and as drafts, which hold more.
"""

from importlib import import_module
from typing import Any

from benchmarks.lengths import LENGTHS, grown, seed
from benchmarks.memory import peak_mb
from tasks.jobs import Reading
from tasks.outputs import minutes
from tasks.outputs.filing import LANGUAGES


def measured() -> dict[str, Any]:
    """The most it ever held, in MB."""
    import_module("django_tasks_db.management.commands.db_worker")
    read = Reading.of(seed()).facts
    for pages in LENGTHS:
        long = grown(read, pages)
        for language in LANGUAGES:
            minutes.draw(long, language, draft=True, on_page=_seen)
    return {"memory_of_papers_mb": peak_mb()}


def _seen(page: int) -> None:
    """Where a worker would write the count down."""
