"""The guides of the three people, one page each: docs/guides/, shown as a page of ours.

They are written in Kazakh and Russian; whoever reads pages in another language gets the state language.
"""

import functools
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from commission import access
from commission.domain.roles import Actor, Role
from commission.web.request import Request

GUIDES = {
    "secretary": _("To the secretary"),
    "akim": _("To akims and heads of bodies"),
    "governor": _("To the chair and the governor's office"),
}
LANGUAGES = ("kk", "ru")
FOLDER = Path(settings.BASE_DIR) / "docs" / "guides"
PICTURES = "../pictures/"
"""Where a guide looks for its pictures; a page finds them among the static files (STATICFILES_DIRS)."""


class Guide(NamedTuple):
    """A heading, and the rest as HTML."""

    title: str
    body: SafeString


@login_required
@require_safe
def guide(request: Request, who: str = "") -> HttpResponse:
    """The guide asked for, or the reader's own; the two others are one press away."""
    who = who or _own(request.actor)
    if who not in GUIDES:
        raise Http404
    language = get_language()
    language = language if language in LANGUAGES else settings.LANGUAGE_CODE
    context = {"who": who, "guides": GUIDES.items(), "language": language, "guide": _read(who, language)}
    return render(request, "tasks/guide/guide.html", context)


def _own(actor: Actor) -> str:
    if actor.has(Role.secretary):
        return "secretary"
    return "governor" if access.oversees(actor) else "akim"


@functools.cache
def _read(who: str, language: str) -> Guide:
    """A file of ours, so its HTML is trusted."""
    heading, _newline, text = (FOLDER / f"{who}.{language}.md").read_text(encoding="utf-8").partition("\n")
    markdown = MarkdownIt("commonmark")
    tokens = markdown.parse(text)
    for token in tokens:
        for part in token.children or ():
            _place(part)
    return Guide(
        heading.removeprefix("# "), mark_safe(markdown.renderer.render(tokens, markdown.options, {}))
    )


def _place(part: Token) -> None:
    """A picture comes from the static files, and only when it is about to be seen."""
    if part.type == "image":
        name = str(part.attrs["src"]).removeprefix(PICTURES)
        part.attrs |= {"src": static(f"guide/{name}"), "loading": "lazy"}
