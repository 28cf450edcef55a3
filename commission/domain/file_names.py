"""What a file that people sent is called: its own last name, without letters that are not seen.

A name is shown to people and offered to their computers. A mark that turns the reading direction makes
«есеп[mark]fdp.exe» look like «есепexe.pdf»; an ending that is not the file's own opens the wrong program.
"""

import re
import unicodedata

from commission.domain.media_types import DOCX, JPEG, PDF, PNG, WEBP, XLSX

LONGEST = 120
NAMELESS = "file"
OWN_ENDINGS = {
    JPEG: (".jpg", ".jpeg", ".jpe", ".jfif"),
    PNG: (".png",),
    WEBP: (".webp",),
    PDF: (".pdf",),
    DOCX: (".docx",),
    XLSX: (".xlsx",),
}
"""By media type, the usual one first."""


def clean(name: str) -> str:
    """The last part of a path, of visible letters only; never empty."""
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(letter for letter in last if letter.isspace() or unicodedata.category(letter)[0] != "C")
    return unicodedata.normalize("NFC", " ".join(seen.split()).strip(" .")) or NAMELESS


def proper(name: str, media_type: str) -> str:
    """The clean name with an ending of its own; what it had stays before it, for people to recognise."""
    cleaned = clean(name)
    endings = OWN_ENDINGS.get(media_type, ("",))
    ending = next((own for own in endings if cleaned.lower().endswith(own)), "")
    stem = cleaned[: len(cleaned) - len(ending)]
    return stem[:LONGEST] + (cleaned[len(stem) :] or endings[0])
