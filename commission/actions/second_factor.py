"""The second factor of a sign-in: what its owner did on allauth's pages is noted, a lost one is taken off."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from commission import access, journal
from commission.domain.roles import Actor
from commission.domain.verdict import Refused, require
from commission.models import Person


def switched_on(person: Person) -> None:
    """Note that the person set up an authenticator app; call it in the transaction that did it."""
    _note(person, "person.second_factor_on")


def switched_off(person: Person) -> None:
    """Note that the person took the app off; call it in the transaction that did it."""
    _note(person, "person.second_factor_off")


def codes_made(person: Person) -> None:
    """Note new recovery codes; call it in the transaction that made them."""
    _note(person, "person.second_factor_codes")


def take_off(person: Person, *, reason: str, by: Actor | None, seen: int | None = None) -> None:
    """Free an account whose device is lost: from now on the password alone opens it.

    `by` is None for the command on the server. Nobody takes off their own this way: a session left open would
    be enough. Refused: "role", "own_second_factor", "needs_reason", "no_second_factor", "stale".
    """
    if by is not None:
        require(access.may_take_off_second_factor(by, person.pk))
    if not reason.strip():
        raise Refused("needs_reason", field="reason")
    with transaction.atomic():
        journal.swap(person, seen)
        removed, _ = Authenticator.objects.filter(user=person).delete()
        if not removed:
            raise Refused("no_second_factor")
        journal.record(person, "person.second_factor_removed", by, reason=reason.strip())


def has_one(person: Person) -> bool:
    """Whether the sign-in asks for more than the password."""
    return bool(Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists())


def _note(person: Person, code: str) -> None:
    journal.swap(person, None)
    journal.record(person, code, Actor(person.pk))
