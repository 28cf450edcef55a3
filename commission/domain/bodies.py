"""Kinds of body, because the force of an instruction depends on who is subordinate to the akim."""

from enum import StrEnum


class BodyKind(StrEnum):
    """``akimat`` is the akim's office or a directorate of the oblast; ``state`` reports to the maslikhat."""

    city = "city"
    district = "district"
    akimat = "akimat"
    territorial = "territorial"
    representative = "representative"
    state = "state"
    central = "central"


AKIMAT_KINDS = frozenset({BodyKind.city, BodyKind.district, BodyKind.akimat})
"""Bodies subordinate to the akim of the oblast: only these can be instructed."""
