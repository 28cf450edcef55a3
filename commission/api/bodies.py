"""State bodies in their official order, by the names they bear today."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request as Asked
from rest_framework.response import Response

from commission import clock
from commission.api.base import Endpoint
from commission.api.paging import Official, page
from commission.api.schema import listed
from commission.api.shapes import Names, names
from commission.models import Body


class BodyRow(serializers.Serializer):
    """Whoever an instruction can be addressed to."""

    code = serializers.CharField()
    kind = serializers.ChoiceField(Body.Kind.values)
    order = serializers.IntegerField()
    name = Names()
    short = Names()
    active_until = serializers.DateField(allow_null=True)


class Bodies(Endpoint):
    """The list."""

    @extend_schema(operation_id="bodies", **listed(BodyRow))
    def get(self, request: Asked) -> Response:
        """Fifty a page."""
        rows, paginator = page(Body.objects.visible_to(self.actor), request, self, Official)
        return paginator.get_paginated_response([body_row(body) for body in rows])


class OneBody(Endpoint):
    """One of them."""

    @extend_schema(operation_id="body", responses=BodyRow)
    def get(self, request: Asked, code: str) -> Response:
        """By its code."""
        return Response(body_row(get_object_or_404(Body.objects.visible_to(self.actor), code=code)))


def body_row(body: Body) -> dict[str, Any]:
    """As it is called today."""
    named = body.named_on(clock.today())
    return {
        "code": body.code,
        "kind": body.kind,
        "order": body.order,
        "name": names(named),
        "short": names(named, "short"),
        "active_until": body.active_until,
    }


def called(body: Body) -> dict[str, Any]:
    """A body beside something else: its code and its name of today."""
    return {"code": body.code, "name": names(body.named_on(clock.today()))}


class Called(serializers.Serializer):
    """A body beside something else."""

    code = serializers.CharField()
    name = Names()
