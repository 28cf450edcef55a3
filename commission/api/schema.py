"""What the description of the API says of every address: lists, files, keys, refusals."""

from collections.abc import Mapping
from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, inline_serializer
from rest_framework import serializers

from commission.api.problems import MEDIA_TYPE

WRITES = frozenset({"post", "put", "patch", "delete"})
CURSOR = OpenApiParameter("cursor", str, description="From `next` or `previous` of another page.")


class TokenScheme(OpenApiAuthenticationExtension):
    """The key of a program."""

    target_class = "commission.api.authentication.ByToken"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        """As RFC 6750 has it."""
        return {"type": "http", "scheme": "bearer"}


def listed(row: type[serializers.Serializer], *more: OpenApiParameter) -> dict[str, Any]:
    """For `extend_schema`: a page of such rows."""
    shape = inline_serializer(
        f"{row.__name__.removesuffix('Row')}Page",
        {
            "next": serializers.URLField(allow_null=True),
            "previous": serializers.URLField(allow_null=True),
            "results": row(many=True),
        },
    )
    return {"responses": shape, "parameters": [CURSOR, *more]}


def bytes_of(*media_types: str) -> dict[str, Any]:
    """For `extend_schema`: a file."""
    binary = OpenApiResponse(OpenApiTypes.BINARY, description="The file.")
    return {"responses": {(200, media_type): binary for media_type in media_types}}


def with_problems(result: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Every address can refuse, and does so in one shape (commission/api/problems.py)."""
    result["components"]["schemas"]["Problem"] = PROBLEM
    result["components"]["responses"] = {"Problem": PROBLEM_ANSWER}
    for operations in result["paths"].values():
        for method, operation in operations.items():
            operation["responses"] |= dict.fromkeys(_refusals(method), REFUSED)
    return result


def _refusals(method: str) -> list[str]:
    always = ["401", "403", "404"]
    return [*always, "409", "422", "428"] if method in WRITES else always


PROBLEM: Mapping[str, Any] = {
    "type": "object",
    "description": "A refusal (RFC 9457). `code` is for the program; `detail` is the sentence of the pages.",
    "required": ["type", "title", "status", "code", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "sent": {"type": "integer", "description": "Of «stale»: the version that was sent."},
        "current": {"type": "integer", "description": "Of «stale»: the version that is stored."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "code", "detail"],
                "properties": {name: {"type": "string"} for name in ("field", "code", "detail")},
            },
        },
    },
}
REFUSED = {"$ref": "#/components/responses/Problem"}
PROBLEM_ANSWER = {
    "description": "Refused.",
    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
