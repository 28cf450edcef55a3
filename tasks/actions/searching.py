"""What tasks are found by, written in the transaction of what made them findable.

The journal's events say when: a task is born, somebody gave a reason or made remarks, a clause was corrected,
a body is called otherwise. A report's text is in no event, so who stores a report says it here. Everybody who
sees a task reads its reports, remarks and history (tasks.access), so one text serves all its readers; a
report's draft and a co-executor's delivery have other readers and are not in it.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Concat

from commission.journal import Event
from commission.models import Body, Clause, Entry
from commission.prepared import Given, Update
from tasks.domain.numbers import spoken
from tasks.domain.search import BREAK, text_of
from tasks.models import Report, SearchText, Task

SAID = ("text", "remarks", "reason")
"""What of an event's data people wrote themselves."""
AT_ONCE = 1000
"""Texts held in memory by a rebuild."""


def on_events(events: Sequence[Event]) -> None:
    """Keep the texts true; for many tasks of one event in few queries."""
    born = [obj.pk for _, obj in events if isinstance(obj, Task) and obj.version == 1]
    if born:
        write(born)
    for entry, obj in events:
        if isinstance(obj, Task) and obj.version > 1:
            add(obj, *said(entry).values())
        elif isinstance(obj, Clause):
            write_all(Task.objects.filter(instruction__clause=obj))
        elif isinstance(obj, Body):
            write_all(Task.objects.filter(body=obj))


_longer = Update(
    lambda: SearchText.objects.filter(task=Given("task", int)), text=Concat(F("text"), Given("more", str))
)


def add(task: Task, *texts: str) -> None:
    """The task is found by these words from now on, too."""
    if any(texts):
        _longer(task=task.pk, more=f"{BREAK}{text_of(*texts)}")


def write_all(tasks: QuerySet[Task]) -> int:
    """The texts of all these tasks anew, part by part; how many they are.

    In a transaction that holds them until it ends: words that somebody says meanwhile come after them.
    """
    keys = list(tasks.order_by("pk").values_list("pk", flat=True))
    for at in range(0, len(keys), AT_ONCE):
        some = keys[at : at + AT_ONCE]
        list(SearchText.objects.select_for_update().filter(pk__in=some).order_by("pk").values_list("pk"))
        write(some)
    return len(keys)


def write(keys: Collection[int]) -> None:
    """The texts of these tasks, from everything that is said of them."""
    rows = [SearchText(task_id=key, text=text) for key, text in texts_of(keys).items()]
    SearchText.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["task"], update_fields=["text"]
    )


def texts_of(keys: Collection[int]) -> dict[int, str]:
    """Task → its text, in five queries however many tasks."""
    tasks = Task.objects.filter(pk__in=keys).order_by("pk")
    columns = ("pk", "number", "body", "instruction__clause__text_kk", "instruction__clause__text_ru")
    reports, events = _reports(keys), _events(keys)
    rows = list(tasks.values_list(*columns))
    names = _names({body for _, _, body, _, _ in rows})
    return {
        pk: text_of(*spoken(number), kk, ru, *names[body], *reports[pk], *events[pk])
        for pk, number, body, kk, ru in rows
    }


def _names(bodies: Collection[int]) -> dict[int, list[str]]:
    found = Body.objects.filter(pk__in=bodies).prefetch_related("aliases").order_by("pk")
    return {body.pk: body.found_by for body in found}


def _reports(keys: Collection[int]) -> Mapping[int, list[str]]:
    rows = Report.objects.filter(task__in=keys).order_by("pk")
    return _gathered(rows.values_list("task", "text"))


def _events(keys: Collection[int]) -> Mapping[int, list[str]]:
    entries = Entry.objects.filter(object_kind=Task.journal_kind, object_id__in=keys).order_by("pk")
    return _gathered((entry.object_id, text) for entry in entries for text in said(entry).values())


def _gathered(pairs: Iterable[tuple[int, str]]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for key, text in pairs:
        found[key].append(text)
    return found


def said(entry: Entry) -> dict[str, str]:
    """What people wrote in an event themselves, by its names in SAID."""
    data: Mapping[str, Any] = json.loads(entry.data)
    return {name: text for name in SAID if isinstance(text := data.get(name), str) and text}
