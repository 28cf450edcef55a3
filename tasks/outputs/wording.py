"""How a paper says a date, a term, a group of addressees and a hash: records and labels in, words out."""

from collections.abc import Set
from datetime import date
from enum import StrEnum

from tasks.domain.deadlines import DEFAULT_MONTHS, DueKind, DueRule
from tasks.outputs.labels import Forms, Labels

SHORT_HASH, SHORT_GROUP = 12, 4


class Group(StrEnum):
    """Addressees that have a name together; ``none`` = they are named one by one."""

    none = ""
    all_akims = "all_akims"
    district_akims = "district_akims"


def group_of(bodies: Set[str], *, cities: Set[str], districts: Set[str]) -> Group:
    """«All akims» is said only when it is true of exactly these bodies, given by their codes."""
    if not cities or len(districts) < 2:
        return Group.none
    if bodies == cities | districts:
        return Group.all_akims
    return Group.district_akims if bodies == districts else Group.none


def date_words(day: date, labels: Labels) -> str:
    """«2025 жылғы 19 тамыз», «19 августа 2025 года»."""
    return labels.date.format(year=day.year, day=day.day, month=labels.months[day.month - 1])


def counted(n: int, forms: Forms) -> str:
    """«1 рабочий день», «22 рабочих дня», «11 рабочих дней»."""
    if n % 10 == 1 and n % 100 != 11:
        return f"{n}\u00a0{forms[0]}"
    few = n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14)
    return f"{n}\u00a0{forms[1 if few else 2]}"


def due_words(rule: DueRule, labels: Labels) -> str:
    """A date, or a count from the signature: the paper is printed before the day of signing is known.

    No term given means one month (Regulation № 10, point 183).
    """
    if rule.kind is DueKind.fixed and rule.on is not None:
        return date_words(rule.on, labels)
    unset = rule.kind is DueKind.unset
    unit = DueKind.months if unset else rule.kind
    count = counted(rule.n or DEFAULT_MONTHS, labels.units[unit])
    return count if unset else labels.counted.format(count=count)


def short_hash(digest: str) -> str:
    """«a1b2-c3d4-e5f6»: what two people can compare by reading it aloud."""
    head = digest[:SHORT_HASH]
    return "-".join(head[at : at + SHORT_GROUP] for at in range(0, len(head), SHORT_GROUP))
