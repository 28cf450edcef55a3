"""The hash of the minutes: it moves with everything a paper prints, and with nothing else."""

import hashlib
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commission import journal
from commission.models import AgendaItem, Attendance, Body, Clause, Meeting
from tasks.models import Addressee, Instruction, Measure, Plan
from tasks.outputs.minutes import content, content_hash
from tests.outputs.factory import Owed, clause, meeting

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def held():
    return meeting(
        Owed([("alga", "instruct")], plans={"alga": 5}, measure=("саны", "число")),
        Owed([("police", "recommend"), ("temir", "instruct")]),
    )


def test_it_is_taken_of_the_canonical_content_in_both_languages(held):
    text = journal.canonical(content(held))
    assert content_hash(held) == hashlib.sha256(text.encode()).hexdigest()
    clause = Clause.objects.get(order=1)
    assert clause.text_kk in text
    assert clause.text_ru in text


def test_it_is_the_same_for_the_same_records(held):
    assert content_hash(held) == content_hash(Meeting.objects.get())


CHANGES = [
    (Meeting, {"number": "4"}),
    (Meeting, {"date": date(2025, 8, 20)}),
    (Meeting, {"time": None}),
    (Meeting, {"place_ru": "Хромтау"}),
    (Meeting, {"kind": "extraordinary"}),
    (Meeting, {"chaired_by": None}),
    (AgendaItem, {"title_kk": "басқа"}),
    (AgendaItem, {"heard_ru": "иное"}),
    (AgendaItem, {"votes_for": 5}),
    (Clause, {"text_kk": "басқа"}),
    (Clause, {"text_ru": "иное"}),
    (Instruction, {"due_kind": "working_days", "due_n": 5}),
    (Instruction, {"due_kind": "fixed", "due_date": date(2025, 9, 3)}),
    (Addressee, {"force": "note"}),
    (Plan, {"value": 6}),
    (Addressee, {"due_date": date(2025, 9, 30)}),
    (Addressee, {"role": "lead"}),
    (Measure, {"name_ru": "количество"}),
    (Attendance, {"state": "absent"}),
    (Body, {"head_title_kk": "басшы"}),
]


@pytest.mark.parametrize(("model", "change"), CHANGES)
def test_it_moves_with_what_is_printed(held, model, change):
    before = content_hash(held)
    model.objects.update(**change)
    assert content_hash(held) != before


def test_it_stands_still_when_nothing_printed_moves(held):
    before = content_hash(held)
    Meeting.objects.update(version=9, status="with_chair", source_kk="мақала")
    Clause.objects.update(source_kk="дереккөз", version=3)
    Instruction.objects.update(kind="other", no_measure_reason="себебі")
    assert content_hash(held) == before


def test_the_number_of_queries_does_not_grow_with_the_clauses():
    owed = Owed([("alga", "instruct"), ("police", "recommend")], measure=("саны", "число"))
    of = meeting(owed, owed)
    few = _queries(of)
    for item in range(3, 9):
        clause(of, item, 1, ("мәтін", "текст"), owed)
    assert _queries(of) == few


def _queries(of):
    with CaptureQueriesContext(connection) as asked:
        content(of)
    return len(asked)
