"""Accounts and positions: born of an invitation, ended with a date, never deleted."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from commission import access, clock, journal
from commission.domain.roles import BODY_ROLES, COMMISSION_ROLES, Actor, Holding, Role
from commission.domain.verdict import Refused, Verdict, require
from commission.models import Body, Commission, Person, Position


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPosition:
    """A role with its scope and the title papers and pages show."""

    role: Role
    title_kk: str
    title_ru: str
    title_en: str = ""
    commission: Commission | None = None
    body: Body | None = None
    since: date | None = None


FIRST_ADMINISTRATOR = NewPosition(
    role=Role.administrator,
    title_kk="Жүйе әкімшісі",
    title_ru="Администратор системы",
    title_en="System administrator",
)


def invite(
    *, email: str, position: NewPosition, by: Actor | None, name: str = "", language: str = "kk"
) -> Person:
    """Make an account nobody can enter until its invitation, mailed by the journal's subscriber, is taken up.

    `by` is None only for the set-up commands. Refused: "role", "email_taken", "position_scope".
    """
    if by is not None:
        require(access.may_keep_people(by))
        require(access.may_grant(by, position.role, position.commission.pk if position.commission else None))
    _require_scope(position)
    if _taken(email):
        raise Refused("email_taken", field="email")
    person = Person(email=email.lower(), name=name, language=language)
    person.set_unusable_password()
    with transaction.atomic():
        _open_account(person)
        _hold(person, position)
        journal.record(person, "person.invited", by, role=position.role.value, title=_title(position))
    return person


def invite_again(person: Person, *, by: Actor | None) -> None:
    """Mail a new link to somebody who has not taken up the first. Refused: "role", "invitation_spent"."""
    if by is not None:
        require(access.may_keep_people(by))
    if person.has_usable_password():
        raise Refused("invitation_spent")
    with transaction.atomic():
        journal.swap(person, None, invitation_sent_at=None)
        journal.record(person, "person.invited_again", by)


def first_administrator(*, email: str) -> Person:
    """The account a new system begins with; asked again for the same address the letter goes out again.

    Refused: "administrator_exists" once there is another, "email_taken", "invitation_spent".
    """
    there = _administrator()
    if there is None:
        return invite(email=email, position=FIRST_ADMINISTRATOR, by=None)
    if there.email != email.lower():
        raise Refused("administrator_exists")
    invite_again(there, by=None)
    return there


def correct(person: Person, *, name: str, email: str, by: Actor, seen: int | None = None) -> None:
    """Name and address together, an event for each that differs. Refused: "role", "email_taken", "stale"."""
    if email.lower() != person.email:
        _require_address(person, email, by)
    before = person.version
    with transaction.atomic():
        rename(person, name=name, by=by, seen=seen)
        readdress(person, email=email, by=by, seen=seen if person.version == before else None)


def readdress(person: Person, *, email: str, by: Actor, seen: int | None = None) -> None:
    """Another sign-in name; an invitation not taken up went to the old one, so it counts as not sent.

    Refused: "role", "email_taken", "stale".
    """
    before, after = person.email, email.lower()
    if after == before:
        return
    _require_address(person, after, by)
    columns: dict[str, Any] = {"email": after}
    if not person.has_usable_password():
        columns["invitation_sent_at"] = None
    with transaction.atomic():
        EmailAddress.objects.filter(user=person).delete()
        with _address_is_free():
            journal.swap(person, seen, **columns)
        told = {"before": before, "email": after, "changes": {"email": [before, after]}}
        journal.record(person, "person.readdressed", by, **told)


def may_readdress(by: Actor, person: Person) -> Verdict:
    """Whether this person may set the address of an account that holds what it holds or soon will."""
    open_still = person.positions.exclude(until__lt=clock.today()).order_by("id")
    held = [Holding(Role(one.role), one.commission_id, one.body_id) for one in open_still]
    return access.may_readdress(by, held)


def rename(person: Person, *, name: str, by: Actor, seen: int | None = None) -> None:
    """The name that lists and papers show; the same again is no event. Refused: "role", "stale"."""
    require(access.may_rename(by, person.pk))
    if name == person.name:
        return
    with transaction.atomic():
        before = person.name
        journal.swap(person, seen, name=name)
        journal.record(
            person, "person.renamed", by, before=before, name=name, changes={"name": [before, name]}
        )


def take_up(person: Person, *, password: str) -> None:
    """The invited person chooses a password; after that the invitation is spent. Refused: "weak_password"."""
    if person.has_usable_password():
        raise Refused("invitation_spent")
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise Refused("weak_password", field="password", why=" ".join(error.messages)) from error
    with transaction.atomic():
        person.set_password(password)
        journal.swap(person, None, password=person.password)
        journal.record(person, "person.joined", Actor(person.pk))


def appoint(person: Person, position: NewPosition, *, by: Actor | None, seen: int | None = None) -> Position:
    """Give one more position. Refused: "role", "position_scope", "stale"."""
    if by is not None:
        require(access.may_keep_people(by))
        require(access.may_grant(by, position.role, position.commission.pk if position.commission else None))
    _require_scope(position)
    with transaction.atomic():
        journal.swap(person, seen)
        held = _hold(person, position)
        journal.record(person, "person.appointed", by, role=position.role.value, title=_title(position))
    return held


def dismiss(position: Position, *, on: date, by: Actor, seen: int | None = None) -> None:
    """The position ends with that day (inclusive); an end that is set can only come earlier.

    To hold it longer is a new position. Refused: "role", "ends_before_start", "already_ended", "ends_later",
    "stale".
    """
    require(access.may_keep_people(by))
    require(access.may_grant(by, Role(position.role), position.commission_id))
    _require_end(position, on)
    with transaction.atomic():
        journal.swap(position.person, seen)
        Position.objects.filter(pk=position.pk).update(until=on)
        journal.record(position.person, "person.dismissed", by, title=_title(position), until=on)


def prefer(person: Person, **preferences: str | bool) -> None:
    """The person's own language, letters and appearance: no event of the journal, nobody else's business."""
    Person.objects.filter(pk=person.pk).update(**preferences)


def _administrator() -> Person | None:
    today = clock.today()
    held = Position.objects.current(today).filter(role=Role.administrator, person__is_active=True)
    position = held.select_related("person").order_by("id").first()
    return position.person if position else None


def _taken(email: str, *, but: Person | None = None) -> bool:
    """Whether it signs somebody else in: as the account's own, or as one that allauth keeps beside it."""
    people, addresses = Person.objects.all(), EmailAddress.objects.all()
    if but is not None:
        people, addresses = people.exclude(pk=but.pk), addresses.exclude(user=but)
    return people.filter(email=email.lower()).exists() or addresses.filter(email__iexact=email).exists()


