"""What pages ask, as each database means to answer it: what is open is found without reading all history."""

import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from commission import clock
from tasks.actions import moves
from tests import make
from tests.cast import Cast, actor
from tests.conftest import MOMENT

pytestmark = pytest.mark.django_db
LATER = MOMENT.replace(month=10)
OPEN = re.compile(r'NOT (?:"tasks_task"|U\d+)\."closed"')
"""A question about what is on control; the alias is that of a question within another one."""
PARTIAL = re.compile(r"task_(?:open|closed)_\w+")
WHOLE = re.compile(r"SCAN tasks_task(?! USING)|Seq Scan on tasks_task")


@pytest.fixture
def office(cast: Cast, client: Client) -> Client:
    """The control officer, to whom every part of the first screen has something to say."""
    by = actor(cast.secretary)
    late, waiting, ended = (make.task(cast.ours, by, body) for body in (cast.alga, cast.health, cast.police))
    moves.accept(late, by=actor(cast.akim))
    moves.report(waiting, make.account(waiting), by=actor(cast.agency_head))
    moves.cancel(ended, reason="қайталанған", by=actor(cast.chair))
    client.force_login(cast.controller)
    return client


def test_what_is_open_is_found_by_the_partial_indexes(cast: Cast, office: Client) -> None:
    """On the home and in the register: each question about open tasks, and none reads the whole table.

    Which of the partial ones is a matter of size to PostgreSQL: over these few rows any will do.
    """
    pages = {
        "/": {"task_open_tally", "task_open_body_due"},
        "/tasks/": {"task_open_tally"},
        "/tasks/?state=overdue": {"task_open_tally"},
        f"/tasks/?state=overdue&body={cast.alga.pk}": {"task_open_body_due"},
        "/tasks/?state=closed": {"task_closed_newest"},
    }
    for page, wanted in pages.items():
        plans = dict(explained(office, page))
        assert {sql for sql, plan in plans.items() if OPEN.search(sql) and "task_open_" not in plan} == set()
        assert {sql for sql, plan in plans.items() if WHOLE.search(plan)} == set()
        if connection.vendor == "sqlite":
            assert wanted <= set(PARTIAL.findall(" ".join(plans.values()))), page


def explained(office: Client, page: str) -> Iterator[tuple[str, str]]:
    """What the page asks about tasks, each question with its plan.

    PostgreSQL is kept from reading a small table as a whole: over a large one it would not.
    """
    with clock.freeze(LATER), CaptureQueriesContext(connection) as asked:
        assert office.get(page).status_code == 200
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_sort = off")
        explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
        for sql in (query["sql"] for query in asked.captured_queries):
            if sql.startswith("SELECT") and 'FROM "tasks_task"' in sql:
                cursor.execute(f"{explain} {sql}")
                yield sql, "\n".join(str(row[-1]) for row in cursor.fetchall())
