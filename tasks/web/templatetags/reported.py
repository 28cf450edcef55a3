"""Filters for what a report shows: its numbers, its files, and what is expected of it."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from commission.domain.media_types import DOCX, XLSX
from commission.render import sniff
from tasks.domain.kinds import BY_CODE, Evidence
from tasks.models import Fact, Instruction
from tasks.web.task_figures import plain

register = template.Library()

EVIDENCE: dict[Evidence, str | Promise] = {
    Evidence.photo_each: _("a photo of each"),
    Evidence.list_or_photo: _("a list of those present or photos"),
    Evidence.link: _("links to the publications"),
    Evidence.act: _("the act"),
    Evidence.act_number: _("the numbers of the acts"),
    Evidence.document: _("a document"),
    Evidence.letter: _("the letter, with its number and date"),
    Evidence.free: _("a description of what was done"),
}

OFFICE = {DOCX: "DOCX", XLSX: "XLSX"}


@register.filter
def usual_evidence(instruction: Instruction) -> str:
    """What reports of this kind show unless the clause asks for something else."""
    return str(EVIDENCE[BY_CODE[instruction.kind].evidence])


@register.filter
def fact_words(fact: Fact) -> str:
    """The value without decimals it does not have."""
    return plain(fact.value)


@register.filter
def media_word(media_type: str) -> str:
    """«PDF», «JPEG»: what people call it."""
    if media_type in OFFICE:
        return OFFICE[media_type]
    return media_type.rpartition("/")[2].upper() if media_type in sniff.ACCEPTED else media_type
