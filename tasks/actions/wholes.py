"""The control side of a clause as one value: read from one clause, united with another's, put to a third."""

from dataclasses import asdict, dataclass, replace

from commission.models import Clause
from tasks.actions import instructions
from tasks.actions.instructions import COUNTED, DIRECTION, Counted, Direction, Owner
from tasks.models import Instruction


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Everything of a clause but its text; `plans` of the owners stand in the order of `measures`."""

    direction: Direction
    owners: tuple[Owner, ...]
    measures: tuple[Counted, ...]


def read(clause: Clause) -> Whole:
    """As stored now."""
    (whole,) = read_all(clause)
    return whole


def read_all(*clauses: Clause) -> list[Whole]:
    """Of several clauses, in their order."""
    found = Instruction.objects.for_page().in_bulk([clause.pk for clause in clauses])
    return [_whole(found[clause.pk]) for clause in clauses]


def _whole(how: Instruction) -> Whole:
    counted = ({name: getattr(measure, name) for name in COUNTED} for measure in how.measures.all())
    return Whole(
        direction=Direction(**{name: getattr(how, name) for name in DIRECTION}),
        owners=tuple(instructions.owners_of(how)),
        measures=tuple(Counted(**values) for values in counted),
    )


def put(clause: Clause, whole: Whole) -> None:
    """Store it as it is: it was judged when it was written, and is judged again before the chair.

    The caller holds the sitting's lock and writes the journal.
    """
    how, _ = Instruction.objects.update_or_create(clause=clause, defaults=asdict(whole.direction))
    instructions.put(how, whole.owners, whole.measures)


def unite(first: Whole, second: Whole) -> Whole:
    """Owners and measures of both; where both say something of one of them, `first` is right.

    What `first` leaves blank on a common owner (force, plan) is taken from `second`.
    """
    there = {measure.name_kk for measure in first.measures}
    measures = (*first.measures, *(one for one in second.measures if one.name_kk not in there))
    ours, theirs = _planned(first, measures), _planned(second, measures)
    owners = [_both(owner, theirs.get(body)) for body, owner in ours.items()]
    owners += [owner for body, owner in theirs.items() if body not in ours]
    return Whole(direction=first.direction, owners=tuple(owners), measures=measures)


def _planned(whole: Whole, measures: tuple[Counted, ...]) -> dict[int, Owner]:
    """Body -> its line, the plans moved to where their measures stand now."""
    places = {measure.name_kk: place for place, measure in enumerate(whole.measures)}
    return {
        owner.body_id: replace(
            owner, plans=tuple(_at(owner.plans, places.get(measure.name_kk)) for measure in measures)
        )
        for owner in whole.owners
    }


def _at(plans: tuple[int | None, ...], place: int | None) -> int | None:
    return plans[place] if place is not None and place < len(plans) else None


def _both(ours: Owner, theirs: Owner | None) -> Owner:
    if theirs is None:
        return ours
    plans = zip(ours.plans, theirs.plans, strict=True)
    return replace(
        ours,
        force=ours.force or theirs.force,
        due_date=ours.due_date or theirs.due_date,
        plans=tuple(their if our is None else our for our, their in plans),
    )
