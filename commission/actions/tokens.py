"""Keys of the API: made by their bearer, shown once, revoked for good."""

import hashlib
import secrets
from datetime import date, timedelta

from django.db import transaction

from commission import clock, journal
from commission.domain.roles import Actor
from commission.domain.verdict import ALLOWED, Refused, refuse, require
from commission.models import ApiToken, Person

MOST = 20
"""Keys of one person: enough for every program there is, few enough to know each of them."""
PREFIX = "cck_"
"""So that a key is known for what it is wherever it turns up: in a log, in a repository, in a letter."""
BYTES = 32
"""Of chance. Nobody guesses 256 bits, so a quick hash is safe where a password would need a slow one."""
EVERY = timedelta(minutes=1)
"""Between two notes of the last use: a program that asks ten times a second writes once."""


def make(
    person: Person, *, name: str, expires_on: date | None, by: Actor, seen: int | None = None
) -> tuple[ApiToken, str]:
    """A new key, and its secret, which nobody can read again.

    Refused: "role" for anybody but its bearer, "too_many_tokens", "token_ends_in_past", "stale".
    """
    _require_own(person, by)
    if expires_on and expires_on < clock.today():
        raise Refused("token_ends_in_past", field="expires_on", on=expires_on)
    secret = PREFIX + secrets.token_urlsafe(BYTES)
    with transaction.atomic():
        journal.swap(person, seen)
        if person.api_tokens.standing().count() >= MOST:
            raise Refused("too_many_tokens", most=MOST)
        token = ApiToken.objects.create(
            person=person, name=name, digest=digest(secret), made_at=clock.now(), expires_on=expires_on
        )
        journal.record(person, "person.token_made", by, name=name, expires_on=expires_on)
    return token, secret


def revoke(token: ApiToken, *, by: Actor) -> None:
    """From now on it opens nothing; revoked twice it is one event. Refused: "role"."""
    _require_own(token.person, by)
    with transaction.atomic():
        if not ApiToken.objects.standing().filter(pk=token.pk).update(revoked_at=clock.now()):
            return
        journal.swap(token.person, None)
        journal.record(token.person, "person.token_revoked", by, name=token.name)


def used(token: ApiToken) -> None:
    """Note the last use: no event of anything, so no journal."""
    now = clock.now()
    if token.used_at is None or now - token.used_at >= EVERY:
        ApiToken.objects.filter(pk=token.pk).update(used_at=now)


def digest(secret: str) -> str:
    """What is stored of a key (64 hex digits)."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _require_own(person: Person, by: Actor) -> None:
    require(ALLOWED if by.person_id == person.pk else refuse("role"))
