"""Questions on the agenda, in two languages."""

import pytest
from django.test import Client
from django.urls import reverse

from commission.actions import agenda
from commission.actions.agenda import ItemText
from commission.models import AgendaItem, Meeting
from commission.web.ordered import LEAST
from tests import make
from tests.cast import Cast, actor
from tests.stage import kept


@kept
def meeting(cast: Cast) -> Meeting:
    return make.meeting(cast.ours, actor(cast.secretary))


@kept
def item(cast: Cast, meeting: Meeting) -> AgendaItem:
    text = ItemText(title_kk="Алаяқтық туралы", title_ru="О мошенничестве")
    return agenda.add_item(meeting, text, reporters=[cast.police], by=actor(cast.secretary))


@pytest.fixture
def secretary(client: Client, cast: Cast) -> Client:
    client.force_login(cast.secretary)
    return client


def edit(client: Client, item: AgendaItem, **fields: object):
    return client.post(reverse("item", args=[item.pk]), {"title_kk": item.title_kk, **fields})


class TestNew:
    def test_stands_at_the_end(
        self, secretary: Client, meeting: Meeting, item: AgendaItem, cast: Cast
    ) -> None:
        typed = {
            "title_kk": "Ойын-сауық",
            "reporters": [cast.alga.pk, cast.police.pk],
            "seen": meeting.version,
        }
        response = secretary.post(reverse("item_new", args=[meeting.pk]), typed)
        assert (response.status_code, response["Location"]) == (303, reverse("meeting", args=[meeting.pk]))
        born = AgendaItem.objects.get(order=2)
        assert [body.code for body in born.reporters.order_by("order")] == ["alga", "police"]

    def test_needs_a_title_and_keeps_the_rest(self, secretary: Client, meeting: Meeting) -> None:
        typed = {"title_kk": " ", "spoke_ru": "Выступил аким."}
        response = secretary.post(reverse("item_new", args=[meeting.pk]), typed)
        assert response.status_code == 422
        assert response.context["form"].errors["title_kk"]
        assert "Выступил аким." in response.content.decode()

    def test_the_form_opens_empty(self, secretary: Client, meeting: Meeting) -> None:
        page = secretary.get(reverse("item_new", args=[meeting.pk]))
        assert page.content.decode().count('<select name="reporters"') == LEAST
        assert '<optgroup label="' in page.content.decode()


class TestEdit:
    def test_opens_with_what_is_stored(self, secretary: Client, item: AgendaItem, cast: Cast) -> None:
        response = secretary.get(reverse("item", args=[item.pk]))
        assert "О мошенничестве" in response.content.decode()
        assert response.context["form"]["reporters"].value() == [cast.police.pk]

    def test_writes_what_was_heard_in_both_languages(self, secretary: Client, item: AgendaItem) -> None:
        edit(secretary, item, heard_kk="Тыңдалды", heard_ru="Заслушали", seen=item.meeting.version)
        item.refresh_from_db()
        assert (item.heard_kk, item.heard_ru, item.title_ru) == ("Тыңдалды", "Заслушали", "")
        assert item.reporters.count() == 0

    def test_reporters_keep_the_order_in_which_they_are_named(
        self, secretary: Client, item: AgendaItem, cast: Cast
    ) -> None:
        wanted = [cast.police.pk, "", cast.alga.pk]
        assert edit(secretary, item, reporters=wanted, seen=item.meeting.version).status_code == 303
        assert agenda.reporters_of(item) == [cast.police.pk, cast.alga.pk]
        (shown,) = Meeting.objects.for_page().get(pk=item.meeting_id).items.all()
        assert list(shown.reporters.all()) == [cast.police, cast.alga]

    def test_a_body_named_twice_is_refused_by_its_name(
        self, secretary: Client, item: AgendaItem, cast: Cast
    ) -> None:
        answer = edit(secretary, item, reporters=[cast.alga.pk, cast.alga.pk], heard_kk="Тыңдалды")
        assert answer.status_code == 422
        assert cast.alga.name_kk in answer.context["form"].errors["reporters"][0]
        assert "Тыңдалды" in answer.content.decode()

    def test_a_pasted_book_is_refused_and_kept(self, secretary: Client, item: AgendaItem) -> None:
        book = "Сөз сөйледі. " * 80_000
        answer = edit(secretary, item, spoke_kk=book, seen=item.meeting.version)
        assert answer.status_code == 422
        assert "20000" in answer.context["form"].errors["spoke_kk"][0]
        assert book.strip() in answer.content.decode()

    def test_a_stale_form_that_named_nobody_takes_their_reporters(
        self, secretary: Client, meeting: Meeting, cast: Cast
    ) -> None:
        item = agenda.add_item(meeting, ItemText(title_kk="Сұрақ"), by=actor(cast.secretary))
        seen = meeting.version
        agenda.edit_item(item, ItemText(title_kk="Сұрақ"), reporters=[cast.alga], by=actor(cast.secretary))
        stale = edit(secretary, item, heard_kk="Тыңдалды", seen=seen)
        assert f'<option value="{cast.alga.pk}" selected>' in stale.content.decode()
        assert "Тыңдалды" in stale.content.decode()

    def test_a_title_of_ours_is_accepted_by_saving(self, secretary: Client, item: AgendaItem) -> None:
        AgendaItem.objects.filter(pk=item.pk).update(inferred=True)
        page = secretary.get(reverse("item", args=[item.pk])).content.decode()
        assert "flag--question" in page
        edit(secretary, item, seen=item.meeting.version)
        item.refresh_from_db()
        assert not item.inferred

    def test_a_stale_form_shows_both(self, secretary: Client, item: AgendaItem, cast: Cast) -> None:
        seen = item.meeting.version
        edit(secretary, item, heard_kk="біріншісі", reporters=[cast.alga.pk], seen=seen)
        stale = edit(secretary, item, heard_kk="екіншісі", seen=seen)
        assert stale.status_code == 422
        both = [(one.stored, one.typed) for one in stale.context["form"].conflicts]
        assert ("біріншісі", "екіншісі") in both
        assert (cast.alga.name_kk, "—") in both

    @pytest.mark.parametrize(("who", "answer"), [("member", 403), ("akim", 404), ("other_secretary", 404)])
    def test_others(self, client: Client, cast: Cast, item: AgendaItem, who: str, answer: int) -> None:
        client.force_login(getattr(cast, who))
        assert client.get(reverse("item", args=[item.pk])).status_code == answer
