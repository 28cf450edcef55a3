"""What a paper is called as a file."""

from django.utils.text import slugify

from commission.models import Meeting

LANGUAGES = ("kk", "ru")


def filename(meeting: Meeting, language: str, kind: str = "minutes") -> str:
    """Plain ASCII, for every mail program; a number that has no ASCII in it gives way to the sitting's id."""
    number = slugify(meeting.number) or f"id{meeting.pk}"
    return f"{kind}-{meeting.year or 'draft'}-{number}-{language}.pdf"
