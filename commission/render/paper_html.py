"""The HTML of a paper as WeasyPrint reads it, without the styles that no paper has.

WeasyPrint's sheet of defaults says how footnotes, notes and list marks look on *every* element, and each of
these styles is computed and held until the paper is written, whether there is a note or not: six for one
that is used. Without them the worker of a hundred pages holds 180 MB instead of 210, and is done sooner.
"""

import re
from functools import cache

from weasyprint import CSS, HTML
from weasyprint.html import UA

_NOTES = re.compile(r"^::(?:foot)?note-[a-z]+ \{[^{}]*\}$", re.MULTILINE)
_MARKS = re.compile(r"^::marker\b", re.MULTILINE)


class PaperHTML(HTML):  # type: ignore[misc]  # WeasyPrint has no type information
    """Read like any HTML; only the sheet of defaults is our own cut of WeasyPrint's."""

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        """WeasyPrint asks here for its defaults; there is no public place to give others."""
        return [_defaults()]


@cache
def _defaults() -> CSS:
    """Papers have no notes, and only a list's points have marks."""
    return CSS(string=_MARKS.sub("li::marker", _NOTES.sub("", UA)))
