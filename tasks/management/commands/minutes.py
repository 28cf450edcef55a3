"""`manage.py minutes MEETING --lang kk -o FILE`: the minutes of a sitting as PDF."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from commission.management.base import OwnCommand
from commission.models import Meeting
from tasks.outputs.labels import LABELS
from tasks.outputs.minutes import render

SEED = "seed"


class Command(OwnCommand):
    """Minutes that went to the chair come out as they were stored: they are never made again."""

    help = "Write the minutes of a sitting to a PDF file: the stored paper if there is one, else a draft."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The language is checked in `handle`, so that a wrong one is one line and not a page of usage."""
        parser.add_argument("meeting", help=f"the id of a sitting, or «{SEED}» for the seed sitting")
        parser.add_argument("--lang", default="kk", help=f"language of the paper: {', '.join(LABELS)}")
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file and name it."""
        language, output = options["lang"], options["output"]
        if language not in LABELS:
            raise CommandError(f"There are no minutes in «{language}»: choose one of {', '.join(LABELS)}.")
        paper = _paper(_find(options["meeting"]), language)
        try:
            output.write_bytes(paper)
        except OSError as error:
            raise CommandError(f"{output} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{output}: {len(paper)} bytes")


def _find(which: str) -> Meeting:
    """The sitting somebody asks for on the command line."""
    if which == SEED:
        meeting = Meeting.objects.exclude(source_kk="").order_by("pk").first()
    else:
        meeting = Meeting.objects.filter(pk=int(which)).first() if which.isdecimal() else None
    if meeting is None:
        raise CommandError(f"There is no sitting «{which}».")
    return meeting


def _paper(meeting: Meeting, language: str) -> bytes:
    """The stored paper, else a draft of today's records."""
    stored = meeting.papers.filter(language=language, void=False).select_related("file").first()
    return stored.file.read() if stored else render(meeting, language, draft=True)
