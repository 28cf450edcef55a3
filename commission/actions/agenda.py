"""The agenda of a sitting. Its items have no version of their own: they are the sitting's."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from commission import access, clock, journal
from commission.actions.decisions import LONGEST_TEXT, require_open
from commission.actions.places import PARKED, lay
from commission.domain.roles import Actor
from commission.domain.verdict import Refused, require
from commission.models import AgendaItem, Body, Clause, Meeting, Reporter

LONGEST_TITLE = 2_000
"""Characters in one language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemText:
    """A question on the agenda, in both languages."""

    title_kk: str
    title_ru: str = ""
    reporter_name: str = ""
    reporter_title_kk: str = ""
    reporter_title_ru: str = ""
    heard_kk: str = ""
    heard_ru: str = ""
    spoke_kk: str = ""
    spoke_ru: str = ""


def add_item(
    meeting: Meeting, text: ItemText, *, by: Actor, reporters: Sequence[Body] = (), seen: int | None = None
) -> AgendaItem:
    """A new item at the end; `reporters` in the order in which they speak.

    Refused: "role", "frozen", "stale", "title_missing", "too_long", "reports_twice".
    """
    require(access.may_edit(by, meeting))
    _require_sound(text, reporters)
    with transaction.atomic():
        journal.swap(meeting, seen)
        order = meeting.items.count() + 1
        item: AgendaItem = AgendaItem.objects.create(meeting=meeting, order=order, **asdict(text))
        _name_reporters(item, reporters)
        journal.record(meeting, "meeting.item_added", by, order=order, title=_title(text))
    return item


def edit_item(
    item: AgendaItem, text: ItemText, *, by: Actor, reporters: Sequence[Body] = (), seen: int | None = None
) -> None:
    """Change an item. Once a person has written its title it is no longer inferred.

    Refused: as `add_item`, and "item_removed".
    """
    meeting = item.meeting
    require(access.may_edit(by, meeting))
    _require_sound(text, reporters)
    changed: dict[str, Any] = journal.changes(item, **asdict(text))
    before, after = reporters_of(item), [body.pk for body in reporters]
    if before != after:
        changed["reporters"] = [before, after]
    if not changed:
        return
    with transaction.atomic():
        journal.swap(meeting, seen)
        if not AgendaItem.objects.filter(pk=item.pk).update(inferred=False, **asdict(text)):
            raise Refused("item_removed")
        _name_reporters(item, reporters)
        journal.record(meeting, "meeting.item_edited", by, order=item.order, changes=changed)


def reorder(meeting: Meeting, order: Sequence[int], *, by: Actor, seen: int | None = None) -> None:
    """Put the items in this order of their ids; the numbers of their clauses follow by themselves.

    Refused: "role", "frozen", "stale"; a list that is not the agenda's own items was made of another version.
    """
    with transaction.atomic():
        require_open(meeting, by)
        items = standing(meeting)
        before = [item.pk for item in items]
        if list(order) == before:
            return
        journal.swap(meeting, seen)
        if sorted(order) != sorted(before):
            raise Refused("stale")
        places = ", ".join(str(before.index(pk) + 1) for pk in order)
        lay(sorted(items, key=lambda item: list(order).index(item.pk)))
        journal.record(
            meeting, "meeting.reordered", by, places=places, changes={"order": [before, list(order)]}
        )


def remove_item(item: AgendaItem, *, by: Actor, seen: int | None = None) -> None:
    """Take an item without clauses off the agenda; the row stays, so that `put_back` loses no word.

    Refused: "role", "frozen", "stale", "item_has_clauses".
    """
    meeting = item.meeting
    with transaction.atomic():
        require_open(meeting, by)
        if item not in (there := standing(meeting)):
            return
        if clauses := [str(one) for one in Clause.objects.filter(item=item).select_related("item")]:
            raise Refused("item_has_clauses", clauses=", ".join(clauses))
        journal.swap(meeting, seen)
        AgendaItem.objects.filter(pk=item.pk).update(removed_at=clock.now())
        lay([one for one in there if one != item])
        journal.record(meeting, "meeting.item_removed", by, order=item.order, title=_title(item))


def put_back(item: AgendaItem, *, by: Actor, seen: int | None = None) -> None:
    """Undo `remove_item`: to where it stood, or to the end of an agenda that has become shorter.

    Refused: "role", "frozen", "stale". An item that was put back meanwhile stays where it is.
    """
    meeting = item.meeting
    with transaction.atomic():
        require_open(meeting, by)
        others = standing(meeting)
        if item in others:
            return
        at = min(item.order - 1, len(others))
        journal.swap(meeting, seen)
        item.order = PARKED
        AgendaItem.with_removed.filter(pk=item.pk).update(removed_at=None, order=PARKED)
        lay([*others[:at], item, *others[at:]])
        journal.record(meeting, "meeting.item_put_back", by, order=item.order, title=_title(item))


def standing(meeting: Meeting) -> list[AgendaItem]:
    """The agenda as it is now."""
    return list(AgendaItem.objects.filter(meeting=meeting).order_by("order"))


def reporters_of(item: AgendaItem) -> list[int]:
    """The ids of the bodies that report, in their order."""
    return list(item.reporting.order_by("order", "body__order").values_list("body_id", flat=True))


def _name_reporters(item: AgendaItem, bodies: Sequence[Body]) -> None:
    item.reporting.all().delete()
    rows = [Reporter(item=item, body=body, order=place) for place, body in enumerate(bodies, start=1)]
    Reporter.objects.bulk_create(rows)


def _require_sound(text: ItemText, reporters: Sequence[Body]) -> None:
    if not text.title_kk.strip():
        raise Refused("title_missing", field="title_kk")
    for field, typed in asdict(text).items():
        most = LONGEST_TITLE if field.startswith("title") else LONGEST_TEXT
        if len(typed) > most:
            raise Refused("too_long", field=field, most=most, typed=len(typed))
    if len(set(reporters)) < len(reporters):
        raise Refused("reports_twice", field="reporters")


def _title(of: ItemText | AgendaItem) -> dict[str, str]:
    return journal.in_each_language(of, "title")
