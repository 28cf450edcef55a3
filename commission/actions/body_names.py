"""What a body is called: a new name from a day on, a slip corrected, the other ways people write it.

A renaming leaves what was said before it as it was; a correction holds for all days, for the name never was
what the slip made of it. Which of the two it is, only a person knows.
"""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from django.db import transaction

from commission import access, journal
from commission.domain.names import OWN, Former, Names, plain
from commission.domain.roles import Actor
from commission.domain.verdict import Refused, require
from commission.domain.workdays import ONE_DAY
from commission.models import Body, BodyAlias


def rename(body: Body, names: Names, *, since: date, act: str, by: Actor, seen: int | None = None) -> None:
    """The body bears `names` from `since` on, by an act; the day may lie ahead.

    Refused: "role", "needs_act", "renamed_later", "body_ended", "name_borne", "stale".
    """
    require(access.may_keep_bodies(by))
    if not act.strip():
        raise Refused("needs_act", field="act")
    if seen not in (None, body.version):
        raise Refused("stale")  # said before the day is judged: the newer name may be the reason
    _require_day(body, since)
    changed = _changed(body, names)
    if not changed:
        return
    was = Former(since - ONE_DAY, act.strip(), body.names)
    told = {
        "since": since,
        "act": was.act,
        "before": said(was.names),
        "name": said(names),
        "changes": changed,
    }
    with transaction.atomic():
        journal.swap(body, seen, former=[*body.former, was.plain()], **asdict(names))
        journal.record(body, "body.renamed", by, **told)


def correct(body: Body, names: Names, *, by: Actor, seen: int | None = None) -> None:
    """The newest name was written wrong. Refused: "role", "name_borne", "stale"."""
    require(access.may_keep_bodies(by))
    changed = _changed(body, names)
    if not changed:
        return
    told = {"before": said(body.names), "name": said(names), "changes": changed}
    with transaction.atomic():
        journal.swap(body, seen, **asdict(names))
        journal.record(body, "body.corrected", by, **told)


def take_back(body: Body, *, reason: str, by: Actor, seen: int | None = None) -> None:
    """The newest renaming was a mistake, or its day was: the name before it holds again.

    Refused: "role", "needs_reason", "not_renamed", "stale".
    """
    require(access.may_keep_bodies(by))
    if not body.former:
        raise Refused("not_renamed")
    if not reason.strip():
        raise Refused("needs_reason", field="reason")
    before = body.formers[-1].names
    told = {
        "name": said(before),
        "reason": reason.strip(),
        "changes": journal.changes(body, **asdict(before)),
    }
    with transaction.atomic():
        journal.swap(body, seen, former=body.former[:-1], **asdict(before))
        journal.record(body, "body.name_taken_back", by, **told)


def add_alias(body: Body, text: str, *, by: Actor) -> None:
    """Another way people write the name. Refused: "role", "alias_known", "name_borne"."""
    require(access.may_keep_bodies(by))
    written = " ".join(text.split())
    with transaction.atomic():
        journal.swap(body, None)
        if plain(written) in map(plain, body.found_by):
            raise Refused("alias_known", field="text")
        require_free(body, {"text": written})
        BodyAlias.objects.create(body=body, text=written)
        journal.record(body, "body.alias_added", by, text=written)


def remove_alias(alias: BodyAlias, *, by: Actor) -> None:
    """Nobody is to be found by it any more. Refused: "role"."""
    require(access.may_keep_bodies(by))
    with transaction.atomic():
        journal.swap(alias.body, None)
        alias.delete()
        journal.record(alias.body, "body.alias_removed", by, text=alias.text)


def require_free(body: Body, texts: Mapping[str, str]) -> None:
    """By one text one body is found: raise «name_borne» at the first field whose text means another, at work.

    A wound-up body lends its name to whoever succeeds it, and so does a former name.
    """
    others = Body.objects.exclude(pk=body.pk).prefetch_related("aliases").order_by("order")
    borne = {plain(text): other for other in others if other.active for text in _means(other)}
    for field, text in texts.items():
        if other := borne.get(plain(text)):
            raise Refused("name_borne", field=field, text=text, body=said(other.names))


def said(names: Names) -> dict[str, str]:
    """The name for a sentence of the journal, in each language."""
    return {"kk": names.name_kk, "ru": names.name_ru}


def _changed(body: Body, names: Names) -> dict[str, list[str]]:
    changed = journal.changes(body, **asdict(names))
    require_free(body, {column: changed[column][1] for column in OWN if column in changed})
    return changed


def _means(body: Body) -> list[str]:
    newest = [getattr(body, column) for column in OWN]
    return [text for text in (*newest, *(alias.text for alias in body.aliases.all())) if text]


def _require_day(body: Body, since: date) -> None:
    begun = body.formers[-1].until + ONE_DAY if body.former else None
    if begun and since <= begun:
        raise Refused("renamed_later", field="since", since=begun)
    if body.active_until and since > body.active_until:
        raise Refused("body_ended", field="since", until=body.active_until)
