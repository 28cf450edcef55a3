"""One file of a report that is being written, from the sender's hands into the draft."""

from django.core.files.base import File

from commission.actions import files
from commission.domain.roles import Actor
from commission.render import sniff
from tasks.actions import report_drafts
from tasks.actions.report_drafts import Arrived
from tasks.models import DraftFile, Task


def take_in(
    task: Task,
    file: "File[bytes]",
    *,
    is_letter: bool = False,
    token: str = "",
    by: Actor,
    by_letter: bool = False,
) -> DraftFile:
    """Looked into before it is kept. Sent again, because the answer was lost on the way, it is found there.

    `token` is the sender's name for this one upload. Refused: as sniff.inspect and report_drafts.add.
    """
    if there := report_drafts.known(task, token, by_letter):
        return there
    name = str(file.name)
    sniff.require_size(name, file.size or 0)
    data = file.read()
    media_type = sniff.inspect(name, data)
    with files.or_nothing() as keep:
        arrived = Arrived(keep(name, media_type, data), is_letter, token)
        return report_drafts.add(task, [arrived], by=by, by_letter=by_letter)[0]
