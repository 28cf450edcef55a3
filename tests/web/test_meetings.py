"""The register of sittings, a new one, and the head of the minutes."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from commission.actions import meetings
from commission.actions.meetings import Details
from commission.domain.sitting import Move
from commission.models import Entry, Meeting
from commission.web.meetings import next_number
from tests import make
from tests.cast import Cast, actor
from tests.stage import kept


@kept
def meeting(cast: Cast) -> Meeting:
    return make.meeting(cast.ours, actor(cast.secretary))


def details(meeting: Meeting, **fields: object) -> dict[str, object]:
    head = {"date": "2025-08-18", "number": "3", "kind": "regular", "place_kk": "Ақтөбе қаласы"}
    return {**head, "place_ru": "город Актобе", "seen": meeting.version, **fields}


class TestRegister:
    def test_shows_number_day_place_state_and_clauses(
        self, client: Client, cast: Cast, meeting: Meeting
    ) -> None:
        make.clause(meeting, actor(cast.secretary), cast.alga)
        client.force_login(cast.secretary)
        response = client.get(reverse("meetings"))
        page = response.content.decode()
        assert "2025 жылғы 18 тамыз, дүйсенбі" in page
        assert "№ 3" in page
        assert "status--held" in page
        assert [row.clauses for row in response.context["rows"]] == [1]

    def test_unsigned_minutes_do_not_betray_their_length(
        self, client: Client, cast: Cast, meeting: Meeting
    ) -> None:
        client.force_login(cast.member)
        assert [row.clauses for row in client.get(reverse("meetings")).context["rows"]] == [None]

    def test_by_year_and_without_a_date(self, client: Client, cast: Cast, meeting: Meeting) -> None:
        unknown = meetings.plan(cast.ours, Details(), by=actor(cast.secretary))
        client.force_login(cast.secretary)
        everything = client.get(reverse("meetings"))
        assert [year.label for year in everything.context["years"]] == ["none", "2025"]
        assert [year.count for year in everything.context["years"]] == [1, 1]
        assert [row.meeting for row in everything.context["rows"]] == [unknown, meeting]
        for year, found in {
            "2025": [meeting],
            "none": [unknown],
            "2024": [],
            "x": [unknown, meeting],
            "9" * 5000: [unknown, meeting],
            "٢٠٢٥": [unknown, meeting],
        }.items():
            rows = client.get(reverse("meetings"), {"year": year}).context["rows"]
            assert [row.meeting for row in rows] == found

    def test_what_is_to_come_stands_on_top_the_next_one_first(
        self, client: Client, cast: Cast, meeting: Meeting
    ) -> None:
        by = actor(cast.secretary)
        days = [date(2025, 12, 1), None, date(2025, 9, 1)]
        december, someday, september = (meetings.plan(cast.ours, Details(date=day), by=by) for day in days)
        older = make.meeting(cast.ours, by, date=date(2024, 8, 1))
        client.force_login(cast.secretary)
        groups = client.get(reverse("meetings")).context["groups"]
        assert [(group.code, [row.meeting for row in group.rows]) for group in groups] == [
            ("ahead", [september, december, someday]),
            ("2025", [meeting]),
            ("2024", [older]),
        ]
        answer = client.get(reverse("meetings"), {"year": "1999"})
        assert (answer.status_code, answer.context["rows"]) == (200, [])

    def test_of_two_commissions_one_can_be_chosen(self, client: Client, cast: Cast, meeting: Meeting) -> None:
        theirs = meetings.plan(cast.theirs, Details(), by=actor(cast.other_secretary))
        client.force_login(cast.auditor)
        everything = client.get(reverse("meetings"))
        ours, others = everything.context["commissions"][1:]
        assert [row.meeting for row in client.get(others.url).context["rows"]] == [theirs]
        chosen = client.get(ours.url)
        assert [row.meeting for row in chosen.context["rows"]] == [meeting]
        assert "commission=" in chosen.context["years"][0].url
        client.force_login(cast.secretary)
        assert client.get(reverse("meetings")).context["commissions"] == []

    def test_a_member_reads_why_a_sitting_it_was_convened_to_is_off(self, client: Client, cast: Cast) -> None:
        by = actor(cast.secretary)
        planned = meetings.plan(cast.ours, Details(), by=by)
        meetings.move(planned, Move.convene, by=by)
        meetings.move(planned, Move.postpone, by=by, reason="Төраға іссапарда.")
        client.force_login(cast.member)
        assert [row.meeting for row in client.get(reverse("meetings")).context["rows"]] == [planned]
        answer = client.get(reverse("meeting", args=[planned.pk]))
        assert "Төраға іссапарда." in answer.content.decode()
        assert [step.state for step in answer.context["steps"]] == ["done", "done", "current"]

    def test_an_empty_register_names_the_next_step(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.secretary)
        assert reverse("meeting_new") in client.get(reverse("meetings")).content.decode()
        client.force_login(cast.akim)
        page = client.get(reverse("meetings")).content.decode()
        assert 'class="empty"' in page
        assert reverse("meeting_new") not in page

    def test_another_commission_is_another_house(self, client: Client, cast: Cast, meeting: Meeting) -> None:
        client.force_login(cast.other_secretary)
        assert client.get(reverse("meetings")).context["rows"] == []


class TestPlan:
    def test_a_day_is_enough_or_not_even_that(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.secretary)
        address = reverse("meeting_new")
        commission = client.get(address).context["form"]["commission"].value()
        response = client.post(address, {"kind": "regular", "date": "2025-11-20", "commission": commission})
        planned = Meeting.objects.get()
        assert (response.status_code, response["Location"]) == (303, reverse("meeting", args=[planned.pk]))
        assert (planned.commission, planned.date, planned.number) == (cast.ours, date(2025, 11, 20), "")

    @pytest.mark.parametrize(
        ("day", "answer"),
        [
            ("1925-08-18", 422),
            ("1990-12-31", 422),
            ("1991-01-01", 303),
            ("2023-08-18", 303),
            ("2027-08-20", 303),
            ("2027-08-21", 422),
            ("9999-12-31", 422),
        ],
    )
    def test_a_year_that_is_a_slip_is_asked_about(
        self, client: Client, cast: Cast, day: str, answer: int
    ) -> None:
        client.force_login(cast.secretary)
        typed = {"kind": "regular", "date": day, "commission": cast.ours.pk}
        response = client.post(reverse("meeting_new"), typed)
        assert response.status_code == answer
        if answer == 422:
            assert "01.01.1991" in response.context["form"].errors["date"][0]
            assert "20.08.2027" in response.context["form"].errors["date"][0]

    def test_a_wrong_day_keeps_what_was_typed(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.secretary)
        typed = {
            "kind": "regular",
            "date": "31.11.2025",
            "place_kk": "Мәжіліс залы",
            "commission": cast.ours.pk,
        }
        response = client.post(reverse("meeting_new"), typed)
        assert response.status_code == 422
        assert "31.11.2025" in response.content.decode()
        assert "Мәжіліс залы" in response.content.decode()

    def test_only_in_a_commission_she_keeps(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.secretary)
        typed = {"kind": "regular", "commission": cast.theirs.pk}
        assert client.post(reverse("meeting_new"), typed).status_code == 422

    def test_others_are_refused(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.chair)
        assert client.get(reverse("meeting_new")).status_code == 403


class TestDetails:
    def test_are_written(self, client: Client, cast: Cast, meeting: Meeting) -> None:
        client.force_login(cast.secretary)
        address = reverse("meeting_details", args=[meeting.pk])
        typed = details(
            meeting,
            time="15:00",
            chaired_by_id=meeting.chaired_by_id,
            control_kk="Аппарат басшысы",
        )
        assert client.post(address, typed).status_code == 303
        stored = Meeting.objects.get()
        assert f"{stored.time:%H:%M}" == "15:00"
        assert (stored.chaired_by, stored.control_kk) == (meeting.chaired_by, "Аппарат басшысы")

    def test_nothing_different_writes_nothing(self, client: Client, cast: Cast, meeting: Meeting) -> None:
        client.force_login(cast.secretary)
        address = reverse("meeting_details", args=[meeting.pk])
        before = Entry.objects.count()
        typed = details(meeting, chaired_by_id=meeting.chaired_by_id)
        assert client.post(address, typed).status_code == 303
        assert Entry.objects.count() == before

    def test_the_next_number_is_suggested_not_given(
        self, client: Client, cast: Cast, meeting: Meeting
    ) -> None:
        planned = meetings.plan(cast.ours, Details(date=date(2025, 9, 1)), by=actor(cast.secretary))
        client.force_login(cast.secretary)
        response = client.get(reverse("meeting_details", args=[planned.pk]))
        assert '<option value="4">' in response.content.decode()
        assert response.context["form"]["number"].value() == ""

    def test_without_a_date_no_number_is_suggested(self, client: Client, cast: Cast) -> None:
        planned = meetings.plan(cast.ours, Details(), by=actor(cast.secretary))
        client.force_login(cast.secretary)
        response = client.get(reverse("meeting_details", args=[planned.pk]))
        assert response.context["free"] is None

    def test_a_taken_number_is_refused_at_its_field(
        self, client: Client, cast: Cast, meeting: Meeting
    ) -> None:
        planned = meetings.plan(cast.ours, Details(date=date(2025, 9, 1)), by=actor(cast.secretary))
        client.force_login(cast.secretary)
        address = reverse("meeting_details", args=[planned.pk])
        response = client.post(address, details(planned, date="2025-09-01"))
        assert response.status_code == 422
        assert "2025" in response.context["form"].errors["number"][0]
        assert response.context["free"].number == "4"

    def test_a_held_sitting_is_not_tomorrow(self, client: Client, cast: Cast, meeting: Meeting) -> None:
        client.force_login(cast.secretary)
        address = reverse("meeting_details", args=[meeting.pk])
        response = client.post(address, details(meeting, date="2025-08-20"))
        assert response.context["form"].errors["date"]

    def test_a_stale_form_shows_both_and_goes_through_the_second_time(
        self, client: Client, cast: Cast, meeting: Meeting
    ) -> None:
        client.force_login(cast.secretary)
        address = reverse("meeting_details", args=[meeting.pk])
        client.post(address, details(meeting, place_kk="Үлкен зал", chaired_by_id=""))
        stale = client.post(address, details(meeting, place_kk="Кіші зал", date=""))
        assert stale.status_code == 422
        both = {one.label: (one.stored, one.typed) for one in stale.context["form"].conflicts}
        assert ("Үлкен зал", "Кіші зал") in both.values()
        assert ("18.08.2025", "—") in both.values()
        page = stale.content.decode()
        assert "Үлкен зал" in page
        assert 'value="Кіші зал"' in page
        seen = stale.context["form"]["seen"].value()
        assert client.post(address, details(meeting, place_kk="Кіші зал", seen=seen)).status_code == 303

    def test_frozen_records_say_so(self, client: Client, cast: Cast, meeting: Meeting) -> None:
        make.clause(meeting, actor(cast.secretary), cast.alga)
        make.hand_over(meeting, actor(cast.secretary))
        client.force_login(cast.secretary)
        for page in ("meeting_details", "meeting_attendance"):
            answer = client.get(reverse(page, args=[meeting.pk]))
            assert answer.url == reverse("meeting", args=[meeting.pk])

    @pytest.mark.parametrize(("who", "answer"), [("chair", 403), ("akim", 404), ("other_secretary", 404)])
    def test_others(self, client: Client, cast: Cast, meeting: Meeting, who: str, answer: int) -> None:
        client.force_login(getattr(cast, who))
        assert client.get(reverse("meeting_details", args=[meeting.pk])).status_code == answer


@pytest.mark.parametrize(
    ("taken", "following"),
    [([], "1"), (["1", "2"], "3"), (["3", ""], "4"), (["№1/1"], "1"), (["10", "9"], "11")],
)
def test_numbers_within_the_year(taken: list[str], following: str) -> None:
    assert next_number(taken) == following
