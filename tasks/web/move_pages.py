"""What the page of a move does with its form, whatever it moves: a task or a co-executor's line."""

from collections.abc import Callable, Iterable

from django.core.files.uploadedfile import UploadedFile

from commission import journal
from commission.actions.files import Keep
from commission.domain.roles import Actor
from commission.domain.verdict import Refused
from commission.models import Entry, Governed, StoredFile
from commission.web.forms import show
from tasks.web.move_forms import MoveForm

Act = Callable[..., object]


def made(form: MoveForm, act: Act, by: Actor) -> bool:
    """Call the action with the cleaned fields as keywords; a refusal is put into the form."""
    try:
        act(form.moved, by=by, **form.cleaned_data)
    except Refused as refusal:
        show(form, refusal)
        return False
    return True


def meanwhile(form: MoveForm, moved: Governed) -> list[Entry]:
    """What happened since the form was opened, to stand beside what was typed; the next send knows of it."""
    seen = form.cleaned_data.get("seen") if form.is_bound else None
    if seen is None or seen >= moved.version:
        return []
    form.carry_on_from(moved.version)
    return [entry for entry in journal.history(moved) if entry.seq > seen]


def kept(evidence: Iterable[tuple[UploadedFile, str]], keep: Keep) -> list[StoredFile]:
    """Files are put at rest before the transaction that refers to them."""
    return [keep(str(file.name), media_type, _bytes(file)) for file, media_type in evidence]


def _bytes(file: UploadedFile) -> bytes:
    file.seek(0)
    return file.read()
