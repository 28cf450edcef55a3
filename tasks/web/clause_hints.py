"""What the kinds of the law propose: names of measures, and the evidence, in both languages of the papers."""

from typing import Any

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tasks.domain.kinds import BY_CODE, Evidence, Kind, MeasureHint
from tasks.web.templatetags.reported import EVIDENCE

MEASURES: dict[str, str | Promise] = {
    "stands_installed": _("Information stands installed"),
    "hours_held": _("Prevention hours held"),
    "bodies_covered": _("Bodies that introduced prevention hours"),
    "persons_engaged": _("Public persons engaged"),
    "venues_limited": _("Venues with limited hours"),
    "venues_all": _("Venues in all"),
    "cameras_connected": _("Cameras connected to the police"),
    "cameras_all": _("Cameras in all"),
    "outlets_checked": _("Outlets checked"),
    "violations_found": _("Violations found"),
    "treatment_places": _("Places for treatment"),
    "juvenile_events": _("Events held for juveniles"),
    "juvenile_offences": _("Offences by juveniles"),
    "society_events": _("Events held with civil society"),
    "proposal_sent": _("Proposal sent"),
}


def kind_of(code: str) -> Kind:
    """The kind, or the one without proposals."""
    return BY_CODE.get(code, BY_CODE["other"])


def measure_values(hint: MeasureHint) -> dict[str, Any]:
    """A proposed measure as a line of the form holds it."""
    names = {f"name_{language}": said(MEASURES[hint.code], language) for language in ("kk", "ru", "en")}
    return {**names, "unit": hint.unit, "better": hint.better.value, "total": hint.total.value}


def evidence_values(kind: Kind) -> dict[str, str]:
    """The usual evidence of the kind; free evidence proposes nothing."""
    if kind.evidence is Evidence.free:
        return {}
    return {f"evidence_{language}": said(EVIDENCE[kind.evidence], language) for language in ("kk", "ru")}


def said(text: str | Promise, language: str) -> str:
    """The text in that language, whatever the reader's is."""
    with translation.override(language):
        return str(text)
