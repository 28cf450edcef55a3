"""What was sent from the editor, settled before the forms read it.

Every button of the editor sends the whole page, so that nothing typed is lost without JavaScript: «add»
makes lines, «remove» drops them, «take» fills in measures. Nothing is stored before «save».
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict

from commission.models import Body, Clause
from tasks.domain.fanout import AddresseeRole, Force, default_force
from tasks.web import clause_hints, grid
from tasks.web.clause_bodies import Group
from tasks.web.clause_forms import prefix
from tasks.web.clause_hints import kind_of

MOST_MEASURES = 20
NUMBER = re.compile(r"[0-9]{1,15}")
BLANK_MEASURE = {"name_kk": "", "name_ru": "", "name_en": "", "unit": "count", "better": "up", "total": "sum"}


def settle(
    sent: QueryDict, clause: Clause, bodies: Mapping[int, Body], offered: Iterable[Group]
) -> QueryDict:
    """The data as the forms shall read it: lines made, dropped and given their force."""
    data = sent.copy()
    kept = [pk for pk in lines(sent, bodies) if f"{prefix(pk)}-remove" not in sent]
    added = asked(sent, bodies, offered) - set(kept)
    led = any(data.get(f"{prefix(pk)}-role") == AddresseeRole.lead for pk in kept)
    role = AddresseeRole.co_executor if led else AddresseeRole.equal  # who joins a lead mostly helps it
    for pk in added:
        _put(data, prefix(pk), {"role": role.value, "force": ""})
    data.setlist("owner", [str(pk) for pk in bodies if pk in {*kept, *added}])
    _give_force(data, clause, bodies, added)
    _settle_measures(data)
    return data


def picked(sent: QueryDict, bodies: Mapping[int, Body]) -> set[int]:
    """Bodies ticked in the list."""
    return set(_ids(sent.getlist("bodies"), bodies))


def asked(sent: QueryDict, bodies: Mapping[int, Body], offered: Iterable[Group]) -> set[int]:
    """Those of a pressed group, one pressed by itself, and those ticked; only looking adds none yet."""
    pressed = {pk for group in offered if group.code in sent.getlist("group") for pk in group.ids}
    pressed |= set(_ids(sent.getlist("body"), bodies))
    return pressed if "find" in sent else pressed | picked(sent, bodies)


def lines(sent: QueryDict, bodies: Mapping[int, Body]) -> list[int]:
    """The bodies that have a line in the page as it was sent."""
    return _ids(sent.getlist("owner"), bodies)


def owners(data: QueryDict) -> list[int]:
    """The bodies that have a line, in their official order."""
    return [int(pk) for pk in data.getlist("owner")]


def _ids(values: Iterable[str], known: Mapping[int, Body]) -> list[int]:
    found = (int(value) for value in values if NUMBER.fullmatch(value))
    return list(dict.fromkeys(pk for pk in found if pk in known))


def _give_force(data: QueryDict, clause: Clause, bodies: Mapping[int, Body], new: set[int]) -> None:
    """A new line starts with its default; an old one without a force takes the clause's, once chosen."""
    force = data.get("force", "") if data.get("force") in set(Force) else ""
    from_source = bool(clause.source_kk)
    for pk in owners(data):
        name = f"{prefix(pk)}-force"
        if not data.get(name) and (force or pk in new):
            wanted = Force(force) if force else None
            data[name] = default_force(wanted, bodies[pk].kind, from_source=from_source) or ""


def _settle_measures(data: QueryDict) -> None:
    """Lines without a name close up; what the kind proposes is added if asked; one blank line stands last."""
    sent = {n: line for n in range(count(data)) if (line := _line(data, n))["name_kk"] or line["name_ru"]}
    lines = list(sent.values())
    if list(sent) != list(range(len(sent))):
        grid.renumber(data, owners(data), list(sent))
    if "take" in data:
        kind = kind_of(data.get("kind", ""))
        there = {line["name_kk"] for line in lines}
        proposed = [clause_hints.measure_values(hint) for hint in kind.measures]
        lines += [line for line in proposed if line["name_kk"] not in there]
        _put(data, "", {k: v for k, v in clause_hints.evidence_values(kind).items() if not data.get(k)})
    for n, line in enumerate([*lines, BLANK_MEASURE]):
        _put(data, f"measure-{n}", line)
    data["measures"] = str(len(lines) + 1)


def count(data: QueryDict) -> int:
    """How many lines of measures were sent; what is no number counts as none."""
    said = data.get("measures", "")
    return min(int(said), MOST_MEASURES) if NUMBER.fullmatch(said) else 0


def _line(data: QueryDict, n: int) -> dict[str, str]:
    return {name: data.get(f"measure-{n}-{name}", blank).strip() for name, blank in BLANK_MEASURE.items()}


def _put(data: QueryDict, start: str, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        data[f"{start}-{name}" if start else name] = value
