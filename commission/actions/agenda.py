"""The agenda of a sitting. Its items have no version of their own: they are the sitting's."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max

from commission import access, journal
from commission.domain.roles import Actor
from commission.domain.verdict import Refused, require
from commission.models import AgendaItem, Body, Meeting


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
    """A new item at the end. Refused: "role", "frozen", "stale", "title_missing"."""
    require(access.may_edit(by, meeting))
    _require_title(text)
    with transaction.atomic():
        journal.swap(meeting, seen)
        last = meeting.items.aggregate(last=Max("order"))["last"] or 0
        item = AgendaItem.objects.create(meeting=meeting, order=last + 1, **asdict(text))
        item.reporters.set(reporters)
        journal.record(meeting, "meeting.item_added", by, order=item.order, title=text.title_kk)
    return item


def edit_item(
    item: AgendaItem, text: ItemText, *, by: Actor, reporters: Sequence[Body] = (), seen: int | None = None
) -> None:
    """Change an item. Once a person has written its title it is no longer inferred."""
    meeting = item.meeting
    require(access.may_edit(by, meeting))
    _require_title(text)
    changed: dict[str, Any] = journal.changes(item, **asdict(text))
    before, after = sorted(item.reporters.values_list("pk", flat=True)), sorted(one.pk for one in reporters)
    if before != after:
        changed["reporters"] = [before, after]
    if not changed:
        return
    with transaction.atomic():
        journal.swap(meeting, seen)
        AgendaItem.objects.filter(pk=item.pk).update(inferred=False, **asdict(text))
        item.reporters.set(reporters)
        journal.record(meeting, "meeting.item_edited", by, order=item.order, changes=changed)


def _require_title(text: ItemText) -> None:
    if not text.title_kk.strip():
        raise Refused("title_missing", field="title_kk")
