"""Everybody who plays in the tests, named once.

Two commissions, four bodies, sixteen people: enough that for every rule there is one who may and one who
comes close and may not.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from commission import clock
from commission.domain.roles import Actor
from commission.models import Body, Commission, Person, Position
from tests import make

SINCE = date(2025, 1, 1)
PASSWORD = "a-long-enough-password"


@dataclass
class Cast:
    """The people, their bodies and commissions."""

    ours: Commission
    theirs: Commission
    alga: Body
    khromtau: Body
    health: Body
    police: Body
    secretary: Person
    chair: Person
    deputy: Person
    member: Person
    controller: Person
    authorised: Person
    akim: Person
    other_akim: Person
    agency_head: Person
    specialist: Person
    reviewer_of_own: Person
    left: Person
    auditor: Person
    administrator: Person
    other_secretary: Person
    stranger: Person

    def people(self) -> Iterator[tuple[str, Person]]:
        """Every person with the part they play."""
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Person):
                yield field.name, value


def actor(person: Person) -> Actor:
    """The person's rights today."""
    return Position.objects.actor(person.pk, clock.today())


PARTS = [field.name for field in fields(Cast) if field.type is Person]


def assemble() -> Cast:
    """The whole cast, with a calendar and seats for the first commission."""
    make.calendar()
    ours, theirs = make.commission("ours"), make.commission("theirs")
    make.seats(ours)
    bodies = {
        "alga": make.body("alga", "district", 3, "Алға ауданы", "Алгинский район"),
        "khromtau": make.body("khromtau", "district", 12, "Хромтау ауданы", "Хромтауский район"),
        "health": make.body("health", "akimat", 25, "Денсаулық басқармасы", "Управление здравоохранения"),
        "police": make.body("police", "territorial", 41, "Полиция департаменті", "Департамент полиции"),
    }
    return Cast(ours=ours, theirs=theirs, **bodies, **_people(ours, theirs, bodies))


def _people(ours: Commission, theirs: Commission, bodies: dict[str, Body]) -> dict[str, Person]:
    in_ours = ["secretary", "chair", "deputy", "member", "controller"]
    people = {role: _person(role, role, commission=ours) for role in in_ours}
    people["authorised"] = _person("authorised", "authority", commission=ours)
    people["akim"] = _person("akim", "head", body=bodies["alga"])
    people["other_akim"] = _person("other_akim", "head", body=bodies["khromtau"])
    people["agency_head"] = _person("agency_head", "head", body=bodies["health"])
    people["specialist"] = _person("specialist", "specialist", body=bodies["alga"])
    people["reviewer_of_own"] = _person("reviewer_of_own", "controller", commission=ours)
    _hold(people["reviewer_of_own"], "head", body=bodies["alga"])
    people["left"] = _person("left", "secretary", commission=ours, until=date(2025, 6, 30))
    people["auditor"] = _person("auditor", "auditor")
    people["administrator"] = _person("administrator", "administrator")
    people["other_secretary"] = _person("other_secretary", "secretary", commission=theirs)
    people["stranger"] = Person.objects.create_user("stranger@test.invalid", PASSWORD)
    return people


def _person(name: str, role: str, **scope: object) -> Person:
    person = Person.objects.create_user(f"{name}@test.invalid", PASSWORD)
    _hold(person, role, **scope)
    return person


def _hold(person: Person, role: str, **scope: object) -> None:
    titles = {"title_kk": f"{role} kk", "title_ru": f"{role} ru", "title_en": f"{role} en"}
    Position.objects.create(person=person, role=role, since=SINCE, **titles, **scope)
