"""Accounts and positions: what the actions refuse, whoever calls them."""

from datetime import date

import pytest
from allauth.account.models import EmailAddress

from commission.actions import people
from commission.actions.people import NewPosition
from commission.domain.roles import Role
from commission.domain.verdict import Refused
from commission.models import Entry, Person, Position
from tests.cast import Cast, actor


def head_of_alga(cast: Cast) -> NewPosition:
    return NewPosition(role=Role.head, title_kk="әкім", title_ru="аким", body=cast.alga)


class TestInvite:
    def test_an_address_that_signs_another_in_is_taken(self, cast: Cast) -> None:
        EmailAddress.objects.create(user=cast.akim, email="Second@alga.test", verified=True)
        with pytest.raises(Refused, match="email_taken"):
            people.invite(email="second@ALGA.test", position=head_of_alga(cast), by=actor(cast.administrator))

    def test_who_comes_second_gets_the_sentence(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        """Two ask before either writes: the address is free for both, and the row decides."""
        monkeypatch.setattr(people, "_taken", lambda email: False)
        with pytest.raises(Refused, match="email_taken") as refusal:
            people.invite(email=cast.akim.email, position=head_of_alga(cast), by=actor(cast.secretary))
        assert refusal.value.field == "email"
        assert Person.objects.filter(email=cast.akim.email).count() == 1


class TestRename:
    def test_only_oneself_and_the_keepers_of_accounts(self, cast: Cast) -> None:
        with pytest.raises(Refused, match="role"):
            people.rename(cast.akim, name="А. Сәрсенов", by=actor(cast.specialist))
        people.rename(cast.akim, name="А. Сәрсенов", by=actor(cast.akim))
        people.rename(cast.akim, name="Айдар Сәрсенов", by=actor(cast.secretary))
        assert Person.objects.get(pk=cast.akim.pk).name == "Айдар Сәрсенов"

    def test_not_even_to_the_same_name(self, cast: Cast) -> None:
        with pytest.raises(Refused, match="role"):
            people.rename(cast.akim, name=cast.akim.name, by=actor(cast.specialist))


class TestDismiss:
    """Today is 19 August 2025."""

    def end(self, cast: Cast, on: date) -> Position:
        position = cast.akim.positions.select_related("person").get()
        people.dismiss(position, on=on, by=actor(cast.secretary))
        return cast.akim.positions.get()

    def test_an_end_can_only_come_earlier(self, cast: Cast) -> None:
        self.end(cast, date(2025, 9, 30))
        assert self.end(cast, date(2025, 8, 31)).until == date(2025, 8, 31)
        for later in (date(2025, 8, 31), date(2025, 12, 31)):
            with pytest.raises(Refused, match="ends_later"):
                self.end(cast, later)
        assert Entry.objects.filter(code="person.dismissed").count() == 2

    @pytest.mark.parametrize("on", [date(2025, 6, 30), date(2025, 6, 1), date(2025, 12, 31)])
    def test_what_has_ended_stays_ended(self, cast: Cast, on: date) -> None:
        """Another day would change who had the right to what was done in between."""
        cast.akim.positions.update(until=date(2025, 6, 30))
        with pytest.raises(Refused, match="already_ended"):
            self.end(cast, on)
        assert cast.akim.positions.get().until == date(2025, 6, 30)
        assert not Entry.objects.filter(code="person.dismissed").exists()
