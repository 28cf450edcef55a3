"""Pages of a list that costs the same however little of it is shown: its keys are asked for once."""

from functools import cached_property
from typing import Any

from django.core.paginator import Paginator

MOST = 1000
"""Counting on tells nobody more, and over years of history it costs more than the page."""


class CappedPaginator(Paginator[Any]):
    """As Django's, over the first thousand rows; «1 000+» is said where there are more."""

    @cached_property
    def keys(self) -> list[int]:
        """Of the rows in their order; one more than MOST where there are more."""
        rows: Any = self.object_list
        return list(rows.values_list("pk", flat=True)[: MOST + 1])

    @cached_property
    def count(self) -> int:
        """Rows that can be leafed through."""
        return min(len(self.keys), MOST)

    @property
    def is_more(self) -> bool:
        """Whether rows are left out."""
        return len(self.keys) > MOST

    def page_keys(self, number: int) -> list[int]:
        """Of the rows of one page."""
        return self.keys[: self.count][(number - 1) * self.per_page : number * self.per_page]
