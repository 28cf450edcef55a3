"""A found task with the places where the sought words stand, each word shown once."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from django.db.models import prefetch_related_objects
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from commission.models import Entry
from commission.web.templatetags.words import in_lang
from tasks.actions.searching import said
from tasks.domain.excerpts import Excerpt, beginning, excerpt
from tasks.domain.numbers import spoken
from tasks.domain.search import Ways
from tasks.models import Report, Task
from tasks.queries import TaskQuerySet

CLAUSE = "clause"
PLACES = {
    CLAUSE: _("Instruction"),
    "report": pgettext_lazy("report", "Report"),
    "text": _("Interim information"),
    "remarks": _("Remarks"),
    "reason": _("Reason"),
    "body": _("Owner"),
}

Text = tuple[str, str, str]
"""A code of PLACES, what stands there, and in which language where that is known."""
Names = Mapping[int, Sequence[str]]
"""Body id → every text it is known by."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where words were found, and the part of the text around them; `language` where it is known."""

    label: str | Promise
    excerpt: Excerpt
    language: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A row of the results. `clause` is its beginning where no sought word stands in it.

    `numbered` where its number is what was sought.
    """

    task: Task
    numbered: bool
    clause: Excerpt
    places: list[Place]


def hits(rows: TaskQuerySet, sought: Sequence[Ways], named: Names) -> list[Hit]:
    """The rows of a page, in two to four queries however many they are."""
    tasks: list[Task] = list(rows.select_related("body", "instruction__clause"))
    prefetch_related_objects([task for task in tasks if task.next_due is None], "terms")
    told = _Told([task.pk for task in tasks], named)
    return [_hit(task, told.of(task), sought) for task in tasks]


class _Told:
    """What is said of the tasks beside their own words; read for a whole page, once a row asks for it."""

    def __init__(self, keys: Collection[int], named: Names) -> None:
        self._keys, self._named = keys, named

    def of(self, task: Task) -> Iterator[Text]:
        """Reports, then what people wrote in events, then the names of the body."""
        yield from self._reports[task.pk]
        yield from self._events[task.pk]
        yield from (("body", name, "") for name in self._named.get(task.body_id, ()))

    @cached_property
    def _reports(self) -> defaultdict[int, list[Text]]:
        found = defaultdict[int, list[Text]](list)
        rows = Report.objects.filter(task__in=self._keys).order_by("-pk")
        for key, text in rows.values_list("task", "text"):
            found[key].append(("report", text, ""))
        return found

    @cached_property
    def _events(self) -> defaultdict[int, list[Text]]:
        found = defaultdict[int, list[Text]](list)
        entries = Entry.objects.filter(object_kind=Task.journal_kind, object_id__in=self._keys)
        for entry in entries.order_by("-pk").only("object_id", "data"):
            found[entry.object_id] += [(code, text, "") for code, text in said(entry).items()]
        return found


def _hit(task: Task, told: Iterator[Text], sought: Sequence[Ways]) -> Hit:
    """What the row says anyway needs no place."""
    number = excerpt(" ".join(spoken(task.number)), sought)
    body = excerpt(in_lang(task.body, "short"), sought)
    own, *others = _clause(task)
    clause = excerpt(own, sought)
    shown = {word for found in (number, body, clause) if found for word in found.words}
    places = _places(chain(others, told), sought, shown)
    return Hit(task, number is not None, clause or beginning(own), list(places))


def _places(texts: Iterator[Text], sought: Sequence[Ways], shown: set[int]) -> Iterator[Place]:
    """A place that adds no word says nothing new; most rows are told with the clause alone."""
    while len(shown) < len(sought) and (there := next(texts, None)):
        code, text, language = there
        found = excerpt(text, sought)
        if found and not found.words <= shown:
            shown |= found.words
            yield Place(PLACES[code], found, language)


def _clause(task: Task) -> tuple[str, Text]:
    """In the reader's language, and what the other paper says."""
    clause, own = task.instruction.clause, in_lang(task.instruction.clause, "text")
    other = "ru" if own == clause.text_kk else "kk"
    return own, (CLAUSE, getattr(clause, f"text_{other}"), other)
