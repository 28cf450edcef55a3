"""State bodies, kept as one file lists them: names in every form the papers need, aliases, official order.

The file is the complete list of an oblast in its official order, so a body's order is its place in the file.
Loading it again changes only what differs; a body that left the file stays, for old papers name it. What
people changed on the pages is theirs: the file neither takes such a body back nor, from then on, orders the
list anew.
"""

import json
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from commission import journal
from commission.domain.bodies import BodyKind
from commission.domain.names import FORMS
from commission.models import Body, BodyAlias, Entry

BODIES = Path(settings.BASE_DIR) / "commission" / "data" / "bodies.json"

REQUIRED = ("name", "short")


class BadFile(ValueError):
    """The file cannot be read as a list of bodies; the message says where and why, in one line."""


@dataclass(frozen=True, slots=True)
class Row:
    """One body as the file has it: columns of the table, and every alias it is found by."""

    code: str
    columns: Mapping[str, Any]
    aliases: frozenset[str]


@dataclass(frozen=True, slots=True)
class Counts:
    """What loading a file did."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0


def load_bodies(path: Path = BODIES) -> Counts:
    """Make the stored bodies those of the file, all or none. Raises BadFile."""
    rows = read_bodies(path)
    with transaction.atomic():
        stored = {body.code: body for body in Body.objects.prefetch_related("aliases")}
        kept = _kept_by_people()
        if kept:
            rows = _in_stored_order(rows, stored)
        created = [_create(row) for row in rows if row.code not in stored]
        ours = [row for row in rows if row.code in stored and stored[row.code].pk not in kept]
        updated = [row for row in ours if _update(stored[row.code], row)]
    return Counts(len(created), len(updated), len(rows) - len(created) - len(updated))


def read_bodies(path: Path) -> list[Row]:
    """The rows of the file, checked. Raises BadFile."""
    try:
        listed = list(json.loads(path.read_text(encoding="utf-8"))["bodies"])
    except OSError as error:
        raise BadFile(f"{path}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise BadFile(f'{path}: not a JSON file with a list "bodies"') from error
    rows = [_row(path, order, body) for order, body in enumerate(listed, start=1)]
    codes = [row.code for row in rows]
    if twice := sorted({code for code in codes if codes.count(code) > 1}):
        raise BadFile(f"{path}: the code {twice[0]} stands there twice")
    return rows


def _row(path: Path, order: int, body: Mapping[str, Any]) -> Row:
    try:
        columns = {"order": order, "kind": BodyKind(body["kind"]).value, "kato": body.get("kato", "")}
        for form, languages in FORMS.items():
            columns |= _forms(form, languages, body.get(form))
        found_by = {*body.get("aliases", []), *(columns[f"short_{language}"] for language in FORMS["short"])}
        code = body["code"]
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise BadFile(f"{path}: body {order}: {error!r}") from error
    return Row(code, columns, frozenset(found_by - {"", *(columns[f"name_{x}"] for x in FORMS["name"])}))


def _forms(form: str, languages: tuple[str, ...], given: list[str] | None) -> dict[str, str]:
    """`["а", "б"]` of form "short" becomes `{"short_kk": "а", "short_ru": "б"}`; a form left out is blank."""
    if given is None and form in REQUIRED:
        raise KeyError(form)
    values = given or [""] * len(languages)
    if len(values) != len(languages):
        raise ValueError(f"{form} needs {len(languages)} values")
    return {f"{form}_{language}": value for language, value in zip(languages, values, strict=True)}


def _kept_by_people() -> frozenset[int]:
    """The bodies that somebody changed on the pages."""
    entries = Entry.objects.filter(object_kind=Body.journal_kind, person__isnull=False)
    return frozenset(entries.order_by("object_id").values_list("object_id", flat=True))


def _in_stored_order(rows: list[Row], stored: Mapping[str, Body]) -> list[Row]:
    """The same rows, those stored where they stand, and those that are new at the end."""
    places = {code: body.order for code, body in stored.items()}
    for row in rows:
        places.setdefault(row.code, max(places.values()) + 1)
    return [replace(row, columns={**row.columns, "order": places[row.code]}) for row in rows]


def _create(row: Row) -> Body:
    body = Body(code=row.code, **row.columns)
    journal.born(body)
    _set_aliases(body, row)
    journal.record(body, "body.loaded", None, name=body.name_kk)
    return body


def _update(body: Body, row: Row) -> bool:
    """Whether anything differed."""
    changed = journal.changes(body, **row.columns)
    known = {alias.text for alias in body.aliases.all()}
    if known != row.aliases:
        changed["aliases"] = [sorted(known), sorted(row.aliases)]
    if not changed:
        return False
    journal.swap(body, None, **row.columns)
    _set_aliases(body, row, known)
    journal.record(body, "body.updated", None, changes=changed)
    return True


def _set_aliases(body: Body, row: Row, known: Set[str] = frozenset()) -> None:
    body.aliases.filter(text__in=known - row.aliases).delete()
    BodyAlias.objects.bulk_create(BodyAlias(body=body, text=text) for text in sorted(row.aliases - known))
