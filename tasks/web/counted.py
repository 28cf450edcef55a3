"""Pages of a list whose rows nobody wants counted to the end."""

from functools import cached_property
from typing import Any

from django.core.paginator import Paginator

MOST = 1000
"""Counting on tells nobody more, and over years of history it costs more than the page."""


class CappedPaginator(Paginator[Any]):
    """As Django's, over the first thousand rows; «1 000+» is said where there are more."""

    @cached_property
    def counted(self) -> int:
        """One more than MOST where there are more."""
        rows: Any = self.object_list
        return int(rows.order_by()[: MOST + 1].count())

    @cached_property
    def count(self) -> int:
        """Rows that can be leafed through."""
        return min(self.counted, MOST)

    @property
    def is_more(self) -> bool:
        """Whether rows are left out."""
        return self.counted > MOST
