"""The seed meeting holds what the article says, and nothing it does not say."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from commission.domain.sitting import Status
from commission.models import AgendaItem, Clause, Commission, Entry, Meeting
from tasks.demo.seed import find_seed, load_seed
from tasks.domain.kinds import BY_CODE
from tasks.models import Addressee, Instruction, Measure, Plan, Suggestion, Task
from tests.data.built import demo_for_all

NUMBERS = ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "2.5", "3.1", "3.2"]
NAMED_IN_SOURCE = ["alga", "mugalzhar", "khromtau"]


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with demo_for_all(django_db_blocker):
        yield


@pytest.fixture
def seed(built: None, db: None) -> Meeting:
    meeting = find_seed()
    assert meeting is not None
    return meeting


@pytest.fixture
def instructions(seed: Meeting) -> dict[str, Instruction]:
    rows = Instruction.objects.filter(clause__item__meeting=seed).for_page()
    return {row.clause.number: row for row in rows.order_by("clause__item__order", "clause__order")}


def test_three_items_and_eleven_clauses_in_both_languages(seed: Meeting) -> None:
    items = list(AgendaItem.objects.filter(meeting=seed).order_by("order"))
    clauses = list(Clause.objects.of(seed))
    assert len(items) == 3
    assert all(item.title_kk and item.title_ru for item in items)
    assert [clause.number for clause in clauses] == NUMBERS
    assert all(clause.text_kk and clause.text_ru and clause.source_kk for clause in clauses)
    assert len({clause.text_kk for clause in clauses}) == 11


def test_what_the_article_does_not_say_is_blank(seed: Meeting) -> None:
    assert seed.status == Status.held
    assert (seed.date, seed.time, seed.year, seed.number) == (None, None, None, "")
    assert (seed.place_kk, seed.place_ru, seed.registration_no) == ("", "", "")
    assert (seed.handed_on, seed.signed_on) == (None, None)
    assert not seed.attendance.exists()
    assert not seed.invitees.exists()


def test_the_source_is_cited_with_the_day_it_was_published(seed: Meeting) -> None:
    for text in (seed.source_kk, seed.source_ru):
        assert "aqtobegazeti.kz/?p=165486" in text
    assert "2025 ж. 19 тамыз; бұл отырыс күні емес" in seed.source_kk
    assert "19 августа 2025 г.; это не дата заседания" in seed.source_ru


def test_who_presided_is_in_the_article(seed: Meeting) -> None:
    assert seed.chaired_by is not None
    assert (seed.chaired_by.title_kk, seed.chaired_by.title_ru) == ("облыс әкімі", "аким области")


def test_titles_are_ours_and_marked_so_and_reporters_are_the_articles(seed: Meeting) -> None:
    first, second, third = AgendaItem.objects.filter(meeting=seed).order_by("order")
    assert first.inferred
    assert second.inferred
    assert third.inferred
    assert [body.code for body in first.reporters.order_by("order")] == ["police"]
    assert first.reporter_title_kk == "Полиция департаменті бастығының орынбасары"
    assert not second.reporters.exists()
    assert second.reporter_title_kk == ""
    assert [body.code for body in third.reporters.order_by("order")] == NAMED_IN_SOURCE
    assert third.reporter_name == ""


def test_figures_are_quoted_as_they_stand(seed: Meeting) -> None:
    """«11,6 %-ға» is by, not to; whether 5,4 % are percent or points the article does not say."""
    second = AgendaItem.objects.get(meeting=seed, order=2)
    assert "11,6%-ға" in second.heard_kk
    assert "снизилась на 11,6%" in second.heard_ru
    assert "5,4%-ға өскен" in second.heard_kk
    assert "выросла на 5,4%" in second.heard_ru
    assert "пункт" not in second.heard_ru


def test_force_is_the_chairs_or_blank(instructions: dict[str, Instruction]) -> None:
    force = {number: row.force for number, row in instructions.items()}
    assert force == dict.fromkeys(["1.1", "1.2", "1.3", "3.1", "3.2"], "instruct") | {
        "1.4": "submit_proposal"
    } | dict.fromkeys(["2.1", "2.2", "2.3", "2.4", "2.5"], "")


def test_what_was_only_proposed_says_so(instructions: dict[str, Instruction]) -> None:
    for number, row in instructions.items():
        note = (row.clause.source_note_kk, row.clause.source_note_ru)
        if number.startswith("2."):
            assert note == ("дереккөзде: ұсынылды", "в источнике: предложено")
    assert "мәтін біздікі" in instructions["1.4"].clause.source_note_kk
    assert "формулировка наша" in instructions["1.4"].clause.source_note_ru


def test_nobody_is_addressed_but_the_three_akims_of_the_article(seed: Meeting) -> None:
    rows = (
        Addressee.objects.filter(instruction__clause__item__meeting=seed)
        .order_by("instruction__clause__order", "body__order")
        .select_related("body", "instruction__clause__item")
    )
    named = [(row.instruction.clause.number, row.body.code, row.role, row.force) for row in rows]
    assert named == [
        (number, code, "equal", "instruct") for number in ("3.1", "3.2") for code in NAMED_IN_SOURCE
    ]
    assert not Plan.objects.filter(addressee__in=rows).exists()
    assert not Task.objects.filter(meeting=seed).exists()


def test_our_proposals_are_suggestions(instructions: dict[str, Instruction]) -> None:
    suggested = {
        number: [row.body.code for row in instruction.suggestions.all()]
        for number, instruction in instructions.items()
    }
    assert suggested["1.1"] == suggested["1.3"] == ["internal-policy"]
    assert suggested["1.4"] == ["economy"]
    assert suggested["2.1"] == ["police", "revenue"]
    assert suggested["2.2"] == suggested["2.5"] == ["police"]
    assert suggested["2.3"] == ["health"]
    assert suggested["3.1"] == suggested["3.2"] == []
    for number in ("1.2", "2.4"):
        assert len(suggested[number]) == 13
        assert suggested[number][0] == "aktobe-city"
    assert Suggestion.objects.count() == 34


def test_no_deadline_is_invented(instructions: dict[str, Instruction]) -> None:
    assert {row.due_kind for row in instructions.values()} == {"unset"}
    assert all(row.due_date is None and row.due_n is None for row in instructions.values())


def test_kinds_are_declared_and_ask_for_evidence(instructions: dict[str, Instruction]) -> None:
    assert [row.kind for row in instructions.values()] == [
        "prevention_hours",
        "information_stands",
        "public_persons",
        "proposal",
        "licence_control",
        "licence_control",
        "addiction_help",
        "venue_hours",
        "cctv",
        "juvenile_prevention",
        "civil_society",
    ]
    assert all(row.kind in BY_CODE and row.evidence_kk and row.evidence_ru for row in instructions.values())


def test_measures_are_absolute_numbers(instructions: dict[str, Instruction]) -> None:
    measures = list(
        Measure.objects.filter(instruction__in=instructions.values()).order_by("instruction", "order")
    )
    assert {measure.unit for measure in measures} == {"count", "litre", "milestone"}
    assert all(measure.name_kk and measure.name_ru for measure in measures)
    assert all(row.measures.all() for row in instructions.values())
    first = [measure.better for measure in instructions["3.1"].measures.all()]
    assert first == ["down", "down", "up"]


def test_it_is_entered_through_the_journal_by_the_system(seed: Meeting) -> None:
    meeting = Entry.objects.get(object_kind="meeting", object_id=seed.pk)
    assert (meeting.code, meeting.person_id, seed.version) == ("meeting.loaded", None, 1)
    assert '"published":"2025-08-19"' in meeting.data
    assert Entry.objects.filter(code="clause.loaded", person=None).count() == 11


def test_it_is_entered_once(seed: Meeting) -> None:
    again = load_seed(Commission.objects.get())
    assert again == seed
    assert Meeting.objects.exclude(source_kk="").count() == 1
    assert Clause.objects.of(seed).count() == 11
