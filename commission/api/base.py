"""What every address of the API does: speaks the language asked for, reads a shape, keeps versions."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from rest_framework.request import Request as Asked
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from commission.api.problems import Stale, VersionMissing
from commission.domain.roles import Actor
from commission.domain.verdict import Refused
from commission.models import Governed, Person


class ApiRequest(Asked):
    """With who acts; a name for types only."""

    actor: Actor
    user: Person
    _request: HttpRequest


class Endpoint(APIView):
    """One address. What it raises becomes a problem (commission/api/problems.py)."""

    request: ApiRequest

    def initialize_request(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Asked:
        """Before anything can be refused: LanguageMiddleware, around this, puts the old language back."""
        translation.activate(language_of(request))
        return super().initialize_request(request, *args, **kwargs)

    def finalize_response(
        self, request: Asked, response: HttpResponse, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """In which language it is, and that no cache may keep it for somebody else."""
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Content-Language"] = translation.get_language() or settings.LANGUAGE_CODE
        patch_vary_headers(response, ["Accept-Language", "Authorization", "Cookie"])
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    @property
    def actor(self) -> Actor:
        """Who acts."""
        return self.request.actor

    def sent(self, shape: type[Serializer], **options: Any) -> dict[str, Any]:
        """What was sent, if it has this shape. A write to something that has versions must name one (428)."""
        read = shape(data=self.request.data, **options)
        missing = isinstance(self.request.data, Mapping) and "version" not in self.request.data
        if missing and "version" in read.fields:
            raise VersionMissing
        read.is_valid(raise_exception=True)
        return dict(read.validated_data)


@contextmanager
def seen(obj: Governed, version: int) -> Iterator[int]:
    """`with seen(meeting, sent["version"]) as version:` and a refusal «stale» tells both versions."""
    try:
        yield version
    except Refused as refusal:
        if refusal.code != "stale":
            raise
        obj.refresh_from_db(fields=["version"])
        raise Stale(version, obj.version) from refusal


def language_of(request: HttpRequest) -> str:
    """The first of Accept-Language that we speak, «ru-KZ» is Russian; else Kazakh."""
    ours = dict(settings.LANGUAGES)
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    return next((code for name, _ in asked if (code := name.split("-")[0]) in ours), settings.LANGUAGE_CODE)