def _require_address(person: Person, email: str, by: Actor) -> None:
    require(may_readdress(by, person), field="email")
    if _taken(email, but=person):
        raise Refused("email_taken", field="email")


def _open_account(person: Person) -> None:
    with _address_is_free():
        journal.born(person)


@contextmanager
def _address_is_free() -> Iterator[None]:
    """The unique address decides between two who take it at once."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise Refused("email_taken", field="email") from error


def _hold(person: Person, position: NewPosition) -> Position:
    return Position.objects.create(
        person=person,
        role=position.role.value,
        commission=position.commission,
        body=position.body,
        title_kk=position.title_kk,
        title_ru=position.title_ru,
        title_en=position.title_en,
        since=position.since or clock.today(),
    )


def _require_end(position: Position, on: date) -> None:
    if on < position.since:
        raise Refused("ends_before_start", field="until", since=position.since)
    if position.until is None:
        return
    if position.until < clock.today():
        raise Refused("already_ended", field="until", until=position.until)
    if on >= position.until:
        raise Refused("ends_later", field="until", until=position.until)


def _require_scope(position: NewPosition) -> None:
    needs_commission = position.role in COMMISSION_ROLES
    needs_body = position.role in BODY_ROLES
    if needs_commission != (position.commission is not None):
        raise Refused("position_scope", field="commission")
    if needs_body != (position.body is not None):
        raise Refused("position_scope", field="body")


def _title(position: NewPosition | Position) -> dict[str, str]:
    return journal.in_each_language(position, "title")
