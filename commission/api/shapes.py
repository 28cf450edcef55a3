"""Shapes that both houses use: what a value looks like. What may be done with it, the actions say."""

from collections.abc import Mapping, Sequence
from typing import Any

from rest_framework import serializers

from commission.models import Body, Seat

LARGEST = 2_147_483_647
"""Of a whole number: what a column holds."""


class Shape(serializers.Serializer):
    """A misspelt field is told and not passed over: what it was to say would be lost in silence."""

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        """Known fields only."""
        if isinstance(data, Mapping) and (unknown := set(data) - set(self.fields)):
            told = [serializers.ErrorDetail("", code="unknown")]
            raise serializers.ValidationError(dict.fromkeys(sorted(map(str, unknown)), told))
        return dict(super().to_internal_value(data))


class Versioned(Shape):
    """A write to something that was read before: `version` as it was read."""

    version = serializers.IntegerField(min_value=1)


class Names(serializers.Serializer):
    """A text in both languages; "" = nobody wrote it."""

    kk = serializers.CharField(allow_blank=True)
    ru = serializers.CharField(allow_blank=True)


class Words(serializers.CharField):
    """A text that may be blank, and keeps its line breaks and the blanks at its ends."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"allow_blank": True, "trim_whitespace": False, **options})


class BodyCodes(serializers.ListField):
    """Bodies by their codes, in the order that was sent; asked for together."""

    child = serializers.SlugField()

    def to_internal_value(self, data: Any) -> list[Body]:
        """The bodies."""
        return bodies_of(super().to_internal_value(data))


class EventRow(serializers.Serializer):
    """One event of a journal, newest first: what happened, when, who did it in which position."""

    version = serializers.IntegerField()
    code = serializers.CharField()
    said = serializers.CharField()
    at = serializers.DateTimeField()
    by = serializers.CharField()


class MoveRow(serializers.Serializer):
    """A move of this position: allowed now, or why not, as the button of the page says it."""

    move = serializers.CharField()
    allowed = serializers.BooleanField()
    code = serializers.CharField(allow_blank=True)
    reason = serializers.CharField(allow_blank=True)


def bodies_of(codes: Sequence[str], *, field: str = "") -> list[Body]:
    """In one query; ValidationError, of that field, where there is no such body."""
    known = Body.objects.in_bulk(codes, field_name="code")
    if not set(codes) <= set(known):
        told = [serializers.ErrorDetail("", code="does_not_exist")]
        raise serializers.ValidationError({field: told} if field else told)
    return [known[code] for code in codes]


def names(named: Any, form: str = "name") -> dict[str, str]:
    """`name_kk`, `name_ru` of a row as one value."""
    return {"kk": getattr(named, f"{form}_kk"), "ru": getattr(named, f"{form}_ru")}


def seat(held: Seat) -> dict[str, Any]:
    """A place in the commission."""
    return {"id": held.pk, "role": held.role, "title": names(held, "title")}
