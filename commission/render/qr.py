"""A text as a QR code: geometry only. The ink is in `templates/kit/parts/qr.html`: no style is inside."""

from dataclasses import dataclass

import qrcode

QUIET = 4
"""Light modules around the code; a reader needs four (ISO/IEC 18004)."""


@dataclass(frozen=True)
class Code:
    """`size`: modules on a side with the quiet zone; `path`: the dark ones, for the `d` of an SVG path."""

    size: int
    path: str


def code(text: str) -> Code:
    """One stroke for each dark module, as wide as a module: a phone reads it at any size."""
    drawn = qrcode.QRCode(border=QUIET)
    drawn.add_data(text)
    rows = drawn.get_matrix()
    strokes = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return Code(len(rows), "".join(strokes))
