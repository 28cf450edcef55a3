"""Accounts and positions: what the actions refuse, whoever calls them."""

import pytest
from allauth.account.models import EmailAddress

from commission.actions import people
from commission.actions.people import NewPosition
from commission.domain.roles import Role
from commission.domain.verdict import Refused
from commission.models import Person
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
