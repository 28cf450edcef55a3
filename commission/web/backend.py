"""Whose a session is."""

from allauth.account.auth_backends import AuthenticationBackend

from commission.models import Person
from commission.prepared import Given, Prepared

_person = Prepared(lambda: Person.objects.filter(pk=Given("pk", int)))


class Backend(AuthenticationBackend):
    """allauth's; only that the person is asked for prepared, as at every request."""

    def get_user(self, user_id: int) -> Person | None:
        """Nobody where the account is gone or closed."""
        return next((one for one in _person(pk=user_id) if self.user_can_authenticate(one)), None)
