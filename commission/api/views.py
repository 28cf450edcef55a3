"""Who I am, the commissions, and what answers where there is no address."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request as Asked
from rest_framework.response import Response

from commission import clock
from commission.api.base import Endpoint
from commission.api.shapes import Names, names
from commission.models import Commission, Position

SCHEMA = settings.BASE_DIR / "docs" / "openapi.yaml"


class Held(serializers.Serializer):
    """A position held today: a role, and the commission or the body it is held in."""

    role = serializers.CharField()
    title = Names()
    commission = serializers.CharField(allow_null=True)
    body = serializers.CharField(allow_null=True)


class MeRow(serializers.Serializer):
    """Whose key this is."""

    email = serializers.EmailField()
    name = serializers.CharField(allow_blank=True)
    positions = Held(many=True)


class CommissionRow(serializers.Serializer):
    """A commission, by the name the law of today gives it."""

    code = serializers.CharField()
    level = serializers.CharField()
    name = Names()


class Me(Endpoint):
    """The bearer of the key."""

    @extend_schema(operation_id="me", responses=MeRow)
    def get(self, request: Asked) -> Response:
        """Who I am, and the positions I hold today."""
        held = Position.objects.current(clock.today()).filter(person=request.user.pk)
        rows = held.select_related("body", "commission").order_by("id")
        return Response(
            {
                "email": request.user.email,
                "name": request.user.name,
                "positions": [_held(position) for position in rows],
            }
        )


class Commissions(Endpoint):
    """The commissions there are."""

    @extend_schema(operation_id="commissions", responses=CommissionRow(many=True))
    def get(self, request: Asked) -> Response:
        """All of them: there are few."""
        rows = Commission.objects.visible_to(self.actor).prefetch_related("bases").order_by("id")
        return Response([_commission(row) for row in rows])


class OpenApi(Endpoint):
    """The description of all addresses, for programs and for the page of the documentation."""

    @extend_schema(exclude=True)
    def get(self, request: Asked) -> HttpResponse:
        """As committed: a test compares it with the code."""
        return HttpResponse(SCHEMA.read_bytes(), content_type="application/yaml; charset=utf-8")


class NoSuchAddress(Endpoint):
    """Every other address below /api/v1/."""

    authentication_classes = ()
    permission_classes = ()
    schema = None

    def initial(self, request: Asked, *args: Any, **kwargs: Any) -> None:
        """Whatever the method: there is nothing here."""
        raise Http404


def _held(position: Position) -> dict[str, Any]:
    return {
        "role": position.role,
        "title": names(position, "title"),
        "commission": position.commission.code if position.commission else None,
        "body": position.body.code if position.body else None,
    }


def _commission(row: Commission) -> dict[str, Any]:
    basis = row.basis_on(clock.today()) or row.basis_on(None)
    named = names(basis) if basis else {"kk": row.code, "ru": row.code}
    return {"code": row.code, "level": row.level, "name": named}
