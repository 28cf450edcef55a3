"""Pages of 50 by cursor: nothing is skipped and nothing comes twice while rows come and go under a reader."""

from typing import Any

from rest_framework.exceptions import NotFound
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request as Asked

A_PAGE = 50
LONGEST = 18
"""Digits of a place in the order: a forged cursor must not become a number that no column holds."""


class ByCursor(CursorPagination):
    """In the order of a whole number that never changes; the id, unless a list has an official order."""

    page_size = A_PAGE
    ordering: str | tuple[str, ...] = "id"

    def decode_cursor(self, request: Asked) -> Cursor | None:
        """One that somebody made up is refused as one that leads nowhere."""
        cursor = super().decode_cursor(request)
        place = cursor.position if cursor else None
        if place is not None and not (place.isascii() and place.isdecimal() and len(place) <= LONGEST):
            raise NotFound
        return cursor


class Official(ByCursor):
    """In the official order of bodies."""

    ordering = ("order", "id")


def page(rows: Any, request: Asked, view: Any, by: type[ByCursor] = ByCursor) -> tuple[list[Any], ByCursor]:
    """The rows of this page, and the paginator that links to the next."""
    paginator = by()
    return list(paginator.paginate_queryset(rows, request, view=view) or []), paginator
