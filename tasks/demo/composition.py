"""The demo's composition of the commission: seats by position, the members' bodies as they might well be."""

from commission.actions.commissions import NewSeat, enter_composition
from commission.domain.bodies import BodyKind
from commission.models import Body, Commission, Composition, Seat

ACT_KK = "ДЕМО: құрам ойдан алынған, бекіту туралы акт жоқ"
ACT_RU = "ДЕМО: состав вымышленный, акта об утверждении нет"

OFFICERS = (
    NewSeat(role=Seat.Role.CHAIR.value, title_kk="облыс әкімі", title_ru="аким области"),
    NewSeat(
        role=Seat.Role.DEPUTY.value,
        title_kk="облыс әкімінің орынбасары",
        title_ru="заместитель акима области",
    ),
    NewSeat(role=Seat.Role.SECRETARY.value, title_kk="комиссия хатшысы", title_ru="секретарь комиссии"),
)

AGENCIES = (
    "internal-policy",
    "economy",
    "education",
    "health",
    "social",
    "child-rights",
    "digital",
    "youth",
    "business",
    "police",
    "revenue",
    "penal",
)


def compose(commission: Commission) -> Composition:
    """The officers, then the thirteen akims and twelve agencies in official order."""
    akims = Body.objects.filter(kind__in=[BodyKind.city.value, BodyKind.district.value])
    members = (akims | Body.objects.filter(code__in=AGENCIES)).order_by("order")
    seats = [NewSeat(title_kk=body.head_title_kk, title_ru=body.head_title_ru, body=body) for body in members]
    return enter_composition(commission, [*OFFICERS, *seats], act_kk=ACT_KK, act_ru=ACT_RU, by=None)
