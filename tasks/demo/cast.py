"""The people of the demo: one account a position, no invented names, one password everybody may know.

Such accounts exist only in a demo or a developer's database: a deployed system refuses to start with them
(commission/checks.py).
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.functional import lazy
from django.utils.translation import get_language

from commission import journal
from commission.actions.people import NewPosition, appoint
from commission.domain.roles import BODY_ROLES, COMMISSION_ROLES, Role
from commission.models import Body, Commission, Person, Position, Seat

PASSWORD = "demo-2026-aktobe"
DOMAIN = "demo.invalid"
WITHOUT_ACCOUNT = frozenset({"penal"})
"""Bodies that get their extracts by hand, as some do everywhere."""


@dataclass(frozen=True, slots=True)
class Part:
    """A position of the demo, with its title in three languages; `body` is a body's code."""

    login: str
    role: Role
    kk: str
    ru: str
    en: str
    body: str = ""
    language: str = "kk"

    @property
    def email(self) -> str:
        """The address the person signs in with; no mail can ever reach it."""
        return f"{self.login}@{DOMAIN}"

    def title(self) -> str:
        """In the language of the reader."""
        return {"ru": self.ru, "en": self.en}.get(get_language() or "", self.kk)


CAST: tuple[Part, ...] = (
    Part(
        "secretary", Role.secretary, "комиссия хатшысы", "секретарь комиссии", "secretary of the commission"
    ),
    Part(
        "chair",
        Role.chair,
        "облыс әкімі, комиссия төрағасы",
        "аким области, председатель комиссии",
        "akim of the oblast, chair of the commission",
    ),
    Part(
        "deputy",
        Role.deputy,
        "облыс әкімінің орынбасары, комиссия төрағасының орынбасары",
        "заместитель акима области, заместитель председателя комиссии",
        "deputy akim of the oblast, deputy chair of the commission",
    ),
    Part(
        "controller",
        Role.controller,
        "облыс әкімі аппаратының бақылау қызметкері",
        "сотрудник аппарата акима области по контролю",
        "control officer of the office of the akim of the oblast",
    ),
    Part("member", Role.member, "комиссия мүшесі", "член комиссии", "member of the commission"),
    Part(
        "akim-alga",
        Role.head,
        "Алға ауданының әкімі",
        "аким Алгинского района",
        "akim of Alga District",
        "alga",
    ),
    Part(
        "akim-khromtau",
        Role.head,
        "Хромтау ауданының әкімі",
        "аким Хромтауского района",
        "akim of Khromtau District",
        "khromtau",
    ),
    Part(
        "specialist-alga",
        Role.specialist,
        "Алға ауданы әкімі аппаратының маманы",
        "специалист аппарата акима Алгинского района",
        "specialist of the office of the akim of Alga District",
        "alga",
    ),
    Part(
        "health",
        Role.head,
        "денсаулық сақтау басқармасының басшысы",
        "руководитель управления здравоохранения",
        "head of the Directorate of Health",
        "health",
    ),
    Part("auditor", Role.auditor, "аудитор", "аудитор", "auditor"),
    Part(
        "admin", Role.administrator, "жүйе әкімшісі", "администратор системы", "administrator", language="en"
    ),
)


class SignIn(TypedDict):
    """What the sign-in page of a demo offers; `who` is lazy: it follows the reader's language."""

    email: str
    password: str
    who: str


def demo_sign_ins() -> list[SignIn]:
    """The accounts anybody may enter; none on a deployed system."""
    if not settings.THROW_AWAY:
        return []
    return [SignIn(email=part.email, password=PASSWORD, who=lazy(part.title, str)()) for part in CAST]


def make_cast(commission: Commission, since: date) -> None:
    """Create the accounts with their positions, held since that day. The password is hashed once: it is no
    secret.
    """
    password = make_password(PASSWORD)
    bodies = {body.code: body for body in Body.objects.order_by("order")}
    with transaction.atomic():
        for part in CAST:
            held = _position(part, commission, bodies, since)
            person = _account(part.email, held, password, part.language)
            appoint(person, held, by=None)
            if part.role is Role.head:  # the composition seats them: they read the minutes they are bound by
                appoint(person, _membership(commission, since), by=None)


def make_heads(commission: Commission, since: date, without: Container[str] = WITHOUT_ACCOUNT) -> None:
    """An account for the head of every other body, which no page offers: they accept and report, so that
    their pages call them present, but nobody enters as they: their password is thrown away.
    """
    headed = Position.objects.filter(role=Role.head.value).values("body")
    seated = set(Seat.objects.exclude(body=None).values_list("body", flat=True))
    password = make_password(get_random_string(40))
    with transaction.atomic():
        for body in Body.objects.exclude(pk__in=headed).order_by("order"):
            if body.code not in without:
                _head(body, since, password, _membership(commission, since) if body.pk in seated else None)


def _head(body: Body, since: date, password: str, membership: NewPosition | None) -> None:
    kk, ru = body.head_title_kk or body.name_kk, body.head_title_ru or body.name_ru
    held = NewPosition(
        role=Role.head, title_kk=kk, title_ru=ru, title_en=body.head_title_en, body=body, since=since
    )
    person = _account(f"head-{body.code}@{DOMAIN}", held, password, "kk")
    appoint(person, held, by=None)
    if membership:
        appoint(person, membership, by=None)


def _account(email: str, held: NewPosition, password: str, language: str) -> Person:
    person = Person(email=email, password=password, language=language, is_demo=True)
    journal.born(person)
    journal.record(person, "person.demo", None, title=journal.in_each_language(held, "title"))
    return person


def _membership(commission: Commission, since: date) -> NewPosition:
    member = next(part for part in CAST if part.role is Role.member)
    return NewPosition(
        role=Role.member,
        title_kk=member.kk,
        title_ru=member.ru,
        title_en=member.en,
        commission=commission,
        since=since,
    )


def _position(part: Part, commission: Commission, bodies: dict[str, Body], since: date) -> NewPosition:
    return NewPosition(
        role=part.role,
        title_kk=part.kk,
        title_ru=part.ru,
        title_en=part.en,
        commission=commission if part.role in COMMISSION_ROLES else None,
        body=bodies[part.body] if part.role in BODY_ROLES else None,
        since=since,
    )
